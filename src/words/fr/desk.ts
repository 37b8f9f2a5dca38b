import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {
  'desk-nav-start': 'Accueil',
  'desk-nav-take-in': 'Intégrer',
  'desk-nav-issues': 'Éditions',
  'desk-nav-review': 'À vérifier',
  'desk-nav-find': 'Chercher',
  'desk-nav-publish': 'Publier',
  'desk-nav-history': 'Historique',
  'desk-done': '{says}.',
  'desk-list-parts': 'Parties de la liste',
  'desk-list-part': '{part} sur {all}',
  'desk-list-range': '{from}–{to}',
  'desk-list-previous': 'Précédents',
  'desk-list-next': 'Suivants',
};
