import fs from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import type { Curator } from './curator.ts';
import { addressOf, type Dump, type Kept, type Paper } from './kept.ts';
import { dumpText, ENDINGS, type Format, type MadePapers, NAMES_AUTHORS, NAMES_IDENTIFIERS } from './made-up-papers.ts';

const FORMATS: readonly Format[] = ['session', 'page', 'bib', 'csl'];

/** What goes on from day to day. */
export interface Work {
  kept: Kept;
  made: MadePapers;
  random: (below: number) => number;
  /** How often what was done, by its name. */
  done: Map<string, number>;
  /** What was done at the desk and can be taken back, the last one last. */
  desk: (() => void)[];
}

/** A day of a curator's work: what is done is written down in `kept` too. */
export class ADay {
  readonly date: string;
  readonly curator: Curator;
  readonly work: Work;

  constructor(date: string, curator: Curator, work: Work) {
    this.date = date;
    this.curator = curator;
    this.work = work;
  }

  get kept(): Kept {
    return this.work.kept;
  }

  /** The same day at another curator's machine. */
  at(curator: Curator): ADay {
    return new ADay(this.date, curator, this.work);
  }

  random(below: number): number {
    return this.work.random(below);
  }

  chance(percent: number): boolean {
    return this.random(100) < percent;
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[this.random(list.length || 1)];
  }

  count(what: string, times = 1): void {
    this.work.done.set(what, (this.work.done.get(what) ?? 0) + times);
  }

  /** A day so many days from another. */
  after(day: string, days: number): string {
    return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  }

  /** A paper with a page that nothing hangs on: neither a merge nor another curator. */
  plain(): Paper | undefined {
    return this.of(this.kept.standing().filter(paper => !paper.isEntangled));
  }

  /** Takes in a page of new papers and such as are known. */
  async takeIn(news: number, known: readonly Paper[] = []): Promise<Dump> {
    const papers = Array.from({ length: news }, () => ({
      ...this.work.made.paper(this.after(this.date, -this.random(4))),
    }));
    return this.takeInPapers(papers.map(unknownYet), known);
  }

  async takeInPapers(news: readonly Paper[], known: readonly Paper[], format = this.of(FORMATS)!): Promise<Dump> {
    const { curator, kept } = this;
    const number = kept.dumps.length;
    const isUndated = format === 'session' && this.chance(20);
    const name = `${isUndated ? 'pasted' : this.date}-${format}-${number}.${ENDINGS[format]}`;
    const dump: Dump = {
      name,
      day: this.date,
      papers: [...known, ...news],
      is: 'there',
      format,
      isPrinted: this.chance(30),
    };
    const before = curator.papers();
    const text = this.textOf(dump);
    if (this.chance(50)) {
      const file = path.join(curator.root, name);
      fs.writeFileSync(file, text);
      await curator.call('ingest', file);
      fs.rmSync(file);
    } else {
      curator.write(`dumps/${name}`, text);
      await curator.call('ingest');
    }
    const returned = known.filter(paper => !before.has(paper.id) && !paper.out && !paper.into).map(({ id }) => id);
    kept.dumps.push(dump);
    for (const paper of dump.papers) {
      paper.dumps.add(dump);
      if (paper.out) paper.isEntangled = true;
    }
    this.#name(
      news,
      [...curator.papers().keys()].filter(id => !before.has(id)),
      returned,
      dump,
    );
    this.count('papers', news.length);
    this.count('papers that were listed again', known.length);
    return dump;
  }

  /** New papers are called by their titles, and by more where the address is somebody's, or was. */
  #name(news: readonly Paper[], added: readonly string[], returned: readonly string[], dump: Dump): void {
    const free = new Set(added);
    for (const id of returned) assert.ok(free.delete(id), `${id} is back with ${dump.name}, under its own name`);
    for (const paper of news) {
      const plain = addressOf(paper.title);
      const isOwn = !this.kept.addresses.has(plain);
      const id = isOwn ? plain : [...free].find(name => name.startsWith(`${plain}-`));
      assert.ok(id !== undefined && free.delete(id), `${plain} came with ${dump.name}; what came: ${added.join(', ')}`);
      this.kept.found(paper, id);
    }
    assert.equal([...free], [], `nothing else came with ${dump.name}`);
  }

  textOf(dump: Dump): string {
    const listings = dump.papers.map(paper => ({ paper, title: dump.titles?.get(paper) ?? paper.title }));
    return dumpText(dump.format, listings, dump.day, dump.isPrinted);
  }

  /** Known papers that a page may list again. */
  known(most: number): Paper[] {
    const found = new Set<Paper>();
    for (let i = this.random(most + 1); i > 0; i--) {
      const paper = this.chance(85)
        ? this.plain()
        : this.of(
            this.kept.papers.filter(
              ({ into, isEntangled, hasNamesake, id, title, out }) =>
                !into && !hasNamesake && (!isEntangled || out) && id === addressOf(title),
            ),
          );
      if (paper && !this.kept.busy.has(paper) && !isForgotten(paper)) found.add(paper);
    }
    return [...found];
  }

  /** Another paper with the title of one that there is or was. */
  async namesake(): Promise<void> {
    // One that was taken back has left its address to whoever comes by that title: it may be the same paper.
    const there = this.kept.papers.filter(paper => paper.out || this.kept.stands(paper));
    const first = this.of(there.filter(({ dumps }) => [...dumps].every(isNamed)));
    if (!first || this.kept.busy.has(first)) return;
    const made = () => this.work.made.paper(this.date, first.title);
    let namesake = made();
    // With somebody in common it would be the same paper.
    while (namesake.authors.some(name => first.authors.includes(name))) namesake = made();
    const paper = { ...namesake, abstract: this.work.made.abstract(this.work.made.title()) };
    await this.takeInPapers([unknownYet(paper)], [], this.of(NAMES_AUTHORS)!);
    for (const other of this.kept.papers)
      if (other.titles.has(first.title)) Object.assign(other, { hasNamesake: true, isEntangled: true });
    this.count('namesakes');
  }

  /** A source has another title for a paper that is known by its identifier. */
  async retitled(): Promise<void> {
    const paper = this.of(
      this.kept
        .standing()
        .filter(
          ({ isEntangled, dumps }) => !isEntangled && [...dumps].some(dump => dump.is === 'there' && isKnown(dump)),
        ),
    );
    if (!paper) return;
    const title = this.work.made.title();
    paper.titles.add(title);
    const dump = { titles: new Map([[paper, title]]) };
    await this.listAs(paper, dump);
    this.count('papers that a source called otherwise');
  }

  private async listAs(paper: Paper, more: Pick<Dump, 'titles'>): Promise<void> {
    const format = this.of(NAMES_IDENTIFIERS)!;
    const name = `${this.date}-${format}-${this.kept.dumps.length}.${ENDINGS[format]}`;
    const dump: Dump = { name, day: this.date, papers: [paper], is: 'there', format, isPrinted: true, ...more };
    const before = this.curator.papers().size;
    this.curator.write(`dumps/${name}`, this.textOf(dump));
    await this.curator.call('ingest');
    assert.is(this.curator.papers().size, before, `${name} is of a paper that is known`);
    this.kept.dumps.push(dump);
    paper.dumps.add(dump);
  }
}

const isNamed = ({ format }: Dump): boolean => NAMES_AUTHORS.includes(format);
const isKnown = ({ format }: Dump): boolean => NAMES_IDENTIFIERS.includes(format);

/** Whether nothing knows its title any more: a person gave it another, and deleted what listed it. */
const isForgotten = ({ edits, dumps }: Paper): boolean =>
  edits.has('title') && [...dumps].every(({ is }) => is === 'gone');

function unknownYet(paper: Omit<Paper, 'id' | 'titles' | 'dumps' | 'edits'>): Paper {
  return { ...paper, id: '', titles: new Set([paper.title]), dumps: new Set(), edits: new Map() };
}
