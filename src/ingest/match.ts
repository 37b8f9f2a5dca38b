import { hashField } from '../entries/field-hash.ts';
import type { Paper } from '../paper.ts';
import { abstractKey, titleKey } from './text/key.ts';
import { nameKey } from './text/name.ts';

/** A title of so many words is one paper's alone; a shorter one ("Preface", "Part I") needs its authors to say so. */
export const TELLING_WORDS = 5;

/** What identity is decided from. */
export type Identity = Pick<
  Paper,
  'title' | 'author' | 'author-count' | 'authors-complete' | 'identifiers' | 'abstract'
>;

/** The answer to: which entry is this paper? */
export interface Match {
  /** The entry that it is; absent where none is. */
  id?: string;
  /** In words, for the ledger and for `explain`. */
  why?: string;
  /** Entries that may be the same paper, and what speaks for and against. A person decides. */
  doubtful: { id: string; why: string }[];
}

const IDENTIFIERS = ['arxiv', 'doi', 'openreview'] as const;

/**
 * Knows every paper of the archive by what identifies it, so that a new record is compared with the few entries that
 * share a key and not with all. The order of the rules: identifiers; then the title with the authors; a listing
 * without authors by a telling title; a listing without a title by its abstract.
 */
export class PaperIndex {
  readonly #papers = new Map<string, Identity>();
  readonly #byKey = new Map<string, string | string[]>();
  readonly #renamed = new Map<string, string>();

  /** Adds a paper, or what is known now of one that was added before. */
  add(id: string, paper: Identity): void {
    this.#papers.set(id, paper);
    for (const kind of IDENTIFIERS) if (paper.identifiers?.[kind]) this.#put(`${kind}:${paper.identifiers[kind]}`, id);
    if (paper.title !== undefined) this.#put(`title:${titleKey(paper.title)}`, id);
    if (paper.abstract !== undefined) this.#put(`abstract:${abstractKey(paper.abstract)}`, id);
  }

  /**
   * Adds a key under which an entry was listed, though the entry itself may no longer say so (merged, edited, deleted).
   * @param key as `ledgerKey` makes it
   */
  addListed(id: string, kind: 'title' | 'abstract', key: string): void {
    this.#put(`listed ${kind}:${key}`, id);
  }

  /** Notes that an entry has another id now. */
  rename(was: string, id: string): void {
    const paper = this.#papers.get(was);
    if (!paper) return;
    this.#papers.delete(was);
    this.#renamed.set(was, id);
    this.add(id, paper);
  }

  find(paper: Identity): Match {
    for (const kind of IDENTIFIERS) {
      const value = paper.identifiers?.[kind];
      const [id] = value ? this.#get(`${kind}:${value}`) : [];
      if (id !== undefined) return { id, why: `the same ${kind} identifier, ${value}`, doubtful: [] };
    }
    if (paper.title === undefined) return this.#findUntitled(paper);
    const match: Match = { doubtful: [] };
    for (const id of this.#lookUp('title', titleKey(paper.title))) {
      const verdict = compareTitled(paper, this.#papers.get(id));
      if (verdict.same) return { id, why: verdict.why, doubtful: [] };
      match.doubtful.push({ id, why: verdict.why });
    }
    const key = paper.abstract === undefined ? '' : abstractKey(paper.abstract);
    if (key.length >= 60)
      for (const id of this.#lookUp('abstract', key)) {
        const known = this.#papers.get(id);
        if (!known || known.title === undefined)
          return { id, why: 'an entry without a title has the same abstract', doubtful: match.doubtful };
        if (titleKey(known.title) !== titleKey(paper.title))
          match.doubtful.push({ id, why: 'the same abstract under another title' });
      }
    return match;
  }

  #findUntitled(paper: Identity): Match {
    const key = paper.abstract === undefined ? '' : abstractKey(paper.abstract);
    const [id] = key ? this.#lookUp('abstract', key) : [];
    return id === undefined
      ? { doubtful: [] }
      : { id, why: 'a listing without a title has the same abstract', doubtful: [] };
  }

  /** First the entries that say so now, then those that were listed so. */
  #lookUp(kind: 'title' | 'abstract', key: string): readonly string[] {
    if (key === '') return [];
    const now = this.#get(`${kind}:${key}`);
    const then = this.#get(`listed ${kind}:${ledgerKey(key)}`);
    return then.length === 0 ? now : [...new Set([...now, ...then])];
  }

  #put(key: string, id: string): void {
    if (key.endsWith(':')) return;
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, id);
    else if (typeof known === 'string') {
      if (known !== id) this.#byKey.set(key, [known, id]);
    } else if (!known.includes(id)) known.push(id);
  }

  #get(key: string): readonly string[] {
    const known = this.#byKey.get(key);
    if (known === undefined) return [];
    const ids = typeof known === 'string' ? [known] : known;
    return this.#renamed.size === 0 ? ids : [...new Set(ids.map(id => this.#renamed.get(id) ?? id))];
  }
}

/** A title's or an abstract's key, short enough for the ledger. */
export function ledgerKey(key: string): string {
  return hashField(key);
}

/** Two papers of one title: the same, or is there a doubt? */
function compareTitled(paper: Identity, known: Identity | undefined): { same: boolean; why: string } {
  const words = (paper.title ?? '').split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
  const telling = words >= TELLING_WORDS;
  if (!known)
    return telling
      ? { same: true, why: `the same title, of ${words} words` }
      : { same: false, why: `the same title, but of ${words} words only` };
  const against = contradiction(paper, known);
  if (against) return { same: false, why: `the same title, but ${against}` };
  if (paper.author && known.author) {
    const theirs = new Set(known.author.map(nameKey));
    const both = paper.author.filter(name => theirs.has(nameKey(name))).length;
    if (both > 0)
      return { same: true, why: `the same title, and ${both === 1 ? 'an author' : `${both} authors`} in common` };
    return { same: false, why: 'the same title, but no author in common' };
  }
  if (
    paper.abstract !== undefined &&
    known.abstract !== undefined &&
    abstractKey(paper.abstract) === abstractKey(known.abstract)
  )
    return { same: true, why: 'the same title and the same abstract' };
  return telling
    ? { same: true, why: `the same title, of ${words} words, and nothing against it` }
    : { same: false, why: `the same title, but of ${words} words only and without authors to compare` };
}

/** What speaks against two papers being one, in words. */
function contradiction(a: Identity, b: Identity): string | undefined {
  for (const kind of IDENTIFIERS) {
    const x = a.identifiers?.[kind];
    const y = b.identifiers?.[kind];
    if (x && y && x !== y) return `another ${kind} identifier`;
  }
  const count = (paper: Identity) =>
    paper['authors-complete'] === false ? undefined : (paper.author?.length ?? paper['author-count']);
  const x = count(a);
  const y = count(b);
  if (x !== undefined && y !== undefined && x !== y && !(a.author && b.author))
    return `${x} authors here and ${y} there`;
  return undefined;
}
