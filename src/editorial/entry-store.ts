import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type EntryChanges, editEntry } from '../content/edit-entry.ts';
import { readEntry, writeEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import type { LedgerPlace, LedgerStore } from '../ledger/ledger-store.ts';
import type { PaperEntry, Provenance } from '../paper.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { type Identity, identify } from './identity.ts';

export type EntryField = keyof Omit<PaperEntry, 'id'>;

/** An entry that was read or created during ingestion. */
export interface OpenEntry {
  entry: PaperEntry;
  /** Not yet in the folder. */
  isNew: boolean;
  changed: Set<EntryField>;
  /** The file's text as read; absent for a new entry. */
  text?: string;
  /** An earlier text that replaces it. */
  reverted?: string;
  identity?: Identity;
  /** A hash of each field as ingestion last wrote it, from the ledgers as they were opened. */
  written?: ReadonlyMap<string, string>;
}

/** An entry that was written as soon as it was read. */
interface FlushedEntry {
  listed: string;
  transaction: Transaction;
  /** Set once it has been asked for. */
  identity: Identity | undefined;
}

function readStaged(id: string, { listed, transaction }: FlushedEntry): PaperEntry {
  const file = entryFile({ id, listed });
  return readEntry(file, transaction.staged(file)!.toString('utf8'), id).entry;
}

/**
 * The entries that an ingestion may change, read on demand. It enforces the rule that protects a curator's work: ingestion
 * owns a field only while the field still holds what ingestion last wrote.
 */
export class EntryStore {
  readonly #open = new Map<string, OpenEntry>();
  readonly #flushed = new Map<string, FlushedEntry>();
  readonly #removed = new Map<string, string>();
  readonly #ledgers: LedgerStore;
  readonly #root: string;
  readonly #files: Map<string, string>;

  /**
   * @param root the content folder
   * @param files the file of each entry, relative to the root, by id
   */
  constructor(root: string, files: ReadonlyMap<string, string>, ledgers: LedgerStore) {
    this.#root = root;
    this.#files = new Map(files);
    this.#ledgers = ledgers;
  }

  /** @throws ContentError if the entry's file cannot be read */
  get(id: string): OpenEntry | undefined {
    const open = this.#open.get(id);
    if (open) return open;
    const flushed = this.#flushed.get(id);
    if (flushed) return this.#reopen(id, flushed);
    const file = this.#files.get(id);
    if (file === undefined) return undefined;
    const at = path.join(this.#root, file);
    const text = decodeUtf8(at, readBytes(at));
    const read: OpenEntry = { entry: readEntry(at, text, id).entry, isNew: false, changed: new Set(), text };
    this.#open.set(id, read);
    return read;
  }

  has(id: string): boolean {
    return this.#open.has(id) || this.#flushed.has(id) || this.#files.has(id);
  }

  /** All ids, sorted. */
  get ids(): string[] {
    return [...new Set([...this.#files.keys(), ...this.#open.keys(), ...this.#flushed.keys()])].sort();
  }

  /** The entry's file, relative to the content folder. */
  file(id: string): string | undefined {
    return this.#files.get(id);
  }

  identity(id: string): Identity | undefined {
    const flushed = this.#flushed.get(id);
    const known = this.#open.get(id)?.identity ?? flushed?.identity;
    if (known) return known;
    if (flushed) {
      flushed.identity = identify(readStaged(id, flushed), this.#printings(id));
      return flushed.identity;
    }
    const open = this.get(id);
    if (!open) return undefined;
    open.identity ??= identify(open.entry, this.#printings(id));
    return open.identity;
  }

  /** Where the entry's listings say it is printed. */
  #printings(id: string): string[] {
    const places = this.#ledgers.recordsOf(id).map(({ record }) => record.printed);
    return [...new Set(places.filter(place => place !== undefined))];
  }

  /** Adds a place where the paper is printed. */
  notePrinting(id: string, place: string): void {
    const known = this.identity(id);
    if (!known || known.printings.includes(place) || known.printings.length >= PRINTINGS) return;
    const holder = this.#open.get(id) ?? this.#flushed.get(id)!;
    holder.identity = { ...known, printings: [...known.printings, place] };
  }

  add(entry: PaperEntry, identity?: Identity): OpenEntry {
    const open: OpenEntry = { entry, isNew: true, changed: NOTHING_CHANGED, written: NOTHING_WRITTEN };
    if (identity) open.identity = identity;
    this.#open.set(entry.id, open);
    return open;
  }

  /** Brings back an entry that was set aside. @param written a hash of each field as ingestion last wrote it */
  restore(id: string, file: string, text: string, written: ReadonlyMap<string, string>): OpenEntry {
    const { entry } = readEntry(path.join(this.#root, file), text, id);
    const open: OpenEntry = { entry, isNew: false, changed: new Set(), text, written };
    this.#open.set(id, open);
    this.#files.set(id, file);
    this.#removed.delete(id);
    return open;
  }

  /** Gives an entry back an earlier text. @param written a hash of each field as ingestion had written it then */
  revert(open: OpenEntry, text: string, written: ReadonlyMap<string, string>): void {
    const { id } = open.entry;
    open.entry = readEntry(path.join(this.#root, this.#files.get(id)!), text, id).entry;
    open.reverted = text;
    open.changed = new Set();
    open.written = written;
    delete open.identity;
  }

  /** The text of the entry's file as it will be written. */
  textOf({ entry, isNew, changed, text, reverted }: OpenEntry): string {
    if (isNew) return writeEntry(entry);
    const before = reverted ?? text!;
    if (changed.size === 0) return before;
    const changes = Object.fromEntries([...changed].map(field => [field, entry[field]])) as EntryChanges;
    return editEntry(before, changes, path.join(this.#root, this.#files.get(entry.id) ?? entryFile(entry)));
  }

  /** Removes an entry from the archive. */
  remove(id: string): void {
    this.#open.delete(id);
    const file = this.#files.get(id);
    if (file !== undefined) this.#removed.set(id, file);
    this.#files.delete(id);
  }

  /** Gives a new entry another id while only this store knows the old one. */
  rename(open: OpenEntry, id: string): void {
    this.#open.delete(open.entry.id);
    open.entry.id = id;
    this.#open.set(id, open);
  }

  /** Takes what the entry says as its listings do for written by ingestion, where no ledger tells who wrote it. */
  regain(open: OpenEntry, says: Partial<Record<EntryField, unknown>>): void {
    const written = new Map(this.written(open));
    for (const [field, value] of Object.entries(says) as [EntryField, unknown][])
      if (!written.has(field) && field in open.entry && isDeepStrictEqual(open.entry[field], value))
        written.set(field, hashField(value));
    open.written = written;
  }

  /** A hash of each field as ingestion last wrote it. */
  written(open: OpenEntry): ReadonlyMap<string, string> {
    if (!open.written) {
      const written = new Map<string, string>();
      const places = this.#ledgers.recordsBefore(open.entry.id);
      const isLost = listingsLost(open.entry, places);
      for (const place of places)
        for (const [field, { hash }] of Object.entries(place.record.fields)) {
          if (hash === undefined) continue;
          const stands = hashField(open.entry[field as EntryField]);
          // Two branches that were merged may each have written a field: what stands there is of either.
          const other = written.get(field) ?? hash;
          if (hash !== stands && isLost(place)) continue;
          if (other === hash || other !== stands) written.set(field, hash);
        }
      open.written = written;
    }
    return open.written;
  }

  /**
   * Whether the entry names the listings that the ledgers know, each once, in whatever order a merge left them, and besides none but of
   * dumps that were deleted. Where no ledger has a hash, as its file was away for a while, it may lack some.
   */
  #isAsListed({ entry }: OpenEntry, mayLack: boolean): boolean {
    const places = this.#ledgers.recordsBefore(entry.id);
    const isDeleted = (dump: string): boolean =>
      !places.some(({ ledger }) => ledger.dump === dump) &&
      !this.#ledgers.get(dump) &&
      !fs.existsSync(dumpInFolder(this.#root, dump).file);
    const rest = entry.provenance.filter(({ dump }) => !isDeleted(dump));
    // Of a digest that was kept without its dumps and ledgers, this is all that is known.
    if (rest.length === 0) return !mayLack;
    const named = rest
      .filter(({ dump }) => !(mayLack && this.#isUntold(entry, dump)))
      .map(({ dump, source, lines, listed }) => [dump, source, lines, listed].join('\t'));
    const told = places
      .filter(
        ({ record: { outcome } }) => outcome === 'new' || outcome === 'merged' || (mayLack && outcome === 'deleted'),
      )
      .flatMap(({ ledger, record }) => {
        const place = [ledger.dump, ledger.source, record.lines, record.listed ?? ledger.listed].join('\t');
        // Of a dump that was undone only what the entry still names.
        return this.#ledgers.get(ledger.dump) || named.includes(place) ? [place] : [];
      });
    if (mayLack) return named.every(place => told.includes(place));
    return told.length > 0 && isDeepStrictEqual(named.sort(), told.sort());
  }

  /** Whether the dump was corrected since, and lists the entry no longer. */
  #isUntold({ id }: PaperEntry, dump: string): boolean {
    return this.#ledgers.get(dump)?.records.every(({ entry }) => entry !== id) ?? false;
  }

  /** Whether listings are named in the entry, and no ledger tells what ingestion wrote of it. */
  isForgotten({ entry, isNew }: OpenEntry): boolean {
    if (isNew || isEmpty(entry)) return false;
    const fields = this.#ledgers.recordsBefore(entry.id).flatMap(({ record }) => Object.values(record.fields));
    return !fields.some(({ hash }) => hash !== undefined);
  }

  /** Whether ingestion owns the field: it is as ingestion wrote it, or was never written by anybody. */
  isOurs(open: OpenEntry, field: EntryField): boolean {
    if (open.isNew) return true;
    const hash = this.written(open).get(field);
    const value = open.entry[field];
    // A key without a readable value was also written by a person.
    // A paper that nothing listed until now has an empty list.
    const isAbsent = value === undefined || (field === 'provenance' && hash === undefined && isEmpty(open.entry));
    if (isAbsent) return hash === undefined && !(open.reverted ?? open.text)?.includes(`\n${field}:`);
    if (field === 'provenance') return hash === hashField(value) || this.#isAsListed(open, hash === undefined);
    return hash !== undefined && hash === hashField(value);
  }

  /** Whether a person changed anything in the entry, including comments or the order of keys. */
  isEdited(open: OpenEntry): boolean {
    if (open.isNew) return false;
    const fields = new Set([...Object.keys(open.entry), ...this.written(open).keys()]);
    fields.delete('id');
    if (open.entry.provenance.length === 0) fields.delete('provenance');
    return (
      [...fields].some(field => !this.isOurs(open, field as EntryField)) || this.textOf(open) !== writeEntry(open.entry)
    );
  }

  /** Changes a field, whoever owns it. */
  set(open: OpenEntry, field: EntryField, value: unknown): void {
    if (!open.isNew) open.changed.add(field);
    if (value === undefined) delete open.entry[field];
    else Object.assign(open.entry, { [field]: value });
  }

  /** Changes the topics on ingestion's behalf: the ledger records them as written. */
  writeTopics(open: OpenEntry, topics: string[] | undefined, ledgers: LedgerStore): void {
    this.set(open, 'topics', topics);
    const places = ledgers.listingsOf(open.entry.id);
    const place = places.find(({ record }) => record.fields.topics) ?? places[0];
    if (!place) return;
    if (topics) place.record.fields.topics = { hash: hashField(topics) };
    else delete place.record.fields.topics;
    ledgers.touch(place.ledger.dump);
  }

  /** Writes a new entry that probably will not change again, and keeps only its location in memory. */
  flush({ entry }: OpenEntry, transaction: Transaction): void {
    const { id, listed } = entry;
    transaction.write(entryFile(entry), writeEntry(entry));
    this.#open.delete(id);
    this.#flushed.set(id, { listed, transaction, identity: undefined });
  }

  /** Reads an entry that was written in this run back into memory. */
  #reopen(id: string, flushed: FlushedEntry): OpenEntry {
    const entry = readStaged(id, flushed);
    this.#flushed.delete(id);
    flushed.transaction.remove(entryFile(entry));
    return this.add(entry, identify(entry, this.#printings(id)));
  }

  /** Stages the entries that are new, changed or removed. @returns their ids */
  stage(transaction: Transaction): { added: string[]; changed: string[]; removed: string[] } {
    const added: string[] = [];
    const changed: string[] = [];
    for (const id of this.#flushed.keys()) added.push(id);
    for (const open of this.#open.values()) {
      const { entry, isNew, text, changed: fields } = open;
      const written = this.textOf(open);
      if (!isNew && written === text) continue;
      const file = this.#files.get(entry.id) ?? entryFile(entry);
      // An entry moves to the folder of its year if its day changed and its file is where entries normally are.
      const isAtHome = file === entryFile({ id: entry.id, listed: `${file.slice(7, 11)}` });
      const home = !isNew && fields.has('listed') && isAtHome ? entryFile(entry) : file;
      if (home !== file) transaction.remove(file);
      transaction.write(home, written);
      (isNew ? added : changed).push(entry.id);
    }
    for (const [id, file] of this.#removed) if (!this.#open.has(id)) transaction.remove(file);
    return { added: added.sort(), changed: changed.sort(), removed: [...this.#removed.keys()].sort() };
  }
}

/**
 * Which listings wrote another branch's file of the entry: it names its listings as ingestion wrote them, and not this one. What is
 * missing in the file was then never in it, and no person took it out.
 */
function listingsLost(entry: PaperEntry, places: readonly LedgerPlace[]): (place: LedgerPlace) => boolean {
  const named = hashField(entry.provenance);
  if (isEmpty(entry) || !places.some(({ record }) => record.fields.provenance?.hash === named)) return () => false;
  const is = ({ dump, lines }: Provenance, { ledger, record }: LedgerPlace) =>
    dump === ledger.dump && lines === record.lines;
  const isNamed = (place: LedgerPlace) => entry.provenance.some(at => is(at, place));
  // A dump that has another name by now: an earlier version is kept under one.
  const renamed = entry.provenance.filter(at => !places.some(place => is(at, place)));
  return place => !isNamed(place) && !renamed.some(({ lines }) => lines === place.record.lines);
}

const isEmpty = ({ provenance }: PaperEntry): boolean => provenance.length === 0;

/** How many printings of one paper are compared. */
const PRINTINGS = 20;

/** Shared by all new entries, of which there may be a hundred thousand. */
const NOTHING_CHANGED: Set<EntryField> = new Set();
const NOTHING_WRITTEN: ReadonlyMap<string, string> = new Map();

/** The entry's path within the content folder. */
function entryFile(entry: Pick<PaperEntry, 'id' | 'listed'>): string {
  return `papers/${entry.listed.slice(0, 4)}/${entry.id}.md`;
}
