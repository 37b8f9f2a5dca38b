import type { Digest, DigestTopic } from '../digest.ts';
import { type Html, html, raw } from '../html.ts';
import { plotting } from './plotting.ts';
import { countBySteps, stepName, type Timeline, unitName } from './timeline.ts';
import { NO_TOPIC, topicColours } from './topic-colours.ts';

const WIDTH = 900;
const HEIGHT = 380;
const MARGIN = { top: 10, right: 190, bottom: 28, left: 44 };
/** Topics with a band of their own; the others are one. */
const BANDS = 9;

/** How many papers each of the largest topics has over time, as bands on one another. A paper counts under its primary topic. */
export function topicsOverTime(digest: Digest, timeline: Timeline): Html | undefined {
  const { scale, shape } = plotting();
  const last = timeline.steps.length - 1;
  if (last < 1) return undefined;
  const primary = digest.topics.map(topic => ({
    topic,
    counts: countBySteps(
      topic.papers.filter(entry => entry.topics?.[0] === topic.slug),
      timeline,
    ),
  }));
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  primary.sort((a, b) => total(b.counts) - total(a.counts) || (a.topic.slug < b.topic.slug ? -1 : 1));
  const all = countBySteps(digest.papers, timeline);
  const largest = primary.slice(0, BANDS).filter(({ counts }) => total(counts) > 0);
  const rest = all.map((count, i) => count - largest.reduce((sum, { counts }) => sum + counts[i]!, 0));
  const colours = topicColours(digest);
  const series: { key: string; name: string; colour: string; counts: readonly number[]; topic?: DigestTopic }[] = [
    { key: 'rest', name: 'All others', colour: NO_TOPIC, counts: rest },
    ...largest
      .map(({ topic, counts }) => ({
        key: topic.slug,
        name: topic.name,
        colour: colours.get(topic.slug)!,
        counts,
        topic,
      }))
      .reverse(),
  ];
  const stacked = shape
    .stack<number, string>()
    .keys(series.map(({ key }) => key))
    .value((step, key) => series.find(one => one.key === key)!.counts[step]!)(timeline.steps.map((_, i) => i));
  const x = scale.scaleLinear([0, last], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scale.scaleLinear([0, Math.max(1, ...all)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const area = shape
    .area<[number, number]>()
    .x((_, i) => round(x(i)))
    .y0(([low]) => round(y(low)))
    .y1(([, high]) => round(y(high)))
    .curve(shape.curveMonotoneX);
  const lines = y
    .ticks(4)
    .map(
      tick =>
        `<path class="grid" d="M${MARGIN.left} ${round(y(tick))}H${WIDTH - MARGIN.right}"/><text x="${MARGIN.left - 8}" y="${round(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
    )
    .join('');
  const every = Math.ceil(timeline.steps.length / 7);
  const names = timeline.steps
    .map((_, i) => i)
    .filter(i => (last - i) % every === 0)
    .map(i => `<text x="${round(x(i))}" y="${HEIGHT - 8}" text-anchor="middle">${shortStep(timeline, i)}</text>`)
    .join('');
  // Names beside the bands' ends, moved apart where they would touch.
  const ends = stacked
    .map((band, i) => ({ at: (y(band[last]![0]) + y(band[last]![1])) / 2, name: series[i]!.name }))
    .sort((a, b) => b.at - a.at);
  let lowest = HEIGHT - MARGIN.bottom;
  const labels = ends.map(({ at, name }) => {
    const place = Math.min(at + 4, lowest);
    lowest = place - 15;
    return { place, name };
  });
  let highest = MARGIN.top + 8;
  for (const label of labels.reverse()) {
    label.place = Math.max(label.place, highest);
    highest = label.place + 15;
  }
  return html`<figure class="picture"><div class="wide" role="region" aria-label="Picture: topics over time" tabindex="0"><svg class="stacked" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`Papers of the ${largest.length} largest topics ${unitName(timeline)}. The numbers are in the table below.`}">
${raw(lines)}${stacked.map((band, i) => html`<path fill="${series[i]!.colour}" d="${area(band as unknown as [number, number][]) ?? ''}"><title>${series[i]!.name}</title></path>\n`)}${raw(names)}${labels.map(({ place, name }) => html`<text x="${WIDTH - MARGIN.right + 8}" y="${round(place)}">${name.length > 27 ? `${name.slice(0, 25).trimEnd()}…` : name}</text>`)}</svg></div>
<figcaption>Papers ${unitName(timeline)}, each under its primary topic.</figcaption></figure>
`;
}

function shortStep(timeline: Timeline, at: number): string {
  const step = timeline.steps[at]!;
  return timeline.unit === 'year'
    ? step
    : stepName(timeline, at)
        .replace(/^(\w{3})\w*/, '$1')
        .replace(' and before', '');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
