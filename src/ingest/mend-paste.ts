import { isDate } from '../content/calendar.ts';
import type { EntryChanges } from '../content/edit-entry.ts';
import { UsageError } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import { forget } from '../editorial/settle.ts';

/** What a person mends of a text before it is taken in, by the ids that its new entries would have. */
export interface PasteMends {
  /** Papers that are not wanted: they are known, and do not come back. */
  leaveOut?: readonly string[];
  /** What an entry is to say instead, as if its file were edited afterwards. */
  fields?: Readonly<Record<string, PaperMend>>;
}

export type PaperMend = Pick<EntryChanges, 'title' | 'author' | 'issued' | 'abstract'>;

/** @throws UsageError where an entry is not one of the new ones, or a date is none */
export function applyMends({ leaveOut = [], fields = {} }: PasteMends, archive: Archive): void {
  for (const id of leaveOut) leaveEntryOut(requireNew(id, archive), archive);
  for (const [id, mend] of Object.entries(fields)) {
    if (leaveOut.includes(id)) continue;
    const open = requireNew(id, archive);
    if (mend.issued !== undefined && !isDate(mend.issued))
      throw new UsageError(
        `expected a date that exists, as "yyyy-mm-dd", "yyyy-mm" or "yyyy", found ${JSON.stringify(mend.issued)}`,
      );
    for (const [field, value] of Object.entries(mend)) archive.entries.set(open, field as EntryField, value);
    // Who are named need not be counted.
    if (mend.author) archive.entries.set(open, 'author-count', undefined);
  }
}

function requireNew(id: string, { entries }: Archive): OpenEntry {
  const open = entries.get(id);
  if (open?.isNew) return open;
  throw new UsageError(`expected the id of a paper that would be new, found "${id}"`);
}

/** The entry is not made, and its records say so in the ledger, as where a person deleted its file. */
function leaveEntryOut({ entry: { id } }: OpenEntry, { entries, ledgers }: Archive): void {
  for (const { ledger, record } of ledgers.recordsOf(id)) {
    Object.assign(record, { outcome: 'deleted', why: 'a person deleted the entry' });
    forget(record);
    ledgers.touch(ledger.dump);
  }
  entries.remove(id);
}
