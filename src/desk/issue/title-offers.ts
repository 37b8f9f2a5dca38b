import type { PaperEntry } from '../../paper.ts';
import { shortDay } from '../../typeset/date-text.ts';
import { fold } from '../../typeset/fold.ts';
import { type Html, html } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import type { Words } from '../../words/words.ts';
import type { PapersNow } from '../papers-now.ts';
import { linkTo } from './own-words.ts';

/** So many papers are offered. */
const OFFERED = 8;
const words = new WeakMap<PaperEntry, string>();

/**
 * Papers by a few letters of their titles, while one types: each word begins one of theirs. Those of the day come first, then the newest.
 * (`find-papers.ts` looks through all that an entry says, for a page of its own.)
 */
export function papersByTitle(now: PapersNow, letters: string, date: string): PaperEntry[] {
  const typed = wordsOf(letters).trim().split(' ');
  if (typed[0] === '') return [];
  const found: PaperEntry[] = [];
  const own = now.dayByDate.get(date);
  for (const day of [...(own ? [own] : []), ...now.calendar.filter(other => other !== own)])
    for (const entry of day.papers) {
      const title = titleWords(entry);
      if (!typed.every(word => title.includes(` ${word}`))) continue;
      found.push(entry);
      if (found.length === OFFERED) return found;
    }
  return found;
}

function titleWords(entry: PaperEntry): string {
  const known = words.get(entry) ?? ` ${wordsOf(paperLabel(entry))}`;
  words.set(entry, known);
  return known;
}

const wordsOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');

/** The papers as options of a list, each with the link that it puts into a note. */
export function offeredLinks(words: Words, found: readonly PaperEntry[]): Html {
  return html`${found.map(
    (entry, i) =>
      html`<li role="option" id="offer-${i}" aria-selected="false" data-address="paper:${entry.id}" data-link="${linkTo(entry)}">${paperName(words, entry)} <span class="why">${shortDay(words, entry.listed)}</span></li>\n`,
  )}`;
}
