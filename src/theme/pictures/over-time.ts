import type { Digest } from '../../digest/digest.ts';
import type { Timeline } from '../../digest/timeline.ts';
import { type Html, html, raw } from '../../typeset/html.ts';
import { grouped } from '../../typeset/plural.ts';
import { plotting } from './plotting.ts';
import { swatch } from './swatch.ts';
import { countBySteps, stepName, stepNameShort, unitName } from './timeline.ts';
import { NO_TOPIC, topicColours } from './topic-colours.ts';

const WIDTH = 900;
const HEIGHT = 360;
const MARGIN = { top: 18, right: 0, bottom: 40, left: 62 };
/** Topics with a colour of their own; the others are combined. */
const BANDS = 9;
/** Names of steps below the bars: as many as fit on a phone. */
const NAMES = 5;

/** One layer of the stacked bars. */
interface Series {
  key: string;
  name: string;
  colour: string;
  counts: readonly number[];
}

/**
 * How many papers each of the largest topics has over time, as stacked bars. Lines would suggest values between the steps, where there
 * are none. A paper counts under its primary topic.
 */
export function topicsOverTime(digest: Digest, timeline: Timeline): Html | undefined {
  const { scale, shape } = plotting();
  const last = timeline.steps.length - 1;
  if (last < 1) return undefined;
  const all = countBySteps(digest.papers, timeline);
  const series = seriesOf(digest, timeline, all);
  const byKey = new Map(series.map(one => [one.key, one]));
  const stacked = shape
    .stack<number, string>()
    .keys([...byKey.keys()])
    .value((step, key) => byKey.get(key)!.counts[step]!)(timeline.steps.map((_, i) => i));
  const x = scale
    .scaleBand<number>()
    .domain(timeline.steps.map((_, i) => i))
    .range([MARGIN.left, WIDTH - MARGIN.right])
    .paddingInner(0.22)
    .paddingOuter(0.1);
  const y = scale.scaleLinear([0, Math.max(1, ...all)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const lines = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      tick =>
        `<path class="grid" d="M${MARGIN.left} ${round(y(tick))}H${WIDTH}"/><text x="${MARGIN.left - 10}" y="${round(y(tick))}" dy=".35em" text-anchor="end">${grouped(tick)}</text>`,
    )
    .join('');
  const every = Math.ceil(timeline.steps.length / NAMES);
  const names = timeline.steps
    .map((_, i) => i)
    .filter(i => (last - i) % every === 0)
    .map(i => {
      const middle = x(i)! + x.bandwidth() / 2;
      // Centred, the last name would stick out over the edge.
      const place = i === last ? `${WIDTH}" text-anchor="end` : `${round(middle)}" text-anchor="middle`;
      return `<text x="${place}" y="${HEIGHT - 8}">${stepNameShort(timeline, i)}</text>`;
    })
    .join('');
  const bands = stacked.map((band, i) => {
    const rects = band.flatMap(([low, high], step) => {
      const count = high - low;
      if (count === 0) return [];
      const said = `${series[i]!.name}, ${stepName(timeline, step)}: ${count}`;
      return html`<rect x="${round(x(step)!)}" y="${round(y(high))}" width="${round(x.bandwidth())}" height="${round(y(low) - y(high))}"><title>${said}</title></rect>`;
    });
    return html`<g fill="${series[i]!.colour}">${rects}</g>\n`;
  });
  return html`<figure class="picture"><svg class="stacked" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`Bar chart of papers in the ${series.length - 1} largest topics, ${unitName(timeline)}. The table below has the numbers.`}">
${raw(lines)}${bands}${raw(names)}</svg>
<ul class="legend">
${[...series].reverse().map(({ key, name, colour }) => html`<li>${swatch(colour)} ${key ? html`<a href="topics/${key}.html">${name}</a>` : name}</li>\n`)}</ul>
<figcaption>Papers ${unitName(timeline)}, each under its primary topic.</figcaption></figure>
`;
}

/** All other topics together, then the largest topics, the largest last. */
function seriesOf(digest: Digest, timeline: Timeline, all: readonly number[]): Series[] {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const colours = topicColours(digest);
  const largest = digest.topics
    .map(({ slug, name, papers }) => ({
      key: slug,
      name,
      colour: colours.get(slug)!,
      counts: countBySteps(
        papers.filter(entry => entry.topics?.[0] === slug),
        timeline,
      ),
    }))
    .filter(({ counts }) => total(counts) > 0)
    .sort((a, b) => total(b.counts) - total(a.counts) || (a.key < b.key ? -1 : 1))
    .slice(0, BANDS);
  const rest = all.map((count, i) => count - largest.reduce((sum, { counts }) => sum + counts[i]!, 0));
  return [{ key: '', name: 'Other topics', colour: NO_TOPIC, counts: rest }, ...largest.reverse()];
}

const round = (value: number): number => Math.round(value * 10) / 10;
