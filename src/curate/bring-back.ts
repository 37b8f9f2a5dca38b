import { hashField } from '../content/field-hash.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { isMergedByPerson, type LedgerRecord, mergedBy } from '../ledger/ledger.ts';
import { asideFile, asideFileOf, asideNote, readAsideNote } from '../ledger/set-aside.ts';
import type { ChangeContext } from './change-archive.ts';
import { giveBack, type Split } from './take-merge-apart.ts';
import { mergesUp, takeOutOfAsides, textAside } from './take-out-of-asides.ts';

/**
 * Brings an entry back that is set aside though no address leads to it, as a merge of two branches may leave it: each merged it away,
 * or what it was merged into. It stands as its file says now, which git may have given what the other branch did to the paper: what
 * that merged into it is still merged into it.
 *
 * @param file where it stood
 */
export function bringBack(context: ChangeContext, id: string, file: string): Split {
  const { archive, transaction, revoke } = context;
  const { entries, folder, resolve, unsettled } = archive;
  const way = mergesUp(folder.root, id);
  const note = way[0]?.note;
  const text = textAside(folder.root, file);
  const written = new Map(Object.entries(note?.written ?? {}));
  const back = entries.restore(id, file, text, written);
  const named = back.entry.aliases ?? [];
  const aliases = named.filter(alias => !entries.has(alias) && resolve(alias) === alias);
  for (const [field, hash] of aliases.flatMap(alias => givenBy(folder.root, alias, back))) written.set(field, hash);
  if (aliases.length < named.length) entries.set(back, 'aliases', aliases.length > 0 ? aliases : undefined);
  takeListings(archive, id, new Set(way.map(merge => merge.note.into)), aliases);
  takeOutOfAsides(context, way, [id, ...aliases]);
  if (note && !aliases.includes(note.into)) revoke({ same: [note.into, id] });
  transaction.write(file, text);
  transaction.remove(asideFile(file));
  if (note) transaction.remove(asideNote(file));
  // One that a person wrote has no listing and needs none.
  archive.delisted.add(id);
  unsettled.add(id);
  return { ...(note && entries.has(note.into) && { from: note.into }), id };
}

/** The fields that another entry gave this one when it was merged into it, and that are so still, with their hashes. */
function givenBy(root: string, alias: string, { entry }: OpenEntry): [field: string, hash: string][] {
  const file = asideFileOf(root, alias);
  const note = file === undefined ? undefined : readAsideNote(root, file);
  if (!note?.kept || note.into !== entry.id) return [];
  return Object.entries(note.kept.given).filter(
    ([field, hash]) =>
      field !== 'aliases' && !note.copied.includes(field) && hashField(entry[field as EntryField]) === hash,
  );
}

/** Gives the entry its listings, and those of what is merged into it, wherever a merge of two branches left them. */
function takeListings(
  { entries, folder, ledgers }: Archive,
  id: string,
  way: ReadonlySet<string>,
  aliases: string[],
): void {
  /** What a person merged away, and where that is not there either, deletes. One that was split off is not meant. */
  const cameWith = (record: LedgerRecord): string | undefined => {
    const { entry, from, outcome } = record;
    if (from === undefined) return entry;
    const isLost = outcome === 'deleted' && (way.has(entry!) || asideFileOf(folder.root, entry!) !== undefined);
    return isLost || isMergedByPerson(record) ? from.entry : undefined;
  };
  for (const ledger of ledgers.all)
    for (const record of ledger.records) {
      const { entry, from, outcome, why } = record;
      const came = cameWith(record);
      if (came === undefined) continue;
      if (from && came === id) giveBack(ledgers, { ledger, record }, id);
      else if (aliases.includes(came) && (entry === id || !entries.has(entry!))) {
        const was = outcome === 'deleted' ? 'new' : outcome;
        record.from ??= { entry: came, outcome: was, ...(was === outcome && why !== undefined && { why }) };
        record.outcome = 'merged';
        record.why = mergedBy(came);
        ledgers.move({ ledger, record }, id);
      } else if (entry === id && outcome === 'deleted') {
        record.outcome = ledgers.recordsOf(id).some(other => other.record.outcome === 'new') ? 'merged' : 'new';
        delete record.why;
        ledgers.touch(ledger.dump);
      }
    }
}
