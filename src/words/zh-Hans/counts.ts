import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { other: '{n}篇论文' },
  'n-authors': { other: '{n}位作者' },
  'n-comments': { other: '{n}条评论' },
  'and-more': '另有{n}项',
  'names-and-rest': '{names}{rest}',
  'names-and-others': '{names}等',
  'and-more-people': { other: '以及另外{n}人' },
  'name-comma': '、',
  'with-names': '与{names}合著',
  'with-others': { other: '与另外{n}人合著' },
  'sole-author': '独著',
  'date-long': 'yyyy\u2060年\u2060L\u2060月\u2060d\u2060日 cccc',
  'date-plain': 'yyyy\u2060年\u2060L\u2060月\u2060d\u2060日',
  'date-month': 'yyyy\u2060年\u2060L\u2060月',
  'date-short': '{y}\u2060年\u2060{m}\u2060{d}\u2060日',
  'date-short-month': '{y}\u2060年\u2060{m}',
  'months-short':
    '1\u2060月 2\u2060月 3\u2060月 4\u2060月 5\u2060月 6\u2060月 7\u2060月 8\u2060月 9\u2060月 10\u2060月 11\u2060月 12\u2060月',
};
