import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName } from '../../typeset/date-text.ts';

/** Months of listing that make a picture; a younger digest is shown by the years of the papers' own dates. */
const MONTHS_ENOUGH = 6;
const MOST_MONTHS = 36;
const MOST_YEARS = 16;

/** Equal steps of time, in which papers are counted. */
export interface Timeline {
  /** What the steps are: months of listing, or years of the papers' own dates. */
  unit: 'month' | 'year';
  /** `2025-11` or `2024`, without gaps. */
  steps: readonly string[];
  /** Papers before the first step are counted in it. */
  cut: boolean;
}

/** The steps in which the pictures of a digest count. */
export function timelineOf(digest: Digest): Timeline {
  return digest.once(makeTimeline);
}

function makeTimeline(digest: Digest): Timeline {
  const newest = digest.days[0]?.date.slice(0, 7);
  const oldest = digest.days.at(-1)?.date.slice(0, 7);
  const months = newest && oldest ? monthsFrom(oldest, newest) : [];
  const listed = new Set(digest.days.map(day => day.date.slice(0, 7)));
  return listed.size >= MONTHS_ENOUGH
    ? { unit: 'month', steps: months.slice(-MOST_MONTHS), cut: months.length > MOST_MONTHS }
    : byYear(digest);
}

/** How many of the papers fall into each step; what has no date of its own is in no year. */
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

const counted = new WeakMap<DigestTopic, number[]>();

/** A topic's papers in each step of the digest's timeline; counted once. */
export function topicCounts(digest: Digest, topic: DigestTopic): number[] {
  let counts = counted.get(topic);
  if (!counts) {
    counts = countBySteps(topic.papers, timelineOf(digest));
    counted.set(topic, counts);
  }
  return counts;
}

/** A step in words. */
export function stepName({ unit, steps, cut }: Timeline, at: number): string {
  const step = steps[at]!;
  const name = unit === 'month' ? monthName(step) : step;
  return cut && at === 0 ? `${name} and before` : name;
}

/** A step where there is little room: "Nov 2025", "2010" also where what lies before is counted in it. */
export function stepNameShort({ unit, steps }: Timeline, at: number): string {
  const step = steps[at]!;
  return unit === 'month' ? monthName(step).replace(/^(\p{L}{3})\p{L}*/u, '$1') : step;
}

/** What is counted, in words. */
export function unitName({ unit }: Timeline): string {
  return unit === 'month' ? 'by the month of listing' : 'by the year of the paper';
}

function byYear(digest: Digest): Timeline {
  const years = new Set<number>();
  for (const { issued } of digest.papers) if (issued) years.add(Number(issued.slice(0, 4)));
  const last = Math.max(...years);
  const first = Math.min(...years);
  if (years.size === 0) return { unit: 'year', steps: [], cut: false };
  const from = Math.max(first, last - MOST_YEARS + 1);
  return {
    unit: 'year',
    steps: Array.from({ length: last - from + 1 }, (_, i) => String(from + i).padStart(4, '0')),
    cut: from > first,
  };
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (let at = first; at <= last; ) {
    months.push(at);
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
    at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
