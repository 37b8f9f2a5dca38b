import type { Identifiers, Link } from '../../paper.ts';
import { identifiersIn, RecordDraft } from '../record-draft.ts';
import type { LineRange, Parsed } from '../source.ts';
import { emptyLine, type ListLine } from './list-line.ts';
import { sentences } from './reference-text.ts';

/** A paper of a list as it grows: its first line has the title, and lines below may say more of it. */
export class ListPaper {
  readonly draft: RecordDraft;
  /** How far its first line is set in. */
  readonly indent: number;
  readonly from: number;
  to: number;
  /** Whether only its place says that its title is one. */
  isPlain: boolean;
  /** Whether it is a row of a table, which is no heading. */
  isRow = false;
  /** Whether the whole page is about it. */
  isPage = false;
  /** Words that were not understood. */
  left = '';
  readonly #links = new Map<string, Link>();
  #isProven = false;
  #hasAddress = false;

  constructor(line: ListLine, range: LineRange, indent: number, draft = new RecordDraft()) {
    this.draft = draft;
    this.indent = indent;
    this.from = range.from;
    this.to = range.to;
    this.isPlain = line.titled !== 'set';
    if (line.title !== undefined) this.draft.state({ title: line.title }, range);
    if (line.titled === 'plain' && / \p{Lu}\S*, \p{Lu}/u.test(line.title!) && line.title!.split(', ').length > 2)
      this.draft.leaveOut(
        range.from,
        `expected a title with its authors apart, found ${JSON.stringify(line.title)}; kept all of it as the title`,
      );
    this.add(line, range);
  }

  /** The paper that a whole page is about: all lines below belong to it. */
  static of(draft: RecordDraft, head: LineRange): ListPaper {
    const paper = new ListPaper({ ...emptyLine(), isPaper: true, leadsOut: true }, head, 0, draft);
    paper.isPage = true;
    return paper;
  }

  /** Adds what a line says that is not known yet. @returns whether it says anything of a paper */
  add(line: ListLine, range: LineRange): boolean {
    const { draft } = this;
    this.to = Math.max(this.to, range.to);
    const before = this.#facts();
    if (line.authors && !draft.has('author')) {
      draft.addAuthors(line.authors.names, range);
      if (line.authors.more) draft.state({ 'authors-complete': false }, range);
    }
    if (!line.authors && line.asAuthors && !draft.has('author')) draft.addAuthors(line.asAuthors, range);
    for (const field of ['container-title', 'issued'] as const)
      if (line[field] !== undefined && !draft.has(field)) draft.state({ [field]: line[field] }, range);
    if (line.abstract) draft.addAbstract(line.abstract, range);
    draft.state({ identifiers: line.identifiers }, range);
    for (const link of line.links) {
      // What an identifier says needs no link; that of another paper stays one.
      const isKnown = link.kind === 'paper' && this.#isNamedBy(link.url, line.identifiers);
      if (!isKnown && !this.#links.has(link.url)) this.#links.set(link.url, link);
    }
    if (line.links.length > 0 && this.#links.size > 0) draft.state({ links: [...this.#links.values()] }, range);
    this.#hasAddress ||= line.leadsOut;
    this.#isProven ||=
      line.isPaper ||
      (line.isLabelled && line.leadsOut && draft.has('title')) ||
      (draft.has('author') && (draft.has('container-title') || draft.has('issued')));
    if (this.left === '' && !line.asAuthors) this.left = line.left;
    return this.#facts() > before;
  }

  /** Replaces a title that only its place made one. */
  retitle(title: string, range: LineRange): void {
    this.draft.state({ title }, range);
    this.isPlain = false;
  }

  /** Whether something says that this is a paper: its address, its identifier, links called so, or authors with a venue or a year. */
  get isProven(): boolean {
    return this.#isProven;
  }

  /** The record; of what turned out to be none the words in bold are a heading, and anything else is unread. */
  *finish(): Generator<Parsed> {
    const { from, to } = this;
    if (this.isProven) yield* this.draft.finishWithin({ from, to }, 'item', true);
    else if (!this.#hasAddress && !this.isPlain && from === to && !this.#isOfPaper) yield { kind: 'heading', from, to };
  }

  /** Whether a row says where or when what it names came out, or who wrote it. */
  get #isOfPaper(): boolean {
    const { draft } = this;
    return (
      this.isRow && draft.has('title') && (draft.has('container-title') || draft.has('issued') || draft.has('author'))
    );
  }

  #isNamedBy(url: string, identifiers: Identifiers): boolean {
    const named = Object.entries(identifiersIn([url]));
    return named.length > 0 && named.some(([kind, id]) => (identifiers[kind as keyof Identifiers] ?? id) === id);
  }

  #facts(): number {
    const fields = ['author', 'container-title', 'issued', 'abstract', 'identifiers'] as const;
    return fields.filter(field => this.draft.has(field)).length + this.#links.size;
  }
}

/** The first words that were not understood, as a message quotes them. */
export function firstWords(left: string): string {
  return (sentences(left)[0] ?? left).slice(0, 100);
}
