import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { other: '{n}\u00a0篇论文' },
  'n-authors': { other: '{n}\u00a0位作者' },
  'n-comments': { other: '{n}\u00a0条评论' },
  'and-more': '等另外\u00a0{n}\u00a0项',
  'names-and-rest': '{names}{rest}',
  'names-and-others': '{names}等',
  'name-comma': '、',
  'with-names': '与 {names} 合著',
  'with-others': { other: '与另外 {n} 人合著' },
  'sole-author': '独著',
  'date-long': 'yyyy年L月d日 cccc',
  'date-plain': 'yyyy年L月d日',
  'date-month': 'yyyy年L月',
  'date-short': '{y}年{m}{d}日',
  'date-short-month': '{y}年{m}',
  'months-short': '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
};
