import { readArchive } from '../content/content-folder.ts';
import { type Curation, readCuration } from '../content/curation.ts';
import { type DigestDay, groupByDay } from '../digest/grouping.ts';
import { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import type { Desk } from './desk.ts';

/** What the content folder says now, as far as lists of papers need it. */
export interface PapersNow extends Curation {
  entries: readonly PaperEntry[];
  byId: ReadonlyMap<string, PaperEntry>;
  /** The newest first; the papers of a day in no order. */
  calendar: readonly DigestDay[];
  dayByDate: ReadonlyMap<string, DigestDay>;
  fileCache: FileCache;
}

interface Memory {
  fileCache: FileCache;
  now?: PapersNow;
}

const kept = new WeakMap<Desk, Memory>();

/**
 * Reads the files that changed since. An entry whose file did not change is the same object, so that what was made of it can be kept
 * by it.
 *
 * @throws ContentError where a file cannot be read
 */
export function papersNow(desk: Desk): PapersNow {
  const memory: Memory = kept.get(desk) ?? { fileCache: new FileCache() };
  kept.set(desk, memory);
  const { fileCache, now: last } = memory;
  const curation = readCuration(desk.content, fileCache);
  const { entries } = readArchive(desk.content, fileCache);
  const isAsBefore =
    last && isSame(last.entries, entries) && isSame(last.days, curation.days) && isSame(last.topics, curation.topics);
  if (isAsBefore) return Object.assign(last, curation);
  const calendar = groupByDay(entries, curation.days);
  const byId = last && isSame(last.entries, entries) ? last.byId : new Map(entries.map(entry => [entry.id, entry]));
  const dayByDate = new Map(calendar.map(day => [day.date, day]));
  memory.now = { ...curation, entries, byId, calendar, dayByDate, fileCache };
  return memory.now;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
