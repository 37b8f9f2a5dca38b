import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {
  'status-withdrawn': 'Retiré',
  'status-retracted': 'Rétracté',
  'status-superseded': 'Remplacé',
  'link-to-code': 'Code',
  'link-to-data': 'Données',
  'link-to-model': 'Modèle',
  'link-to-project': 'Page du projet',
  'link-to-paper': 'Article',
  'link-to-other': 'Lien',
  'read-paper': 'Lire',
  'read-paper-at': 'Lire sur {host}',
  'find-paper': 'Chercher',
  'find-paper-at': 'Chercher avec {name}',
  'find-paper-note': '«\u00a0Chercher\u00a0» lance une recherche par titre avec {name}.',
  'rights-of-papers': 'Les titres et les résumés appartiennent à leurs auteurs.',
  'rights-and-license': 'Les titres et les résumés appartiennent à leurs auteurs. Textes de la revue\u00a0: {license}.',
  'in-brief': 'En bref',
  'wide-formula': 'Formule',
  'wide-table': 'Tableau',
  'footnotes-of-page': 'Notes',
  'back-to-text': 'Retour au texte',
};
