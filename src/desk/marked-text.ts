import { differences } from '../typeset/differences.ts';
import { escapeHtml, type Html, raw } from '../typeset/html.ts';

type Range = readonly [from: number, to: number];

/** So many characters around what is marked. */
const AROUND = 150;
/** An excerpt of so many is part of a longer text. */
const LONG = 50;

/** A text with parts of it marked; what is inserted where nothing stands is marked as a gap. */
export function marked(text: string, ranges: readonly Range[], from = 0, to = text.length): Html {
  let out = '';
  let at = from;
  for (const [start, end] of ranges) {
    if (end < from || start > to || start < at) continue;
    const inside = text.slice(start, Math.min(end, to));
    out += `${escapeHtml(text.slice(at, start))}<mark${inside.trim() === '' ? ' class="gap"' : ''}>${escapeHtml(inside)}</mark>`;
    at = Math.min(end, to);
  }
  return raw(out + escapeHtml(text.slice(at, to)));
}

/** An excerpt without the parts of words that it begins and ends with, and a sign in their place. @param inText how it stands in the text */
export function wholeWords(excerpt: string, inText: string, text: string): string {
  const at = text.indexOf(inText);
  const isCut = (beside: string): boolean => (at < 0 ? excerpt.length >= LONG : /\S/.test(beside));
  const start = isCut(text.charAt(at - 1)) ? excerpt.replace(/^\S*\s/, '… ') : excerpt;
  return isCut(text.charAt(at + inText.length)) ? start.replace(/\s\S*$/, ' …') : start;
}

/** Ranges in order, those that overlap as one. */
export function joined(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)];
    else found.push([from, to]);
  }
  return found;
}

/** Two texts, each with what the other has not marked. */
export function sideBySide(before: string, after: string): [Html, Html] {
  const places = differences(before, after);
  return [
    marked(
      before,
      places.map(place => place.before),
    ),
    marked(
      after,
      places.map(place => place.after),
    ),
  ];
}

/** The places of a text that are marked, each with what stands around it; those near one another are one. */
export function excerpts(text: string, ranges: readonly Range[]): Html[] {
  return windows(text, ranges).map(({ from, to, inside }) => around(text, from, to, inside));
}

/** A change of a text, place by place: what stands there, and what would. */
export function changedPlaces(before: string, after: string): [before: Html, after: Html][] {
  const places = differences(before, after);
  const of = (range: Range): number => places.findIndex(place => place.before === range);
  return windows(
    before,
    places.map(place => place.before),
  ).map(({ from, to, inside }) => {
    const [first, last] = [places[of(inside[0]!)]!, places[of(inside.at(-1)!)]!];
    const start = first.after[0] - (first.before[0] - from);
    const end = last.after[1] + (to - last.before[1]);
    const there = places.slice(of(inside[0]!), of(inside.at(-1)!) + 1).map(place => place.after);
    return [around(before, from, to, inside), around(after, start, end, there)];
  });
}

function around(text: string, from: number, to: number, ranges: readonly Range[]): Html {
  const cut = to < text.length && !/[.…]\s*$/.test(text.slice(from, to));
  return raw(
    `${from > 0 ? '…' : ''}${marked(text, ranges, from, to).text}${to < text.length ? (cut ? '…' : ' …') : ''}`,
  );
}

/** Parts of a text, cut at words, each with the ranges in it. */
function windows(text: string, ranges: readonly Range[]): { from: number; to: number; inside: Range[] }[] {
  const found: { from: number; to: number; inside: Range[] }[] = [];
  for (const range of ranges) {
    const from = wordStart(text, range[0] - AROUND);
    const to = wordEnd(text, range[1] + AROUND);
    const last = found.at(-1);
    if (last && from <= last.to) {
      last.to = to;
      last.inside.push(range);
    } else found.push({ from, to, inside: [range] });
  }
  return found;
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const blank = text.indexOf(' ', at);
  return blank < 0 || blank > at + AROUND / 2 ? at : blank + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  if (!/[\p{L}\p{N}]/u.test(text.slice(at))) return text.length;
  const blank = text.lastIndexOf(' ', at);
  return blank < at - AROUND / 2 ? at : blank;
}
