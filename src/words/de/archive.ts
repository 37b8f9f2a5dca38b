import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {
  'nav-today': 'Heute',
  'nav-days': 'Tage',
  'nav-topics': 'Themen',
  'nav-authors': 'Personen',
  'nav-saved': 'Gemerkt',
  'nav-search': 'Suche',
  'nav-venues': 'Orte',
  'nav-statistics': 'Statistik',
  'nav-api': 'API',
  'nav-about': 'Über diese Seite',
  'nav-subscribe': 'Abonnieren',
  'nav-feed': 'Feed',
  'list-as': '{format}: {what}',
  'download-list': 'Herunterladen: {what} als',
};
