import type { PaperEntry } from '../paper.ts';
import type { DigestDay } from './grouping.ts';
import { monthNumber } from './period.ts';

/** With fewer months of listing, the charts count by the years of the papers' own dates instead. */
const MONTHS_ENOUGH = 6;
const MOST_MONTHS = 36;
const MOST_YEARS = 16;

/** The steps of time in which papers are counted. */
export interface Timeline {
  /** The month of listing, or the year of publication. */
  unit: 'month' | 'year';
  /** `2025-11` or `2024`, without gaps. */
  steps: readonly string[];
  /** Whether the first step includes all earlier papers. */
  cut: boolean;
}

/** The months of listing if there are enough of them, otherwise the years of publication. */
export function findTimeline(papers: readonly PaperEntry[], days: readonly DigestDay[]): Timeline {
  const listed = [...new Set(days.map(day => day.date.slice(0, 7)))];
  if (listed.length < MONTHS_ENOUGH) return byYear(papers);
  const months = monthsFrom(listed.at(-1)!, listed[0]!);
  return { unit: 'month', steps: months.slice(-MOST_MONTHS), cut: months.length > MOST_MONTHS };
}

function byYear(papers: readonly PaperEntry[]): Timeline {
  const years = new Set<number>();
  for (const { issued } of papers) if (issued) years.add(Number(issued.slice(0, 4)));
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
  const from = monthNumber(first);
  return Array.from({ length: monthNumber(last) - from + 1 }, (_, i) => {
    const [year, month] = [Math.floor((from + i) / 12), ((from + i) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
}
