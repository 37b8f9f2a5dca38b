import fs from 'node:fs';
import path from 'node:path';
import { type EntryChanges, editEntry } from '../entries/edit-entry.ts';
import { writeEntry } from '../entries/entry-file.ts';
import { hashField } from '../entries/field-hash.ts';
import type { PaperEntry } from '../paper.ts';
import type { Transaction } from '../transaction.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';
import type { LedgerBook, Writer } from './ledger-book.ts';
import { same } from './merge.ts';

export type EntryField = keyof Omit<PaperEntry, 'id'>;

/** An entry while dumps are ingested: what it says now, what changed, and who wrote each field. */
export interface OpenEntry {
  entry: PaperEntry;
  /** Not yet in the folder. */
  isNew: boolean;
  changed: Set<EntryField>;
  /** Loaded when it is first asked for. */
  writers?: Map<string, Writer>;
}

/**
 * The entries that an ingestion may change, with the rule that guards a curator's work: a field is changed only while it
 * still says what ingestion last wrote.
 */
export class EntryBook {
  readonly #open = new Map<string, OpenEntry>();
  readonly #ledgers: LedgerBook;
  readonly #root: string;
  readonly #files: ReadonlyMap<string, { path: string }>;

  /**
   * @param root the content folder
   * @param files where each entry stands, relative to the root
   */
  constructor(
    root: string,
    entries: readonly PaperEntry[],
    files: ReadonlyMap<string, { path: string }>,
    ledgers: LedgerBook,
  ) {
    this.#root = root;
    this.#files = files;
    this.#ledgers = ledgers;
    for (const entry of entries) this.#open.set(entry.id, { entry, isNew: false, changed: new Set() });
  }

  get(id: string): OpenEntry | undefined {
    return this.#open.get(id);
  }

  has(id: string): boolean {
    return this.#open.has(id);
  }

  get all(): Iterable<OpenEntry> {
    return this.#open.values();
  }

  add(entry: PaperEntry): OpenEntry {
    const open: OpenEntry = { entry, isNew: true, changed: new Set(), writers: new Map() };
    this.#open.set(entry.id, open);
    return open;
  }

  delete(id: string): void {
    this.#open.delete(id);
  }

  /** Gives a new entry another id, while nothing but this book knows the old one. */
  rename(open: OpenEntry, id: string): void {
    this.#open.delete(open.entry.id);
    open.entry.id = id;
    this.#open.set(id, open);
  }

  writers(open: OpenEntry): Map<string, Writer> {
    open.writers ??= this.#ledgers.writersOf(open.entry.id);
    return open.writers;
  }

  /** Whether the field is ingestion's: still as it wrote it, or never written by anybody. */
  isOurs(open: OpenEntry, field: EntryField): boolean {
    const hash = this.writers(open).get(field)?.hash;
    const value = open.entry[field];
    if (value === undefined) return hash === undefined || hash === hashField(undefined);
    return hash !== undefined && hash === hashField(value);
  }

  /**
   * Writes a field for a record, if it is ingestion's to write. The record becomes the field's writer.
   * @returns whether the field now says `value`
   */
  write(open: OpenEntry, field: EntryField, value: unknown, ledger: Ledger, record: LedgerRecord): boolean {
    if (!this.isOurs(open, field)) return same(open.entry[field], value);
    if (!same(open.entry[field], value)) {
      if (value === undefined) delete open.entry[field];
      else Object.assign(open.entry, { [field]: value });
      open.changed.add(field);
    }
    this.claim(open, field, ledger, record, value === undefined ? undefined : hashField(value));
    return true;
  }

  /** Makes a record the writer of a field; `undefined` as hash: nobody is. */
  claim(open: OpenEntry, field: EntryField, ledger: Ledger, record: LedgerRecord, hash: string | undefined): void {
    const writers = this.writers(open);
    const old = writers.get(field);
    if (old && old.record !== record) {
      delete old.record.fields[field as keyof LedgerRecord['fields']]?.hash;
      this.#ledgers.touch(old.ledger.dump);
    }
    const key = field as keyof LedgerRecord['fields'];
    if (hash === undefined) {
      writers.delete(field);
      delete record.fields[key]?.hash;
    } else {
      writers.set(field, { ledger, record, hash });
      record.fields[key] = { ...record.fields[key], hash };
    }
  }

  /** Stages the entries that are new or changed. @returns their ids */
  stage(transaction: Transaction): { added: string[]; changed: string[] } {
    const added: string[] = [];
    const changed: string[] = [];
    for (const { entry, isNew, changed: fields } of this.#open.values()) {
      const file = this.#files.get(entry.id)?.path ?? entryFile(entry);
      if (isNew) {
        transaction.write(file, writeEntry(entry));
        added.push(entry.id);
      } else if (fields.size > 0) {
        const changes = Object.fromEntries([...fields].map(field => [field, entry[field]])) as EntryChanges;
        const at = path.join(this.#root, file);
        transaction.write(file, editEntry(fs.readFileSync(at, 'utf8'), changes, at));
        changed.push(entry.id);
      }
    }
    return { added, changed };
  }
}

/** The entry's path within the content folder. */
export function entryFile(entry: Pick<PaperEntry, 'id' | 'listed'>): string {
  return `papers/${entry.listed.slice(0, 4)}/${entry.id}.md`;
}
