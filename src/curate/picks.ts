import type { Step } from '../files/step.ts';
import { changeDay, stageDay } from './change-day.ts';
import { stageEntry } from './change-entry.ts';
import { changeFiles } from './change-files.ts';

/** Puts papers at the end of a day's picks; one that stands there already keeps its place. */
export function pickPapers(root: string, day: string, ids: readonly string[], step?: Step): void {
  changeDay(root, day, ({ picks = [] }) => ({ picks: [...new Set([...picks, ...ids])] }), step);
}

/** Takes a paper out of a day's picks: out of the day's list, and out of the paper's own words if it is of this day. */
export function unpickPaper(root: string, day: string, id: string, step?: Step): void {
  changeFiles(root, step, transaction => {
    stageDay(root, day, transaction, ({ picks = [] }) => ({ picks: picks.filter(pick => pick !== id) }));
    stageEntry(root, id, transaction, ({ listed, pick }) => (listed === day && pick ? { pick: undefined } : {}));
  });
}

/** Says in which order the papers come first on a day. */
export function orderPicks(root: string, day: string, ids: readonly string[], step?: Step): void {
  changeDay(root, day, () => ({ picks: [...ids] }), step);
}
