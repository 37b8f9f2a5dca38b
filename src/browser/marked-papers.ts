import type { CslItem } from '../cite/csl-item.ts';
import { type Cards, readCards, writeCards } from './cards.ts';
import { type Marks, type PaperMarks, readMarks, writeMarks } from './marks.ts';

/** Fired on `document` when marks changed, by this page or by another one. */
export const MARKS_CHANGED = 'broadsheet:marks-changed';

/** Why nothing can be kept. */
export const NO_ROOM = 'This browser’s storage is full or refused.';

/** Changes the marks of a paper; a mark that is set to `undefined` or to nothing goes. @returns whether they could be kept */
export function changeMarks(id: string, change: PaperMarks, card: () => CslItem): boolean {
  const marks = readMarks();
  const own: PaperMarks = { ...marks.papers[id], ...change };
  for (const mark of ['saved', 'read', 'note'] as const) if (!own[mark]) delete own[mark];
  const cards = readCards();
  if (Object.keys(own).length === 0) {
    delete marks.papers[id];
    delete cards[id];
  } else {
    marks.papers[id] = own;
    cards[id] ??= card();
  }
  return keep(marks, cards);
}

/** Keeps marks and citations, and tells the page. @returns whether there was room for both */
export function keep(marks: Marks, cards: Cards): boolean {
  if (!writeMarks(marks)) return false;
  const kept = writeCards(cards);
  document.dispatchEvent(new CustomEvent(MARKS_CHANGED));
  return kept;
}

/** The time for a new mark. */
export function now(): string {
  return new Date().toISOString();
}

/** The id of the paper whose page an address is, of this site or of a copy of it. */
export function paperId(href: string): string | undefined {
  const name = /\/papers\/([^/?#]+)\.html(?:[?#]|$)/.exec(href)?.[1];
  return name && decodeURIComponent(name);
}
