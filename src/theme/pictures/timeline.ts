import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName } from '../../typeset/date-text.ts';

/** With fewer months than this, the pictures count by year of publication instead of by month of listing. */
const MONTHS_ENOUGH = 6;
const MOST_MONTHS = 36;
const MOST_YEARS = 16;

/** The steps of time in which papers are counted. */
export interface Timeline {
  /** Months of listing, or years of publication. */
  unit: 'month' | 'year';
  /** `2025-11` or `2024`, without gaps. */
  steps: readonly string[];
  /** The first step includes all earlier papers. */
  cut: boolean;
}

/** The steps in which the pictures of a digest count. */
export function timelineOf(digest: Digest): Timeline {
  return digest.once(makeTimeline);
}

function makeTimeline(digest: Digest): Timeline {
  const listed = [...new Set(digest.days.map(day => day.date.slice(0, 7)))];
  if (listed.length < MONTHS_ENOUGH) return byYear(digest);
  const months = monthsFrom(listed.at(-1)!, listed[0]!);
  return { unit: 'month', steps: months.slice(-MOST_MONTHS), cut: months.length > MOST_MONTHS };
}

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
  return cut && at === 0 ? `${name} or earlier` : name;
}

/** A step in short: "Nov 2025", "2010". */
export function stepNameShort({ unit, steps }: Timeline, at: number): string {
  const step = steps[at]!;
  return unit === 'month' ? monthName(step).replace(/^(\p{L}{3})\p{L}*/u, '$1') : step;
}

/** How the papers are counted, in words. */
export function unitName({ unit }: Timeline): string {
  return unit === 'month' ? 'by month listed' : 'by year published';
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
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const from = number(first);
  return Array.from({ length: number(last) - from + 1 }, (_, i) => {
    const [year, month] = [Math.floor((from + i) / 12), ((from + i) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
}
