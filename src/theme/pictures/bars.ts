import type { Timeline } from '../../digest/timeline.ts';
import { escapeHtml, type Html, html, raw, type Value } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { stepName, stepNameShort, unitName } from './timeline.ts';

const HEIGHT = 60;
const STEP = 12;
const GAP = 2;
/** Few bars are no blocks: each has so much of the width at most. */
const WIDEST = 0.06;

/** How a step is drawn, and what is said of it. */
interface Bar {
  value: number;
  said: string;
}

/** Bars, one for each step of the timeline, with a description in words. @param what these say @param top of the scale */
function bars(
  words: Words,
  steps: readonly Bar[],
  timeline: Timeline,
  what: 'bars-of-papers' | 'bars-of-parts',
  top?: number,
): Html | undefined {
  const most = Math.max(0, ...steps.map(({ value }) => value));
  if (steps.length < 2 || most === 0) return undefined;
  const peak = steps.findIndex(({ value }) => value === most);
  const width = steps.length * STEP - GAP;
  const bar = Math.min(STEP - GAP, width * WIDEST);
  const step = (width - bar) / (steps.length - 1);
  const description = words.say(what, {
    unit: unitName(words, timeline),
    first: stepName(words, timeline, 0),
    last: stepName(words, timeline, steps.length - 1),
    peak: stepName(words, timeline, peak),
    amount: steps[peak]!.said,
  });
  let shapes = '';
  for (const [i, { value, said }] of steps.entries()) {
    const height = value === 0 ? 0 : Math.max(1.5, (value / (top ?? most)) * HEIGHT);
    if (height === 0) continue;
    // Time runs as the words do.
    const x = words.dir === 'rtl' ? width - bar - i * step : i * step;
    const has = words.say('step-has', { step: stepName(words, timeline, i), amount: said });
    shapes += `<rect x="${round(x)}" y="${round(HEIGHT - height)}" width="${round(bar)}" height="${round(height)}"><title>${escapeHtml(has)}</title></rect>`;
  }
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT + 1}" preserveAspectRatio="none" role="img" aria-label="${description}">${raw(shapes)}<path class="ground" d="M0 ${HEIGHT + 0.5}H${width}"/></svg>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Counts as bars from the first step that has any, with how much the first and the last step have below, and between them what is counted.
 * @param total of the papers, of which some may have no date
 */
export function barsFigure(words: Words, counts: readonly number[], whole: Timeline, total: number): Html | undefined {
  const first = counts.findIndex(count => count > 0);
  const timeline = first > 0 ? { ...whole, steps: whole.steps.slice(first), cut: false } : whole;
  const steps = counts.slice(first).map(count => ({ value: count, said: words.say('n-papers', { n: count }) }));
  const dated = counts.reduce((sum, count) => sum + count, 0);
  const unit = unitName(words, timeline);
  return figure(bars(words, steps, timeline, 'bars-of-papers'), [
    named(words, timeline, 0, words.number(counts[first] ?? 0)),
    dated < total
      ? words.say('papers-by-unit-dated', { unit, dated: String(dated), total: String(total) })
      : words.say('papers-by-unit', { unit }),
    named(words, timeline, steps.length - 1, words.number(counts.at(-1) ?? 0)),
  ]);
}

/** What a step has: papers, or their part of all papers. */
const amount = (count: number, all: number | undefined): number => (all === undefined ? count : count / (all || 1));

/** The most that a step of several pictures has, for one scale. @param of all papers of each step: their parts are drawn */
export function topOf(words: Words, rows: readonly (readonly number[])[], of?: readonly number[]): Bar {
  const value = Math.max(...rows.flatMap(counts => counts.map((count, i) => amount(count, of?.[i]))));
  return { value, said: of ? percent(words, value) : `${value}` };
}

/** Small bars, with how much the first and the last step have below. @param of see `topOf` @param top of the scale */
export function smallBars(
  words: Words,
  counts: readonly number[],
  timeline: Timeline,
  of?: readonly number[],
  top?: number,
): Html | undefined {
  const steps = counts.map((count, i) => {
    const value = amount(count, of?.[i]);
    return { value, said: of ? percent(words, value) : `${value}` };
  });
  return figure(bars(words, steps, timeline, of ? 'bars-of-parts' : 'bars-of-papers', top), [
    named(words, timeline, 0, steps[0]!.said),
    named(words, timeline, counts.length - 1, steps.at(-1)!.said),
  ]);
}

/** A step and how much it has, below its bar. */
const named = (words: Words, timeline: Timeline, i: number, said: string): Html =>
  html`${words.set('step-has', { step: stepNameShort(words, timeline, i), amount: html`<b>${said}</b>` })}`;

/** A part, 0 to 1, as people say it; what is little is not nothing. */
export function percent(words: Words, share: number): string {
  const percent = Math.round(share * 100);
  const isLess = share > 0 && percent === 0;
  return (isLess ? '<' : '') + words.say('share-in-percent', { percent: isLess ? 1 : percent });
}

function figure(picture: Html | undefined, captions: readonly Value[]): Html | undefined {
  return (
    picture &&
    html`<figure class="over-time">${picture}
<figcaption>${captions.map(caption => html`<span>${caption}</span> `)}</figcaption></figure>
`
  );
}
