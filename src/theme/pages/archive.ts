import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { daysInMonth, weekday } from '../../digest/period.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';
import { monthBase } from './months.ts';
import { weekBase, weekName } from './weeks.ts';

const INDEX = 'archive/index.html';
/** Years whose calendar stands open; older ones fold. */
const OPEN_YEARS = 1;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The days of the digest as a calendar, and the papers by their own dates. */
export const archiveTemplate = siteTemplate({
  name: 'archive',
  always: true,
  pages: digest => [{ file: INDEX, lastmod: digest.days[0]?.date }],
  render(digest) {
    const { years, undated } = digest.once(byYear);
    return Layout.of(digest).page({
      file: INDEX,
      title: 'Archive',
      description: `The archive of ${digest.site.name}: a calendar of the days on which papers were listed, and the papers by their own dates.`,
      kind: 'index-page',
      section: 'days',
      main: html`<header class="opening"><h1>Archive</h1>
<p class="tally">A paper has two dates: the day on which a source listed it, and its own.</p></header>
<div class="stories">
<section><h2>By the day of listing <span class="count">${plural(digest.days.length, 'day')}</span></h2>
${calendars(digest.days)}</section>
<section id="published"><h2>By the paper’s own date</h2>
${years.length > 0 && html`<ul class="names">\n${years.map(([year, papers]) => html`<li><a href="${year}.html">${year} <span class="count">${papers.length}</span></a></li>\n`)}</ul>\n`}${undated > 0 && html`<p class="caveat">Of ${plural(undated, 'paper')} no source gives a date.</p>\n`}</section>
</div>
`,
    });
  },
});

/** The papers of each year, by their own dates. */
export const yearsTemplate = siteTemplate<CollectionPage>({
  name: 'years',
  *pages(digest) {
    for (const [year, papers] of digest.once(byYear).years)
      yield* collectionPages({
        base: `archive/${year}`,
        name: `Papers of ${year}`,
        description: `${plural(papers.length, 'paper')} that ${papers.length === 1 ? 'is' : 'are'} dated ${year}.`,
        above: { file: INDEX, name: 'Archive' },
        tally: 'by the papers’ own dates, the latest first',
        papers,
        facts: ['authors', 'venue', 'listed'],
        section: 'days',
      });
  },
  render: (digest, page) =>
    renderCollection(digest, page, ({ issued = '' }) =>
      issued.length > 4 ? monthName(issued.slice(0, 7)) : 'The year alone is known',
    ),
});

/** Papers by the year of their own date; within a year the latest date first, those of an unknown month last. */
function byYear(digest: Digest): { years: [string, PaperEntry[]][]; undated: number } {
  const years = new Map<string, PaperEntry[]>();
  let undated = 0;
  for (const entry of digest.papers) {
    const year = entry.issued?.slice(0, 4);
    if (!year) {
      undated++;
      continue;
    }
    const list = years.get(year);
    if (list) list.push(entry);
    else years.set(year, [entry]);
  }
  // The sort is stable: of one date, what was listed last stands first.
  for (const list of years.values())
    if (list.some(entry => entry.issued !== list[0]!.issued))
      list.sort((a, b) => (a.issued! < b.issued! ? 1 : a.issued! > b.issued! ? -1 : 0));
  return { years: [...years].sort(([a], [b]) => (a < b ? 1 : -1)), undated };
}

function calendars(days: readonly DigestDay[]): Value {
  const years = new Map<string, Map<string, Map<number, DigestDay>>>();
  for (const day of days) {
    const year = day.date.slice(0, 4);
    const month = day.date.slice(0, 7);
    const months = years.get(year) ?? years.set(year, new Map()).get(year)!;
    const own = months.get(month) ?? months.set(month, new Map()).get(month)!;
    own.set(Number(day.date.slice(8)), day);
  }
  return [...years].map(([year, months], i) => {
    const tables = html`<div class="calendars">\n${[...months].map(([month, own]) => calendar(month, own))}</div>\n`;
    if (i < OPEN_YEARS) return tables;
    let count = 0;
    for (const own of months.values()) for (const day of own.values()) count += day.papers.length;
    return html`<details class="year"><summary>${year} <span class="count">${plural(count, 'paper')}</span></summary>\n${tables}</details>\n`;
  });
}

/** A month as a table of weeks. Weeks without a digest are left out. */
function calendar(month: string, own: ReadonlyMap<number, DigestDay>): Value {
  const first = weekday(`${month}-01`);
  const length = daysInMonth(month);
  const rows: Value[] = [];
  for (let start = 1 - first; start <= length; start += 7) {
    const numbers = WEEKDAYS.map((_, i) => start + i);
    const day = numbers.map(number => own.get(number)).find(found => found !== undefined);
    if (!day) continue;
    rows.push(
      html`<tr>${numbers.map(number => cell(number >= 1 && number <= length ? number : 0, own.get(number)))}<td class="week"><a href="../${weekBase(day.date)}.html" aria-label="The week ${weekName(day.date)}">week</a></td></tr>\n`,
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
