import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { asItCame, type LedgerRecord, mergedBy, writeLedger } from '../ledger/ledger.ts';
import { type AsideNote, ledgersAside } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import type { ChangeContext } from './change-archive.ts';

/**
 * Where a merge is taken apart, the dump of either paper may have been undone meanwhile. Its listing goes back to the paper with which
 * it came, so that it comes back there; that paper loses what the other's listings gave it. One that nothing lists any more goes, as
 * it would have with its dump, unless a person edited it or asked for it.
 *
 * @param open the paper that was kept
 * @param back the one that is split off
 * @param gone the ids that go with that
 * @returns the paper that was kept, if it goes
 */
export function leaveUndone(
  { archive, transaction }: ChangeContext,
  open: OpenEntry,
  back: OpenEntry,
  gone: readonly string[],
  note: AsideNote | undefined,
): PaperEntry | undefined {
  const { entries, ledgers } = archive;
  const [kept, alias] = [open.entry.id, back.entry.id];
  const aside = ledgersAside(archive.folder.root).filter(({ ledger }) =>
    ledger.records.some(({ entry }) => entry === kept || entry === alias),
  );
  const records = aside.flatMap(({ ledger }) => ledger.records);
  for (const record of records)
    if (record.entry === kept && gone.includes(record.from?.entry ?? '')) moveAside(record, alias);
  const undoneOf = (id: string): LedgerRecord[] =>
    ledgers.listingsOf(id).length > 0
      ? []
      : records.filter(({ entry, outcome }) => entry === id && (outcome === 'new' || outcome === 'merged'));
  let removed: PaperEntry | undefined;
  const ofKept = note?.kept ? undoneOf(kept) : [];
  if (note?.kept && ofKept.length > 0) {
    if (fallBack(archive, open, note.kept)) {
      removed = { ...open.entry };
      for (const record of ofKept) record.outcome = 'undone';
      entries.remove(kept);
    } else standAlone(archive, open, ofKept, note.kept.written);
  }
  standAlone(archive, back, undoneOf(alias), note?.written ?? {});
  for (const { ledger, file } of aside) transaction.write(file, writeLedger(ledger));
  return removed;
}

/** A listing that came with the paper itself is as it was; one that had been merged into that before still is. */
function moveAside(record: LedgerRecord, alias: string): void {
  const from = record.from!;
  record.entry = alias;
  if (from.entry === alias) asItCame(record);
  else record.why = mergedBy(from.entry);
}

/** Takes out of an entry what others' listings gave it. @returns whether it is then as ingestion alone had made it */
function fallBack({ entries, folder }: Archive, open: OpenEntry, kept: NonNullable<AsideNote['kept']>): boolean {
  const { id } = open.entry;
  const before = readEntry(path.join(folder.root, entries.file(id)!), kept.text, id).entry;
  const { id: _, aliases: __, ...fields } = { ...open.entry, ...before };
  for (const field of Object.keys(fields) as EntryField[])
    if (!isDeepStrictEqual(open.entry[field], before[field]) && entries.isOurs(open, field))
      entries.set(open, field, before[field]);
  if (entries.textOf(open) !== kept.text) return false;
  entries.revert(open, kept.text, new Map(Object.entries(kept.written)));
  return !entries.isEdited(open);
}

/** Leaves an entry that a person wants without listings. @param written a hash of each field as ingestion last wrote it */
function standAlone(
  { entries, ledgers }: Archive,
  open: OpenEntry,
  [first]: readonly LedgerRecord[],
  written: Readonly<Record<string, string>>,
): void {
  if (!first) return;
  const { provenance } = open.entry;
  const rest = provenance.filter(({ dump }) => ledgers.get(dump));
  const isOurs = written['provenance'] === hashField(provenance);
  if (isOurs) entries.set(open, 'provenance', rest);
  const hashes = isOurs ? { ...written, provenance: hashField(rest) } : written;
  const fields = first.fields as Record<string, { lines?: string; hash?: string }>;
  for (const [field, hash] of Object.entries(hashes)) fields[field] = { ...fields[field], hash };
}
