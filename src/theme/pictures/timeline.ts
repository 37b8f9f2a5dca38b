import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, shortDay } from '../../typeset/date-text.ts';
import type { Words } from '../../words/words.ts';

/** How many of the papers fall into each step. Papers without a publication date are in no year. */
export function countBySteps(papers: readonly PaperEntry[], { unit, steps, cut }: Timeline): number[] {
  const place = new Map(steps.map((step, i) => [step, i]));
  const counts = steps.map(() => 0);
  const length = unit === 'month' ? 7 : 4;
  for (const entry of papers) {
    const date = unit === 'month' ? entry.listed : entry.issued;
    if (date === undefined) continue;
    const step = date.slice(0, length);
    const at = place.get(step) ?? (cut && step < steps[0]! ? 0 : undefined);
    if (at !== undefined) counts[at]!++;
  }
  return counts;
}

/** A topic's papers in each step of the digest's timeline. */
export function topicCounts(digest: Digest, topic: DigestTopic): number[] {
  return countBySteps(topic.papers, digest.timeline);
}

/** A step in words. */
export function stepName(words: Words, { unit, steps, cut }: Timeline, at: number): string {
  const date = steps[at]!;
  const step = unit === 'month' ? monthName(words, date) : words.say('step-year', { year: date });
  return cut && at === 0 ? words.say('step-or-earlier', { step }) : step;
}

/** A step in short: "Nov 2025", "2010". */
export function stepNameShort(words: Words, { unit, steps }: Timeline, at: number): string {
  const step = steps[at]!;
  return unit === 'month' ? shortDay(words, step) : step;
}

/** How the papers are counted, as a part of a sentence. */
export function unitName(words: Words, { unit }: Timeline): string {
  return words.say(unit === 'month' ? 'unit-month-listed' : 'unit-year-published');
}
