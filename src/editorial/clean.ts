import type { Diagnostic } from '../diagnostic.ts';
import type { Doubt } from '../ledger/ledger.ts';
import type { Link, Paper } from '../paper.ts';
import type { LineRange, PaperRecord } from '../read/source.ts';
import { completeDate, type YearEvidence } from '../read/survey.ts';
import { readDate } from '../read/text/date.ts';
import { cleanText, cleanTitle, type Damage } from '../read/text/latex.ts';
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
  warn(diagnostic: Diagnostic): void;
}

/** Turns a record's raw text into a paper: resolves text macros, splits names, reads the date as EDTF, finds links. */
export function cleanRecord(record: PaperRecord, context: DumpContext): CleanRecord {
  const doubts: Doubt[] = [];
  const paper: Paper = {};
  const noteDamage = (damage: readonly Damage[], range: LineRange | undefined): void => {
    for (const { kind, excerpt } of damage) doubts.push({ kind, line: range?.from ?? 0, excerpt });
  };
  const noteMacros = (macros: readonly string[], range: LineRange | undefined): void => {
    for (const macro of macros) doubts.push({ kind: 'unknown-macro', line: range?.from ?? 0, excerpt: macro });
  };

  if (record.title !== undefined) {
    const title = cleanTitle(record.title);
    noteDamage(title.damage, record.lines.title);
    noteMacros(title.unknownMacros, record.lines.title);
    if (title.text) paper.title = title.text;
  }
  let hasMore = record['authors-complete'] === false;
  if (record.author) {
    const { names, more, unclear, unknownMacros, damage } = readAuthors(record.author);
    const line = record.lines.author?.from ?? 0;
    noteDamage(damage, record.lines.author);
    noteMacros([...new Set(unknownMacros)], record.lines.author);
    for (const name of repeatedNames(names)) doubts.push({ kind: 'repeated-name', line, excerpt: name });
    for (const name of unclear) doubts.push({ kind: 'one-name-or-several', line, excerpt: name });
    hasMore ||= more;
    if (names.length > 0) paper.author = names;
  }
  if (record['author-count'] !== undefined && !paper.author) paper['author-count'] = record['author-count'];
  if (hasMore && paper.author) paper['authors-complete'] = false;
  if (record.issued !== undefined) {
    const issued = cleanDate(record.issued, record.lines.issued?.from, context);
    if (issued) paper.issued = issued;
  }
  for (const key of ['container-title', 'genre', 'author-comment'] as const)
    if (record[key] !== undefined && !saysNothing(record[key])) {
      const { text, damage, unknownMacros } = cleanTitle(record[key]);
      noteDamage(damage, record.lines[key]);
      noteMacros(unknownMacros, record.lines[key]);
      if (text) paper[key] = text;
    }
  for (const key of ['event', 'identifiers', 'comments', 'status'] as const)
    if (record[key] !== undefined) Object.assign(paper, { [key]: record[key] });
  if (record.abstract !== undefined && !saysNothing(record.abstract)) {
    const abstract = cleanText(record.abstract);
    noteDamage(abstract.damage, record.lines.abstract);
    noteMacros(abstract.unknownMacros, record.lines.abstract);
    if (abstract.text) paper.abstract = abstract.text;
  }
  for (const { line, message } of record.leftOut ?? [])
    context.warn({
      severity: 'warning',
      rule: 'left-out',
      file: context.file,
      line,
      message,
      advice: 'If you know the right value, write it into the entry.',
    });
  const links = joinLinks(record.links ?? [], [
    ...(paper.abstract ? findLinks(paper.abstract) : []),
    ...linksOfComment(paper['author-comment']),
  ]);
  if (links.length > 0) paper.links = links;
  for (const [key, value] of Object.entries(context.defaults))
    if (
      !(key in paper) &&
      !(key === 'author' && 'author-count' in paper && context.defaults['authors-complete'] !== false)
    )
      if (!(key === 'authors-complete' && record.author)) Object.assign(paper, { [key]: value });
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
  const place = { file: context.file, ...(line === undefined ? {} : { line }) };
  if (date.problem) {
    context.warn({
      severity: 'warning',
      rule: 'impossible-date',
      ...place,
      message: `expected a date, found ${JSON.stringify(raw)}: ${date.problem}`,
      advice: 'The paper has no date for now. If you know it, write it into the entry as `issued`.',
    });
    return undefined;
  }
  if (date.yearMissing) {
    context.warn({
      severity: 'warning',
      rule: 'date-without-year',
      ...place,
      message: `expected a year, found ${JSON.stringify(raw)} and no evidence for one`,
      advice: 'The paper has no date for now. If you know it, write it into the entry as `issued`.',
    });
    return undefined;
  }
  if (date.leftOut !== undefined)
    context.warn({
      severity: 'warning',
      rule: 'inexact-date',
      ...place,
      message: `expected an exact date, found ${JSON.stringify(raw)}; kept ${date.edtf}`,
      advice: 'Correct `issued` in the entry, if you know better.',
    });
  const { edtf } = date;
  if (
    edtf &&
    edtf > context.listed &&
    edtf.slice(0, 4) >= context.listed.slice(0, 4) &&
    edtf > context.listed.slice(0, edtf.length)
  )
    context.warn({
      severity: 'warning',
      rule: 'date-after-listing',
      ...place,
      message: `expected a date before the day of the listing, ${context.listed}, found ${edtf}`,
      advice: 'Check the day of the dump (`listed` in its sidecar), or the entry’s `issued`.',
    });
  return edtf;
}
