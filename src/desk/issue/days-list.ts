import type { DigestDay } from '../../digest/grouping.ts';
import { turnList } from '../../theme/parts/turn-list.ts';
import { longDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import type { PapersNow } from '../papers-now.ts';

/** So many days stand on one page. */
const DAYS = 50;

/** All days of the digest, the newest first. @param page the first is 1 */
export function daysList(words: Words, { calendar }: PapersNow, today: string, page: number): Html {
  const last = Math.max(1, Math.ceil(calendar.length / DAYS));
  const at = Math.min(Math.max(1, page), last);
  const shown = calendar.slice((at - 1) * DAYS, at * DAYS);
  const link = (to: number, name: string) => to >= 1 && to <= last && { file: `/days?page=${to}`, name };
  const isToday = calendar.some(({ date }) => date === today);
  return html`${!isToday && at === 1 && html`<p class="caveat">Nothing is listed today yet. <a href="/day/${today}">Write its note all the same</a></p>\n`}<ul class="day-index issues">
${shown.map(each => day(words, each))}</ul>
${turnList(words, 'Pages of this list', link(at - 1, 'Newer days'), link(at + 1, 'Older days'))}`;
}

function day(words: Words, { date, papers, note }: DigestDay): Html {
  const named = note?.picks ?? [];
  const picks = new Set([...named, ...papers.filter(({ pick }) => pick).map(({ id }) => id)]).size;
  const facts = [plural(papers.length, 'paper'), picks > 0 && plural(picks, 'pick'), note?.note && 'a note'].filter(
    Boolean,
  );
  return html`<li data-item="${date}"><a href="/day/${date}">${longDay(words, date)}</a> <span class="what">${note?.title}</span> <span class="count">${facts.join(DOT)}</span></li>\n`;
}
