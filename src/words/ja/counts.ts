import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { other: '論文{n}本' },
  'n-authors': { other: '著者{n}名' },
  'n-comments': { other: 'コメント{n}件' },
  'and-more': 'ほか\u00a0{n}\u00a0件',
  'names-and-rest': '{names} {rest}',
  'names-and-others': '{names} ほか',
  'name-comma': '、',
  'with-names': '共著: {names}',
  'with-others': { other: '共著者 {n} 名' },
  'sole-author': '単著',
  'date-long': 'yyyy年L月d日 cccc',
  'date-plain': 'yyyy年L月d日',
  'date-month': 'yyyy年L月',
  'date-short': '{y}年{m}{d}日',
  'date-short-month': '{y}年{m}',
  'months-short': '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
};
