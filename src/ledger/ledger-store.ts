import fs from 'node:fs';
import path from 'node:path';
import { placeInFolder } from '../content/spelled.ts';
import { refusalAt } from '../diagnostic.ts';
import { jsonFault } from '../files/json-fault.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { ledgerFault } from './check-ledger.ts';
import { type Ledger, type LedgerRecord, readLedger, writeLedger } from './ledger.ts';

/** A record and its ledger. */
export interface LedgerPlace {
  ledger: Ledger;
  record: LedgerRecord;
}

/** All ledgers of a content folder, by dump and by entry. */
export class LedgerStore {
  readonly #folder: string;
  readonly #ledgers = new Map<string, Ledger>();
  readonly #byEntry = new Map<string, LedgerPlace[]>();
  /** The records as they were when the ledgers were opened. */
  readonly #before = new Map<string, LedgerPlace[]>();
  readonly #changed = new Set<string>();
  readonly #kept = new Map<string, Ledger>();

  /**
   * @param fileCache for a store that is only looked at: it gives the ledgers of unchanged files out again
   * @throws ContentError if a file of the folder is not a ledger
   */
  constructor(folder: string, fileCache?: FileCache) {
    this.#folder = folder;
    if (!fs.existsSync(folder)) return;
    for (const name of fs.readdirSync(folder).sort()) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(folder, name);
      this.#add(fileCache ? lookAtLedger(file, fileCache) : openLedger(file));
    }
    for (const [entry, places] of this.#byEntry) this.#before.set(entry, [...places]);
  }

  get(dump: string): Ledger | undefined {
    return this.#ledgers.get(dump);
  }

  /** Sorted by dump name. */
  get all(): Iterable<Ledger> {
    return [...this.#ledgers.values()].sort((a, b) => (a.dump < b.dump ? -1 : 1));
  }

  /** The records that became this entry or were merged into it, including those of older versions of a dump. */
  recordsOf(entry: string): readonly LedgerPlace[] {
    return this.#byEntry.get(entry) ?? [];
  }

  /** The records that list the entry now; of a dump with a newer version, only those missing from the newer one. */
  listingsOf(entry: string): LedgerPlace[] {
    const places = this.recordsOf(entry).filter(
      ({ record }) => record.outcome === 'new' || record.outcome === 'merged',
    );
    if (places.length < 2) return places;
    const dumps = new Set(places.map(({ ledger }) => ledger.dump));
    return places.filter(({ ledger }) => {
      const newer = newerVersion(ledger.dump);
      return newer === undefined || !dumps.has(newer);
    });
  }

  /** The entry's records as they were when the ledgers were opened. */
  recordsBefore(entry: string): readonly LedgerPlace[] {
    return this.#before.get(entry) ?? [];
  }

  /** Includes a ledger from before its dump was undone in what ingestion last wrote. */
  remember(ledger: Ledger): void {
    for (const record of ledger.records)
      if (record.entry !== undefined && record.outcome !== 'undone')
        this.#before.set(record.entry, [{ ledger, record }, ...this.recordsBefore(record.entry)]);
  }

  /** Replaces a dump's ledger, if it has one, by a new one without records. */
  begin(ledger: Ledger): void {
    this.remove(ledger.dump);
    this.#add(ledger);
    this.#changed.add(ledger.dump);
  }

  /** The ledger of a dump's earlier version, which is now kept under another name. */
  keptAs(dump: string): Ledger | undefined {
    return this.#kept.get(dump);
  }

  /** Renames the ledger of a dump whose earlier version is kept under the new name. */
  keepAs(dump: string, name: string): void {
    const ledger = this.#ledgers.get(dump);
    if (!ledger) return;
    this.#ledgers.delete(dump);
    ledger.dump = name;
    this.#ledgers.set(name, ledger);
    this.#kept.set(dump, ledger);
    this.#changed.add(name);
    this.#changed.add(dump);
  }

  /** @returns the removed ledger */
  remove(dump: string): Ledger | undefined {
    const old = this.#ledgers.get(dump);
    if (!old) return undefined;
    this.#ledgers.delete(dump);
    this.#changed.add(dump);
    for (const record of old.records) this.#unlink(old, record);
    return old;
  }

  /** Changes an entry's id in all its records. */
  rename(was: string, id: string): void {
    const places = this.#byEntry.get(was) ?? [];
    this.#byEntry.delete(was);
    for (const { ledger, record } of places) {
      record.entry = id;
      this.link(ledger, record);
      this.#changed.add(ledger.dump);
    }
  }

  /** Assigns one record to another entry. */
  move({ ledger, record }: LedgerPlace, entry: string): void {
    this.#unlink(ledger, record);
    record.entry = entry;
    this.link(ledger, record);
    this.#changed.add(ledger.dump);
  }

  /** Marks a ledger whose records were changed in place. */
  touch(dump: string): void {
    this.#changed.add(dump);
  }

  /** Stages the ledgers that changed. */
  stage(transaction: Transaction): void {
    for (const dump of [...this.#changed].sort()) {
      const ledger = this.#ledgers.get(dump);
      const file = placeInFolder(this.#folder, path.basename(ledgerFile(dump)));
      const inside = `ledger/${path.basename(file)}`;
      const old = fs.existsSync(file) ? fs.readFileSync(file) : undefined;
      const bytes = ledger && writeLedger(ledger);
      if (!bytes && old) transaction.remove(inside);
      else if (bytes && !old?.equals(bytes)) transaction.write(inside, bytes);
    }
  }

  /** Links a record to its entry. */
  link(ledger: Ledger, record: LedgerRecord): void {
    const list = this.#byEntry.get(record.entry!);
    if (list) list.push({ ledger, record });
    else this.#byEntry.set(record.entry!, [{ ledger, record }]);
  }

  #add(ledger: Ledger): void {
    this.#ledgers.set(ledger.dump, ledger);
    for (const record of ledger.records) if (record.entry !== undefined) this.link(ledger, record);
  }

  #unlink(ledger: Ledger, record: LedgerRecord): void {
    const list = record.entry === undefined ? undefined : this.#byEntry.get(record.entry);
    const rest = list?.filter(place => place.record !== record || place.ledger !== ledger);
    if (rest && rest.length > 0) this.#byEntry.set(record.entry!, rest);
    else if (rest) this.#byEntry.delete(record.entry!);
  }
}

/** As `openLedger`, to look at alone: of an unchanged file it is the same object. */
export function lookAtLedger(file: string, fileCache: FileCache): Ledger {
  return fileCache.get(file, () => ({ value: openLedger(file), keep: true }));
}

/** @throws ContentError if the file is not a ledger */
export function openLedger(file: string): Ledger {
  const again = commandLine('ingest', '--again');
  const merging = `Take either side, and the same of the papers’ files: git checkout --ours FILE, or --theirs FILE; then: ${again}`;
  const text = decodeUtf8(file, readBytes(file), merging);
  let ledger: Ledger | undefined;
  let fault: { found: string; line?: number } | undefined;
  try {
    ledger = readLedger(text);
    const found = ledgerFault(ledger);
    fault = found === undefined ? undefined : { found };
  } catch (error) {
    fault = jsonFault(text, (error as Error).message);
  }
  if (ledger !== undefined && fault === undefined) {
    // Older versions of this program kept the name as the file system gave it.
    ledger.dump = ledger.dump.normalize('NFC');
    return ledger;
  }
  throw refusalAt(
    { file, ...(fault?.line !== undefined && { line: fault.line }) },
    'broken-ledger',
    `expected a ledger as the last ingestion wrote it, found ${fault?.found}`,
    'Take it back from version control or a copy, or delete it: the next ingestion then reads the dump anew ' +
      'and treats every field that an entry says otherwise than the dump as the curator’s.',
  );
}

/** The ledger's path within the content folder. */
export function ledgerFile(dump: string): string {
  if (dump.endsWith('.txt')) return `ledger/${dump.slice(0, -4)}.json`;
  return `ledger/${dump}${dump.includes('.') ? '' : '.-'}.json`;
}

const EARLIER = /\.until-\d{4}-\d\d-\d\d(?:-[0-9a-f]{8})?(?=\.[^.]*$|$)/;

/** The name of the dump of which this one is an earlier version, if it is one. */
export function newerVersion(dump: string): string | undefined {
  return EARLIER.test(dump) ? dump.replace(EARLIER, '') : undefined;
}

/** The name under which a dump's earlier version is kept. @param tag distinguishes two versions of the same day */
export function earlierName(dump: string, day: string, tag = ''): string {
  const { name, ext } = path.parse(dump);
  return `${name}.until-${day}${tag && `-${tag}`}${ext}`;
}
