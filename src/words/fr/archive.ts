import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {
  'nav-today': 'Aujourd’hui',
  'nav-days': 'Jours',
  'nav-topics': 'Thèmes',
  'nav-authors': 'Auteurs',
  'nav-saved': 'Enregistrés',
  'nav-search': 'Recherche',
  'nav-venues': 'Revues et conférences',
  'nav-statistics': 'Statistiques',
  'nav-api': 'API',
  'nav-about': 'À propos',
  'nav-subscribe': 'S’abonner',
  'nav-feed': 'Flux',
  'list-as': '{format}\u00a0: {what}',
  'download-list': 'Télécharger {what}\u00a0:',
};
