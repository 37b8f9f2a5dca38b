import path from 'node:path';
import { readSidecar, type Sidecar } from '../content/sidecar.ts';
import { type Warn, warningAt } from '../diagnostic.ts';
import { type Dump, readDump, sha256 } from './dump.ts';
import type { Source } from './source.ts';
import { recogniseSource } from './sources.ts';
import { resolveDay, type Survey, surveyDump, type YearEvidence } from './survey.ts';
import { readDate } from './text/date.ts';

/** Raised when the same dumps would give other entries: cleaning, matching or merging changed. */
export const VERSION = 3;

/** Where a dump's day comes from. */
type DayFrom = 'sidecar' | 'dump' | 'file name' | 'clock';

/** What the year of days that state none was taken from: the page's day as these state it, or the newest year shown. */
export type YearsFrom = 'sidecar' | 'dump' | 'file name' | 'newest year';

/** A dump that can be read, and everything that is found out about it before its records are. */
export interface DumpJob {
  name: string;
  /** The path as the person knows it. */
  file: string;
  sha256: string;
  /** How many lines the dump has. */
  lines: number;
  /** How many records. */
  records: number;
  source: Source;
  /** The source's version and the cleaning's, for the ledger. */
  version: string;
  sidecar: Sidecar;
  sidecarHash: string;
  listed: string;
  listedFrom: DayFrom;
  /** What speaks for the year of days that state none. */
  years: YearEvidence;
  /** Where a paper's day or the page's own takes its year from, where one does. */
  yearsFrom?: YearsFrom;
  /** The lines: held in memory, or read again. */
  open(): Dump;
}

/** What is known of a dump before it is opened. */
export interface DumpFile {
  name: string;
  file: string;
  sidecarFile: string;
  sidecarText?: string;
  bytes(): Uint8Array;
}

/** How a dump's day is found, where its sidecar does not state it. */
export interface DayEvidence {
  /** What the dump's ledger says of its day, where it was read before: a day taken from the clock never moves. */
  old?: { listed: string; 'listed-from': string };
  /** The day of the clock, `yyyy-mm-dd`. */
  today: string;
  warn: Warn;
}

/** The encoding that a dump's sidecar names. @throws ContentError where the sidecar cannot be read */
export function encodingOf({ sidecarFile, sidecarText }: DumpFile): string | undefined {
  return sidecarText === undefined ? undefined : readSidecar(sidecarFile, sidecarText).encoding;
}

/** The version under which a source's reading is kept in the ledger. @param version the ingestion's own, see `VERSION` */
export function ledgerVersion(source: Source, version: number): string {
  return `${source.id} ${source.version}.${version}`;
}

/** A short hash of a sidecar; empty where there is none. */
export function sidecarHash(text: string | undefined): string {
  return text === undefined ? '' : sha256(Buffer.from(text)).slice(0, 12);
}

/**
 * Finds out which source reads the dump, what its sidecar says, and its day.
 *
 * @param hold whether the lines may stay in memory until they are read
 * @throws ContentError where the dump cannot be read
 */
export function prepareDump(
  dump: DumpFile,
  sources: readonly Source[],
  version: number,
  evidence: DayEvidence,
  hold: boolean,
): DumpJob {
  const sidecar: Sidecar =
    dump.sidecarText === undefined ? { fields: {} } : readSidecar(dump.sidecarFile, dump.sidecarText);
  const read = (): Dump => readDump(dump.name, dump.file, dump.bytes(), sidecar.encoding);
  let held: Dump | undefined = read();
  const source = recogniseSource(held, sources, sidecar.source);
  const survey = surveyDump(source, held);
  const { day, years, yearsFrom } = datesOf(dump, source, sidecar, survey, evidence);
  const { sha256: hash, lines } = held;
  const job: DumpJob = {
    name: dump.name,
    file: dump.file,
    sha256: hash,
    lines: lines.length,
    records: survey.records,
    source,
    version: ledgerVersion(source, version),
    sidecar,
    sidecarHash: sidecarHash(dump.sidecarText),
    listed: day.listed,
    listedFrom: day.from,
    years,
    ...(yearsFrom && { yearsFrom }),
    open: () => {
      const lines = held ?? read();
      held = undefined;
      return lines;
    },
  };
  if (!hold) held = undefined;
  return job;
}

/** A dump's day, and what speaks for years that it does not state. */
interface Dates {
  day: { listed: string; from: DayFrom };
  years: YearEvidence;
  yearsFrom?: YearsFrom;
}

/**
 * The day on which a dump's papers are listed, from the first of these that says it: the sidecar, the page's own text, the
 * start of the file's name, the clock. Where a pasted page leaves out years, the same order tells them: the page's day,
 * then the newest year that it shows. Each inference is kept in the ledger; one from the newest year alone is a warning.
 */
function datesOf(dump: DumpFile, source: Source, sidecar: Sidecar, survey: Survey, evidence: DayEvidence): Dates {
  const named = dayInName(dump.name);
  const { pageDay, newest, unstated } = survey;
  const stated = pageDay && resolveDay(pageDay.reading, {});
  const known: [string | undefined, YearsFrom][] = [
    [sidecar.listed, 'sidecar'],
    [stated, 'dump'],
    [named, 'file name'],
  ];
  const [page, from] = known.find(([day]) => day !== undefined) ?? [undefined, 'newest year' as const];
  const years: YearEvidence = !source.infersYears ? {} : page !== undefined ? { page } : newest ? { newest } : {};
  const shown = pageDay && resolveDay(pageDay.reading, years);
  // A page is named for the day of its listing or for one soon after: a day long before the name's is another year's.
  const isOther = from === 'file name' && shown !== undefined && daysBetween(shown, named!) > SOON;
  const inferred = isOther ? undefined : shown;
  const day = digestDay(dump, sidecar.listed, inferred, pageDay, named, evidence);
  const isInferred = (unstated || (day.from === 'dump' && stated === undefined)) && Object.keys(years).length > 0;
  if (isInferred && years.newest !== undefined)
    evidence.warn(
      warningAt(
        { file: dump.file },
        'inferred-year',
        `expected a year for the days of this page, found none; took ${years.newest + 1}, the year after the newest that it shows`,
        'If that is wrong, say the page’s day with --listed yyyy-mm-dd, or as `listed: "yyyy-mm-dd"` in ' +
          `${path.basename(dump.sidecarFile)}.`,
      ),
    );
  return { day, years, ...(isInferred && { yearsFrom: from }) };
}

/** So many days after its own day a page may be named, in days. */
const SOON = 90;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The date at the start of a file's name. */
function dayInName(name: string): string | undefined {
  const named = /^(\d{4}-\d\d-\d\d)(?!\d)/.exec(name)?.[1];
  return named !== undefined && readDate(named).edtf === named ? named : undefined;
}

function digestDay(
  dump: DumpFile,
  stated: string | undefined,
  inPage: string | undefined,
  pageDay: Survey['pageDay'],
  named: string | undefined,
  { old, today, warn }: DayEvidence,
): Dates['day'] {
  if (stated !== undefined) return { listed: stated, from: 'sidecar' };
  if (inPage !== undefined) return { listed: inPage, from: 'dump' };
  if (named !== undefined) return { listed: named, from: 'file name' };
  if (old?.['listed-from'] === 'clock') return { listed: old.listed, from: 'clock' };
  warn(
    warningAt(
      { file: dump.file, ...(pageDay ? { line: pageDay.line } : {}) },
      'unknown-day',
      pageDay
        ? `expected the day of the listing, found ${JSON.stringify(pageDay.raw)} and nothing that speaks for a year; took today, ${today}`
        : `expected the day of the listing, found none; took today, ${today}`,
      `Say it with --listed yyyy-mm-dd, or as \`listed: "yyyy-mm-dd"\` in ${path.basename(dump.sidecarFile)}.`,
    ),
  );
  return { listed: today, from: 'clock' };
}
