import type { Timeline } from '../../digest/timeline.ts';
import { type Html, html, raw } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { stepName, stepNameShort, unitName } from './timeline.ts';

const HEIGHT = 60;
const STEP = 12;
const GAP = 2;

/** Counts as bars, one for each step of the timeline, with a description in words. */
function bars(counts: readonly number[], timeline: Timeline): Html | undefined {
  const most = Math.max(0, ...counts);
  if (counts.length < 2 || most === 0) return undefined;
  const peak = counts.indexOf(most);
  const width = counts.length * STEP;
  const said = `Papers ${unitName(timeline)}, from ${stepName(timeline, 0)} to ${stepName(timeline, counts.length - 1)}; most in ${stepName(timeline, peak)}: ${plural(most, 'paper')}.`;
  let shapes = '';
  for (const [i, count] of counts.entries()) {
    const height = count === 0 ? 0 : Math.max(1.5, (count / most) * HEIGHT);
    if (height > 0)
      shapes += `<rect x="${i * STEP}" y="${round(HEIGHT - height)}" width="${STEP - GAP}" height="${round(height)}"><title>${stepName(timeline, i)}: ${count}</title></rect>`;
  }
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT + 1}" preserveAspectRatio="none" role="img" aria-label="${said}">${raw(shapes)}<path class="ground" d="M0 ${HEIGHT + 0.5}H${width}"/></svg>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Bars with the first and the last step named below. @param says whether also what is counted */
export function barsFigure(counts: readonly number[], timeline: Timeline, says = true): Html | undefined {
  const picture = bars(counts, timeline);
  return (
    picture &&
    html`<figure class="over-time">${picture}
<figcaption><span>${stepNameShort(timeline, 0)}</span> ${says && html`<span>Papers ${unitName(timeline)}</span> `}<span>${stepNameShort(timeline, counts.length - 1)}</span></figcaption></figure>
`
  );
}
