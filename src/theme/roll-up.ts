import { dayPicks } from '../digest/day-sections.ts';
import type { Digest } from '../digest/digest.ts';
import type { DigestDay } from '../digest/grouping.ts';
import type { PaperEntry } from '../paper.ts';
import { longDay } from '../typeset/date-text.ts';
import { html, type Value } from '../typeset/html.ts';
import { plural } from '../typeset/plural.ts';
import { Layout } from './layout.ts';
import type { SitePage } from './page.ts';
import { collectionMetadata } from './parts/collection-metadata.ts';
import { paperItem } from './parts/paper-item.ts';
import { paperLine } from './parts/paper-line.ts';

const ROOT = '../';
/** Picks of a period that are shown as on their day; of the rest a line. */
const WHOLE_PICKS = 12;
/** Lines of a topic; the topic's own page has the rest. */
const LINES = 8;

/** Some days of the digest under one name. */
export interface Period {
  /** `weeks/2025-W47` */
  base: string;
  /** Plain text. */
  name: string;
  /** Newest first. */
  days: DigestDay[];
}

type Neighbour = Pick<Period, 'base' | 'name'>;

/** The page of a period. */
export interface PeriodPage extends SitePage, Neighbour {
  kind: 'week' | 'month';
  dates: readonly string[];
  newer?: Neighbour;
  older?: Neighbour;
}

/** The pages of periods, newest first. */
export function periodPages(periods: readonly Period[], kind: PeriodPage['kind']): PeriodPage[] {
  const neighbour = (period: Period | undefined) => period && { base: period.base, name: period.name };
  return periods.map(({ base, name, days }, i) => ({
    file: `${base}.html`,
    lastmod: days[0]!.date,
    base,
    name,
    kind,
    dates: days.map(day => day.date),
    newer: neighbour(periods[i - 1]),
    older: neighbour(periods[i + 1]),
  }));
}

/** What several days brought, for who was away: the days, the picks, and what is new in each topic. */
export function renderPeriod(digest: Digest, { file, name, kind, dates, newer, older }: PeriodPage): string {
  const layout = Layout.of(digest);
  const days = dates.map(date => digest.day(date)!);
  const papers = days.flatMap(day => day.papers);
  return layout.page({
    file,
    title: name,
    description: `The ${kind} in the digest: ${plural(papers.length, 'paper')} on ${plural(days.length, 'day')}.`,
    kind: 'index-page',
    section: 'days',
    head: collectionMetadata(digest.site, name, layout.url(file)),
    main: html`<header class="opening"><p class="eyebrow"><a href="../archive/index.html">Archive</a></p>
<h1>${name}</h1>
<p class="tally">${plural(papers.length, 'paper')} on ${plural(days.length, 'day')}</p></header>
<div class="stories">
${dayList(days)}${picks(digest, days)}${topics(digest, papers)}<nav class="turn-list" aria-label="Other ${kind}s">${
      older && html`<a rel="prev" href="${fileName(older)}">← ${older.name}</a> `
    }${newer && html`<a rel="next" href="${fileName(newer)}">${newer.name} →</a>`}</nav>
</div>
`,
  });
}

function fileName({ base }: Neighbour): string {
  return `${base.slice(base.lastIndexOf('/') + 1)}.html`;
}

function dayList(days: readonly DigestDay[]): Value {
  return html`<section><h2>Days</h2>
<ul class="day-index">
${days.map(
  day =>
    html`<li><a href="../days/${day.date}.html">${longDay(day.date).replace(/ \d+$/, '')}</a> <span class="what">${day.note?.title}</span> <span class="count">${day.papers.length}</span></li>\n`,
)}</ul></section>
`;
}

function picks(digest: Digest, days: readonly DigestDay[]): Value {
  const all = [...new Set(days.flatMap(day => dayPicks(digest, day)))];
  if (all.length === 0) return undefined;
  return html`<section class="picks"><h2>Picks <span class="count">${all.length}</span></h2>
${all.slice(0, WHOLE_PICKS).map(entry => paperItem(digest, entry, { root: ROOT, pick: true }))}${
  all.length > WHOLE_PICKS &&
  html`<ul class="lines">\n${all.slice(WHOLE_PICKS).map(entry => paperLine(digest, entry, { root: ROOT }))}</ul>\n`
}</section>
`;
}

function topics(digest: Digest, papers: readonly PaperEntry[]): Value {
  const groups = new Map<string, PaperEntry[]>();
  for (const entry of papers) {
    const slug = entry.topics?.[0] ?? '';
    const list = groups.get(slug);
    if (list) list.push(entry);
    else groups.set(slug, [entry]);
  }
  const sorted = [...groups].sort(
    ([a, x], [b, y]) => Number(a === '') - Number(b === '') || y.length - x.length || (a < b ? -1 : 1),
  );
  return sorted.map(([slug, list]) => {
    const more = list.length - LINES;
    // Where one would be left over, it is shown.
    const shown = more === 1 ? list : list.slice(0, LINES);
    return html`<section><h2>${
      slug ? html`<a href="../topics/${slug}.html">${digest.topicName(slug)}</a>` : 'Other papers'
    } <span class="count">${list.length}</span></h2>
<ul class="lines">
${shown.map(entry => paperLine(digest, entry, { root: ROOT }))}</ul>
${more > 1 && html`<p class="more">${slug ? html`<a href="../topics/${slug}.html">And ${plural(more, 'more paper')} →</a>` : `And ${plural(more, 'more paper')}`}</p>\n`}</section>
`;
  });
}

/** Groups days, newest first, by what `nameOf` says of them. */
export function periodsOf(
  days: readonly DigestDay[],
  nameOf: (date: string) => { base: string; name: string },
): Period[] {
  const periods: Period[] = [];
  for (const day of days) {
    const { base, name } = nameOf(day.date);
    const last = periods.at(-1);
    if (last?.base === base) last.days.push(day);
    else periods.push({ base, name, days: [day] });
  }
  return periods;
}
