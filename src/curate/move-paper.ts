import { isDay } from '../content/calendar.ts';
import { UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { stageDay } from './change-day.ts';
import { namesIn, openEntry, stageEntry } from './change-entry.ts';

/**
 * Lists one paper on another day, as a person decided; its place among the picks goes with it. What its listings say stays: on a day
 * on which one of them names it, it is listed again.
 *
 * @throws UsageError where there is no such entry, or no such day
 */
export function movePaper(root: string, id: string, day: string, step?: Step, fileCache?: FileCache): void {
  if (!isDay(day)) throw new UsageError(`expected a day, as "2025-01-31", found "${day}"`);
  changeFiles(root, step, transaction => {
    const { listed } = openEntry(root, id).entry;
    if (listed === day) return;
    stageEntry(root, id, transaction, { listed: day }, fileCache, step?.when);
    const names = namesIn(root, fileCache);
    let picked: string | undefined;
    stageDay(root, listed, transaction, ({ picks = [] }) => {
      picked = picks.find(pick => names.idOf(pick) === id);
      return { picks: picks.filter(pick => names.idOf(pick) !== id) };
    });
    if (picked === undefined) return;
    stageDay(root, day, transaction, ({ picks = [] }) =>
      picks.some(pick => names.idOf(pick) === id) ? {} : { picks: [...picks, picked!] },
    );
  });
}
