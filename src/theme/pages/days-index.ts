import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { daysInMonth, isoWeek, weekday, weekNumber } from '../../digest/period.ts';
import { dayInMonth, monthName, plainDay, weekdayNames } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { dayInShort } from '../parts/day-words.ts';
import { opening } from '../parts/opening.ts';
import { monthBase } from './months.ts';
import { weekBase, weekName } from './weeks.ts';

/** Days in lists, about; the newest month has one, whatever its days. */
const LISTED = 31;
/** Years that are open; older ones are folded. */
const OPEN_YEARS = 1;

type Month = readonly [month: string, days: readonly DigestDay[]];

/** All days: each month as a calendar and a list, with its weeks, and the years in which the papers were published. */
export const daysIndexTemplate = siteTemplate({
  name: 'days-index',
  ...onePage('days/index.html', digest => {
    const { words } = digest;
    const title = words.say('all-days');
    const days = words.say('n-days', { n: digest.days.length });
    const tally = words.say('two-facts', { first: days, second: words.say('n-papers', { n: digest.papers.length }) });
    return {
      title,
      description: words.say('every-day', { tally }),
      kind: 'index-page',
      section: 'days',
      main: html`${opening(title, words.say('days-explained', { tally }))}<div class="stories">
${months(digest)}${published(digest)}</div>
`,
    };
  }),
});

/** The newest months with a list of their days; those before them as calendars alone, whose own pages have the lists. */
function months(digest: Digest): Value {
  const all = [...groupBy(digest.days, day => day.date.slice(0, 7))];
  let listed = 0;
  const full = all.filter(([, days], i) => {
    listed += days.length;
    return i === 0 || listed <= LISTED;
  });
  const earlier = all.slice(full.length);
  return html`${full.map(([month, days]) => monthOf(digest, month, days))}${
    earlier.length > 0 &&
    html`<section><h2>${digest.words.say('earlier-months')}</h2>\n${years(digest.words, earlier)}</section>\n`
  }`;
}

function years(words: Words, all: readonly Month[]): Value {
  return [...groupBy(all, ([month]) => month.slice(0, 4))].map(([year, own], i) => {
    const calendars = html`<div class="calendars">\n${own.map(month => smallMonth(words, month))}</div>\n`;
    if (i < OPEN_YEARS) return calendars;
    return html`<details class="year"><summary>${year} <span class="count">${papersOn(
      words,
      own.flatMap(([, days]) => days),
    )}</span></summary>\n${calendars}</details>\n`;
  });
}

function smallMonth(words: Words, [month, days]: Month): Value {
  return html`<section><h3>${monthLink(words, month)} <span class="count">${papersOn(words, days)}</span></h3>
${calendar(words, month, days)}</section>
`;
}

function monthLink(words: Words, month: string): Value {
  return html`<a href="../${monthBase(month)}.html">${monthName(words, month)}</a>`;
}

function monthOf(digest: Digest, month: string, days: readonly DigestDay[]): Value {
  return html`<section class="month"><h2>${monthLink(digest.words, month)} <span class="count">${papersOn(digest.words, days)}</span></h2>
${calendar(digest.words, month, days, true)}<ul class="day-index">
${days.map(
  day =>
    html`<li><a href="${day.date}.html">${dayInMonth(digest.words, day.date)}</a> <span class="what">${dayInShort(digest, day)}</span> ${countMark(digest.words, day.papers.length)}</li>\n`,
)}</ul></section>
`;
}

function papersOn(words: Words, days: readonly DigestDay[]): string {
  return words.say('n-papers', { n: days.reduce((sum, day) => sum + day.papers.length, 0) });
}

/** A month as a table of weeks; those without a digest are left out. @param isListed one week alone is no calendar then: it is named */
function calendar(words: Words, month: string, days: readonly DigestDay[], isListed = false): Value {
  const own = new Map(days.map(day => [Number(day.date.slice(8)), day]));
  const first = weekday(`${month}-01`);
  const length = daysInMonth(month);
  const weekdays = weekdayNames(words, 'long');
  const initials = weekdayNames(words, 'narrow');
  const rows: Value[] = [];
  for (let start = 1 - first; start <= length; start += 7) {
    const numbers = weekdays.map((_, i) => start + i);
    const day = numbers.map(number => own.get(number)).find(found => found !== undefined);
    if (!day) continue;
    const week = words.say('week-in-short', { week: isoWeek(day.date).slice(6) });
    rows.push(
      html`<tr>${numbers.map(number => cell(words, number >= 1 && number <= length ? number : 0, own.get(number)))}<td class="week"><a href="../${weekBase(day.date)}.html" aria-label="${weekAndDays(words, week, day.date)}">${week}</a></td></tr>\n`,
    );
  }
  const date = days[0]!.date;
  if (isListed && rows.length === 1)
    return html`<p class="aside"><a href="../${weekBase(date)}.html">${weekAndDays(words, words.say('week-number', { week: weekNumber(date) }), date)}</a></p>\n`;
  return html`<table class="calendar" aria-label="${monthName(words, month)}">
<thead><tr>${weekdays.map((name, i) => html`<th scope="col" abbr="${name}">${initials[i]}</th>`)}<td></td></tr></thead>
<tbody>
${rows}</tbody></table>
`;
}

/** A week by its number, and which days it has. */
function weekAndDays(words: Words, week: string, date: string): string {
  return words.say('two-facts', { first: week, second: weekName(words, date) });
}

function cell(words: Words, number: number, day: DigestDay | undefined): Value {
  if (number === 0) return html`<td></td>`;
  if (!day) return html`<td>${number}</td>`;
  const papers = words.say('n-papers', { n: day.papers.length });
  const label = words.say('two-facts', { first: plainDay(words, day.date), second: papers });
  return html`<td><a href="${day.date}.html" aria-label="${label}" class="${`size-${size(day.papers.length)}`}">${number}</a></td>`;
}

/** How dark a day is: 1 to 4. */
function size(papers: number): number {
  return papers < 10 ? 1 : papers < 40 ? 2 : papers < 160 ? 3 : 4;
}

function published(digest: Digest): Value {
  const { years, undated } = digest.years;
  const { words } = digest;
  if (years.length === 0) return undefined;
  return html`<section id="published"><h2>${words.say('by-year-published')}</h2>
<ul class="names">
${years.map(([year, papers]) => html`<li><a href="../archive/${year}.html">${year} ${countMark(words, papers.length)}</a></li>\n`)}</ul>
${undated > 0 && html`<p class="caveat">${words.say('undated-papers', { n: undated })}</p>\n`}</section>
`;
}
