import path from 'node:path';
import { readSidecar, type Sidecar } from '../content/sidecar.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Dump, readDump, sha256 } from './dump.ts';
import type { Source } from './source.ts';
import { recogniseSource } from './sources.ts';
import { type Survey, surveyDump } from './survey.ts';
import { readDate } from './text/date.ts';

/** Raised when the same dumps would give other entries: cleaning, matching or merging changed. */
export const VERSION = 3;

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
  listedFrom: Ledger['listed-from'];
  yearOfUnstated?: number;
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
  /** The ledger of the dump as it was last read: a day taken from the clock never moves. */
  old?: Ledger;
  /** The day of the clock, `yyyy-mm-dd`. */
  today: string;
  warn(diagnostic: Diagnostic): void;
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
  let held: Dump | undefined = readDump(dump.name, dump.file, dump.bytes());
  const sidecar: Sidecar =
    dump.sidecarText === undefined ? { fields: {} } : readSidecar(dump.sidecarFile, dump.sidecarText);
  const source = recogniseSource(held, sources, sidecar.source);
  const survey = surveyDump(source, held);
  const day = digestDay(dump, sidecar, survey.pageDay, evidence);
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
    ...(survey.yearOfUnstated === undefined ? {} : { yearOfUnstated: survey.yearOfUnstated }),
    open: () => {
      const lines = held ?? readDump(dump.name, dump.file, dump.bytes());
      held = undefined;
      return lines;
    },
  };
  if (!hold) held = undefined;
  return job;
}

/** The day on which a dump's papers are listed, from the first of these that says it. */
function digestDay(
  dump: DumpFile,
  sidecar: Sidecar,
  pageDay: Survey['pageDay'],
  { old, today, warn }: DayEvidence,
): { listed: string; from: Ledger['listed-from'] } {
  if (sidecar.listed !== undefined) return { listed: sidecar.listed, from: 'sidecar' };
  if (pageDay?.date !== undefined) return { listed: pageDay.date, from: 'dump' };
  const named = /^(\d{4}-\d\d-\d\d)(?!\d)/.exec(dump.name)?.[1];
  if (named !== undefined && readDate(named).edtf === named) return { listed: named, from: 'file name' };
  if (old?.['listed-from'] === 'clock') return { listed: old.listed, from: 'clock' };
  warn({
    severity: 'warning',
    rule: 'unknown-day',
    file: dump.file,
    ...(pageDay ? { line: pageDay.line } : {}),
    message: pageDay
      ? `expected the day of the listing, found ${JSON.stringify(pageDay.raw)} and nothing that speaks for a year; took today, ${today}`
      : `expected the day of the listing, found none; took today, ${today}`,
    advice: `Say it with --listed yyyy-mm-dd, or as \`listed: "yyyy-mm-dd"\` in ${path.basename(dump.sidecarFile)}.`,
  });
  return { listed: today, from: 'clock' };
}
