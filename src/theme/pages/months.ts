import { monthName } from '../../typeset/date-text.ts';
import type { PageKind } from '../page.ts';
import { periodsOf, rollUpPages } from '../roll-up.ts';

/** Each month of the digest. */
export const monthsKind: PageKind = {
  name: 'months',
  module: import.meta.url,
  *pages(digest) {
    yield* rollUpPages(
      digest,
      periodsOf(digest.days, date => ({ base: monthBase(date), name: monthName(date.slice(0, 7)) })),
      'month',
    );
  },
};

/** Where the page of a day's month stands, without `.html`. */
export function monthBase(date: string): string {
  return `months/${date.slice(0, 7)}`;
}
