import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { one: '{n} Arbeit', other: '{n} Arbeiten' },
  'n-authors': { one: '{n} Person', other: '{n} Personen' },
  'n-comments': { one: '{n} Kommentar', other: '{n} Kommentare' },
  'and-more': 'und\u00a0{n}\u00a0weitere',
  'names-and-rest': '{names} {rest}',
  'names-and-others': '{names} und andere',
  'and-more-people': { one: 'und\u00a0{n}\u00a0weitere Person', other: 'und\u00a0{n}\u00a0weitere' },
  'name-comma': ', ',
  'with-names': 'außerdem {names}',
  'with-others': { one: 'mit {n} weiteren Person', other: 'mit {n} weiteren' },
  'sole-author': 'allein verfasst',
  'date-long': 'cccc, d.\u00a0LLLL\u00a0yyyy',
  'date-plain': 'd.\u00a0LLLL\u00a0yyyy',
  'date-month': 'LLLL\u00a0yyyy',
  'date-short': '{d}.\u00a0{m}\u00a0{y}',
  'date-short-month': '{m}\u00a0{y}',
  'months-short': 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.',
};
