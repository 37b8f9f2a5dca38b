import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import { UsageError } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { identify, identityKeys, recordKeys } from '../editorial/identity.ts';
import { asItCame, mergedBy } from '../ledger/ledger.ts';
import type { LedgerPlace, LedgerStore } from '../ledger/ledger-store.ts';
import { type AsideNote, asideFile, asideFileOf, asideNote } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import type { ChangeContext } from './change-archive.ts';
import { leaveUndone } from './leave-undone.ts';
import { isAsMerged, type Merge, mergesUp, takeOutOfAsides, textAside } from './take-out-of-asides.ts';

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
  const way = mergesUp(folder.root, alias);
  const note = way[0]?.note;
  const back = file === undefined ? standIn(archive, open, alias) : restore(archive, file, alias, note);
  moveDay(archive, back);
  const gone = [alias, ...(back.entry.aliases ?? [])];
  takeAlong(archive, kept, alias, gone);
  takeLater(archive, kept, back, way);
  const rest = (open.entry.aliases ?? []).filter(other => !gone.includes(other));
  if (note?.kept && isAsMerged(open.text!, note.kept, gone))
    entries.revert(open, note.kept.text, new Map(Object.entries(note.kept.written)));
  else if (note) takeBackFields(archive, open, back, way);
  takeOutOfAsides(context, way, gone, rest);
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

/** Where the dump that gave it its day went to another meanwhile, the entry follows. */
function moveDay({ ledgers, redated }: Archive, { entry }: OpenEntry): void {
  const now = ledgers.listingsOf(entry.id);
  const days = entry.provenance
    .filter(({ listed }) => listed === entry.listed)
    .flatMap(({ dump, lines }) => now.filter(({ ledger, record }) => ledger.dump === dump && record.lines === lines))
    .map(({ ledger, record }) => record.listed ?? ledger.listed);
  const [day] = days.sort();
  if (day !== undefined && day !== entry.listed) redated.set(entry.id, day);
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
 * A listing that came since the merge goes with the paper by whose title, abstract or identifier it came, unless it has one of those
 * that it was merged into.
 */
function takeLater({ entries, folder, ledgers }: Archive, kept: string, back: OpenEntry, way: readonly Merge[]): void {
  const alias = back.entry.id;
  const root = path.join(folder.root, entries.file(kept)!);
  const were = way.flatMap(({ note }) =>
    note.kept ? [{ id: note.into, was: readEntry(root, note.kept.text, note.into).entry }] : [],
  );
  const own = new Set(were.flatMap(({ was }) => identityKeys(identify(was))));
  const its = new Set(identityKeys(identify(back.entry)));
  /** Where a listing came to before it came along to the paper that stands. */
  const cameTo = ({ record: { from } }: LedgerPlace): string => from?.entry ?? kept;
  const isOlder = (place: LedgerPlace): boolean => {
    const { dump } = place.ledger;
    const into = were.find(({ id }) => id === cameTo(place));
    if (!into) return true;
    const had = into.was.provenance.filter(listing => listing.dump === dump).length;
    const has = ledgers.recordsOf(kept).filter(of => of.ledger.dump === dump && cameTo(of) === into.id).length;
    // A dump that was corrected since may list it more often.
    return had > 0 && (has <= had || recordKeys(place.record).some(key => own.has(key)));
  };
  const [older, later] = [true, false].map(is => ledgers.recordsOf(kept).filter(place => isOlder(place) === is));
  for (const { record } of older!) for (const key of recordKeys(record)) own.add(key);
  for (const { record } of ledgers.recordsOf(alias)) for (const key of recordKeys(record)) its.add(key);
  for (const place of later!) {
    const keys = recordKeys(place.record);
    if (!keys.some(key => its.has(key)) || keys.some(key => own.has(key))) continue;
    if (place.record.from) giveBack(ledgers, place, alias);
    else ledgers.move(place, alias);
  }
}

/** If the entry was changed since the merge, removes what the merge gave it and it still says. */
function takeBackFields(
  { entries, folder, ledgers }: Archive,
  open: OpenEntry,
  back: OpenEntry,
  way: readonly Merge[],
): void {
  /** Whether each merge on the way handed the field on. */
  const isFrom = (field: EntryField): boolean =>
    way.every(({ note }) => note.copied.includes(field) || (note.kept && field in note.kept.given));
  const { copied, kept } = way.at(-1)!.note;
  for (const field of copied as EntryField[])
    if (isFrom(field) && isDeepStrictEqual(open.entry[field], back.entry[field])) entries.set(open, field, undefined);
  // If it has a listing of its own, settling restores its fields.
  if (!kept || ledgers.listingsOf(open.entry.id).length > 0) return;
  const before = readEntry(path.join(folder.root, entries.file(open.entry.id)!), kept.text, open.entry.id).entry;
  const isGiven = (field: EntryField): boolean => isFrom(field) && hashField(open.entry[field]) === kept.given[field];
  const fields = new Set([...Object.keys(kept.given), ...entries.written(open).keys()] as EntryField[]);
  // What the listings said later, ingestion has written since.
  for (const field of fields)
    if (!OWN.has(field) && (isGiven(field) || entries.isOurs(open, field))) entries.set(open, field, before[field]);
}

/** Fields that are no other's to give. */
const OWN: ReadonlySet<string> = new Set(['listed', 'aliases']);
