/** Counts, names, dates: what many pages say. */
export const COUNTS = {
  'n-papers': { one: '{n} paper', other: '{n} papers' },
  'n-authors': { one: '{n} author', other: '{n} authors' },
  'n-comments': { one: '{n} comment', other: '{n} comments' },
  /** The rest of a list, in one line. */
  'and-more': 'and\u00a0{n}\u00a0more',
  /** People who signed a paper with those that are named. */
  'and-more-people': { one: 'and\u00a0{n}\u00a0more', other: 'and\u00a0{n}\u00a0more' },
  /** Some names of a list that is longer, and the rest of it: one of the words that count it. */
  'names-and-rest': '{names} {rest}',
  'names-and-others': '{names} and others',
  /** Between names that no "and" ends. */
  'name-comma': ', ',
  /** Papers that somebody signed with others. */
  'with-names': 'with {names}',
  'with-others': { one: 'with {n} other', other: 'with {n} others' },
  'sole-author': 'sole author',
  /** Dates in Luxon's tokens; day, month and year stay in one line. */
  'date-long': 'cccc d\u00a0LLLL\u00a0yyyy',
  'date-plain': 'd\u00a0LLLL\u00a0yyyy',
  'date-month': 'LLLL\u00a0yyyy',
  /** Short dates: `{d}` is the day, `{m}` one of the months below, `{y}` the year. */
  'date-short': '{d}\u00a0{m}\u00a0{y}',
  'date-short-month': '{m}\u00a0{y}',
  'months-short': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
} as const;
