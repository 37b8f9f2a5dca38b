import { hasSection, papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';
import { percent, smallBars, topOf } from '../pictures/bars.ts';
import { papersOverTime } from '../pictures/over-time.ts';
import { type Overlap, overlaps } from '../pictures/overlap.ts';
import { loadPlotting } from '../pictures/plotting.ts';
import { gain, risingTopics, type TopicShare } from '../pictures/rising.ts';
import { countBySteps, stepName, topicCounts, unitName } from '../pictures/timeline.ts';

/** Pairs of topics in the table. */
const PAIRS = 10;
/** Topics with bars, and how many stand in a row: there are whole rows of them. */
const LARGEST = 12;
const IN_ROW = 4;
/** Bars of fewer papers would look like a trend where there is none. */
const FEWEST = 5;
/** With fewer papers in a step, parts of them are chance. */
const ENOUGH = 20;

/** The digest in numbers and pictures. */
export const statisticsTemplate = siteTemplate({
  name: 'statistics',
  section: 'statistics',
  prepare: loadPlotting,
  ...onePage('statistics.html', digest => {
    return {
      title: 'Statistics',
      description: `${digest.site.name} in numbers: papers by topic and time, and which topics overlap.`,
      kind: 'figures-page',
      section: 'statistics',
      main: html`${opening('Statistics', digest.days.length === 0 ? 'Nothing is listed yet.' : `As of ${plainDay(digest.words, digest.days[0]!.date)}`)}<div class="stories">
${newestMonth(digest)}${overTime(digest)}${topicsOverTime(digest)}${overlapping(digest)}<section><h2>In numbers</h2>
<dl class="in-numbers">
${factsOf(digest).map(([name, number]) => html`<div><dt>${name}</dt><dd>${number}</dd></div>\n`)}</dl></section>
</div>
`,
    };
  }),
});

function factsOf(digest: Digest): [string, string][] {
  const having = (has: (entry: PaperEntry) => unknown) => grouped(digest.papers.filter(has).length);
  return [
    ['Papers', grouped(digest.papers.length)],
    ['Days', grouped(digest.days.length)],
    ['Topics', grouped(digest.topics.filter(topic => topic.papers.length > 0).length)],
    ...authors(digest),
    ['Papers with named authors', having(({ author }) => author?.length)],
    ['Papers with a publication date', having(({ issued }) => issued)],
    ['Papers with code', having(({ links }) => links?.some(link => link.kind === 'code'))],
    ['Picks', having(({ pick }) => pick)],
  ].filter((fact): fact is [string, string] => fact[1] !== '0');
}

function authors(digest: Digest): [string, string][] {
  const least = papersOfAnAuthor(digest.site);
  if (!hasSection(digest.site, 'authors')) return [];
  const name =
    least === 2 ? 'Authors of several papers' : least === 1 ? 'Authors' : `Authors of ${least} or more papers`;
  return [[name, grouped(digest.signatures.size)]];
}

const pairLink = ({ a, b }: Overlap): Html => html`${topicLink(a)} and ${topicLink(b)}`;

const topicLink = ({ slug, name }: DigestTopic): Html => html`<a href="topics/${slug}.html">${name}</a>`;

/** What the newest month has more and less of than the months before. */
function newestMonth(digest: Digest): Value {
  const found = risingTopics(digest);
  if (!found) return undefined;
  const { month, before, rising, falling } = found;
  const most = rising[0] ?? falling[0]!;
  const [verb, more] = most === rising[0] ? ['rose', rising[1]] : ['fell', falling[1]];
  const isAlone = more === undefined || gain(more) !== gain(most);
  const row = ({ topic, count, share, before }: TopicShare) =>
    html`<tr><th scope="row">${topicLink(topic)}</th><td>${grouped(count)}</td><td>${percent(share)}</td><td>${percent(before)}</td></tr>\n`;
  const table = (name: string, rows: readonly TopicShare[]) =>
    rows.length > 0 &&
    html`<table class="figures"><caption>${name}</caption><thead><tr><th scope="col">Topic</th><th scope="col">Papers</th><th scope="col">${monthName(digest.words, month).split('\u00a0')[0]}</th><th scope="col">Before</th></tr></thead>
<tbody>
${rows.map(row)}</tbody></table>\n`;
  const said = isAlone
    ? html`${topicLink(most.topic)} ${verb} most`
    : html`No topic ${verb} more than ${topicLink(most.topic)}`;
  return html`<section><h2>Rising and falling in ${monthName(digest.words, month)}</h2>
<p class="finding">${said}: ${percent(most.share)} of the month’s papers, after ${percent(most.before)} ${monthsBefore(digest.words, before)}.</p>
<div class="side-by-side">
${table('Rising', rising)}${table('Falling', falling)}</div></section>
`;
}

/** The months that the newest is compared with: "in May 2025", "from May to October 2025". */
function monthsBefore(words: Words, [last, ...earlier]: readonly string[]): string {
  const first = earlier.at(-1);
  return first === undefined
    ? `in ${monthName(words, last!)}`
    : `from ${monthName(words, first)} to ${monthName(words, last!)}`;
}

/** What the charts count: all papers, or by year of publication those that have one. */
const counted = (counts: readonly number[], { unit }: Timeline): string =>
  unit === 'year' ? `the ${plural(sum(counts), 'paper')} with a publication date` : plural(sum(counts), 'paper');

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** All papers over time. */
function overTime({ words, papers, timeline }: Digest): Value {
  const counts = countBySteps(papers, timeline);
  const picture = papersOverTime(words, counts, timeline);
  if (!picture) return undefined;
  const most = Math.max(...counts);
  const undated = papers.length - sum(counts);
  const step = stepName(words, timeline, counts.indexOf(most));
  const isAlone = counts.indexOf(most) === counts.lastIndexOf(most);
  return html`<section><h2>Papers over time</h2>
<p class="finding">${isAlone ? `${step} has the most` : `No ${timeline.unit} has more than ${step}`}: ${grouped(most)} of ${counted(counts, timeline)}.${undated > 0 && ` The other ${grouped(undated)} ${undated === 1 ? 'has' : 'have'} none.`}</p>
${picture}</section>
`;
}

/** The largest topics' bars, and all numbers as a table. */
function topicsOverTime(digest: Digest): Value {
  const { timeline, papers } = digest;
  const topics = digest.topics
    .map(topic => ({ topic, counts: topicCounts(digest, topic) }))
    .map(row => ({ ...row, total: sum(row.counts) }))
    .filter(({ total }) => total > 0);
  if (topics.length === 0 || timeline.steps.length < 2) return undefined;
  const all = countBySteps(papers, timeline);
  // Of a few papers, a part says nothing.
  const of = all.every(count => count === 0 || count >= ENOUGH) ? all : undefined;
  const bySize = [...topics].sort((a, b) => b.total - a.total);
  const [{ topic, total }, second] = [bySize[0]!, bySize[1]];
  const link = topicLink(topic);
  const enough = bySize.filter(({ total }) => total >= FEWEST).slice(0, LARGEST);
  const largest = enough.slice(0, enough.length - (enough.length > IN_ROW ? enough.length % IN_ROW : 0));
  const top = topOf(
    largest.map(({ counts }) => counts),
    of,
  );
  return html`<section><h2>Topics over time</h2>
<p class="finding">${second?.total === total ? html`No topic has more than ${link}` : html`${link} has the most`}: ${grouped(total)} of ${counted(all, timeline)}. A paper can have several topics.</p>
${
  largest.length > 0 &&
  html`<p class="caveat">${largest.length < topics.length ? `The ${plural(largest.length, 'largest topic')}` : 'Each topic'} ${unitName(timeline)}, ${of ? 'as a part of all papers' : 'in papers'}. All have one scale, up to ${top.said}.</p>
<ul class="multiples">
${largest.map(({ topic: { slug, name }, counts, total }) => html`<li><a href="topics/${slug}.html">${name} ${countMark(digest.words, total)}</a>${smallBars(digest.words, counts, timeline, of, top.value)}</li>\n`)}</ul>
`
}<details><summary>All topics ${unitName(timeline)} as a table</summary>
<div class="wide" role="region" aria-label="Papers of each topic ${unitName(timeline)}" tabindex="0"><table class="figures"><thead><tr><th scope="col">Topic</th>${timeline.steps.map((_, i) => html`<th scope="col">${stepName(digest.words, timeline, i)}</th>`)}</tr></thead>
<tbody>
${[{ topic: { name: timeline.unit === 'year' ? 'All with a date' : 'All papers' }, counts: all }, ...topics].map(({ topic: { name }, counts }) => html`<tr><th scope="row">${name}</th>${counts.map(count => html`<td>${grouped(count)}</td>`)}</tr>\n`)}</tbody></table></div></details></section>
`;
}

/** The pairs of topics that share the largest part of their papers; one paper in both is chance. */
function overlapping(digest: Digest): Value {
  const pairs = overlaps(digest).filter(({ both }) => both > 1);
  const [first, second] = pairs;
  if (!first) return undefined;
  const most =
    second?.share === first.share
      ? html`No two topics overlap more than ${pairLink(first)}`
      : html`${pairLink(first)} overlap most`;
  return html`<section><h2>Topics that overlap</h2>
<p class="finding">${most}: ${grouped(first.both)} of the ${plural(first.either, 'paper')} in either are in both.</p>
<table class="figures"><thead><tr><th scope="col">Topics</th><th scope="col">In both</th><th scope="col">Share</th></tr></thead>
<tbody>
${pairs
  .slice(0, PAIRS)
  .map(
    pair =>
      html`<tr><th scope="row">${pairLink(pair)}</th><td>${grouped(pair.both)}</td><td>${percent(pair.share)}</td></tr>\n`,
  )}</tbody></table></section>
`;
}
