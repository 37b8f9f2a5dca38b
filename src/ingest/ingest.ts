import fs from 'node:fs';
import path from 'node:path';
import { ContentError, type Diagnostic } from '../diagnostic.ts';
import { contentFolder, readArchive, readTopicFolder } from '../entries/content-folder.ts';
import { readSidecar, type Sidecar, setSidecarValue } from '../entries/sidecar.ts';
import { Transaction } from '../transaction.ts';
import { type Dump, readDump, sha256 } from './dump.ts';
import { type Archive, type DumpJob, ingestDump } from './dump-reader.ts';
import { EntryBook } from './entry-book.ts';
import { type Ledger, type LedgerHead, readLedgerHead } from './ledger.ts';
import { LedgerBook, ledgerFile } from './ledger-book.ts';
import { PaperIndex } from './match.ts';
import type { Source } from './source.ts';
import { loadSources, recogniseSource } from './sources.ts';
import { surveyDump } from './survey.ts';
import { readDate } from './text/date.ts';
import { compileTopics } from './topics.ts';

/** Raised when the same dumps would give other entries: cleaning, matching or merging changed. */
const VERSION = 1;

export interface IngestOptions {
  /** The content folder; it must have its defaults already (see `init`). */
  content: string;
  /** Dumps from elsewhere, files or folders: they are copied into `content/dumps` first. */
  files?: readonly string[];
  /** The digest day of these files, `yyyy-mm-dd`; written to their sidecars. */
  listed?: string;
  /** Only find out what would happen. */
  dryRun?: boolean;
  /** The day of the clock, `yyyy-mm-dd`: the last resort for a dump that does not say its day. */
  today: string;
  warn(diagnostic: Diagnostic): void;
  progress?(done: number, all: number, dump: string): void;
}

/** What became of one dump. */
export interface DumpReport {
  dump: string;
  source: string;
  listed: string;
  lines: number;
  records: number;
  new: number;
  merged: number;
  deleted: number;
  rejected: number;
  doubtful: number;
  /** Lines that were not understood. */
  unread: string;
}

export interface IngestReport {
  /** Dumps in the folder, those that were read included. */
  dumps: number;
  read: DumpReport[];
  /** Ids of entries that are new. */
  added: string[];
  /** Ids of entries that were there and say something else now. */
  changed: string[];
  /** Whether an interrupted ingestion was found, and what was done about it. */
  recovered?: 'finished' | 'taken back';
}

/** A dump in the folder, or on its way there. */
interface Incoming {
  name: string;
  /** The path as the person knows it. */
  file: string;
  bytes: Buffer;
  sidecarFile: string;
  sidecarText?: string;
  /** Named on the command line. */
  given: boolean;
  /** Named on the command line, and from another folder. */
  copied: boolean;
}

/**
 * Turns the dumps that are new or changed into entries. Everything takes effect together at the end, or nothing does.
 *
 * @throws ContentError where a dump cannot be read at all; the folder is then as it was
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const folder = contentFolder(options.content);
  const recovered = Transaction.recover(folder.root);
  const sources = await loadSources();
  const incoming = gather(options, folder.root);
  const report: IngestReport = {
    dumps: incoming.length,
    read: [],
    added: [],
    changed: [],
    ...(recovered ? { recovered } : {}),
  };
  const versionOf = (source: Source): string => `${source.id} ${source.version}.${VERSION}`;
  const waiting = incoming.filter(dump => !isCurrent(dump, folder.root, sources, versionOf));
  if (waiting.length === 0) return report;

  const transaction = new Transaction(folder.root);
  try {
    const ledgers = new LedgerBook(folder.ledger);
    const jobs = waiting
      .map(dump => prepare(dump, options, sources, versionOf, ledgers))
      .sort((a, b) => (`${a.listed}\t${a.dump.name}` < `${b.listed}\t${b.dump.name}` ? -1 : 1));
    for (const dump of waiting) if (dump.given) stageCopy(dump, folder.root, options.today, ledgers, transaction);
    const archive = await openArchive(folder, ledgers, options.warn);
    for (const [i, job] of jobs.entries()) {
      options.progress?.(i, jobs.length, job.dump.name);
      report.read.push(summarise(ingestDump(job, archive, options.warn)));
    }
    const { added, changed } = archive.entries.stage(transaction);
    archive.ledgers.stage(transaction);
    Object.assign(report, { added, changed });
    if (options.dryRun) transaction.abandon();
    else transaction.commit();
  } catch (error) {
    transaction.abandon();
    throw error;
  }
  return report;
}

/** Opens everything that records are compared with and written to. */
async function openArchive(
  folder: ReturnType<typeof contentFolder>,
  ledgers: LedgerBook,
  warn: (d: Diagnostic) => void,
): Promise<Archive> {
  const read = readArchive(folder.root);
  for (const warning of read.warnings) warn(warning);
  const entries = new EntryBook(folder.root, read.entries, read.files, ledgers);
  const index = new PaperIndex();
  const taken = new Set<string>();
  for (const entry of read.entries) {
    index.add(entry.id, entry);
    taken.add(entry.id);
    for (const alias of entry.aliases ?? []) taken.add(alias);
  }
  for (const ledger of ledgers.all)
    for (const record of ledger.records)
      if (record.entry !== undefined) {
        taken.add(record.entry);
        if (record.title !== undefined) index.addListed(record.entry, 'title', record.title);
        if (record.abstract !== undefined) index.addListed(record.entry, 'abstract', record.abstract);
      }
  const topics = compileTopics(readTopicFolder(folder.root));
  return { entries, ledgers, index, topics, isTaken: id => taken.has(id) || entries.has(id) };
}

/** The dumps of the folder, and those that come into it, by name. */
function gather(options: IngestOptions, root: string): Incoming[] {
  const dumps = new Map<string, Incoming>();
  const home = path.join(root, 'dumps');
  const add = (file: string, shown: string, given: boolean): void => {
    const name = path.basename(file);
    const sidecarFile = path.join(home, `${name.replace(/\.[^.]+$/, '')}.yaml`);
    const beside = file.replace(/\.[^.]+$/, '.yaml');
    const sidecarText = [sidecarFile, beside].find(at => fs.existsSync(at));
    const before = dumps.get(name);
    if (before?.given && given)
      throw new ContentError({
        severity: 'error',
        rule: 'same-name',
        file: shown,
        message: `expected dumps of different names, found ${name} twice (also ${before.file})`,
        advice: 'A dump is kept under its own name. Rename one of the two.',
      });
    dumps.set(name, {
      name,
      file: shown,
      bytes: fs.readFileSync(file),
      sidecarFile,
      given,
      copied: given && path.resolve(file) !== path.join(path.resolve(home), name),
      ...(sidecarText === undefined ? {} : { sidecarText: fs.readFileSync(sidecarText, 'utf8') }),
    });
  };
  for (const name of dumpNames(home)) add(path.join(home, name), path.join(root, 'dumps', name), false);
  for (const file of options.files ?? [])
    if (fs.statSync(file).isDirectory())
      for (const name of dumpNames(file)) add(path.join(file, name), path.join(file, name), true);
    else add(file, file, true);
  if (options.listed !== undefined)
    for (const dump of dumps.values())
      if (dump.given) dump.sidecarText = setSidecarValue(dump.sidecarText, 'listed', options.listed, dump.sidecarFile);
  return [...dumps.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Files of a folder that can be dumps: not hidden, no sidecars, no folders, in the order of their names. */
function dumpNames(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(item => item.isFile() && !item.name.startsWith('.') && !/\.ya?ml$/i.test(item.name))
    .map(item => item.name)
    .sort();
}

/** Whether the ledger tells of these very bytes, read the way they would be read now. */
function isCurrent(
  dump: Incoming,
  root: string,
  sources: readonly Source[],
  versionOf: (source: Source) => string,
): boolean {
  const head = ledgerHead(path.join(root, ledgerFile(dump.name)));
  const source = sources.find(s => s.id === head?.source);
  return (
    head !== undefined &&
    source !== undefined &&
    head.sha256 === sha256(dump.bytes) &&
    head.version === versionOf(source) &&
    head.sidecar === sidecarHash(dump.sidecarText)
  );
}

function ledgerHead(file: string): LedgerHead | undefined {
  if (!fs.existsSync(file)) return undefined;
  const bytes = Buffer.alloc(4096);
  const handle = fs.openSync(file, 'r');
  const length = fs.readSync(handle, bytes);
  fs.closeSync(handle);
  return readLedgerHead(bytes.toString('utf8', 0, length));
}

function sidecarHash(text: string | undefined): string {
  return text === undefined ? '' : sha256(Buffer.from(text)).slice(0, 12);
}

/** Finds out everything about a dump that is needed before its records are read. */
function prepare(
  incoming: Incoming,
  options: IngestOptions,
  sources: readonly Source[],
  versionOf: (source: Source) => string,
  ledgers: LedgerBook,
): DumpJob {
  const dump: Dump = readDump(incoming.name, incoming.file, incoming.bytes);
  const sidecar: Sidecar =
    incoming.sidecarText === undefined ? { fields: {} } : readSidecar(incoming.sidecarFile, incoming.sidecarText);
  const source = recogniseSource(dump, sources, sidecar.source);
  const survey = surveyDump(source, dump);
  const day = digestDay(incoming, sidecar, survey.pageDay, options, ledgers.get(incoming.name));
  return {
    dump,
    file: incoming.file,
    source,
    version: versionOf(source),
    sidecar,
    sidecarHash: sidecarHash(incoming.sidecarText),
    listed: day.listed,
    listedFrom: day.from,
    ...(survey.yearOfUnstated === undefined ? {} : { yearOfUnstated: survey.yearOfUnstated }),
  };
}

/** The day on which a dump's papers are listed, from the first of these that says it. */
function digestDay(
  incoming: Incoming,
  sidecar: Sidecar,
  pageDay: { raw: string; line: number; date?: string } | undefined,
  options: IngestOptions,
  old: Ledger | undefined,
): { listed: string; from: Ledger['listed-from'] } {
  if (sidecar.listed !== undefined) return { listed: sidecar.listed, from: 'sidecar' };
  if (pageDay?.date !== undefined) return { listed: pageDay.date, from: 'dump' };
  const named = /^(\d{4}-\d\d-\d\d)(?!\d)/.exec(incoming.name)?.[1];
  if (named !== undefined && readDate(named).edtf === named) return { listed: named, from: 'file name' };
  if (old?.['listed-from'] === 'clock') return { listed: old.listed, from: 'clock' };
  options.warn({
    severity: 'warning',
    rule: 'unknown-day',
    file: incoming.file,
    ...(pageDay ? { line: pageDay.line } : {}),
    message: pageDay
      ? `expected the day of the listing, found ${JSON.stringify(pageDay.raw)} and nothing that speaks for a year; took today, ${options.today}`
      : `expected the day of the listing, found none; took today, ${options.today}`,
    advice: `Say it with --listed yyyy-mm-dd, or as \`listed: "yyyy-mm-dd"\` in ${path.basename(incoming.sidecarFile)}.`,
  });
  return { listed: options.today, from: 'clock' };
}

/** Stages a dump that comes from elsewhere. A dump of its name with other bytes is kept, with its ledger, under a dated name. */
function stageCopy(
  incoming: Incoming,
  root: string,
  today: string,
  ledgers: LedgerBook,
  transaction: Transaction,
): void {
  const at = path.join(root, 'dumps', incoming.name);
  if (fs.existsSync(at)) {
    const old = fs.readFileSync(at);
    if (!old.equals(incoming.bytes)) {
      const dated = datedName(incoming.name, old, today, root);
      transaction.write(`dumps/${dated}`, old);
      if (fs.existsSync(incoming.sidecarFile))
        transaction.write(`dumps/${path.parse(dated).name}.yaml`, fs.readFileSync(incoming.sidecarFile));
      ledgers.keepAs(incoming.name, dated);
    }
  }
  if (!fs.existsSync(at) || !fs.readFileSync(at).equals(incoming.bytes))
    transaction.write(`dumps/${incoming.name}`, incoming.bytes);
  if (
    incoming.sidecarText !== undefined &&
    (!fs.existsSync(incoming.sidecarFile) || fs.readFileSync(incoming.sidecarFile, 'utf8') !== incoming.sidecarText)
  )
    transaction.write(`dumps/${path.basename(incoming.sidecarFile)}`, incoming.sidecarText);
}

function datedName(name: string, old: Buffer, today: string, root: string): string {
  const { name: stem, ext } = path.parse(name);
  const dated = `${stem}.until-${today}${ext}`;
  return fs.existsSync(path.join(root, 'dumps', dated))
    ? `${stem}.until-${today}-${sha256(old).slice(0, 8)}${ext}`
    : dated;
}

function summarise(ledger: Ledger): DumpReport {
  const count = (outcome: string) => ledger.records.filter(record => record.outcome === outcome).length;
  return {
    dump: ledger.dump,
    source: ledger.source,
    listed: ledger.listed,
    lines: ledger.lines,
    records: ledger.records.length,
    new: count('new'),
    merged: count('merged'),
    deleted: count('deleted'),
    rejected: count('rejected'),
    doubtful: ledger.records.filter(record => record.doubts?.some(doubt => doubt.kind === 'same-paper')).length,
    unread: ledger.other.unread ?? '',
  };
}
