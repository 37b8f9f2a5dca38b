import { addDays, isoWeek, monday } from '../../digest/period.ts';
import { plainDay } from '../../typeset/date-text.ts';
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
  const from = plainDay(words, monday(date)).split('\u00a0');
  const to = plainDay(words, addDays(monday(date), 6)).split('\u00a0');
  const same = from[2] !== to[2] ? 3 : from[1] !== to[1] ? 2 : 1;
  return `${from.slice(0, same).join('\u00a0')}${same === 1 ? '–' : '\u00a0– '}${to.join('\u00a0')}`;
}
