import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {
  'desk-nav-start': 'Start',
  'desk-nav-take-in': 'Aufnehmen',
  'desk-nav-issues': 'Ausgaben',
  'desk-nav-review': 'Prüfen',
  'desk-nav-find': 'Finden',
  'desk-nav-publish': 'Veröffentlichen',
  'desk-nav-history': 'Verlauf',
  'desk-done': '{says}.',
  'desk-list-parts': 'Teile der Liste',
  'desk-list-part': '{part} von {all}',
  'desk-list-range': '{from}–{to}',
  'desk-list-previous': 'Zurück',
  'desk-list-next': 'Weiter',
};
