import { hasSection, papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';
import { percent, smallBars } from '../pictures/bars.ts';
import { papersOverTime } from '../pictures/over-time.ts';
import { overlaps } from '../pictures/overlap.ts';
import { loadPlotting } from '../pictures/plotting.ts';
import { risingTopics, type TopicShare } from '../pictures/rising.ts';
import { countBySteps, stepName, topicCounts, unitName } from '../pictures/timeline.ts';

/** Pairs of topics in the table. */
const PAIRS = 10;
/** Topics with bars. */
const LARGEST = 12;
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
      main: html`${opening('Statistics', digest.days.length === 0 ? 'Nothing is listed yet.' : `As of ${plainDay(digest.days[0]!.date)}`)}<div class="stories">
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

const topicLink = ({ slug, name }: DigestTopic): Html => html`<a href="topics/${slug}.html">${name}</a>`;

/** What the newest month has more and less of than the months before. */
function newestMonth(digest: Digest): Value {
  const found = risingTopics(digest);
  if (!found) return undefined;
  const { month, rising, falling } = found;
  const most = rising[0] ?? falling[0]!;
  const row = ({ topic, count, share, before }: TopicShare) =>
    html`<tr><th scope="row">${topicLink(topic)}</th><td>${grouped(count)}</td><td>${percent(share)}</td><td>${percent(before)}</td></tr>\n`;
  const table = (name: string, rows: readonly TopicShare[]) =>
    rows.length > 0 &&
    html`<table class="figures"><caption>${name}</caption><thead><tr><th scope="col">Topic</th><th scope="col">Papers</th><th scope="col">${monthName(month).split('\u00a0')[0]}</th><th scope="col">Before</th></tr></thead>
<tbody>
${rows.map(row)}</tbody></table>\n`;
  return html`<section><h2>Rising and falling in ${monthName(month)}</h2>
<p class="finding">${topicLink(most.topic)} ${most === rising[0] ? 'rose' : 'fell'} most: ${percent(most.share)} of the month’s papers, after ${percent(most.before)} in the months before.</p>
<div class="side-by-side">
${table('Rising', rising)}${table('Falling', falling)}</div></section>
`;
}

/** All papers over time. */
function overTime({ papers, timeline }: Digest): Value {
  const counts = countBySteps(papers, timeline);
  const picture = papersOverTime(counts, timeline);
  if (!picture) return undefined;
  const most = Math.max(...counts);
  const undated = timeline.unit === 'year' ? papers.filter(entry => !entry.issued).length : 0;
  return html`<section><h2>Papers over time</h2>
<p class="finding">${stepName(timeline, counts.indexOf(most))} has the most: ${plural(most, 'paper')} of ${grouped(papers.length)}.${undated > 0 && ` ${plural(undated, 'paper')} without a publication date ${undated === 1 ? 'is' : 'are'} not counted.`}</p>
${picture}</section>
`;
}

/** The largest topics' bars, and all numbers as a table. */
function topicsOverTime(digest: Digest): Value {
  const { timeline, papers } = digest;
  const topics = digest.topics
    .map(topic => ({ topic, counts: topicCounts(digest, topic) }))
    .filter(({ counts }) => counts.some(count => count > 0));
  if (topics.length === 0 || timeline.steps.length < 2) return undefined;
  const all = countBySteps(papers, timeline);
  // Of a few papers, a part says nothing.
  const of = all.every(count => count === 0 || count >= ENOUGH) ? all : undefined;
  const bySize = [...topics].sort((a, b) => b.topic.papers.length - a.topic.papers.length);
  const { topic } = bySize[0]!;
  const drawn = bySize.filter(({ counts }) => counts.reduce((sum, count) => sum + count, 0) >= FEWEST);
  const largest = drawn.slice(0, LARGEST);
  return html`<section><h2>Topics over time</h2>
<p class="finding">${topicLink(topic)} is the largest topic: ${plural(topic.papers.length, 'paper')} of ${grouped(papers.length)}.</p>
${
  largest.length > 0 &&
  html`<p class="caveat">${largest.length < topics.length ? `The ${plural(largest.length, 'largest topic')}` : 'Each topic'} ${unitName(timeline)}, ${of ? 'as a part of all papers' : 'in papers'}. Each has its own scale.</p>
<ul class="multiples">
${largest.map(({ topic: { slug, name, papers: own }, counts }) => html`<li><a href="topics/${slug}.html">${name} ${countMark(own.length)}</a>${smallBars(counts, timeline, of)}</li>\n`)}</ul>
`
}<details><summary>All topics ${unitName(timeline)} as a table</summary>
<div class="wide" role="region" aria-label="Papers of each topic ${unitName(timeline)}" tabindex="0"><table class="figures"><thead><tr><th scope="col">Topic</th>${timeline.steps.map((_, i) => html`<th scope="col">${stepName(timeline, i)}</th>`)}</tr></thead>
<tbody>
${[{ topic: { name: 'All papers' }, counts: all }, ...topics].map(({ topic: { name }, counts }) => html`<tr><th scope="row">${name}</th>${counts.map(count => html`<td>${grouped(count)}</td>`)}</tr>\n`)}</tbody></table></div></details></section>
`;
}

/** The pairs of topics that share the largest part of their papers. */
function overlapping(digest: Digest): Value {
  const pairs = overlaps(digest).slice(0, PAIRS);
  const [first] = pairs;
  return (
    first &&
    html`<section><h2>Topics that overlap</h2>
<p class="finding">${topicLink(first.a)} and ${topicLink(first.b)} overlap most: of the papers in either, ${percent(first.share)} are in both.</p>
<table class="figures"><thead><tr><th scope="col">Topics</th><th scope="col">In both</th><th scope="col">Share</th></tr></thead>
<tbody>
${pairs.map(
  ({ a, b, both, share }) =>
    html`<tr><th scope="row">${topicLink(a)} and ${topicLink(b)}</th><td>${grouped(both)}</td><td>${percent(share)}</td></tr>\n`,
)}</tbody></table></section>
`
  );
}
