import { type Curation, readCuration } from '../content/curation.ts';
import type { DayFile } from '../content/day-file.ts';
import { type DigestDay, groupByDay } from '../digest/grouping.ts';
import { EntryNames } from '../editorial/entry-names.ts';
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

const kept = new WeakMap<Desk, { now: PapersNow; written: readonly DayFile[] }>();

/**
 * Reads the files that changed since; picks are ids, whatever a person wrote. An entry whose file did not change is the same object, so that what was made of it can be kept
 * by it.
 *
 * @throws ContentError where a file cannot be read
 */
export function papersNow(desk: Desk): PapersNow {
  const { now: last, written } = kept.get(desk) ?? {};
  const curation = readCuration(desk.content, desk.fileCache);
  const { entries } = desk.papers();
  if (
    last &&
    written &&
    last.entries === entries &&
    isSame(written, curation.days) &&
    isSame(last.topics, curation.topics)
  )
    return Object.assign(last, curation, { days: last.days });
  const byId = last?.entries === entries ? last.byId : new Map(entries.map(entry => [entry.id, entry]));
  const names = new EntryNames(
    id => byId.has(id),
    () => entries,
  );
  const days = curation.days.map(day => (day.picks ? { ...day, picks: day.picks.map(pick => names.idOf(pick)) } : day));
  const calendar = groupByDay(entries, days);
  const dayByDate = new Map(calendar.map(day => [day.date, day]));
  const now = { ...curation, days, entries, byId, calendar, dayByDate };
  kept.set(desk, { now, written: curation.days });
  return now;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
