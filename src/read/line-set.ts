import type { LineRange } from './source.ts';

/** Line ranges as text: `"3,7-9"`. */
export function formatLines(ranges: Iterable<LineRange>): string {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: LineRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** @returns the ranges of a text such as `"3,7-9"`; what is not a range is left out */
export function parseLines(text: string): LineRange[] {
  const ranges: LineRange[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    if (match) ranges.push({ from: Number(match[1]), to: Number(match[2] ?? match[1]) });
  }
  return ranges;
}
