import { type Curation, readCuration } from '../content/curation.ts';
import { type DigestDay, groupByDay } from '../digest/grouping.ts';
import type { PaperEntry } from '../paper.ts';
import type { Desk } from './desk.ts';

/** What the content folder says now, in the order of its days: what curators write, and the entries. */
export interface PapersNow extends Curation {
  entries: readonly PaperEntry[];
  byId: ReadonlyMap<string, PaperEntry>;
  /** The newest first; the papers of a day in no order. */
  calendar: readonly DigestDay[];
  dayByDate: ReadonlyMap<string, DigestDay>;
}

const kept = new WeakMap<Desk, PapersNow>();

/**
 * Reads the files that changed since. An entry whose file did not change is the same object, so that what was made of it can be kept
 * by it.
 *
 * @throws ContentError where a file cannot be read
 */
export function papersNow(desk: Desk): PapersNow {
  const last = kept.get(desk);
  const curation = readCuration(desk.content, desk.fileCache);
  const { entries } = desk.papers();
  if (last && last.entries === entries && isSame(last.days, curation.days) && isSame(last.topics, curation.topics))
    return Object.assign(last, curation);
  const byId = last?.entries === entries ? last.byId : new Map(entries.map(entry => [entry.id, entry]));
  const calendar = groupByDay(entries, curation.days);
  const dayByDate = new Map(calendar.map(day => [day.date, day]));
  const now = { ...curation, entries, byId, calendar, dayByDate };
  kept.set(desk, now);
  return now;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
