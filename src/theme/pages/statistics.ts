import { hasSection, papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';
import { barsFigure } from '../pictures/bars.ts';
import { topicsOverTime } from '../pictures/over-time.ts';
import { overlapPicture, overlaps } from '../pictures/overlap.ts';
import { loadPlotting } from '../pictures/plotting.ts';
import { risingTopics, type TopicShare } from '../pictures/rising.ts';
import { stepName, topicCounts, unitName } from '../pictures/timeline.ts';

/** Pairs of topics in the table. */
const PAIRS = 15;

/** The digest in numbers and pictures. */
export const statisticsTemplate = siteTemplate({
  name: 'statistics',
  section: 'statistics',
  prepare: loadPlotting,
  ...onePage('statistics.html', digest => {
    const timeline = digest.timeline;
    const counts = digest.topics.map(topic => topicCounts(digest, topic));
    const pairs = overlaps(digest);
    return {
      title: 'Statistics',
      description: `${digest.site.name} in numbers: papers by topic and time, and which topics overlap.`,
      kind: 'figures-page',
      section: 'statistics',
      main: html`${opening('Statistics', digest.days.length === 0 ? 'Nothing is listed yet.' : `As of ${plainDay(digest.days[0]!.date)}`)}<div class="stories">
${newestMonth(digest)}<section><h2>Topics over time</h2>
${largest(digest)}${topicsOverTime(digest, timeline)}${numbers(digest, timeline, counts)}</section>
<section><h2>Topics that overlap</h2>
${
  pairs[0] &&
  html`<p class="finding">${topicLink(pairs[0].a)} and ${topicLink(pairs[0].b)} overlap most: of the papers in either, ${percent(pairs[0].share)} are in both.</p>\n`
}${overlapPicture(digest, pairs)}${
  pairs.length > 0 &&
  html`<table class="figures"><caption>Most overlapping pairs</caption><thead><tr><th scope="col">Topics</th><th scope="col">Papers in both</th><th scope="col">Share</th></tr></thead>
<tbody>
${pairs
  .slice(0, PAIRS)
  .map(
    ({ a, b, both, share }) =>
      html`<tr><th scope="row"><a href="topics/${a.slug}.html">${a.name}</a> and <a href="topics/${b.slug}.html">${b.name}</a></th><td>${grouped(both)}</td><td>${Math.round(share * 100)}%</td></tr>\n`,
  )}</tbody></table>\n`
}</section>
<section><h2>In numbers</h2>
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
  ];
}

function authors(digest: Digest): [string, string][] {
  const least = papersOfAnAuthor(digest.site);
  if (!hasSection(digest.site, 'authors')) return [];
  const name =
    least === 2 ? 'Authors of several papers' : least === 1 ? 'Authors' : `Authors of ${least} or more papers`;
  return [[name, grouped(digest.signatures.size)]];
}

const topicLink = ({ slug, name }: DigestTopic): Html => html`<a href="topics/${slug}.html">${name}</a>`;
const percent = (share: number): string => `${Math.round(share * 100)}%`;

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
    html`<table class="figures"><caption>${name}</caption><thead><tr><th scope="col">Topic</th><th scope="col">Papers</th><th scope="col">This month</th><th scope="col">Before</th></tr></thead>
<tbody>
${rows.map(row)}</tbody></table>\n`;
  return html`<section><h2>Rising and falling in ${monthName(month)}</h2>
<p class="finding">${topicLink(most.topic)} ${most === rising[0] ? 'rose' : 'fell'} most: ${percent(most.share)} of the month’s papers, after ${percent(most.before)} in the months before.</p>
${table('Rising', rising)}${table('Falling', falling)}</section>
`;
}

/** The topic that most papers have, in words. */
function largest({ topics, papers }: Digest): Value {
  const [first] = [...topics].sort((a, b) => b.papers.length - a.papers.length);
  if (!first || first.papers.length === 0) return undefined;
  return html`<p class="finding">${topicLink(first)} is the largest topic: ${plural(first.papers.length, 'paper')} of ${grouped(papers.length)}.</p>\n`;
}

/** Each topic's bars, and all numbers as a table. */
function numbers(digest: Digest, timeline: Timeline, counts: readonly number[][]): Value {
  const shown = digest.topics
    .map((topic, i) => ({ topic, counts: counts[i]! }))
    .filter(({ topic }) => topic.papers.length > 0);
  if (shown.length === 0 || timeline.steps.length < 2) return undefined;
  const undated = timeline.unit === 'year' ? digest.papers.filter(entry => !entry.issued).length : 0;
  const drawn = shown.filter(({ counts: own }) => own.some(count => count > 0));
  return html`<p class="caveat">Each topic has its own scale.${undated > 0 && ` ${plural(undated, 'paper')} without a publication date ${undated === 1 ? 'is' : 'are'} not counted.`}</p>
<ul class="multiples">
${drawn.map(
  ({ topic, counts: own }) =>
    html`<li><a href="topics/${topic.slug}.html">${topic.name} ${countMark(topic.papers.length)}</a>${barsFigure(own, timeline, false)}</li>\n`,
)}</ul>
<details><summary>All topics ${unitName(timeline)} as a table</summary>
<div class="wide" role="region" aria-label="Papers of each topic ${unitName(timeline)}" tabindex="0"><table class="figures"><thead><tr><th scope="col">Topic</th>${timeline.steps.map((_, i) => html`<th scope="col">${stepName(timeline, i)}</th>`)}</tr></thead>
<tbody>
${shown.map(({ topic, counts: own }) => html`<tr><th scope="row">${topic.name}</th>${own.map(count => html`<td>${grouped(count)}</td>`)}</tr>\n`)}</tbody></table></div></details>
`;
}
