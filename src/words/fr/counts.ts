import type { COUNTS as ENGLISH } from '../en/counts.ts';
import type { Translated } from '../message.ts';

export const COUNTS: Translated<typeof ENGLISH> = {
  'n-papers': { one: '{n} article', many: '{n} d’articles', other: '{n} articles' },
  'n-authors': { one: '{n} auteur', many: '{n} d’auteurs', other: '{n} auteurs' },
  'n-comments': { one: '{n} commentaire', many: '{n} de commentaires', other: '{n} commentaires' },
  'and-more': 'et\u00a0{n}\u00a0de\u00a0plus',
  'names-and-rest': '{names} {rest}',
  'names-and-others': '{names} et d’autres',
  'and-more-people': {
    one: 'et\u00a0{n}\u00a0autre',
    many: 'et\u00a0{n}\u00a0autres',
    other: 'et\u00a0{n}\u00a0autres',
  },
  'name-comma': ', ',
  'with-names': 'avec {names}',
  'with-others': { one: 'avec {n} autre', many: 'avec {n} d’autres', other: 'avec {n} autres' },
  'sole-author': 'seul auteur',
  'date-long': 'cccc d\u00a0LLLL\u00a0yyyy',
  'date-plain': 'd\u00a0LLLL\u00a0yyyy',
  'date-month': 'LLLL\u00a0yyyy',
  'date-short': '{d}\u00a0{m}\u00a0{y}',
  'date-short-month': '{m}\u00a0{y}',
  'months-short': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
};
