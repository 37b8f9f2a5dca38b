import type { DaySection } from '../../digest/day-sections.ts';
import type { PaperEntry } from '../../paper.ts';
import { arrows } from '../../theme/parts/arrows.ts';
import { countMark } from '../../theme/parts/count.ts';
import { statusMark } from '../../theme/parts/paper-item.ts';
import { turnList } from '../../theme/parts/turn-list.ts';
import { briefOf } from '../../typeset/brief.ts';
import { shortDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import { authorLineHtml } from '../../typeset/people.ts';
import { curlQuotes } from '../../typeset/quotes.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
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
  const { words } = desk;
  const { day, sections, pages } = issue;
  const page = Math.min(Math.max(1, look.page), pages);
  const shown = sections.filter(section => section.page === page);
  const row = (section: DaySection) => (entry: PaperEntry, i: number) =>
    paperRow(desk, issue, { ...look, page }, entry, section, i);
  return html`${folio(words, issue)}${page === 1 && noteForm(desk, issue)}<div class="issue">
${contents(words, issue, page)}<div class="stories">
${day.papers.length === 0 && html`<p class="caveat">${words.say('desk-no-paper-on-day')}</p>\n`}${shown.map(
  section => html`<section class="${section.picks ? 'picks' : 'topic'}" id="${section.id}"><h2>${section.name}${
    section.continued && html` <span class="aside">${words.say('section-continued')}</span>`
  } ${countMark(words, section.total)}</h2>
${section.papers.map(row(section))}</section>
`,
)}<p class="caveat"><a href="/paper/new?day=${day.date}">${words.say('desk-write-by-hand')}</a></p>
${again(words, issue, page)}${turn(words, issue, page)}</div>
</div>
`;
}

function folio(words: Words, { day, picks, previous, next }: DayNow): Html {
  const { back, on } = arrows(words);
  const link = (date: string | undefined, rel: string, name: string) =>
    date && html`<a rel="${rel}" href="/day/${date}">${name}</a> `;
  return html`<div class="folio"><p>${words.say('n-papers', { n: day.papers.length })}</p><p>${words.say('n-picks', { n: picks.length })}</p><nav class="turn-day" aria-label="${words.say('other-days')}"><a href="/days">${words.say('desk-all-days')}</a> ${link(
    previous,
    'prev',
    `${back} ${previous && shortDay(words, previous)}`,
  )}${link(next, 'next', `${next && shortDay(words, next)} ${on}`)}</nav></div>
`;
}

function contents(words: Words, { sections, day }: DayNow, page: number): Value {
  if (sections.length < 2) return undefined;
  const link = ({ id, page: at, name, total }: DaySection) =>
    html`<li><a href="${at === page ? '' : `/day/${day.date}?page=${at}`}#${id}">${name} ${countMark(words, total)}</a></li>\n`;
  return html`<nav class="contents" aria-label="${words.say('in-this-issue')}"><p class="eyebrow">${words.say('in-this-issue')}</p>
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
  const { words } = desk;
  const { now, day } = issue;
  const label = paperLabel(entry);
  const authors = authorLineHtml(words, entry);
  const isOpen = entry.id === open;
  const at = page > 1 ? `page=${page}&` : '';
  const brief = curlQuotes(briefOf(now.byId.get(entry.id) ?? entry));
  const act = (action: Action, key: string) => {
    const { name, of, says } = ACTS[action];
    return html`<form method="post" action="/day/${day.date}/${action}" data-desk><input type="hidden" name="id" value="${entry.id}"><button data-key="${key}" data-key-says="${words.say(says)}" aria-label="${words.say(of, { paper: label })}">${words.say(name)}</button></form>`;
  };
  return html`<article class="paper row${raw(picks ? ' pick' : '')}" id="paper-${entry.id}" data-item="${entry.id}" aria-labelledby="title-${entry.id}">
<h3 id="title-${entry.id}">${statusMark(words, entry)}<a href="/paper/${entry.id}">${paperName(words, entry)}</a></h3>
${authors && html`<p class="byline"><bdi>${authors}</bdi>${entry.listed !== day.date && html` ${words.say('desk-listed-on', { day: shortDay(words, entry.listed) })}`}</p>\n`}${
  !isOpen && brief && html`<p class="brief"${attributes(tongueOf(words, brief, entry.language))}>${brief}</p>\n`
}${!isOpen && shownLine(words, now, entry.note ?? '')}<div class="row-acts">${
    picks
      ? html`${act('unpick', 'p')}${i > 0 && act('up', 'K')}${i < papers.length - 1 && act('down', 'J')}`
      : act('pick', 'p')
  }<a href="?${at}${raw(isOpen ? '' : `open=${entry.id}`)}#paper-${entry.id}" data-renew data-key="e" data-key-says="${words.say('desk-key-edit')}" aria-expanded="${isOpen ? 'true' : 'false'}" aria-label="${words.say(isOpen ? 'desk-close-paper' : 'desk-edit-paper', { paper: label })}">${words.say(isOpen ? 'desk-close' : 'desk-edit')}</a></div>
${isOpen && paperPanel(words, issue, desk.content, entry)}</article>
`;
}

type Action = 'pick' | 'unpick' | 'up' | 'down';

/** What stands on a button, what it is called for those who hear it, and in the list of keys. */
const ACTS = {
  pick: { name: 'desk-pick', of: 'desk-pick-paper', says: 'desk-key-pick' },
  unpick: { name: 'desk-unpick', of: 'desk-unpick-paper', says: 'desk-key-pick' },
  up: { name: 'desk-up', of: 'desk-up-paper', says: 'desk-key-up' },
  down: { name: 'desk-down', of: 'desk-down-paper', says: 'desk-key-down' },
} as const;

function again(words: Words, { day, pages }: DayNow, page: number): Value {
  if (day.again.length === 0 || page < pages) return undefined;
  const item = (entry: PaperEntry) =>
    html`<li>${statusMark(words, entry)}<a href="/paper/${entry.id}">${paperName(words, entry)}</a> <span class="why">${words.set('desk-stands-on', { day: html`<a href="/day/${entry.listed}">${shortDay(words, entry.listed)}</a>` })}</span></li>\n`;
  return html`<section class="again" id="again"><h2>${words.say('also-listed')} ${countMark(words, day.again.length)}</h2>
<ul>
${day.again.map(item)}</ul></section>
`;
}

function turn(words: Words, { day, pages }: DayNow, page: number): Value {
  const link = (at: number, name: string) => at >= 1 && at <= pages && { file: `/day/${day.date}?page=${at}`, name };
  const place = html`<span>${words.say('page-of-pages', { page, last: pages })}</span> `;
  return (
    pages > 1 &&
    turnList(
      words,
      words.say('pages-of-day'),
      link(page - 1, words.say('previous-page')),
      link(page + 1, words.say('next-page')),
      place,
    )
  );
}
