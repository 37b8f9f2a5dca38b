import { readArchive, readDayFolder } from '../content/content-folder.ts';
import { changeFiles } from '../files/change-files.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import { stageDay } from './change-day.ts';
import { namesIn, openEntry } from './change-entry.ts';
import { takeFromPublished } from './take-from-published.ts';

/** What was left out, and how. */
export interface LeftOut {
  entry: PaperEntry;
  /** How many published items went with it: the paper, and a day that is empty now. */
  unpublished: number;
}

/**
 * Leaves a paper out of the digest: its file goes, and with it its place among the picks of any day. The ledgers go on knowing it, so
 * that no dump brings it back; if it was published, that it is gone is meant.
 *
 * @throws UsageError where there is no such entry; ContentError where a file that it concerns cannot be read
 */
export function leaveOut(root: string, id: string, step?: Step, fileCache?: FileCache): LeftOut {
  return changeFiles(root, step, transaction => {
    const { entry, file } = openEntry(root, id);
    transaction.remove(file);
    const names = namesIn(root, fileCache);
    const isOther = (pick: string) => names.idOf(pick) !== id;
    for (const { day, picks } of readDayFolder(root))
      if (picks && !picks.every(isOther)) stageDay(root, day, transaction, () => ({ picks: picks.filter(isOther) }));
    const all = () => readArchive(root, fileCache).entries.filter(other => other.id !== id);
    const unpublished = takeFromPublished(root, [entry], { has: other => other !== id, all }, transaction);
    return { entry, unpublished };
  });
}
