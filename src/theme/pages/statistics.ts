import type { Digest } from '../../digest/digest.ts';
import { signatures } from '../../digest/signatures.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';
import { bars } from '../pictures/bars.ts';
import { topicsOverTime } from '../pictures/over-time.ts';
import { overlapPicture, overlaps } from '../pictures/overlap.ts';
import { loadPlotting } from '../pictures/plotting.ts';
import { stepName, type Timeline, timelineOf, topicCounts, unitName } from '../pictures/timeline.ts';

/** Pairs of topics in the table. */
const PAIRS = 15;

/** The digest in numbers and pictures. */
export const statisticsTemplate = siteTemplate({
  name: 'statistics',
  always: true,
  pages: digest => [{ file: 'statistics.html', lastmod: digest.days[0]?.date }],
  prepare: loadPlotting,
  render(digest) {
    const layout = Layout.of(digest);
    const timeline = timelineOf(digest);
    const facts = factsOf(digest);
    const counts = digest.topics.map(topic => topicCounts(digest, topic));

    const pairs = overlaps(digest);
    return layout.page({
      file: 'statistics.html',
      title: 'Statistics',
      description: `${digest.site.name} in numbers: papers by topic and time, and which topics overlap.`,
      kind: 'figures-page',
      main: html`<header class="opening"><h1>Statistics</h1>
<p class="tally">${digest.days.length === 0 ? 'Nothing is listed yet.' : `As of ${plainDay(digest.days[0]!.date)}`}</p></header>
<div class="stories">
<section><h2>In short</h2>
<dl class="in-numbers">
${facts.map(([name, number]) => html`<div><dt>${name}</dt><dd>${number}</dd></div>\n`)}</dl></section>
<section><h2>Topics over time</h2>
${topicsOverTime(digest, timeline)}${numbers(digest, timeline, counts)}</section>
<section><h2>Topics that overlap</h2>
${overlapPicture(digest, pairs)}${
  pairs.length > 0 &&
  html`<table class="figures"><caption>The closest pairs</caption><thead><tr><th scope="col">Topics</th><th scope="col">Papers in both</th><th scope="col">Of either</th></tr></thead>
<tbody>
${pairs
  .slice(0, PAIRS)
  .map(
    ({ a, b, both, share }) =>
      html`<tr><th scope="row"><a href="topics/${a.slug}.html">${a.name}</a> and <a href="topics/${b.slug}.html">${b.name}</a></th><td>${both}</td><td>${Math.round(share * 100)} %</td></tr>\n`,
  )}</tbody></table>\n`
}</section>
<p class="more"><a href="map.html">The map of the papers</a> · <a href="venues/index.html">Venues</a> · <a href="sources/index.html">Sources</a></p>
</div>
`,
    });
  },
});

function factsOf(digest: Digest): [string, string][] {
  let withCode = 0;
  let withDate = 0;
  let authors = 0;
  let picks = 0;
  for (const { links, issued, author, pick } of digest.papers) {
    if (links?.some(link => link.kind === 'code')) withCode++;
    if (issued) withDate++;
    if (pick) picks++;
    if (author?.length) authors++;
  }
  return [
    ['Papers', grouped(digest.papers.length)],
    ['Days', grouped(digest.days.length)],
    ['Topics', grouped(digest.topics.filter(topic => topic.papers.length > 0).length)],
    ['Names under several papers', grouped(signatures(digest).size)],
    ['Papers with named authors', grouped(authors)],
    ['Papers with a date of their own', grouped(withDate)],
    ['Papers with code', grouped(withCode)],
    ['Picks', grouped(picks)],
  ];
}

/** Each topic's bars, and all numbers as a table. */
function numbers(digest: Digest, timeline: Timeline, counts: readonly number[][]): Value {
  const shown = digest.topics
    .map((topic, i) => ({ topic, counts: counts[i]! }))
    .filter(({ topic }) => topic.papers.length > 0);
  if (shown.length === 0 || timeline.steps.length < 2) return undefined;
  const undated = timeline.unit === 'year' ? digest.papers.filter(entry => !entry.issued).length : 0;
  return html`<p class="caveat">Below each topic by itself, to its own scale.${undated > 0 && ` ${plural(undated, 'paper')} without a date of their own are left out.`}</p>
<ul class="multiples">
${shown.map(
  ({ topic, counts: own }) =>
    html`<li><a href="topics/${topic.slug}.html">${topic.name} <span class="count">${topic.papers.length}</span></a>${bars(own, timeline)}</li>\n`,
)}</ul>
<details><summary>${plural(shown.length, 'topic')} ${unitName(timeline)}, as a table</summary>
<div class="wide" role="region" aria-label="Papers of each topic ${unitName(timeline)}" tabindex="0"><table class="figures"><thead><tr><th scope="col">Topic</th>${timeline.steps.map((_, i) => html`<th scope="col">${stepName(timeline, i)}</th>`)}</tr></thead>
<tbody>
${shown.map(({ topic, counts: own }) => html`<tr><th scope="row">${topic.name}</th>${own.map(count => html`<td>${count}</td>`)}</tr>\n`)}</tbody></table></div></details>
`;
}
