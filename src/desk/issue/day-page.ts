import type { DaySection } from '../../digest/day-sections.ts';
import type { PaperEntry } from '../../paper.ts';
import { countMark } from '../../theme/parts/count.ts';
import { statusMark } from '../../theme/parts/paper-item.ts';
import { turnList } from '../../theme/parts/turn-list.ts';
import { briefOf } from '../../typeset/brief.ts';
import { shortDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import { authorLine, namesHtml } from '../../typeset/people.ts';
import { plural } from '../../typeset/plural.ts';
import { curlQuotes } from '../../typeset/quotes.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import type { DayNow } from './day-now.ts';
import { noteForm } from './note-form.ts';
import { shownLine } from './own-words.ts';
import { paperPanel } from './paper-panel.ts';

/** What is looked at of a day. */
export interface DayLook {
  /** The page of the day, as the site has them; the first is 1. */
  page: number;
  /** The id of the paper whose panel is open. */
  open: string;
}

/** A day's issue: its note, its picks, then all papers in the order in which the site shows them. */
export function dayPage(desk: Desk, issue: DayNow, look: DayLook): Html {
  const { day, sections, pages } = issue;
  const page = Math.min(Math.max(1, look.page), pages);
  const shown = sections.filter(section => section.page === page);
  const row = (section: DaySection) => (entry: PaperEntry, i: number) =>
    paperRow(desk, issue, { ...look, page }, entry, section, i);
  return html`${folio(desk.words, issue)}${page === 1 && noteForm(desk, issue)}<div class="issue">
${contents(desk.words, issue, page)}<div class="stories">
${day.papers.length === 0 && html`<p class="caveat">No paper is listed on this day.</p>\n`}${shown.map(
  section => html`<section class="${section.picks ? 'picks' : 'topic'}" id="${section.id}"><h2>${section.name}${
    section.continued && html` <span class="aside">continued</span>`
  } ${countMark(desk.words, section.total)}</h2>
${section.papers.map(row(section))}</section>
`,
)}<p class="caveat"><a href="/paper/new?day=${day.date}">Write a paper by hand</a></p>
${again(desk.words, issue, page)}${turn(desk.words, issue, page)}</div>
</div>
`;
}

function folio(words: Words, { day, picks, previous, next }: DayNow): Html {
  const link = (date: string | undefined, rel: string, words: string) =>
    date && html`<a rel="${rel}" href="/day/${date}">${words}</a> `;
  return html`<div class="folio"><p>${plural(day.papers.length, 'paper')}</p><p>${plural(picks.length, 'pick')}</p><nav class="turn-day" aria-label="Other days"><a href="/days">All</a> ${link(
    previous,
    'prev',
    `← ${previous && shortDay(words, previous)}`,
  )}${link(next, 'next', `${next && shortDay(words, next)} →`)}</nav></div>
`;
}

function contents(words: Words, { sections, day }: DayNow, page: number): Value {
  if (sections.length < 2) return undefined;
  const link = ({ id, page: at, name, total }: DaySection) =>
    html`<li><a href="${at === page ? '' : `/day/${day.date}?page=${at}`}#${id}">${name} ${countMark(words, total)}</a></li>\n`;
  return html`<nav class="contents" aria-label="In this issue"><p class="eyebrow">In this issue</p>
<ol>
${sections.filter(section => !section.continued).map(link)}</ol></nav>
`;
}

/** A paper in a row that is light enough for a day of hundreds; what is changed of it stands in a panel that opens. */
function paperRow(
  desk: Desk,
  issue: DayNow,
  { open, page }: DayLook,
  entry: PaperEntry,
  { picks, papers }: DaySection,
  i: number,
): Html {
  const { now, day } = issue;
  const label = paperLabel(entry);
  const authors = authorLine(desk.words, entry);
  const isOpen = entry.id === open;
  const at = page > 1 ? `page=${page}&` : '';
  const brief = curlQuotes(briefOf(now.byId.get(entry.id) ?? entry));
  const act = (action: string, name: string, key: string) =>
    html`<form method="post" action="/day/${day.date}/${action}" data-desk><input type="hidden" name="id" value="${entry.id}"><button data-key="${key}" data-key-says="${KEYS[key]}" aria-label="${name} ${label}">${name}</button></form>`;
  return html`<article class="paper row${raw(picks ? ' pick' : '')}" id="paper-${entry.id}" data-item="${entry.id}" aria-labelledby="title-${entry.id}">
<h3 id="title-${entry.id}">${statusMark(desk.words, entry)}<a href="/paper/${entry.id}">${paperName(desk.words, entry)}</a></h3>
${authors && html`<p class="byline"><bdi>${namesHtml(authors)}</bdi>${entry.listed !== day.date && html` listed ${shortDay(desk.words, entry.listed)}`}</p>\n`}${
  !isOpen && brief && html`<p class="brief">${brief}</p>\n`
}${!isOpen && shownLine(desk.words, now, entry.note ?? '')}<div class="row-acts">${
    picks
      ? html`${act('unpick', 'Unpick', 'p')}${i > 0 && act('up', 'Up', 'K')}${i < papers.length - 1 && act('down', 'Down', 'J')}`
      : act('pick', 'Pick', 'p')
  }<a href="?${at}${raw(isOpen ? '' : `open=${entry.id}`)}#paper-${entry.id}" data-renew data-key="e" data-key-says="${KEYS['e']}" aria-expanded="${isOpen ? 'true' : 'false'}" aria-label="${isOpen ? 'Close' : 'Edit'} ${label}">${isOpen ? 'Close' : 'Edit'}</a></div>
${isOpen && paperPanel(desk.words, issue, desk.content, entry)}</article>
`;
}

const KEYS: Readonly<Record<string, string>> = {
  p: 'pick the paper, or take it out of the picks',
  K: 'move the pick up',
  J: 'move the pick down',
  e: 'edit the paper, or close it',
};

function again(words: Words, { day, pages }: DayNow, page: number): Value {
  if (day.again.length === 0 || page < pages) return undefined;
  const item = (entry: PaperEntry) =>
    html`<li>${statusMark(words, entry)}<a href="/paper/${entry.id}">${paperName(words, entry)}</a> <span class="why">stands on <a href="/day/${entry.listed}">${shortDay(words, entry.listed)}</a></span></li>\n`;
  return html`<section class="again" id="again"><h2>Also listed ${countMark(words, day.again.length)}</h2>
<ul>
${day.again.map(item)}</ul></section>
`;
}

function turn(words: Words, { day, pages }: DayNow, page: number): Value {
  const link = (at: number, name: string) => at >= 1 && at <= pages && { file: `/day/${day.date}?page=${at}`, name };
  const place = html`<span>Page ${page} of ${pages}</span> `;
  return (
    pages > 1 &&
    turnList(words, 'Pages of this day', link(page - 1, 'Previous page'), link(page + 1, 'Next page'), place)
  );
}
