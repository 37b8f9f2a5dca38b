import { groupBy } from '../digest/group-by.ts';
import type { EntryNames } from '../editorial/entry-names.ts';
import { changeFiles } from '../files/change-files.ts';
import type { Step } from '../files/step.ts';
import type { Transaction } from '../files/transaction.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { stageDay } from './change-day.ts';
import { namesIn, openEntry, stageEntry } from './change-entry.ts';

/** Puts papers at the end of a day's picks; one that stands there already keeps its place. */
export function pickPapers(root: string, day: string, ids: readonly string[], step?: Step): void {
  const names = namesIn(root);
  changeFiles(root, step, transaction => stagePicks(root, day, ids, transaction, names));
}

/** Takes a paper out of a day's picks: out of the day's list, and out of the paper's own words if it is of this day. */
export function unpickPaper(root: string, day: string, id: string, step?: Step): void {
  const names = namesIn(root);
  changeFiles(root, step, transaction => stageUnpicks(root, day, [id], transaction, names));
}

/** Says in which order the papers come first on a day; what is written of one that stays is not written anew. */
export function orderPicks(root: string, day: string, ids: readonly string[], step?: Step): void {
  const names = namesIn(root);
  changeFiles(root, step, transaction =>
    stageDay(root, day, transaction, ({ picks = [] }) => {
      const written = new Map(picks.map(pick => [names.idOf(pick), pick]));
      return { picks: ids.map(id => written.get(id) ?? id) };
    }),
  );
}

/** A paper that a person picked or picked no longer, and the day among whose picks it was meant. */
export interface Picked {
  id: string;
  day: string;
  /** Whether that was so already. */
  isOld: boolean;
}

/**
 * Picks papers, or takes them out of the picks, each on the day on which it is listed unless another is said.
 *
 * @param typed what the person calls them
 * @throws UsageError where one of them is no paper; nothing is changed then
 */
export function changePicks(
  root: string,
  typed: readonly string[],
  { day, remove = false }: { day?: string | undefined; remove?: boolean | undefined },
  fileCache?: FileCache,
  step?: Step,
): Picked[] {
  const names = namesIn(root, fileCache);
  const ids = [...new Set(typed.map(name => names.require(name)))];
  const days = groupBy(ids, id => day ?? openEntry(root, id).entry.listed);
  return changeFiles(root, step, transaction =>
    [...days].flatMap(([at, ofDay]) => {
      const old = (remove ? stageUnpicks : stagePicks)(root, at, ofDay, transaction, names);
      return ofDay.map(id => ({ id, day: at, isOld: old.has(id) }));
    }),
  );
}

/** @returns those of the papers that were picks before */
function stagePicks(
  root: string,
  day: string,
  ids: readonly string[],
  transaction: Transaction,
  names: EntryNames,
): Set<string> {
  let there = new Set<string>();
  stageDay(root, day, transaction, ({ picks = [] }) => {
    there = new Set(picks.map(pick => names.idOf(pick)));
    return { picks: [...picks, ...new Set(ids.filter(id => !there.has(id)))] };
  });
  return there;
}

/** @returns those of the papers that were no picks before */
function stageUnpicks(
  root: string,
  day: string,
  ids: readonly string[],
  transaction: Transaction,
  names: EntryNames,
): Set<string> {
  const absent = new Set(ids);
  stageDay(root, day, transaction, ({ picks = [] }) => ({
    picks: picks.filter(pick => {
      const id = names.idOf(pick);
      absent.delete(id);
      return !ids.includes(id);
    }),
  }));
  for (const id of ids)
    stageEntry(root, id, transaction, ({ listed, pick }) => {
      if (listed !== day || !pick) return {};
      absent.delete(id);
      return { pick: undefined };
    });
  return absent;
}
