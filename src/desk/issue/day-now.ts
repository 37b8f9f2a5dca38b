import { isDay } from '../../content/calendar.ts';
import type { DayFile } from '../../content/day-file.ts';
import { countDayPages, type DaySection, dayPicks, daySections } from '../../digest/day-sections.ts';
import { type Digest, makeDigest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { type Desk, Refused } from '../desk.ts';
import { type PapersNow, papersNow } from '../papers-now.ts';

/** A day's issue as the files stand now. */
export interface DayNow {
  now: PapersNow;
  /** Of what stands on this day alone: it orders papers as the site does. */
  digest: Digest;
  day: DigestDay;
  picks: readonly PaperEntry[];
  /** Of all pages of the day. */
  sections: readonly DaySection[];
  pages: number;
  /** The nearest days that have papers or a note. */
  previous: string | undefined;
  next: string | undefined;
}

/** @throws Refused where it is no day; ContentError where the content cannot be read */
export function dayNow(desk: Desk, date: string): DayNow {
  if (!isDay(date)) throw new Refused(desk.words.say('desk-no-day', { date }));
  const now = papersNow(desk);
  const known = now.dayByDate.get(date);
  const guests = (known?.note?.picks ?? []).map(id => now.byId.get(id)).filter(entry => entry !== undefined);
  const entries = [...new Set([...(known?.papers ?? []), ...(known?.again ?? []), ...guests])];
  const digest = makeDigest({ ...now, entries, days: picking(now.days, entries), hashes: new Map() });
  const day = digest.day(date) ?? { date, papers: [], again: [] };
  return {
    now,
    digest,
    day,
    picks: dayPicks(digest, day),
    sections: daySections(digest, day),
    pages: countDayPages(digest, day),
    previous: now.calendar.find(other => other.date < date)?.date,
    next: now.calendar.findLast(other => other.date > date)?.date,
  };
}

/** The days with their picks of these papers alone: a pick of another could be how the name of one of these begins. */
function picking(days: readonly DayFile[], papers: readonly PaperEntry[]): DayFile[] {
  const ids = new Set(papers.map(({ id }) => id));
  return days.map(day => (day.picks ? { ...day, picks: day.picks.filter(id => ids.has(id)) } : day));
}
