import type { Timeline } from '../../digest/timeline.ts';
import { escapeHtml, type Html, html, raw } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { plotting } from './plotting.ts';
import { stepName, stepNameShort, unitName } from './timeline.ts';

const WIDTH = 900;
const HEIGHT = 230;
const MARGIN = { top: 30, bottom: 44 };
/** Names of steps below the bars: as many as fit on a phone. */
const NAMES = 5;
/** Numbers above the bars, likewise. */
const NUMBERS = 16;

/**
 * How many papers there are over time, as bars with their numbers. A line would suggest values between the steps, where there are none.
 */
export function papersOverTime(words: Words, counts: readonly number[], timeline: Timeline): Html | undefined {
  const last = timeline.steps.length - 1;
  if (last < 1) return undefined;
  const { scaleBand, scaleLinear } = plotting();
  // Time runs as the words do.
  const [begin, end] = words.dir === 'rtl' ? [WIDTH, 0] : [0, WIDTH];
  const x = scaleBand<number>()
    .domain(timeline.steps.map((_, i) => i))
    .range([begin, end])
    .paddingInner(0.22);
  const y = scaleLinear([0, Math.max(1, ...counts)], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const every = Math.ceil(timeline.steps.length / NAMES);
  const named = namedSteps(counts, every);
  const everyNumber = Math.ceil(timeline.steps.length / NUMBERS);
  const width = round(x.bandwidth());
  const bars = counts.map((count, i) => {
    const middle = round(x(i)! + x.bandwidth() / 2);
    // Centred, the first and the last name would stick out over the edge.
    const place =
      i === last ? `x="${end}" text-anchor="end"` : i === 0 ? `x="${begin}"` : `x="${middle}" text-anchor="middle"`;
    const bar = `<rect x="${round(x(i)!)}" y="${round(y(count))}" width="${width}" height="${round(y(0) - y(count))}"><title>${escapeHtml(words.say('step-has', { step: stepName(words, timeline, i), amount: String(count) }))}</title></rect>`;
    const number = `<text class="number" x="${middle}" y="${round(y(count) - 8)}" text-anchor="middle">${words.number(count)}</text>`;
    const name = `<text ${place} y="${HEIGHT - 8}">${escapeHtml(stepNameShort(words, timeline, i))}</text>`;
    return `${count > 0 ? bar : ''}${count > 0 && (last - i) % everyNumber === 0 ? number : ''}${named.has(i) ? name : ''}\n`;
  });
  const unit = unitName(words, timeline);
  return html`<figure class="picture"><svg class="papers-over-time" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.say('chart-of-papers', { unit })}">
${raw(bars.join(''))}<path class="ground" d="M0 ${HEIGHT - MARGIN.bottom}H${WIDTH}"/></svg>
<figcaption>${words.say('papers-by-unit', { unit })}</figcaption></figure>
`;
}

/** The steps whose names stand below: of those that have a bar, from the last on, as near to each other as there is room. */
function namedSteps(counts: readonly number[], every: number): Set<number> {
  const named = new Set<number>();
  let next = counts.length - 1;
  for (let i = next; i >= 0; i--) {
    if (i > next || counts[i] === 0) continue;
    named.add(i);
    next = i - every;
  }
  return named;
}

const round = (value: number): number => Math.round(value * 10) / 10;
