import { type Warn, warningAt } from '../diagnostic.ts';
import type { Doubt } from '../ledger/ledger.ts';
import type { Link, Paper } from '../paper.ts';
import type { PaperRecord, RecordField } from '../read/source.ts';
import { completeDate, type YearEvidence } from '../read/survey.ts';
import { readDate } from '../read/text/date.ts';
import { isTranslated } from '../read/text/language.ts';
import { type CleanText, cleanText, cleanTitle } from '../read/text/latex.ts';
import { findLinks } from '../read/text/links.ts';
import { readAuthors, repeatedNames } from '../read/text/name.ts';
import { saysNothing } from '../read/text/nothing.ts';
import { printing } from './printing.ts';

/** A record with readable text, and what was noticed while cleaning it. */
export interface CleanRecord {
  paper: Paper;
  lines: PaperRecord['lines'];
  doubts: Doubt[];
  /** See `printing`. */
  printed?: string;
}

/** What applies to a dump as a whole when its records are cleaned. */
export interface DumpContext {
  /** The dump's path, for messages. */
  file: string;
  /** Defaults for all records: the page's own facts, then the sidecar's. A record's own value takes precedence. */
  defaults: Partial<Paper>;
  /** Evidence for the year of dates that state none. */
  years: YearEvidence;
  /** The digest day, `yyyy-mm-dd`; no paper's date is later. */
  listed: string;
  warn: Warn;
}

/** What reading a text found besides the text. */
type Noticed = Pick<CleanText, 'damage' | 'unknownMacros'>;

/** Turns a record's raw text into a paper: resolves text macros, splits names, reads the date as EDTF, finds links. */
export function cleanRecord(record: PaperRecord, context: DumpContext): CleanRecord {
  const doubts: Doubt[] = [];
  const paper: Paper = {};
  const lineOf = (field: RecordField): number => record.lines[field]?.from ?? 0;
  const note = (field: RecordField, { damage, unknownMacros }: Noticed): void => {
    for (const { kind, excerpt } of damage) doubts.push({ kind, line: lineOf(field), excerpt });
    for (const macro of new Set(unknownMacros))
      doubts.push({ kind: 'unknown-macro', line: lineOf(field), excerpt: macro });
  };
  const put = (
    field: 'title' | 'abstract' | 'container-title' | 'genre' | 'author-comment',
    clean: CleanText,
  ): void => {
    note(field, clean);
    if (clean.text) paper[field] = clean.text;
  };

  if (record.title !== undefined) put('title', cleanTitle(record.title));
  let hasMore = record['authors-complete'] === false;
  if (record.author) {
    const authors = readAuthors(record.author);
    const line = lineOf('author');
    note('author', authors);
    for (const name of repeatedNames(authors.names)) doubts.push({ kind: 'repeated-name', line, excerpt: name });
    for (const name of authors.unclear) doubts.push({ kind: 'one-name-or-several', line, excerpt: name });
    hasMore ||= authors.more;
    if (authors.names.length > 0) paper.author = authors.names;
  }
  if (record['author-count'] !== undefined && !paper.author) paper['author-count'] = record['author-count'];
  if (hasMore && paper.author) paper['authors-complete'] = false;
  const issued = record.issued === undefined ? undefined : cleanDate(record.issued, record.lines.issued?.from, context);
  if (issued) paper.issued = issued;
  for (const key of ['container-title', 'genre', 'author-comment'] as const)
    if (record[key] !== undefined && !saysNothing(record[key])) put(key, cleanTitle(record[key]));
  for (const key of ['event', 'identifiers', 'comments', 'status'] as const)
    if (record[key] !== undefined) Object.assign(paper, { [key]: record[key] });
  // What the sidecar says goes before what the dump does: it is there to say it.
  if (record.language !== undefined && !context.defaults.language && !isTranslated(paper.title ?? '', record.language))
    paper.language = record.language;
  if (record.abstract !== undefined && !saysNothing(record.abstract)) put('abstract', cleanText(record.abstract));
  const advice = 'If you know the right value, write it into the entry.';
  for (const { line, message } of record.leftOut ?? [])
    context.warn(warningAt({ file: context.file, line }, 'left-out', message, advice));
  const links = joinLinks(record.links ?? [], [
    ...(paper.abstract ? findLinks(paper.abstract) : []),
    ...linksOfComment(paper['author-comment']),
  ]);
  if (links.length > 0) paper.links = links;
  const isCounted = () => 'author-count' in paper && context.defaults['authors-complete'] !== false;
  for (const [key, value] of Object.entries(context.defaults))
    if (!(key in paper) && !(key === 'author' && isCounted()) && !(key === 'authors-complete' && record.author))
      Object.assign(paper, { [key]: value });
  if (!paper.abstract) delete paper['abstract-by'];
  const printed = record.printed && printing(record.printed);
  return { paper, lines: record.lines, doubts, ...(printed !== undefined && { printed }) };
}

/** The links in an authors' comment; one that the comment calls code is code, wherever it is hosted. */
function linksOfComment(comment = ''): Link[] {
  const isOfCode = /\b(?:code|software|implementation)\b/i.test(comment);
  return findLinks(comment).map(link => (isOfCode && link.kind === 'other' ? { ...link, kind: 'code' } : link));
}

/** Cleans what a page says of all its papers, as the fields of a record are cleaned. */
export function cleanFields(fields: Partial<Paper>): Partial<Paper> {
  const clean = { ...fields };
  if (fields.author) clean.author = readAuthors(fields.author).names;
  for (const key of ['container-title', 'genre'] as const)
    if (fields[key] !== undefined) clean[key] = cleanTitle(fields[key]).text;
  return clean;
}

/** Joins two lists of links, keeping each address once. */
export function joinLinks(first: readonly Link[], second: readonly Link[]): Link[] {
  const links = new Map<string, Link>();
  for (const link of [...first, ...second]) if (!links.has(link.url)) links.set(link.url, link);
  return [...links.values()];
}

/**
 * The paper's own date as EDTF. A day without a year takes the year that its page gives evidence for; without evidence the
 * date is unknown. A warning reports what is left out of an inexact date.
 */
function cleanDate(raw: string, line: number | undefined, context: DumpContext): string | undefined {
  const date = completeDate(readDate(raw), context.years);
  const warn = (rule: string, message: string, advice: string): void =>
    context.warn(warningAt({ file: context.file, ...(line !== undefined && { line }) }, rule, message, advice));
  const found = JSON.stringify(raw);
  const unknown = 'The paper has no date for now. If you know it, write it into the entry as `issued`.';
  if (date.problem) {
    warn('impossible-date', `expected a date, found ${found}: ${date.problem}`, unknown);
    return undefined;
  }
  if (date.yearMissing) {
    warn('date-without-year', `expected a year, found ${found} and no evidence for one`, unknown);
    return undefined;
  }
  const { edtf } = date;
  const inexact = `expected an exact date, found ${found}; kept ${edtf}`;
  if (date.leftOut !== undefined) warn('inexact-date', inexact, 'Correct `issued` in the entry, if you know better.');
  if (edtf && edtf > context.listed.slice(0, edtf.length))
    warn(
      'date-after-listing',
      `expected a date before the day of the listing, ${context.listed}, found ${edtf}`,
      'Check the day of the dump (`listed` in its sidecar), or the entry’s `issued`.',
    );
  return edtf;
}
