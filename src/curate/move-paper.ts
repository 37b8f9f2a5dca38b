import { isDay } from '../content/calendar.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { Step } from '../files/step.ts';
import type { PaperEntry } from '../paper.ts';
import { type ArchiveChange, changeArchive, requireEntry } from './change-archive.ts';
import { stageDay } from './change-day.ts';
import { takeFromPublished } from './take-from-published.ts';

/**
 * Lists one paper on another day, as a person decided; its place among the picks goes with it. What its listings say stays: on a day
 * on which one of them names it, it is listed again.
 *
 * @throws UsageError where there is no such entry, or no such day
 */
export function movePaper(root: string, id: string, day: string, warn: Warn, step?: Step): Promise<ArchiveChange> {
  if (!isDay(day)) throw new UsageError(`expected a day, as "2025-01-31", found "${day}"`);
  const before: PaperEntry[] = [];
  return changeArchive(
    root,
    warn,
    ({ archive, transaction }) => {
      const open = requireEntry(archive, id);
      const from = open.entry.listed;
      if (from === day) return;
      before.push({ ...open.entry });
      archive.entries.set(open, 'listed', day);
      let isPicked = false;
      stageDay(root, from, transaction, ({ picks = [] }) => {
        isPicked = picks.includes(id);
        return { picks: picks.filter(pick => pick !== id) };
      });
      if (isPicked) stageDay(root, day, transaction, ({ picks = [] }) => ({ picks: [...new Set([...picks, id])] }));
    },
    ({ archive, transaction }) => {
      takeFromPublished(root, before, archive, transaction);
    },
    step,
  );
}
