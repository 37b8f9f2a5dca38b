import fs from 'node:fs';
import { type Addition, isToBeRewritten, type Place, RowFile } from '../memory/row-file.ts';
import type { PaperPostings } from './paper-postings.ts';
import type { Term } from './word-dictionary.ts';

type PaperRow = [
  id: string,
  hash: string,
  fragment: string,
  words: number,
  filters: Record<string, string[]>,
  sort: Record<string, string>,
  postings: Place | undefined,
];
/** Terms in the order of their numbers, behind those of the rows before. */
type TermsRow = [none: null, ...terms: string[]];
type Row = PaperRow | TermsRow;

/** What is kept of the index between builds: the terms by number, and the papers. What is new is added to it. */
export class PostingStore {
  readonly terms: readonly Term[];
  readonly papers: ReadonlyMap<string, PaperPostings>;
  readonly #path: string;
  readonly #file: RowFile<Row>;
  /** Of papers, in the file. */
  readonly #rows: number;

  /**
   * Reads what was saved; nothing where another version saved it.
   * @param file can be deleted at any time
   */
  constructor(file: string, version: string) {
    this.#path = file;
    this.#file = new RowFile(file, version);
    const { rows, long } = this.#file.read() ?? { rows: [], long: Buffer.alloc(0) };
    const terms: Term[] = [];
    const papers = new Map<string, PaperPostings>();
    let count = 0;
    for (const row of rows)
      if (row[0] === null)
        for (let i = 1; i < row.length; i++) {
          const [word = '', form = ''] = row[i]!.split('\n');
          terms.push({ word, form });
        }
      else {
        const [id, hash, fragment, words, filters, sort, place] = row as PaperRow;
        count++;
        const [from, length] = place!;
        if (from + length <= long.length)
          papers.set(id, { id, hash, fragment, words, filters, sort, postings: long.subarray(from, from + length) });
      }
    this.terms = terms;
    this.papers = papers;
    this.#rows = count;
  }

  /** @param terms those that were read, and what came to them */
  save(terms: readonly Term[], papers: readonly PaperPostings[]): void {
    const added = papers.filter(paper => this.papers.get(paper.id) !== paper);
    if (isToBeRewritten(this.#rows, papers.length - added.length)) this.#file.rewrite(additions(terms, papers));
    else if (added.length > 0) this.#file.append(additions(terms.slice(this.terms.length), added));
  }

  /** The next build begins anew. */
  forget(): void {
    fs.rmSync(this.#path, { force: true });
  }
}

function* additions(terms: readonly Term[], papers: readonly PaperPostings[]): Generator<Addition<Row>> {
  if (terms.length > 0) yield { of: () => [null, ...terms.map(t => (t.form ? `${t.word}\n${t.form}` : t.word))] };
  for (const { id, hash, fragment, words, filters, sort, postings } of papers)
    yield { long: postings, of: place => [id, hash, fragment, words, filters, sort, place] };
}
