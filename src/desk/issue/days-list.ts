import type { DigestDay } from '../../digest/grouping.ts';
import { turnList } from '../../theme/parts/turn-list.ts';
import { longDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html } from '../../typeset/html.ts';
import { ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import type { PapersNow } from '../papers-now.ts';

/** So many days stand on one page. */
const DAYS = 50;

/** All days of the digest, the newest first. @param page the first is 1 */
export function daysList(words: Words, { calendar, site }: PapersNow, today: string, page: number): Html {
  const last = Math.max(1, Math.ceil(calendar.length / DAYS));
  const at = Math.min(Math.max(1, page), last);
  const shown = calendar.slice((at - 1) * DAYS, at * DAYS);
  const link = (to: number, name: string) => to >= 1 && to <= last && { file: `/days?page=${to}`, name };
  const isToday = calendar.some(({ date }) => date === today);
  return html`${!isToday && at === 1 && html`<p class="caveat">${words.set('desk-nothing-listed-today', { a: inner => html`<a href="/day/${today}">${inner}</a>` })}</p>\n`}<ul class="day-index issues">
${shown.map(each => day(words, each, site))}</ul>
${turnList(words, words.say('pages-of-list'), link(at - 1, words.say('newer-days')), link(at + 1, words.say('older-days')))}`;
}

function day(words: Words, day: DigestDay, site: { language: string }): Html {
  const { date, note } = day;
  return html`<li data-item="${date}"><a href="/day/${date}">${longDay(words, date)}</a> <span class="what"${note?.title && ownWords(words, note.title, site)}>${note?.title}</span> <span class="count">${dayFacts(words, day).join(DOT)}</span></li>\n`;
}

/** What a day has: papers, picks, a note. */
export function dayFacts(words: Words, { papers, note }: DigestDay): string[] {
  const picks = new Set([...(note?.picks ?? []), ...papers.filter(({ pick }) => pick).map(({ id }) => id)]).size;
  return [
    words.say('n-papers', { n: papers.length }),
    ...(picks > 0 ? [words.say('n-picks', { n: picks })] : []),
    ...(note?.note ? [words.say('day-with-note')] : []),
  ];
}
