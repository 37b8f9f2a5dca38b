import { arxivId, doi, doiOfField, NORMALISED, openreviewId, pmcId, pubmedId } from '../content/identifier.ts';
import type { Identifiers, Link } from '../paper.ts';
import type { LineRange, OtherLines, PaperRecord, Printed, RecordField, UnreadRecord } from './source.ts';
import { safeUrl } from './text/address.ts';
import { statedDate } from './text/date.ts';
import { statedLanguage } from './text/language.ts';

/** A record as it grows line by line, keeping which lines gave which field. */
export class RecordDraft {
  #fields: Omit<PaperRecord, 'kind' | 'lines'> = {};
  #lines: PaperRecord['lines'] = {};
  #abstract: string[] = [];
  #leftOut: NonNullable<PaperRecord['leftOut']> = [];
  #length = 0;

  has(field: RecordField): boolean {
    return this.#lines[field] !== undefined;
  }

  get empty(): boolean {
    return Object.keys(this.#lines).length === 0;
  }

  /** What the abstract holds so far: its length in UTF-16 units, and its last line. */
  get abstract(): { length: number; end: string } {
    return { length: this.#length, end: this.#abstract.at(-1) ?? '' };
  }

  /** Adds names to the authors. */
  addAuthors(names: readonly string[], lines: LineRange): this {
    this.#fields.author ??= [];
    for (const name of names) this.#fields.author.push(name);
    return this.#claim('author', lines);
  }

  /** Adds a line to the abstract: broken lines are joined by a space. */
  addAbstract(text: string, lines: LineRange): this {
    if (text !== '') this.#abstract.push(text);
    this.#length += text.length;
    return this.#claim('abstract', lines);
  }

  /** Notes what was seen and could not be used: a warning for a person. */
  leaveOut(line: number, message: string): this {
    this.#leftOut.push({ line, message });
    return this;
  }

  /**
   * Sets those of the fields that hold something, all as stated by the same lines. Of identifiers the first of a kind counts; what is none
   * is left out, as is what is no address among links.
   */
  state(fields: Partial<Omit<PaperRecord, 'kind' | 'lines'>>, lines: LineRange): this {
    for (const [key, stated] of Object.entries(fields)) {
      const field = key as RecordField;
      const value = fitting(field, stated);
      if (value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0))
        continue;
      const known = this.#fields.identifiers;
      if (field === 'abstract') this.addAbstract(String(value), lines);
      else if (field === 'identifiers') this.#fields.identifiers = { ...known, ...(value as Identifiers), ...known };
      else this.#fields[field] = value as never;
      this.#claim(field, lines);
    }
    return this;
  }

  /** Sets a field as one line of the text that a part of the dump has for it, if the dump has such a part. */
  text(field: TextField, part: (LineRange & { text: string }) | undefined): this {
    return part ? this.state({ [field]: oneLine(part.text) }, part) : this;
  }

  /** Sets the date that several places state together, in the order in which they count, and notes those that said something else. */
  stateDate(places: readonly (StatedPlace | undefined)[]): this {
    const { issued, from, unused } = statedDate(places.map(place => place?.written));
    if (issued === undefined) return this;
    for (const i of from) this.state({ issued }, places[i]!);
    for (const i of unused) {
      const { written, said = written, from: line } = places[i]!;
      this.leaveOut(line, `expected a date, found ${JSON.stringify(said)}; kept ${issued}`);
    }
    return this;
  }

  /** Sets the language that several places state together. */
  stateLanguage(places: readonly ((LineRange & { text: string | undefined }) | undefined)[]): this {
    const { language, from } = statedLanguage(places.map(place => place?.text));
    for (const i of from) this.state({ language }, places[i]!);
    return this;
  }

  /** Says where the paper is printed; blank parts are left out, and identifiers: DBLP's volume "abs/2401.01234". */
  printedIn(places: { [K in keyof Printed]: string | undefined }): this {
    const stated = Object.entries(places).filter(
      ([, place]) => place?.trim() && !/^\s*\{?(?:abs\/|arxiv\b)/i.test(place),
    );
    if (stated.length > 0) this.#fields.printed = Object.fromEntries(stated);
    return this;
  }

  /**
   * The record, and around it those of its lines that stated nothing of it (a bracket, a keyword). Without title and abstract
   * there is no paper: a person is told so once, and the lines stay unread.
   *
   * @param what the record is called in the message: `@book`
   * @param named whether an identifier alone makes a paper, as in a list of links
   */
  *finishWithin(
    { from, to }: LineRange,
    what = 'record',
    named = false,
  ): Generator<PaperRecord | OtherLines | UnreadRecord> {
    if (!this.has('title') && !this.has('abstract') && !(named && this.has('identifiers'))) {
      yield {
        kind: 'unread',
        rule: 'empty-record',
        from,
        to,
        message: `expected a title or an abstract, found neither in this ${what}`,
        advice: 'It makes no entry. Mend the dump and ingest it again, or write the entry by hand.',
      };
      return;
    }
    const ranges = Object.values(this.#lines).sort((a, b) => a.from - b.from);
    if (ranges[0]!.from > from) yield { kind: 'boilerplate', from, to: ranges[0]!.from - 1 };
    yield this.finish();
    let next = ranges[0]!.from;
    for (const range of [...ranges, { from: to + 1, to }]) {
      if (range.from > next) yield { kind: 'boilerplate', from: next, to: range.from - 1 };
      next = Math.max(next, range.to + 1);
    }
  }

  /** The record, if there is any, and a new one to be written in its place. */
  *take(): Generator<PaperRecord> {
    if (!this.empty) yield this.finish();
    [this.#fields, this.#lines, this.#abstract, this.#leftOut, this.#length] = [{}, {}, [], [], 0];
  }

  finish(): PaperRecord {
    const abstract = this.#abstract.join(' ');
    return {
      kind: 'record',
      ...this.#fields,
      ...(abstract ? { abstract } : {}),
      lines: this.#lines,
      ...(this.#leftOut.length > 0 && { leftOut: this.#leftOut }),
    };
  }

  #claim(field: RecordField, { from, to }: LineRange): this {
    const known = this.#lines[field];
    this.#lines[field] = { from: Math.min(known?.from ?? from, from), to: Math.max(known?.to ?? to, to) };
    return this;
  }
}

type TextField = 'title' | 'issued' | 'container-title' | 'author-comment' | 'abstract';

/** A date as written, its lines, and what they say in the source's own words where that is another text. */
interface StatedPlace extends LineRange {
  written: string | undefined;
  said?: string;
}

/** The identifiers that are named in any of some texts: addresses, `arXiv:…`, a DOI. The first of each kind counts. */
export function identifiersIn(texts: readonly (string | undefined)[]): Identifiers {
  const found: Identifiers = {};
  for (const text of texts) {
    if (!text) continue;
    const [arxiv, digital, openreview] = [arxivId(text), doi(text), openreviewId(text)];
    if (arxiv) found.arxiv ??= arxiv;
    // arXiv's own DOIs say no more than its identifiers do (https://info.arxiv.org/help/doi.html).
    if (digital && !digital.startsWith('10.48550/arxiv.')) found.doi ??= digital;
    if (openreview) found.openreview ??= openreview;
    const [pmid, pmcid] = [pubmedId(text), pmcId(text)];
    if (pmid) found.pmid ??= pmid;
    if (pmcid) found.pmcid ??= pmcid;
  }
  return found;
}

/** The identifiers of a field that is called DOI: the whole of it is one, arXiv's own aside. */
export function identifiersOfDoi(text: string | undefined): Identifiers {
  const whole = text && doiOfField(text);
  if (!whole) return {};
  const arxiv = whole.startsWith('10.48550/') ? arxivId(whole) : undefined;
  return arxiv === undefined ? { doi: whole } : { arxiv };
}

/** The identifiers by which a person names one paper: in any form that is copied, or a DOI of any characters. */
export function identifiersNamed(text: string): Identifiers {
  const found = identifiersIn([text]);
  if (Object.keys(found).length > 0 || !/^(?:doi:?\s?)?10\./i.test(text)) return found;
  return identifiersOfDoi(text);
}

/** The identifiers of fields that hold PubMed's number and PubMed Central's identifier, with or without what announces them. */
export function identifiersOfPubmed(pmid: string | undefined, pmcid?: string): Identifiers {
  const [number, central] = [pmid && NORMALISED.pmid(pmid), pmcid && NORMALISED.pmcid(pmcid)];
  return { ...(number && { pmid: number }), ...(central && { pmcid: central }) };
}

/** White space, line breaks included, as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For text whose line breaks are stated, as in JSON: paragraphs, which blank lines part, each in one line. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(paragraph => paragraph !== '')
    .join('\n\n');
}

/** A field's value as an entry's file may hold it, whatever a dump has in its place. */
function fitting<T>(field: RecordField, value: T): T | object {
  if (value === undefined) return value;
  if (field === 'links') return (value as Link[]).flatMap(({ url, kind }) => linkTo(url, kind));
  if (field !== 'identifiers') return value;
  const known = Object.entries(value as Identifiers).filter(
    ([kind, id]) => NORMALISED[kind as keyof Identifiers](id) !== undefined,
  );
  return Object.fromEntries(known);
}

/** A link, where the text is an address that a browser may open: as an entry's file may hold it. */
export function linkTo<K extends Link['kind']>(url: string | undefined, kind: K): { url: string; kind: K }[] {
  const safe = url !== undefined && /^https?:\/\/\S+$/i.test(url) ? safeUrl(url) : undefined;
  return safe === undefined ? [] : [{ url: safe, kind }];
}

/** A link to the paper itself, where the text is an address that a browser may open. */
export function paperLink(url: string | undefined): { url: string; kind: 'paper' }[] {
  return linkTo(url, 'paper');
}

/** A link to a place where the paper stands, unless one of its identifiers leads there. */
export function otherPlace(url: string | undefined, identifiers: Identifiers): { url: string; kind: 'paper' }[] {
  const named = Object.values(identifiersIn([url]));
  return named.some(id => Object.values(identifiers).includes(id)) ? [] : paperLink(url);
}
