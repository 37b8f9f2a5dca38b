import type { CslItem } from '../cite/csl-item.ts';
import { type Cards, readCards, writeCards } from './cards.ts';
import { element } from './element.ts';
import { MARKS_KEY, type Marks, type PaperMarks, readMarks, writeMarks } from './marks.ts';
import { words } from './words.ts';

const MARKS_CHANGED = 'broadsheet:marks-changed';

/** Calls `show` whenever marks change: on this page, in another tab, or while the page was in the back/forward cache. */
export function onMarksChanged(show: () => void, signal?: AbortSignal): void {
  document.addEventListener(MARKS_CHANGED, show, { signal });
  addEventListener('storage', ({ key }) => (key === MARKS_KEY || key === null) && show(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && show(), { signal });
}

/** Changes the marks of a paper; a mark set to `undefined` or `''` is removed. @returns whether the change could be kept */
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

/** Keeps marks and citations, and updates the page. @returns whether there was room for both */
export function keep(marks: Marks, cards: Cards): boolean {
  if (!writeMarks(marks)) return false;
  const kept = writeCards(cards);
  document.dispatchEvent(new CustomEvent(MARKS_CHANGED));
  return kept;
}

/** Says that something could not be kept. @param put where the words go */
export function warnNotSaved(put: (warning: HTMLElement) => void): void {
  const warning = element('span', { class: 'caveat', role: 'alert' });
  put(warning);
  warning.textContent = ` ${words.say('not-saved')}`;
}

/** The id of the paper that an address leads to, on this site or a copy of it. */
export function paperId(href: string): string | undefined {
  const name = /\/papers\/([^/?#]+)\.html(?:[?#]|$)/.exec(href)?.[1];
  return name && decodeURIComponent(name);
}
