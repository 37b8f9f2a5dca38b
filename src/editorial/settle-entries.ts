import path from 'node:path';
import { type Warn, warningAt } from '../diagnostic.ts';
import type { Archive } from './archive.ts';
import { settleEntry } from './settle.ts';

/** Updates every unsettled entry to what its listings say. */
export function settleEntries(archive: Archive, warn: Warn): void {
  const ids = [...archive.unsettled].sort();
  // Settling moves hashes between records, so what was written is looked up for all entries first.
  for (const id of ids) {
    const open = archive.entries.get(id);
    if (open) archive.entries.written(open);
  }
  for (const id of ids) {
    const open = archive.entries.get(id);
    if (!open || settleEntry(open, archive) > 0 || archive.delisted.has(id)) continue;
    for (const dump of new Set(archive.ledgers.recordsBefore(id).map(({ ledger }) => ledger.dump)))
      warn(
        warningAt(
          { file: path.join(archive.folder.dumps, dump) },
          'no-longer-listed',
          `expected a listing of the entry ${id}, as before, found none`,
          `The entry stays as it is. Delete ${archive.entries.file(id)} if the paper should go.`,
        ),
      );
  }
  archive.unsettled.clear();
}
