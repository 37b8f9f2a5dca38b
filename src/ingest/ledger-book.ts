import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';
import type { Transaction } from '../transaction.ts';
import { type Ledger, type LedgerRecord, readLedger, writeLedger } from './ledger.ts';

/** Which record of which dump gave an entry a field's value, and a hash of that value as it was written. */
export interface Writer {
  ledger: Ledger;
  record: LedgerRecord;
  hash: string;
}

/** All ledgers of a content folder, by dump and by entry. */
export class LedgerBook {
  readonly #ledgers = new Map<string, Ledger>();
  readonly #byEntry = new Map<string, { ledger: Ledger; record: LedgerRecord }[]>();
  readonly #changed = new Set<string>();
  readonly #kept = new Map<string, Ledger>();

  /** @throws ContentError where a file of the folder is not a ledger */
  constructor(folder: string) {
    if (!fs.existsSync(folder)) return;
    for (const name of fs.readdirSync(folder).sort())
      if (name.endsWith('.json')) {
        const file = path.join(folder, name);
        try {
          this.#add(readLedger(fs.readFileSync(file, 'utf8')));
        } catch (error) {
          throw new ContentError({
            severity: 'error',
            rule: 'broken-ledger',
            file,
            message: `expected a ledger as the last ingestion wrote it, found ${(error as Error).message}`,
            advice:
              'Take it back from version control, or delete it: the next ingestion then reads the dump anew and treats every field that stands in an entry as the curator’s.',
          });
        }
      }
  }

  get(dump: string): Ledger | undefined {
    return this.#ledgers.get(dump);
  }

  get all(): Iterable<Ledger> {
    return this.#ledgers.values();
  }

  /** The records that became this entry or were merged into it. */
  recordsOf(entry: string): readonly { ledger: Ledger; record: LedgerRecord }[] {
    return this.#byEntry.get(entry) ?? [];
  }

  /** The entry's fields as ingestion last wrote them. */
  writersOf(entry: string): Map<string, Writer> {
    const writers = new Map<string, Writer>();
    for (const { ledger, record } of this.recordsOf(entry))
      for (const [field, { hash }] of Object.entries(record.fields))
        if (hash !== undefined) writers.set(field, { ledger, record, hash });
    return writers;
  }

  /** Puts a dump's new ledger in the place of the old one, if there was one. */
  replace(ledger: Ledger): void {
    this.remove(ledger.dump);
    this.#add(ledger);
    this.#changed.add(ledger.dump);
  }

  /** The ledger of a dump's earlier version, which is kept under another name now. */
  keptAs(dump: string): Ledger | undefined {
    return this.#kept.get(dump);
  }

  /** Gives a dump's ledger another name: the dump's earlier version is kept under it. */
  keepAs(dump: string, name: string): void {
    const ledger = this.#ledgers.get(dump);
    if (!ledger) return;
    this.#ledgers.delete(dump);
    ledger.dump = name;
    this.#ledgers.set(name, ledger);
    this.#kept.set(dump, ledger);
    this.#changed.add(name);
  }

  remove(dump: string): void {
    const old = this.#ledgers.get(dump);
    if (!old) return;
    this.#ledgers.delete(dump);
    this.#changed.add(dump);
    for (const record of old.records) {
      const list = record.entry === undefined ? undefined : this.#byEntry.get(record.entry);
      if (list)
        this.#byEntry.set(
          record.entry!,
          list.filter(item => item.ledger !== old),
        );
    }
  }

  /** Gives an entry another id in the records that belong to it. */
  rename(was: string, id: string): void {
    const records = this.#byEntry.get(was) ?? [];
    this.#byEntry.delete(was);
    for (const { ledger, record } of records) {
      record.entry = id;
      this.link(ledger, record);
      this.#changed.add(ledger.dump);
    }
  }

  /** Notes that a ledger's records were changed in place. */
  touch(dump: string): void {
    this.#changed.add(dump);
  }

  /** Stages the ledgers that changed. */
  stage(transaction: Transaction): void {
    for (const dump of this.#changed) {
      const ledger = this.#ledgers.get(dump);
      if (ledger) transaction.write(ledgerFile(dump), writeLedger(ledger));
      else transaction.remove(ledgerFile(dump));
    }
  }

  #add(ledger: Ledger): void {
    this.#ledgers.set(ledger.dump, ledger);
    for (const record of ledger.records) if (record.entry !== undefined) this.link(ledger, record);
  }

  /** Notes that a record belongs to its entry; for records added after their ledger. */
  link(ledger: Ledger, record: LedgerRecord): void {
    const list = this.#byEntry.get(record.entry!);
    if (list) list.push({ ledger, record });
    else this.#byEntry.set(record.entry!, [{ ledger, record }]);
  }
}

/** The ledger's path within the content folder. */
export function ledgerFile(dump: string): string {
  return `ledger/${dump.replace(/\.txt$/, '')}.json`;
}
