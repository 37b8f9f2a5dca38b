import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import { entryId, namedBy } from '../content/slug.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { contentKey, identify } from '../editorial/identity.ts';
import type { Step } from '../files/step.ts';
import { mergedBy } from '../ledger/ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-store.ts';
import { type AsideNote, asideFile, asideFileOf, asideNote } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { sha256 } from '../read/dump.ts';
import { commandLine } from '../terminal/command.ts';
import { type ArchiveChange, type ChangeContext, changeArchive, requireEntry } from './change-archive.ts';

export interface SplitOptions {
  /** The dump whose listing becomes an entry of its own. */
  dump?: string;
  /** The listing's lines, or its first line, if the dump lists the paper more than once. */
  lines?: string;
}

/** The entry that was split, and the one that was split off. */
interface Split {
  from: string;
  id: string;
}

/**
 * Undoes a merge. `id` is either an entry that a person merged into another, which is restored, or an entry with several
 * listings, of which the named one becomes an entry of its own.
 *
 * @returns what changed, and the id of the entry that was split off
 * @throws UsageError if there is nothing to split, or more than one way to do it
 */
export async function splitEntry(
  root: string,
  id: string,
  options: SplitOptions,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<ArchiveChange & Split> {
  let result = { from: id, id };
  const split = (context: ChangeContext): void => {
    const { archive } = context;
    const holder = archive.resolve(id);
    if (holder !== id) result = takeMergeApart(context, requireEntry(archive, holder), id);
    else {
      const open = requireEntry(archive, id);
      const aliases = open.entry.aliases ?? [];
      result =
        options.dump === undefined && aliases.length === 1
          ? takeMergeApart(context, open, aliases[0]!)
          : splitListing(context, open, chooseListing(archive, open, options));
    }
  };
  const change = await changeArchive(root, warn, split, undefined, step, fileCache);
  return { ...change, ...result };
}

/** Restores the entry `alias`, which a person merged into `open`. */
function takeMergeApart({ archive, transaction, revoke }: ChangeContext, open: OpenEntry, alias: string): Split {
  const { entries, ledgers, folder, unsettled } = archive;
  const kept = open.entry.id;
  const places = ledgers.recordsOf(kept).filter(({ record }) => record.from?.entry === alias);
  const file = asideFileOf(folder.root, alias);
  if (places.length === 0 && !file)
    throw new UsageError(`expected an entry that was merged into ${kept}, found no listing and no file of ${alias}`);
  for (const place of places) {
    const { outcome, why } = place.record.from!;
    place.record.outcome = outcome;
    if (why === undefined) delete place.record.why;
    else place.record.why = why;
    delete place.record.from;
    ledgers.move(place, alias);
  }
  let gone: readonly string[] = [alias];
  if (file) {
    const noted = path.join(folder.root, asideNote(file));
    const note = (fs.existsSync(noted) ? JSON.parse(fs.readFileSync(noted, 'utf8')) : {}) as Partial<AsideNote>;
    const text = fs.readFileSync(path.join(folder.root, asideFile(file)), 'utf8');
    const back = entries.restore(alias, file, text, new Map(Object.entries(note.written ?? {})));
    const aliases = back.entry.aliases?.filter(other => !entries.has(other)) ?? [];
    // One that was split off meanwhile has its address for itself.
    if (aliases.length < (back.entry.aliases?.length ?? 0))
      entries.set(back, 'aliases', aliases.length > 0 ? aliases : undefined);
    gone = [alias, ...aliases];
    takeAlong(archive, kept, alias, gone);
    if (note.kept && sha256(Buffer.from(open.text!)) === note.kept.merged)
      entries.revert(open, note.kept.text, new Map(Object.entries(note.kept.written)));
    else takeBackFields(archive, open, back, note);
    // An entry that a person wrote has no listing and needs none.
    if (ledgers.listingsOf(kept).length === 0) archive.delisted.add(kept);
    transaction.write(file, text);
    transaction.remove(asideFile(file));
    if (fs.existsSync(noted)) transaction.remove(asideNote(file));
  } else entries.add({ id: alias, listed: open.entry.listed, provenance: [] });
  const rest = (open.entry.aliases ?? []).filter(other => !gone.includes(other));
  if (rest.length !== (open.entry.aliases ?? []).length)
    entries.set(open, 'aliases', rest.length > 0 ? rest : undefined);
  unsettled.add(kept).add(alias);
  revoke({ same: [kept, alias] });
  return { from: kept, id: alias };
}

/** What had been merged into the entry before goes back with it, and is still merged into it. */
function takeAlong({ ledgers }: Archive, kept: string, alias: string, gone: readonly string[]): void {
  for (const place of ledgers.recordsOf(kept).filter(({ record }) => gone.includes(record.from?.entry ?? ''))) {
    place.record.why = mergedBy(place.record.from!.entry);
    ledgers.move(place, alias);
  }
}

/** If the entry was changed since the merge, removes what the merge gave it and it still says. */
function takeBackFields(
  { entries, folder, ledgers }: Archive,
  open: OpenEntry,
  back: OpenEntry,
  { copied = [], kept }: Partial<AsideNote>,
): void {
  for (const field of copied as EntryField[])
    if (isDeepStrictEqual(open.entry[field], back.entry[field])) entries.set(open, field, undefined);
  // If it has a listing of its own, settling restores its fields.
  if (!kept || ledgers.listingsOf(open.entry.id).length > 0) return;
  const before = readEntry(path.join(folder.root, entries.file(open.entry.id)!), kept.text, open.entry.id).entry;
  for (const [field, hash] of Object.entries(kept.given) as [EntryField, string][])
    if (field !== 'aliases' && hashField(open.entry[field]) === hash) entries.set(open, field, before[field]);
}

/** Gives one listing an entry of its own. */
function splitListing({ archive, decide, revoke }: ChangeContext, open: OpenEntry, place: LedgerPlace): Split {
  const { entries, ledgers, listings, unsettled } = archive;
  const from = open.entry.id;
  const listing = listings.of(open).find(({ record }) => record === place.record)!;
  listings.put(listing.record, listing.paper, listing.listed);
  const identity = identify(listing.paper);
  const id = entryId(
    namedBy(listing.paper),
    listing.paper.abstract,
    archive.isTaken,
    contentKey(listing.paper, identity),
  );
  const { record } = place;
  record.from ??= { entry: from, outcome: record.outcome, ...(record.why !== undefined && { why: record.why }) };
  record.outcome = 'new';
  record.why = `a person split it off from ${from}`;
  ledgers.move(place, id);
  entries.add({ id, listed: listing.listed, provenance: [] }, identity);
  unsettled.add(from).add(id);
  decide({ different: [from, id] });
  revoke({ same: [from, id] });
  return { from, id };
}

function chooseListing(archive: Archive, open: OpenEntry, { dump, lines }: SplitOptions): LedgerPlace {
  const id = open.entry.id;
  const all = archive.ledgers.listingsOf(id);
  if (all.length < 2)
    throw new UsageError(
      `expected an entry of several listings, found ${all.length === 0 ? 'none' : 'one'} of ${id}: nothing to split`,
    );
  const chosen = all.filter(
    ({ ledger, record }) =>
      ledger.dump === dump && (lines === undefined || record.lines === lines || record.lines.startsWith(`${lines},`)),
  );
  if (chosen.length === 1) return chosen[0]!;
  const ways = all.map(
    ({ ledger, record }) => `\n  ${commandLine('split', id, '--dump', ledger.dump, '--lines', record.lines)}`,
  );
  throw new UsageError(`expected one of the listings of ${id}; say which:${ways.join('')}`);
}
