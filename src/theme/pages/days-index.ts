import { dayInShort } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { daysInMonth, isoWeek, weekday } from '../../digest/period.ts';
import { longDay, monthName, plainDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';
import { monthBase } from './months.ts';
import { weekBase, weekName } from './weeks.ts';

/** Days in lists, about; the newest month has one, whatever its days. */
const LISTED = 31;
/** Years that are open; older ones are folded. */
const OPEN_YEARS = 1;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type Month = readonly [month: string, days: readonly DigestDay[]];

/** All days: each month as a calendar and a list, with its weeks, and the years in which the papers were published. */
export const daysIndexTemplate = siteTemplate({
  name: 'days-index',
  ...onePage('days/index.html', digest => {
    const tally = `${plural(digest.days.length, 'day')}, ${plural(digest.papers.length, 'paper')}`;
    return {
      title: 'All days',
      description: `Every day of the digest, by week and month: ${tally}.`,
      kind: 'index-page',
      section: 'days',
      main: html`${opening('All days', `${tally}. Each paper appears on the day a source first listed it.`)}<div class="stories">
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
    earlier.length > 0 && html`<section><h2>Earlier months</h2>\n${years(digest.words, earlier)}</section>\n`
  }`;
}

function years(words: Words, all: readonly Month[]): Value {
  return [...groupBy(all, ([month]) => month.slice(0, 4))].map(([year, own], i) => {
    const calendars = html`<div class="calendars">\n${own.map(month => smallMonth(words, month))}</div>\n`;
    if (i < OPEN_YEARS) return calendars;
    return html`<details class="year"><summary>${year} <span class="count">${papersOn(own.flatMap(([, days]) => days))}</span></summary>\n${calendars}</details>\n`;
  });
}

function smallMonth(words: Words, [month, days]: Month): Value {
  return html`<section><h3>${monthLink(words, month)} <span class="count">${papersOn(days)}</span></h3>
${calendar(words, month, days)}</section>
`;
}

function monthLink(words: Words, month: string): Value {
  return html`<a href="../${monthBase(month)}.html">${monthName(words, month)}</a>`;
}

function monthOf(digest: Digest, month: string, days: readonly DigestDay[]): Value {
  return html`<section class="month"><h2>${monthLink(digest.words, month)} <span class="count">${papersOn(days)}</span></h2>
${calendar(digest.words, month, days, true)}<ul class="day-index">
${days.map(
  day =>
    html`<li><a href="${day.date}.html">${longDay(digest.words, day.date).replace(/\s\w+\s\d+$/, '')}</a> <span class="what">${dayInShort(digest, day)}</span> ${countMark(digest.words, day.papers.length)}</li>\n`,
)}</ul></section>
`;
}

function papersOn(days: readonly DigestDay[]): string {
  return plural(
    days.reduce((sum, day) => sum + day.papers.length, 0),
    'paper',
  );
}

/** A month as a table of weeks; those without a digest are left out. @param isListed one week alone is no calendar then: it is named */
function calendar(words: Words, month: string, days: readonly DigestDay[], isListed = false): Value {
  const own = new Map(days.map(day => [Number(day.date.slice(8)), day]));
  const first = weekday(`${month}-01`);
  const length = daysInMonth(month);
  const rows: Value[] = [];
  for (let start = 1 - first; start <= length; start += 7) {
    const numbers = WEEKDAYS.map((_, i) => start + i);
    const day = numbers.map(number => own.get(number)).find(found => found !== undefined);
    if (!day) continue;
    rows.push(
      html`<tr>${numbers.map(number => cell(words, number >= 1 && number <= length ? number : 0, own.get(number)))}<td class="week"><a href="../${weekBase(day.date)}.html" aria-label="W${isoWeek(day.date).slice(6)}, ${weekName(words, day.date)}">W${isoWeek(day.date).slice(6)}</a></td></tr>\n`,
    );
  }
  const date = days[0]!.date;
  if (isListed && rows.length === 1)
    return html`<p class="aside"><a href="../${weekBase(date)}.html">Week ${Number(isoWeek(date).slice(6))}, ${weekName(words, date)}</a></p>\n`;
  return html`<table class="calendar" aria-label="${monthName(words, month)}">
<thead><tr>${WEEKDAYS.map(name => html`<th scope="col" abbr="${name}">${name.slice(0, 1)}</th>`)}<td></td></tr></thead>
<tbody>
${rows}</tbody></table>
`;
}

function cell(words: Words, number: number, day: DigestDay | undefined): Value {
  if (number === 0) return html`<td></td>`;
  if (!day) return html`<td>${number}</td>`;
  const count = plural(day.papers.length, 'paper');
  return html`<td><a href="${day.date}.html" aria-label="${plainDay(words, day.date)}, ${count}" class="${`size-${size(day.papers.length)}`}">${number}</a></td>`;
}

/** How dark a day is: 1 to 4. */
function size(papers: number): number {
  return papers < 10 ? 1 : papers < 40 ? 2 : papers < 160 ? 3 : 4;
}

function published(digest: Digest): Value {
  const { years, undated } = digest.years;
  if (years.length === 0) return undefined;
  return html`<section id="published"><h2>By year published</h2>
<ul class="names">
${years.map(([year, papers]) => html`<li><a href="../archive/${year}.html">${year} ${countMark(digest.words, papers.length)}</a></li>\n`)}</ul>
${undated > 0 && html`<p class="caveat">No source gives a date for ${plural(undated, 'paper')}.</p>\n`}</section>
`;
}
