import { hasSection, papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthAlone, monthName, plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { ownName } from '../../typeset/tongue-html.ts';
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
    const { site, words, days } = digest;
    const title = words.say('nav-statistics');
    const asOf = days[0] && words.say('as-of-day', { day: plainDay(words, days[0].date) });
    return {
      title,
      description: words.say('statistics-description', { site: site.name }),
      kind: 'figures-page',
      section: 'statistics',
      main: html`${opening(title, asOf ?? words.say('nothing-listed'))}<div class="stories">
${newestMonth(digest)}${overTime(digest)}${topicsOverTime(digest)}${overlapping(digest)}<section><h2>${words.say('in-numbers')}</h2>
<dl class="in-numbers">
${factsOf(digest).map(([name, number]) => html`<div><dt>${name}</dt><dd>${number}</dd></div>\n`)}</dl></section>
</div>
`,
    };
  }),
});

function factsOf(digest: Digest): [string, string][] {
  const { words, papers, days, topics } = digest;
  const having = (has: (entry: PaperEntry) => unknown) => papers.filter(has).length;
  const facts: [string, number][] = [
    [words.say('papers-heading'), papers.length],
    [words.say('days-counted'), days.length],
    [words.say('topics-heading'), topics.filter(topic => topic.papers.length > 0).length],
    ...authors(digest),
    [words.say('papers-with-names'), having(({ author }) => author?.length)],
    [words.say('papers-with-date'), having(({ issued }) => issued)],
    [words.say('papers-with-code'), having(({ links }) => links?.some(link => link.kind === 'code'))],
    [words.say('picks-heading'), having(({ pick }) => pick)],
  ];
  return facts.filter(([, count]) => count > 0).map(([name, count]) => [name, words.number(count)]);
}

function authors({ site, words, signatures }: Digest): [string, number][] {
  const least = papersOfAnAuthor(site);
  if (!hasSection(site, 'authors')) return [];
  const name =
    least === 2
      ? words.say('authors-of-several')
      : least === 1
        ? words.say('nav-authors')
        : words.say('authors-of', { papers: words.say('n-or-more', { n: least }) });
  return [[name, signatures.size]];
}

const pairLink = (digest: Digest, { a, b }: Overlap): Html =>
  html`${digest.words.set('topic-pair', { a: topicLink(digest, a), b: topicLink(digest, b) })}`;

const topicLink = ({ words, site }: Digest, { slug, name }: DigestTopic): Html =>
  html`<a href="topics/${slug}.html">${ownName(words, name, site)}</a>`;

/** What the newest month has more and less of than the months before. */
function newestMonth(digest: Digest): Value {
  const found = risingTopics(digest);
  if (!found) return undefined;
  const { month, before, rising, falling } = found;
  const most = rising[0] ?? falling[0]!;
  const { words } = digest;
  const isRising = most === rising[0];
  const more = isRising ? rising[1] : falling[1];
  const isAlone = more === undefined || gain(more) !== gain(most);
  const row = ({ topic, count, share, before }: TopicShare) =>
    html`<tr><th scope="row">${topicLink(digest, topic)}</th><td>${words.number(count)}</td><td>${percent(words, share)}</td><td>${percent(words, before)}</td></tr>\n`;
  const table = (name: string, rows: readonly TopicShare[]) =>
    rows.length > 0 &&
    html`<table class="figures"><caption>${name}</caption><thead><tr>${columns(words.say('row-topic'), words.say('papers-heading'), monthAlone(words, month), words.say('column-before'))}</tr></thead>
<tbody>
${rows.map(row)}</tbody></table>\n`;
  const finding = isRising ? (isAlone ? 'rose-most' : 'rose-as-most') : isAlone ? 'fell-most' : 'fell-as-most';
  return html`<section><h2>${words.say('rising-in-month', { month: monthName(words, month) })}</h2>
<p class="finding">${words.set(finding, {
    topic: topicLink(digest, most.topic),
    share: percent(words, most.share),
    before: percent(words, most.before),
    when: monthsBefore(words, before),
  })}</p>
<div class="side-by-side">
${table(words.say('rising-topics'), rising)}${table(words.say('falling-topics'), falling)}</div></section>
`;
}

/** The months that the newest is compared with: "in May 2025", "from May to October 2025". */
function monthsBefore(words: Words, [last, ...earlier]: readonly string[]): string {
  const first = earlier.at(-1);
  return first === undefined
    ? words.say('in-month', { month: monthName(words, last!) })
    : words.say('from-month-to', { first: monthName(words, first), last: monthName(words, last!) });
}

const columns = (...names: readonly string[]): Html => html`${names.map(name => html`<th scope="col">${name}</th>`)}`;

/** What the charts count: all papers, or by year of publication those that have one. */
const counted = (words: Words, counts: readonly number[], { unit }: Timeline): string =>
  words.say(unit === 'year' ? 'of-dated-papers' : 'of-papers', { n: sum(counts) });

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
  const finding = isAlone ? 'step-has-most' : timeline.unit === 'month' ? 'month-has-as-most' : 'year-has-as-most';
  const first = words.say(finding, { step, most, of: counted(words, counts, timeline) });
  const second = undated > 0 && words.say('others-undated', { n: undated });
  return html`<section><h2>${words.say('papers-over-time')}</h2>
<p class="finding">${second ? words.say('two-sentences', { first, second }) : first}</p>
${picture}</section>
`;
}

/** The largest topics' bars, and all numbers as a table. */
function topicsOverTime(digest: Digest): Value {
  const { site, words, timeline, papers } = digest;
  const topics = digest.topics
    .map(topic => ({ topic, counts: topicCounts(digest, topic) }))
    .map(row => ({ ...row, total: sum(row.counts) }))
    .filter(({ total }) => total > 0);
  if (topics.length === 0 || timeline.steps.length < 2) return undefined;
  const all = countBySteps(papers, timeline);
  const bySize = [...topics].sort((a, b) => b.total - a.total);
  const [{ topic, total }, second] = [bySize[0]!, bySize[1]];
  const finding = html`${words.set(second?.total === total ? 'topic-has-as-most' : 'topic-has-most', {
    topic: topicLink(digest, topic),
    most: total,
    of: counted(words, all, timeline),
  })}`;
  const unit = unitName(words, timeline);
  const row = (name: Value, counts: readonly number[]) =>
    html`<tr><th scope="row">${name}</th>${counts.map(count => html`<td>${words.number(count)}</td>`)}</tr>\n`;
  return html`<section><h2>${words.say('topics-over-time')}</h2>
<p class="finding">${words.set('two-sentences', { first: finding, second: words.say('several-topics') })}</p>
${multiples(digest, bySize, all)}<details><summary>${words.say('topics-as-table', { unit })}</summary>
<div class="wide" role="region" aria-label="${words.say('papers-of-topics', { unit })}" tabindex="0"><table class="figures"><thead><tr>${columns(words.say('row-topic'), ...timeline.steps.map((_, i) => stepName(words, timeline, i)))}</tr></thead>
<tbody>
${row(words.say(timeline.unit === 'year' ? 'all-with-date' : 'all-papers'), all)}${topics.map(({ topic, counts }) => row(ownName(words, topic.name, site), counts))}</tbody></table></div></details></section>
`;
}

interface CountedTopic {
  topic: DigestTopic;
  counts: readonly number[];
  total: number;
}

/** The bars of the largest topics. @param topics the largest first @param all papers of each step */
function multiples({ site, words, timeline }: Digest, topics: readonly CountedTopic[], all: readonly number[]): Value {
  // Of a few papers, a part says nothing.
  const of = all.every(count => count === 0 || count >= ENOUGH) ? all : undefined;
  const enough = topics.filter(({ total }) => total >= FEWEST).slice(0, LARGEST);
  const largest = enough.slice(0, enough.length - (enough.length > IN_ROW ? enough.length % IN_ROW : 0));
  if (largest.length === 0) return undefined;
  const top = topOf(
    words,
    largest.map(({ counts }) => counts),
    of,
  );
  const shown =
    largest.length < topics.length ? words.say('largest-topics', { n: largest.length }) : words.say('each-topic');
  return html`<p class="caveat">${words.say(of ? 'multiples-in-parts' : 'multiples-in-papers', { topics: shown, unit: unitName(words, timeline), most: top.said })}</p>
<ul class="multiples">
${largest.map(({ topic: { slug, name }, counts, total }) => html`<li><a href="topics/${slug}.html">${ownName(words, name, site)} ${countMark(words, total)}</a>${smallBars(words, counts, timeline, of, top.value)}</li>\n`)}</ul>
`;
}

/** The pairs of topics that share the largest part of their papers; one paper in both is chance. */
function overlapping(digest: Digest): Value {
  const { words } = digest;
  const pairs = overlaps(digest).filter(({ both }) => both > 1);
  const [first, second] = pairs;
  if (!first) return undefined;
  const finding = html`${words.set(second?.share === first.share ? 'overlap-as-most' : 'overlap-most', {
    pair: pairLink(digest, first),
    shared: words.say('both-of-either', { both: first.both, n: first.either }),
  })}`;
  return html`<section><h2>${words.say('topics-overlapping')}</h2>
<p class="finding">${finding}</p>
<table class="figures"><thead><tr>${columns(words.say('row-topics'), words.say('column-both'), words.say('column-share'))}</tr></thead>
<tbody>
${pairs
  .slice(0, PAIRS)
  .map(
    pair =>
      html`<tr><th scope="row">${pairLink(digest, pair)}</th><td>${words.number(pair.both)}</td><td>${percent(words, pair.share)}</td></tr>\n`,
  )}</tbody></table></section>
`;
}
