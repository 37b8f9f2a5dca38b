import { monthName } from '../../typeset/date-text.ts';
import { siteTemplate } from '../page.ts';
import { type PeriodPage, periodPages, periodsOf, renderPeriod } from '../roll-up.ts';

/** Each month of the digest. */
export const monthsTemplate = siteTemplate<PeriodPage>({
  name: 'months',
  pages: digest =>
    periodPages(
      periodsOf(digest.days, date => ({ base: monthBase(date), name: monthName(digest.words, date.slice(0, 7)) })),
      'month',
    ),
  render: renderPeriod,
});

/** The page of a day's month, without `.html`. */
export function monthBase(date: string): string {
  return `months/${date.slice(0, 7)}`;
}
