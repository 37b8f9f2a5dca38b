import { addDays, isoWeek, monday } from '../../digest/period.ts';
import { monthAlone } from '../../typeset/date-text.ts';
import type { Words } from '../../words/words.ts';
import { siteTemplate } from '../page.ts';
import { type PeriodPage, periodPages, periodsOf, renderPeriod } from '../roll-up.ts';

/** Each week of the digest (ISO 8601). */
export const weeksTemplate = siteTemplate<PeriodPage>({
  name: 'weeks',
  pages: digest =>
    periodPages(
      periodsOf(digest.days, date => ({ base: weekBase(date), name: weekName(digest.words, date) })),
      'week',
    ),
  render: renderPeriod,
});

/** The page of a day's week, without `.html`. */
export function weekBase(date: string): string {
  return `weeks/${isoWeek(date)}`;
}

/** "17–23 November 2025"; month and year twice if they differ. */
export function weekName(words: Words, date: string): string {
  const from = monday(date);
  const to = addDays(from, 6);
  const end = { toDay: Number(to.slice(8)), toMonth: monthAlone(words, to), toYear: to.slice(0, 4) };
  const fromDay = Number(from.slice(8));
  if (from.slice(0, 7) === to.slice(0, 7)) return words.say('week-in-month', { fromDay, ...end });
  const begin = { fromDay, fromMonth: monthAlone(words, from) };
  const fromYear = from.slice(0, 4);
  if (fromYear === end.toYear) return words.say('week-over-months', { ...begin, ...end });
  return words.say('week-over-years', { ...begin, fromYear, ...end });
}
