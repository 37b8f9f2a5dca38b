import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type EntryChanges, editEntry } from '../content/edit-entry.ts';
import { readEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import { UsageError } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { identify, identityKeys, recordKeys } from '../editorial/identity.ts';
import { asItCame, mergedBy } from '../ledger/ledger.ts';
import type { LedgerPlace, LedgerStore } from '../ledger/ledger-store.ts';
import {
  type AsideNote,
  asideFile,
  asideFileOf,
  asideNote,
  asideNoteText,
  readAsideNote,
} from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import { sha256 } from '../read/dump.ts';
import type { ChangeContext } from './change-archive.ts';
import { leaveUndone } from './leave-undone.ts';

/** The entry that was split off or brought back. */
export interface Split {
  id: string;
  /** The one that it came from, if that is there. */
  from?: string;
  /** That one, if it goes since its dump was undone meanwhile. */
  gone?: PaperEntry;
}

/** Restores the entry `alias`, which a person merged into `open`. */
export function takeMergeApart(context: ChangeContext, open: OpenEntry, alias: string): Split {
  const { archive, transaction, revoke } = context;
  const { entries, ledgers, folder, unsettled } = archive;
  const kept = open.entry.id;
  const places = ledgers.recordsOf(kept).filter(({ record }) => record.from?.entry === alias);
  const file = asideFileOf(folder.root, alias);
  if (places.length === 0 && !file)
    throw new UsageError(`expected an entry that was merged into ${kept}, found no listing and no file of ${alias}`);
  for (const place of places) giveBack(ledgers, place, alias);
  const note = file === undefined ? undefined : readAsideNote(folder.root, file);
  const back = file === undefined ? standIn(archive, open, alias) : restore(archive, file, alias, note);
  const gone = [alias, ...(back.entry.aliases ?? [])];
  takeAlong(archive, kept, alias, gone);
  if (note?.kept) takeLater(archive, open, back, note.kept.text);
  if (note?.kept && sha256(Buffer.from(open.text!)) === note.kept.merged)
    entries.revert(open, note.kept.text, new Map(Object.entries(note.kept.written)));
  else if (note) takeBackFields(archive, open, back, note);
  takeOutOfAsides(context, note, gone);
  const rest = (open.entry.aliases ?? []).filter(other => !gone.includes(other));
  if (rest.length !== (open.entry.aliases ?? []).length)
    entries.set(open, 'aliases', rest.length > 0 ? rest : undefined);
  // An entry that a person wrote has no listing and needs none.
  for (const id of [kept, alias]) if (ledgers.listingsOf(id).length === 0) archive.delisted.add(id);
  unsettled.add(kept).add(alias);
  if (file !== undefined) {
    transaction.write(file, back.text!);
    transaction.remove(asideFile(file));
    if (note) transaction.remove(asideNote(file));
  }
  const undone = leaveUndone(context, open, back, gone, note);
  // It is no longer the same paper as any that stays.
  for (const other of [kept, ...rest]) for (const id of gone) revoke({ same: [other, id] });
  return { id: alias, ...(undone ? { gone: undone } : { from: kept }) };
}

/** The entry as it was set aside; of the addresses that led to it, those that no entry has for itself by now. */
function restore({ entries, folder }: Archive, file: string, alias: string, note: AsideNote | undefined): OpenEntry {
  const text = textAside(folder.root, file);
  const back = entries.restore(alias, file, text, new Map(Object.entries(note?.written ?? {})));
  const named = back.entry.aliases ?? [];
  const aliases = named.filter(other => !entries.has(other));
  if (aliases.length < named.length) entries.set(back, 'aliases', aliases.length > 0 ? aliases : undefined);
  return back;
}

/** An entry whose file is gone, to be made of its listings. */
const standIn = ({ entries }: Archive, open: OpenEntry, alias: string): OpenEntry =>
  entries.add({ id: alias, listed: open.entry.listed, provenance: [] });

/** Gives a listing back to the entry that it came with, as it was. */
export function giveBack(ledgers: LedgerStore, place: LedgerPlace, id: string): void {
  asItCame(place.record);
  ledgers.move(place, id);
}

/** What had been merged into the entry before goes back with it, and is still merged into it. */
function takeAlong({ ledgers }: Archive, kept: string, alias: string, gone: readonly string[]): void {
  for (const place of ledgers.recordsOf(kept).filter(({ record }) => gone.includes(record.from?.entry ?? ''))) {
    place.record.why = mergedBy(place.record.from!.entry);
    ledgers.move(place, alias);
  }
}

/**
 * A listing that came since the merge goes with the paper by whose title, abstract or identifier it came, unless it has one of the
 * other's too.
 *
 * @param before the text of the paper that was kept, before the merge
 */
function takeLater({ entries, folder, ledgers }: Archive, open: OpenEntry, back: OpenEntry, before: string): void {
  const [kept, alias] = [open.entry.id, back.entry.id];
  const was = readEntry(path.join(folder.root, entries.file(kept)!), before, kept).entry;
  const own = new Set(identityKeys(identify(was)));
  const its = new Set(identityKeys(identify(back.entry)));
  const isOlder = ({ ledger: { dump }, record }: LedgerPlace): boolean => {
    if (record.from !== undefined) return true;
    const had = was.provenance.filter(place => place.dump === dump).length;
    const has = ledgers.recordsOf(kept).filter(place => place.ledger.dump === dump && !place.record.from).length;
    // A dump that was corrected since may list it more often.
    return had > 0 && (has <= had || recordKeys(record).some(key => own.has(key)));
  };
  const [older, later] = [true, false].map(is => ledgers.recordsOf(kept).filter(place => isOlder(place) === is));
  for (const { record } of older!) for (const key of recordKeys(record)) own.add(key);
  for (const { record } of ledgers.recordsOf(alias)) for (const key of recordKeys(record)) its.add(key);
  for (const place of later!) {
    const keys = recordKeys(place.record);
    if (keys.some(key => its.has(key)) && !keys.some(key => own.has(key))) ledgers.move(place, alias);
  }
}

/** If the entry was changed since the merge, removes what the merge gave it and it still says. */
function takeBackFields(
  { entries, folder, ledgers }: Archive,
  open: OpenEntry,
  back: OpenEntry,
  { copied, kept }: AsideNote,
): void {
  for (const field of copied as EntryField[])
    if (isDeepStrictEqual(open.entry[field], back.entry[field])) entries.set(open, field, undefined);
  // If it has a listing of its own, settling restores its fields.
  if (!kept || ledgers.listingsOf(open.entry.id).length > 0) return;
  const before = readEntry(path.join(folder.root, entries.file(open.entry.id)!), kept.text, open.entry.id).entry;
  for (const [field, hash] of Object.entries(kept.given) as [EntryField, string][])
    if (field !== 'aliases' && hashField(open.entry[field]) === hash) entries.set(open, field, before[field]);
}

/** What an entry that is set aside was merged into, what that was merged into, and so on. */
export function wayUp(root: string, note: AsideNote | undefined): string[] {
  const way: string[] = [];
  for (let at = note; at && !way.includes(at.into); ) {
    way.push(at.into);
    const file = asideFileOf(root, at.into);
    at = file === undefined ? undefined : readAsideNote(root, file);
  }
  return way;
}

/**
 * Takes what a merge gave out of each entry that the merged one was then carried into and that is set aside too: out of its text, and
 * of what is noted of its fields.
 *
 * @param note of the merge
 * @param gone the entry that comes back, and what comes back with it
 */
export function takeOutOfAsides(
  { archive, transaction }: ChangeContext,
  note: AsideNote | undefined,
  gone: readonly string[],
): void {
  const { root } = archive.folder;
  if (!note?.kept) return;
  for (const id of wayUp(root, note)) {
    const file = asideFileOf(root, id);
    if (file === undefined || archive.entries.has(id)) return;
    const text = textAside(root, file);
    const changes = changesBack(text, note.kept, gone, file);
    transaction.write(
      asideFile(file),
      sha256(Buffer.from(text)) === note.kept.merged ? note.kept.text : editEntry(text, changes, file),
    );
    const own = readAsideNote(root, file);
    if (own) transaction.write(asideNote(file), asideNoteText(noteBack(own, note.kept, changes)));
  }
}

/** The fields of an entry that it has from a merge, as they were before. */
function changesBack(text: string, kept: KeptNote, gone: readonly string[], file: string): EntryChanges {
  const [now, before] = [text, kept.text].map(of => readEntry(file, of, '').entry) as [PaperEntry, PaperEntry];
  const given = Object.entries(kept.given).filter(([field, hash]) => hashField(now[field as EntryField]) === hash);
  const aliases = now.aliases?.filter(alias => !gone.includes(alias));
  return {
    ...Object.fromEntries(given.map(([field]) => [field, before[field as EntryField]])),
    aliases: aliases?.length ? aliases : undefined,
  };
}

/** What is noted of an entry that is set aside, after such changes. */
function noteBack(note: AsideNote, kept: KeptNote, changes: EntryChanges): AsideNote {
  const fields = Object.keys(changes) as (keyof EntryChanges)[];
  const withHashes = (of: HashesByField, hash: (field: keyof EntryChanges) => string | undefined): HashesByField => {
    const hashes = { ...of };
    for (const field of fields) {
      delete hashes[field];
      const is = hash(field);
      if (is !== undefined) hashes[field] = is;
    }
    return hashes;
  };
  return {
    ...note,
    written: withHashes(note.written, field => kept.written[field]),
    ...(note.fields && {
      fields: withHashes(note.fields, field => (changes[field] === undefined ? undefined : hashField(changes[field]))),
    }),
  };
}

type KeptNote = NonNullable<AsideNote['kept']>;
type HashesByField = Record<string, string>;

/** The text of an entry that is set aside. */
export const textAside = (root: string, file: string): string =>
  fs.readFileSync(path.join(root, asideFile(file)), 'utf8');
