import * as assert from 'uvu/assert';
import type { Format, MadePaper } from './made-up-papers.ts';

/** A page or file that a curator took papers from. */
export interface Dump {
  name: string;
  day: string;
  papers: Paper[];
  /** Where its bytes are: `gone` once a person deleted it. */
  is: 'there' | 'aside' | 'gone';
  format: Format;
  /** Whether it lists papers as printed, with venue and DOI. */
  isPrinted: boolean;
  /** What it calls a paper, where that is not the paper's own title. */
  titles?: Map<Paper, string>;
}

/** A paper as the test knows it: what it is, who lists it, what a person did with it. */
export interface Paper extends MadePaper {
  /** The id with which it first appeared: its address as long as the digest stands. */
  id: string;
  /** What sources called it. */
  titles: Set<string>;
  dumps: Set<Dump>;
  /** What a person wrote, by the field. */
  edits: Map<string, string>;
  /** A person took it out, and may bring it back. */
  out?: 'left out' | 'deleted';
  /** The file that a person deleted. */
  deleted?: { file: string; text: string };
  /** The paper that a person merged it into. */
  into?: Paper | undefined;
  /** The note that came to that paper with it. */
  brought?: string;
  /** No dump lists it any more, but a person had edited it. */
  stays?: boolean;
  /** Another paper has its title: a page without authors could mean either. */
  hasNamesake?: boolean;
  /** It was part of a merge once, or away: what its dumps brought is not taken back. */
  isEntangled?: boolean;
}

/** What must be true of a digest, as somebody would know who had only written down what was done. */
export class Kept {
  readonly papers: Paper[] = [];
  readonly dumps: Dump[] = [];
  /** Every address that there ever was, and whose it is. */
  readonly addresses = new Map<string, Paper>();
  /** A paper that another curator is busy with. */
  readonly busy = new Set<Paper>();
  /** Papers whose file is gone without a word to the program: the next build must ask. */
  readonly missing = new Set<Paper>();

  /** Whether it has a page of its own. */
  stands(paper: Paper): boolean {
    if (paper.out || paper.into) return false;
    return paper.stays === true || [...paper.dumps].some(dump => dump.is === 'there');
  }

  /** The paper that an address leads to. */
  leadsTo(paper: Paper): Paper | undefined {
    const end = paper.into ? this.leadsTo(paper.into) : paper;
    return end && this.stands(end) ? end : undefined;
  }

  standing(): Paper[] {
    return this.papers.filter(paper => this.stands(paper) && !this.busy.has(paper));
  }

  /** Notes the paper's address, which nobody else ever had. */
  found(paper: Paper, id: string): void {
    assert.not.ok(this.addresses.has(id), `${id} is the address of another paper`);
    paper.id = id;
    this.addresses.set(id, paper);
    this.papers.push(paper);
  }

  /** What becomes of the papers of a dump that is taken back. */
  takenBack(dump: Dump, is: 'aside' | 'gone'): void {
    dump.is = is;
    for (const paper of dump.papers) {
      const isListed = [...paper.dumps].some(other => other.is === 'there');
      if (!isListed && !paper.out && paper.edits.size > 0) paper.stays = true;
    }
  }
}

/** The address that a paper gets by its title, where it is free. */
export const addressOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
