import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection, papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { html, type Value } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { linksTo, navLink } from '../navigation.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { separated } from '../parts/paper-item.ts';
import { bars } from '../pictures/bars.ts';
import { topicsOverTime } from '../pictures/over-time.ts';
import { overlapPicture, overlaps } from '../pictures/overlap.ts';
import { loadPlotting } from '../pictures/plotting.ts';
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
<section><h2>At a glance</h2>
<dl class="in-numbers">
${factsOf(digest).map(([name, number]) => html`<div><dt>${name}</dt><dd>${number}</dd></div>\n`)}</dl></section>
<section><h2>Topics over time</h2>
${topicsOverTime(digest, timeline)}${numbers(digest, timeline, counts)}</section>
<section><h2>Topics that overlap</h2>
${overlapPicture(digest, pairs)}${
  pairs.length > 0 &&
  html`<table class="figures"><caption>Most overlapping pairs</caption><thead><tr><th scope="col">Topics</th><th scope="col">Papers in both</th><th scope="col">Share</th></tr></thead>
<tbody>
${pairs
  .slice(0, PAIRS)
  .map(
    ({ a, b, both, share }) =>
      html`<tr><th scope="row"><a href="topics/${a.slug}.html">${a.name}</a> and <a href="topics/${b.slug}.html">${b.name}</a></th><td>${both}</td><td>${Math.round(share * 100)}%</td></tr>\n`,
  )}</tbody></table>\n`
}</section>
${more(digest.site)}</div>
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

function more(site: SiteConfig): Value {
  const links = linksTo(['map', 'venues', 'sources'], site);
  return (
    links.length > 0 &&
    html`<p class="more">${separated(
      links.map(link => navLink(link.key === 'map' ? { ...link, label: 'The map of the papers' } : link, '')),
      DOT,
    )}</p>\n`
  );
}

/** Each topic's bars, and all numbers as a table. */
function numbers(digest: Digest, timeline: Timeline, counts: readonly number[][]): Value {
  const shown = digest.topics
    .map((topic, i) => ({ topic, counts: counts[i]! }))
    .filter(({ topic }) => topic.papers.length > 0);
  if (shown.length === 0 || timeline.steps.length < 2) return undefined;
  const undated = timeline.unit === 'year' ? digest.papers.filter(entry => !entry.issued).length : 0;
  return html`<p class="caveat">Each topic has its own scale.${undated > 0 && ` ${plural(undated, 'paper')} without a publication date ${undated === 1 ? 'is' : 'are'} not counted.`}</p>
<ul class="multiples">
${shown.map(
  ({ topic, counts: own }) =>
    html`<li><a href="topics/${topic.slug}.html">${topic.name} <span class="count">${topic.papers.length}</span></a>${bars(own, timeline)}</li>\n`,
)}</ul>
<details><summary>All topics ${unitName(timeline)} as a table</summary>
<div class="wide" role="region" aria-label="Papers of each topic ${unitName(timeline)}" tabindex="0"><table class="figures"><thead><tr><th scope="col">Topic</th>${timeline.steps.map((_, i) => html`<th scope="col">${stepName(timeline, i)}</th>`)}</tr></thead>
<tbody>
${shown.map(({ topic, counts: own }) => html`<tr><th scope="row">${topic.name}</th>${own.map(count => html`<td>${count}</td>`)}</tr>\n`)}</tbody></table></div></details>
`;
}
