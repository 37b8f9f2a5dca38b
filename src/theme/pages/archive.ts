import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { daysInMonth, weekday } from '../../digest/period.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { monthBase } from './months.ts';
import { weekBase, weekName } from './weeks.ts';

const INDEX = 'archive/index.html';
/** Years whose calendar is open; older ones are folded. */
const OPEN_YEARS = 1;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The days of the digest as a calendar, and the papers by publication date. */
export const archiveTemplate = siteTemplate({
  name: 'archive',
  ...onePage(INDEX, digest => {
    const { years, undated } = digest.years;
    return {
      title: 'Archive',
      description: `The archive of ${digest.site.name}: its papers by the day they were listed and by the year they were published.`,
      kind: 'index-page',
      section: 'days',
      main: html`${opening('Archive', 'Papers by the day they were listed here, and by the date they were published.')}<div class="stories">
<section><h2>By day listed <span class="count">${plural(digest.days.length, 'day')}</span></h2>
${calendars(digest.days)}</section>
<section id="published"><h2>By year published</h2>
${years.length > 0 && html`<ul class="names">\n${years.map(([year, papers]) => html`<li><a href="${year}.html">${year} <span class="count">${papers.length}</span></a></li>\n`)}</ul>\n`}${undated > 0 && html`<p class="caveat">No source gives a date for ${plural(undated, 'paper')}.</p>\n`}</section>
</div>
`,
    };
  }),
});

/** The papers published in each year. */
export const yearsTemplate = siteTemplate<CollectionPage>({
  name: 'years',
  *pages(digest) {
    for (const [year, papers] of digest.years.years)
      yield* collectionPages({
        base: `archive/${year}`,
        name: `Papers from ${year}`,
        description: `${plural(papers.length, 'paper')} published in ${year}.`,
        above: { file: INDEX, name: 'Archive' },
        tally: 'latest first',
        papers,
        facts: ['authors', 'venue', 'listed'],
        section: 'days',
      });
  },
  render: (digest, page) =>
    renderCollection(digest, page, ({ issued = '' }) =>
      issued.length > 4 ? monthName(issued.slice(0, 7)) : 'Month unknown',
    ),
});

function calendars(days: readonly DigestDay[]): Value {
  const years = groupBy(days, day => day.date.slice(0, 4));
  return [...years].map(([year, own], i) => {
    const months = groupBy(own, day => day.date.slice(0, 7));
    const tables = html`<div class="calendars">\n${[...months].map(([month, days]) => calendar(month, days))}</div>\n`;
    if (i < OPEN_YEARS) return tables;
    const count = own.reduce((sum, day) => sum + day.papers.length, 0);
    return html`<details class="year"><summary>${year} <span class="count">${plural(count, 'paper')}</span></summary>\n${tables}</details>\n`;
  });
}

/** A month as a table of weeks. Weeks without a digest are left out. */
function calendar(month: string, days: readonly DigestDay[]): Value {
  const own = new Map(days.map(day => [Number(day.date.slice(8)), day]));
  const first = weekday(`${month}-01`);
  const length = daysInMonth(month);
  const rows: Value[] = [];
  for (let start = 1 - first; start <= length; start += 7) {
    const numbers = WEEKDAYS.map((_, i) => start + i);
    const day = numbers.map(number => own.get(number)).find(found => found !== undefined);
    if (!day) continue;
    rows.push(
      html`<tr>${numbers.map(number => cell(number >= 1 && number <= length ? number : 0, own.get(number)))}<td class="week"><a href="../${weekBase(day.date)}.html" aria-label="Week of ${weekName(day.date)}">week</a></td></tr>\n`,
    );
  }
  return html`<table class="calendar"><caption><a href="../${monthBase(month)}.html">${monthName(month)}</a></caption>
<thead><tr>${WEEKDAYS.map(name => html`<th scope="col" abbr="${name}">${name.slice(0, 1)}</th>`)}<td></td></tr></thead>
<tbody>
${rows}</tbody></table>
`;
}

function cell(number: number, day: DigestDay | undefined): Value {
  if (number === 0) return html`<td></td>`;
  if (!day) return html`<td>${number}</td>`;
  const count = plural(day.papers.length, 'paper');
  return html`<td><a href="../days/${day.date}.html" aria-label="${plainDay(day.date)}, ${count}" class="${`size-${size(day.papers.length)}`}">${number}</a></td>`;
}

/** How dark a day is: 1 to 4. */
function size(papers: number): number {
  return papers < 10 ? 1 : papers < 40 ? 2 : papers < 160 ? 3 : 4;
}
