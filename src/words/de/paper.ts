import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {
  'status-withdrawn': 'Zurückgezogen',
  'status-retracted': 'Widerrufen',
  'status-superseded': 'Ersetzt',
  'link-to-code': 'Code',
  'link-to-data': 'Daten',
  'link-to-model': 'Modell',
  'link-to-project': 'Projektseite',
  'link-to-paper': 'Arbeit',
  'link-to-other': 'Link',
  'read-paper': 'Lesen',
  'read-paper-at': 'Lesen bei {host}',
  'find-paper': 'Suchen',
  'find-paper-at': 'Suchen mit {name}',
  'find-paper-note': '„Suchen“ ist eine Suche nach dem Titel mit {name}.',
  'rights-of-papers': 'Titel und Zusammenfassungen gehören denen, die sie verfasst haben.',
  'rights-and-license':
    'Titel und Zusammenfassungen gehören denen, die sie verfasst haben. Die eigenen Worte des Überblicks: {license}.',
  'in-brief': 'Kurz gefasst',
  'wide-formula': 'Formel',
  'wide-table': 'Tabelle',
  'footnotes-of-page': 'Fußnoten',
  'back-to-text': 'Zurück zum Text',
};
