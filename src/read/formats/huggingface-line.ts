import { MONTH_WORD } from '../text/date.ts';
import type { Line } from './line-cursor.ts';

/** What the page says of itself: it belongs to no paper. */
const HEADING = [
  /^new$/i,
  /^get trending papers in your email inbox.{0,60}$/i,
  /^subscribe$/i,
  /^(?:daily|trending|weekly|monthly) papers(?: [-–—|·] hugging face)?$/i,
  /^by ?@?AK and the research community$/i,
  /^(?:daily|weekly|monthly|trending)(?:[ |·/,]{0,3}(?:daily|weekly|monthly|trending)){0,3}$/i,
  /^(?:hugging face(?:'s logo)?|models|datasets|spaces|buckets|community|docs|enterprise|pricing|papers|log ?in|sign ?up)$/i,
  /^(?:search.{0,40}|submit(?: a)? papers?|(?:← ?)?previous|next(?: ?→)?|view all.{0,30})$/i,
  /^(?:system theme|company|tos|privacy|about|careers|website|inference providers|© .{0,40}hugging face.{0,20})$/i,
];
/** Of these, the ones that no other page has. */
const OWN = [HEADING[1]!, HEADING[3]!, HEADING[4]!];

/** A paper's furniture, and what a line behind it counts. */
const LABEL =
  /^(?:upvote|upvotes|github|arxiv page|project page|paper|comments?|models? citing.{0,30}|collections?.{0,30})$/i;
const SUBMITTED = /^submitted by(?: (\S.{0,60}))?$/i;
const NUMBER = /^\+?\d{1,6}(?:[.,]\d{1,3})? ?k?$/i;

const DAY = `${MONTH_WORD}\\.? \\d{1,2}(?:, ?\\d{4})?`;
const DATE = new RegExp(
  `^(?:published (?:on )?)?(${DAY}|${MONTH_WORD}\\.?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{4})(?: (\\d{1,6}))?$`,
  'i',
);
const AUTHORS = /^(\d{1,6}) authors?$/i;

/** What stands below an abstract: "• 3 authors", "·", "Jul 24, 2024 2" (the date, then the number of comments). */
export interface Meta {
  count?: number;
  date?: string;
  comments?: number;
}

/** Reads one line of what stands below an abstract, also where it was pasted as one line; else undefined. */
export function readMeta(text: string): Meta | undefined {
  if (text.length > 160 || !/[\d•·]/.test(text)) return undefined;
  const meta: Meta = {};
  let others = 0;
  for (const part of text.replace(/\s/gu, ' ').split(/[•·]/)) {
    const word = part.trim();
    const authors = AUTHORS.exec(word);
    const date = DATE.exec(word);
    if (authors && meta.count === undefined) meta.count = Number(authors[1]);
    else if (date && meta.date === undefined) {
      meta.date = date[1]!;
      if (date[2]) meta.comments = Number(date[2]);
    } else if (/^\d{1,6}$/.test(word) && meta.date) meta.comments = Number(word);
    else if (word !== '') others++;
  }
  // An organisation's name may stand beside the count.
  return others === 0 || (others === 1 && meta.count !== undefined) ? meta : undefined;
}

/** A year alone may be a title; it is a date only where the line before says so. */
export function isMeta(line: Line | undefined): boolean {
  return line !== undefined && readMeta(line.text) !== undefined && !/^\d+$/.test(line.text);
}

export function isHeading(line: Line | undefined): boolean {
  return matches(line, HEADING);
}

/** Whether the line is one that pages of other sites do not have. */
export function isOwnHeading(line: Line): boolean {
  return matches(line, OWN);
}

function matches(line: Line | undefined, patterns: readonly RegExp[]): boolean {
  return line !== undefined && line.text.length < 120 && patterns.some(h => h.test(line.text.replace(/\s/gu, ' ')));
}

/** Votes, stars or comments: a number alone. */
export function isNumber(line: Line | undefined): boolean {
  return line !== undefined && NUMBER.test(line.text);
}

export function isLabel(line: Line): boolean {
  return LABEL.test(line.text);
}

/** "Submitted by", perhaps with the name; the name may stand on the next line. */
export function submittedBy(line: Line): { named: boolean } | undefined {
  const match = SUBMITTED.exec(line.text);
  return match ? { named: match[1] !== undefined } : undefined;
}

/** A page that was captured as Markdown: its lines as they read, headings and links without their signs. */
export function unmarked(lines: readonly string[]): readonly string[] {
  if (!lines.some(line => /^#{1,6} /.test(line)) || !lines.some(line => line.includes('](http'))) return lines;
  return lines.map(line =>
    line
      .replace(/^(?:#{1,6}|[-*+]) +/, '')
      .replace(/!\[[^[\]]{0,200}\]\([^()\s]{0,2000}\)/g, '')
      .replace(/\[([^[\]]{0,400})\]\([^()\s]{0,2000}\)/g, '$1'),
  );
}

/** The address of the link that a Markdown heading is; undefined where the line is no such heading. */
export function headingLink(line: string): string | undefined {
  return /^#{2,6} +\[[^[\]]{1,400}\]\((https?:\/\/[^()\s]{1,2000})\)\s*$/.exec(line)?.[1];
}
