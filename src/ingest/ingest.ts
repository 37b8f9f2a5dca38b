import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import type { Warn } from '../diagnostic.ts';
import { type Archive, openArchive } from '../editorial/archive.ts';
import { settleEntries } from '../editorial/settle-entries.ts';
import type { Step } from '../files/step.ts';
import { Transaction } from '../files/transaction.ts';
import type { Doubt, Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { ledgerFile, openLedger } from '../ledger/ledger-store.ts';
import { asideFile } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import { type DumpJob, VERSION } from '../read/dump-job.ts';
import { loadSources } from '../read/sources.ts';
import { ingestDump } from './dump-reader.ts';
import type { HeldDump, IncomingDump } from './incoming.ts';
import { type GrownDump, gatherDumps, isCurrent, stageDump, stageGrown } from './incoming.ts';
import { passedOver } from './passed-over.ts';
import { asWarnings, prepareReadable, type RefusedDump, reasonsOf } from './refused-dump.ts';
import { findRenamed, prepareRenamed, stageRenamed } from './renamed-dump.ts';

export interface IngestOptions {
  /** The content folder; it must have its defaults already (see `init`). */
  content: string;
  /** Files or folders from elsewhere, which are copied into `content/dumps` first. */
  files?: readonly string[];
  /** Dumps whose bytes are at hand, which are kept there too. */
  held?: readonly HeldDump[];
  /** The digest day of these files, `yyyy-mm-dd`; written to their sidecars. */
  listed?: string;
  /** The source that reads these files, whatever the others recognise; written to their sidecars. */
  source?: string;
  /** Read all dumps again, not only those that are new or changed: a merge may have lost what some of them say. */
  again?: boolean;
  /** A dump of the folder that has more lines now, or a new one: its text, and the sidecar of a new one. */
  grown?: GrownDump;
  /** Report what became of each record; a dry run always does. */
  each?: boolean;
  /** Only report what would happen, without changing any file. */
  dryRun?: boolean;
  /**
   * Looks at what was read, and mends it, before anything is written. Not called where nothing is read; what it throws leaves the
   * folder as it was.
   */
  amend?(read: readonly Ledger[], archive: Archive): void;
  /** The step of a history that this is. */
  step?: Step;
  /** Is told of the entries that a person's word put on another day, or listed again on one, as they were, before that is committed. */
  moved?(before: readonly PaperEntry[], archive: Archive, transaction: Transaction): void;
  /** Today, `yyyy-mm-dd`: the last resort for a dump that does not state its day. */
  today: string;
  /** Remembers the contents of unchanged files. */
  fileCache?: FileCache;
  /** Overrides the version of cleaning, matching and merging, for tests. */
  version?: number;
  warn: Warn;
  progress?(done: number, all: number, dump: string): void;
}

/** What became of one record. */
export interface RecordReport extends Pick<LedgerRecord, 'lines' | 'outcome' | 'entry' | 'why'> {
  /** Whether an earlier ingestion made the entry. */
  isKnown?: boolean;
  /** The entry's title, if it has one. */
  title?: string;
  /** The fields of the entry that changed. */
  changed?: string[];
  /** Entries that may be the same paper, and why. */
  doubtful?: { entry: string; title?: string; why: string }[];
  /** What is damaged in the record's text, and where. */
  damaged?: Doubt[];
}

/** What became of one dump. */
export interface DumpReport {
  dump: string;
  source: string;
  listed: string;
  lines: number;
  records: number;
  /** Records that are entries of their own, which this ingestion made. */
  new: number;
  /** Records that are entries of their own, which an earlier one made. */
  again: number;
  merged: number;
  deleted: number;
  rejected: number;
  doubtful: number;
  /** Where dates without a year took theirs from, in words. */
  years?: string;
  /** Lines that were not understood. */
  unread: string;
  /** One per record, for a dry run. */
  each?: RecordReport[];
}

export interface IngestReport {
  /** Dumps in the folder, including those that were read. */
  dumps: number;
  read: DumpReport[];
  /** Ids of new entries. */
  added: string[];
  /** Ids of existing entries that changed. */
  changed: string[];
  /** Dumps that could not be read, and why. */
  refused: RefusedDump[];
  /** Files and folders named on the command line from which nothing could be read. */
  nothingFrom: string[];
  /** Whether an interrupted change was found, and how it was resolved. */
  recovered?: 'finished' | 'taken back';
}

/** How many bytes of dumps may wait in memory to be read. */
const HELD_BYTES = 150_000_000;

/** Above this many bytes of dumps, the heap grows in smaller steps: a fifth less memory for a few more collections. */
const LARGE_BYTES = 50_000_000;

/**
 * Turns new and changed dumps into entries. Either everything takes effect at the end or nothing does. A dump that cannot
 * be read is skipped with a warning for each reason, and its ledger and entries stay as they are.
 *
 * @throws ContentError if another file of the folder is invalid; the folder is then unchanged
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const root = options.content;
  const recovered = options.dryRun ? undefined : Transaction.recover(root);
  const version = options.version ?? VERSION;
  const sources = await loadSources();
  const given = [...(options.files ?? []), ...(options.held ?? [])];
  const { listed, source } = options;
  const stated = { ...(listed !== undefined && { listed }), ...(source !== undefined && { source }) };
  const { dumps: incoming, refused, named } = gatherDumps(root, given, stated, options.fileCache, options.grown);
  const home = path.join(root, 'dumps');
  for (const folder of new Set([home, ...(options.files ?? [])]))
    if (folder === home || fs.statSync(folder).isDirectory())
      for (const warning of passedOver(folder, folder === home, options.fileCache)) options.warn(warning);
  const report: IngestReport = {
    dumps: incoming.length,
    read: [],
    added: [],
    changed: [],
    refused,
    nothingFrom: [],
    ...(recovered ? { recovered } : {}),
  };
  const waiting = incoming.filter(dump => options.again || !isCurrent(dump, root, sources, version));
  const finish = (): IngestReport => {
    const unread = new Set(refused.map(({ file }) => file));
    for (const [name, files] of named)
      if (files.length > 0 && files.every(file => unread.has(file))) report.nothingFrom.push(name);
    for (const dump of refused) {
      const isNamed = report.nothingFrom.some(name => named.get(name)!.includes(dump.file));
      for (const reason of isNamed ? dump.problems : asWarnings(dump)) options.warn(reason);
    }
    return report;
  };
  if (waiting.length === 0) return finish();
  // V8 lets a heap of 200 MB grow to 500 before it collects, and most of what reading a dump leaves behind is
  // garbage.
  if (waiting.reduce((sum, dump) => sum + dump.size, 0) > LARGE_BYTES)
    v8.setFlagsFromString('--heap-growing-percent=40');

  const archive = openArchive(root, sources, options.warn, options.fileCache);
  const remembered = new Map(waiting.map(dump => [dump.name, fromAside(dump, root)]));
  const ledgerOf = (name: string) => archive.ledgers.get(name) ?? remembered.get(name);
  const renamed = findRenamed(waiting, root, archive.ledgers, name => ledgerOf(name) !== undefined);
  for (const [name, was] of renamed) remembered.set(name, was);
  let held = 0;
  const jobs: DumpJob[] = [];
  for (const dump of waiting) {
    held += dump.size;
    const was = renamed.get(dump.name);
    const old = ledgerOf(dump.name) ?? dayNamed(dump, archive);
    const isHeld = held <= HELD_BYTES;
    // What its former name lacked was said when it was first read.
    const evidence = { today: options.today, warn: was ? () => {} : options.warn, ...(old && { old }) };
    const prepare = () => prepareReadable(dump, sources, version, evidence, isHeld);
    try {
      jobs.push(was ? prepareRenamed(dump, was, root, prepare) : prepare());
    } catch (error) {
      refused.push({ dump: dump.name, file: dump.file, problems: reasonsOf(error, dump.file) });
    }
  }
  jobs.sort((a, b) => (`${a.listed}\t${a.name}` < `${b.listed}\t${b.name}` ? -1 : 1));
  const readable = new Set(jobs.map(job => job.name));
  if (jobs.length === 0) return finish();

  const transaction = options.dryRun ? undefined : new Transaction(root);
  try {
    const stage = transaction ?? NOWHERE;
    for (const dump of waiting) {
      if (!readable.has(dump.name)) continue;
      if (dump.given) stageDump(dump, root, options.today, archive.ledgers, stage);
      else if (dump.name === options.grown?.name) stageGrown(dump, root, stage);
      const was = renamed.get(dump.name);
      if (was) stageRenamed(dump, was, root, archive.ledgers, stage, options.warn);
    }
    // What may be mended yet is not written at once.
    if (transaction && !options.amend) archive.stage = transaction;
    const read: Ledger[] = [];
    for (const [i, job] of jobs.entries()) {
      options.progress?.(i, jobs.length, job.name);
      read.push(ingestDump(job, archive, options.warn, remembered.get(job.name)));
    }
    const before = [...archive.relisted].map(id => ({ ...archive.entries.get(id)!.entry }));
    settleEntries(archive, options.warn);
    options.amend?.(read, archive);
    if (transaction && before.length > 0) options.moved?.(before, archive, transaction);
    const each = read.map(
      ledger => (options.dryRun || options.each) && ledger.records.map(record => recordReport(record, archive)),
    );
    const { added, changed } = archive.entries.stage(stage);
    const isAdded = new Set(added);
    report.read = read.map((ledger, i) => summarise(ledger, isAdded, each[i] || undefined));
    archive.ledgers.stage(stage);
    Object.assign(report, { added, changed });
    if (transaction) options.step?.keep(transaction);
    transaction?.commit();
  } catch (error) {
    transaction?.abandon();
    throw error;
  }
  return finish();
}

/** Accepts what would be written and discards it. */
const NOWHERE = { write() {}, remove() {} } as unknown as Transaction;

/** The ledger of a dump that was undone and is now added again, with the same bytes or others. */
function fromAside(dump: IncomingDump, root: string): Ledger | undefined {
  const file = path.join(root, asideFile(ledgerFile(dump.name)));
  return fs.existsSync(file) ? openLedger(file) : undefined;
}

/** The day of a dump whose ledger is lost, as its papers name it. */
function dayNamed({ name }: IncomingDump, archive: Archive): Pick<Ledger, 'listed' | 'listed-from'> | undefined {
  const [listed, ...more] = new Set(archive.namedIn(name).map(({ place }) => place.listed));
  return listed === undefined || more.length > 0 ? undefined : { listed, 'listed-from': 'clock' };
}

function summarise(ledger: Ledger, added: ReadonlySet<string>, each: RecordReport[] | undefined): DumpReport {
  const count = (outcome: string) => ledger.records.filter(record => record.outcome === outcome).length;
  const fresh = ledger.records.filter(({ outcome, entry }) => outcome === 'new' && added.has(entry ?? '')).length;
  return {
    dump: ledger.dump,
    source: ledger.source,
    listed: ledger.listed,
    lines: ledger.lines,
    records: ledger.records.length,
    new: fresh,
    again: count('new') - fresh,
    merged: count('merged'),
    deleted: count('deleted'),
    rejected: count('rejected'),
    doubtful: ledger.records.filter(record => record.doubts?.some(doubt => doubt.kind === 'same-paper')).length,
    ...(ledger['years-from'] && { years: yearsFrom(ledger) }),
    unread: ledger.other.unread ?? '',
    ...(each && { each }),
  };
}

function yearsFrom(ledger: Ledger): string {
  const from = ledger['years-from'];
  if (from === 'newest year')
    return 'days without a year are taken to be of the year after the newest that the page shows';
  const said = from === 'file name' ? 'the file’s name' : from === 'dump' ? 'the page' : 'the sidecar';
  return `days without a year take it from the day of the page, which ${said} states`;
}

/** What became of a record, before the archive is written. */
export function recordReport({ lines, outcome, entry, why, doubts }: LedgerRecord, archive: Archive): RecordReport {
  const open = entry === undefined ? undefined : archive.entries.get(entry);
  const changed = open && !open.isNew ? [...open.changed] : [];
  const doubtful = (doubts ?? [])
    .filter(doubt => doubt.kind === 'same-paper')
    .map(({ entry = '', excerpt: why }) => {
      const title = archive.entries.get(entry)?.entry.title;
      return { entry, ...(title !== undefined && { title }), why };
    });
  const damaged = (doubts ?? []).filter(doubt => doubt.kind !== 'same-paper');
  return {
    lines,
    outcome,
    ...(entry !== undefined && { entry }),
    ...(outcome === 'new' && open && !open.isNew && { isKnown: true }),
    ...(open?.entry.title !== undefined && { title: open.entry.title }),
    ...(why !== undefined && { why }),
    ...(changed.length > 0 && { changed }),
    ...(doubtful.length > 0 && { doubtful }),
    ...(damaged.length > 0 && { damaged }),
  };
}
