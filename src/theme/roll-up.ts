import { asOneDay, dayPicks, wholeSections } from '../digest/day-sections.ts';
import type { Digest } from '../digest/digest.ts';
import { groupBy } from '../digest/group-by.ts';
import type { DigestDay } from '../digest/grouping.ts';
import { weekNumber } from '../digest/period.ts';
import { dayInYear, plainDay } from '../typeset/date-text.ts';
import { html, type Value } from '../typeset/html.ts';
import { ownName } from '../typeset/tongue-html.ts';
import { Layout } from './layout.ts';
import type { SitePage } from './page.ts';
import { arrows } from './parts/arrows.ts';
import { collectionMetadata } from './parts/collection-metadata.ts';
import { countMark } from './parts/count.ts';
import { dayInShort } from './parts/day-words.ts';
import { opening } from './parts/opening.ts';
import { paperItem } from './parts/paper-item.ts';
import { paperLines, WITH_TOPIC } from './parts/paper-line.ts';
import { turnList } from './parts/turn-list.ts';

const ROOT = '../';
/** Picks of a period that are shown in full; the rest get a line each. */
const WHOLE_PICKS = 12;
/** Lines of a topic; the topic's own page has the rest. */
const LINES = 8;

/** A week or month of the digest. */
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

/** A week or month at a glance: its days, its picks, and what is new in each topic. */
export function renderPeriod(digest: Digest, { file, name, kind, dates, newer, older }: PeriodPage): string {
  const layout = Layout.of(digest);
  const days = dates.map(date => digest.day(date)!);
  const { words } = digest;
  const isWeek = kind === 'week';
  const papers = words.say('n-papers', { n: days.flatMap(day => day.papers).length });
  const one = days.length === 1 && days[0]!.date;
  const onOne = one && { papers, date: plainDay(words, one) };
  const tally = onOne ? words.say('all-listed-on', onOne) : words.say('papers-on-days', { papers, n: days.length });
  const said: Value = onOne
    ? words.set('all-listed-on', { ...onOne, day: inner => html`<a href="../days/${one}.html">${inner}</a>` })
    : tally;
  return layout.page({
    file,
    title: name,
    description: words.say(isWeek ? 'week-in-digest' : 'month-in-digest', { tally }),
    kind: 'index-page',
    section: 'days',
    head: collectionMetadata(digest.site, name, layout.url(file)),
    main: html`${opening(name, isWeek ? html`${words.say('week-number', { week: weekNumber(dates[0]!) })} · ${said}` : said, { above: { file: '../days/index.html', name: words.say('all-days') }, isLong: true })}<div class="stories">
${!one && dayList(digest, days)}${picks(digest, days)}${topics(digest, days)}${turnList(words, words.say(isWeek ? 'other-weeks' : 'other-months'), link(older), link(newer))}</div>
`,
  });
}

const link = (to: Neighbour | undefined) =>
  to && { file: `${to.base.slice(to.base.lastIndexOf('/') + 1)}.html`, name: to.name };

function dayList(digest: Digest, days: readonly DigestDay[]): Value {
  return html`<section><h2>${digest.words.say('days-heading')}</h2>
<ul class="day-index">
${days.map(
  day =>
    html`<li><a href="../days/${day.date}.html">${dayInYear(digest.words, day.date)}</a> <span class="what">${dayInShort(digest, day)}</span> ${countMark(digest.words, day.papers.length)}</li>\n`,
)}</ul></section>
`;
}

function picks(digest: Digest, days: readonly DigestDay[]): Value {
  const all = [...new Set(days.flatMap(day => dayPicks(digest, day)))];
  if (all.length === 0) return undefined;
  return html`<section class="picks"><h2>${digest.words.say('picks-heading')} ${countMark(digest.words, all.length)}</h2>
${all.slice(0, WHOLE_PICKS).map(entry => paperItem(digest, entry, { root: ROOT, pick: true }))}${
  all.length > WHOLE_PICKS && paperLines(digest, all.slice(WHOLE_PICKS), { root: ROOT })
}</section>
`;
}

function topics(digest: Digest, days: readonly DigestDay[]): Value {
  const { words } = digest;
  const sections = wholeSections(digest, asOneDay(days)).filter(section => !section.picks);
  return sections.map(({ name, slug, papers, mixed }) => {
    const more = papers.length - LINES;
    // Rather than "1 more paper", show it. What stands together of several topics has no page for the rest.
    const shown = more === 1 || mixed ? papers : papers.slice(0, LINES);
    const rest = words.say('n-more-papers', { n: more });
    return html`<section><h2>${slug ? html`<a href="../topics/${slug}.html">${ownName(words, name, digest.site)}</a>` : name} ${countMark(words, papers.length)}</h2>
${paperLines(digest, shown, mixed ? { root: ROOT, facts: WITH_TOPIC } : { root: ROOT })}${
  shown.length < papers.length &&
  html`<p class="more">${slug ? html`<a href="../topics/${slug}.html">${rest} ${arrows(words).on}</a>` : rest}</p>\n`
}</section>
`;
  });
}

/** Days, newest first, by the period that they belong to. */
export function periodsOf(
  days: readonly DigestDay[],
  periodOf: (date: string) => { base: string; name: string },
): Period[] {
  return [...groupBy(days, day => periodOf(day.date).base).values()].map(days => ({
    ...periodOf(days[0]!.date),
    days,
  }));
}
