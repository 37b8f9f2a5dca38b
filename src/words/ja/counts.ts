import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { other: '論文{n}本' },
  'n-authors': { other: '著者{n}名' },
  'n-comments': { other: 'コメント{n}件' },
  'and-more': 'ほか{n}件',
  'names-and-rest': '{names}{rest}',
  'names-and-others': '{names}ほか',
  'and-more-people': { other: 'ほか{n}名' },
  'name-comma': '、',
  'with-names': '共著：{names}',
  'with-others': { other: '共著者{n}名' },
  'sole-author': '単著',
  'date-long': 'yyyy\u2060年\u2060L\u2060月\u2060d\u2060日 cccc',
  'date-plain': 'yyyy\u2060年\u2060L\u2060月\u2060d\u2060日',
  'date-month': 'yyyy\u2060年\u2060L\u2060月',
  'date-short': '{y}\u2060年\u2060{m}\u2060{d}\u2060日',
  'date-short-month': '{y}\u2060年\u2060{m}',
  'months-short':
    '1\u2060月 2\u2060月 3\u2060月 4\u2060月 5\u2060月 6\u2060月 7\u2060月 8\u2060月 9\u2060月 10\u2060月 11\u2060月 12\u2060月',
};
