import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': {
    zero: 'لا أوراق',
    one: 'ورقة واحدة',
    two: 'ورقتان',
    few: '{n} أوراق',
    many: '{n} ورقة',
    other: '{n} ورقة',
  },
  'n-authors': {
    zero: 'لا مؤلفين',
    one: 'مؤلف واحد',
    two: 'مؤلفان',
    few: '{n} مؤلفين',
    many: '{n} مؤلفًا',
    other: '{n} مؤلف',
  },
  'n-comments': {
    zero: 'لا تعليقات',
    one: 'تعليق واحد',
    two: 'تعليقان',
    few: '{n} تعليقات',
    many: '{n} تعليقًا',
    other: '{n} تعليق',
  },
  'and-more': 'و{n}\u00a0غيرها',
  'names-and-rest': '{names} {rest}',
  'names-and-others': '{names} وآخرون',
  'name-comma': '، ',
  'with-names': 'مع {names}',
  'with-others': {
    zero: 'دون شركاء',
    one: 'مع شخص آخر',
    two: 'مع شخصين آخرين',
    few: 'مع {n} آخرين',
    many: 'مع {n} آخرين',
    other: 'مع {n} آخرين',
  },
  'sole-author': 'مؤلف منفرد',
  'date-long': 'cccc، d\u00a0LLLL\u00a0yyyy',
  'date-plain': 'd\u00a0LLLL\u00a0yyyy',
  'date-month': 'LLLL\u00a0yyyy',
  'date-short': '{d}\u00a0{m}\u00a0{y}',
  'date-short-month': '{m}\u00a0{y}',
  'months-short': 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
};
