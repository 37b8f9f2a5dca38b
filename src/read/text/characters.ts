import { decodeHTMLStrict } from 'entities';
import { CONTROLS, HALVES, INVISIBLE, JOINERS, NONCHARACTERS, TURNING } from '../../typeset/unsafe.ts';
import type { DamageReport } from './damage.ts';

/** A raw text after HTML entities are decoded and characters that no reader sees are gone. */
export interface Characters {
  text: string;
  /** Where a place of `text` is in the raw text. */
  rawOffset(index: number): number;
  /** Places of `<` in `text` that the source wrote as an entity: they open no tag. */
  written: ReadonlySet<number>;
}

const ENTITY = '&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});';
const NONCHARACTER = `\\ufdd0-\\ufdef${NONCHARACTERS}\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}`;
const SPACE = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\t\\f\\v';
const LINE = '\\r\\n?|[\\u0085\\u2028\\u2029]';
const LIGATURE = '\\ufb00-\\ufb06';
/** What a decoder put where it could not read a character. */
const LOST = '\\ufffd';
const REMARKABLE = new RegExp(
  `${ENTITY}|${LINE}|[${INVISIBLE}${CONTROLS}${TURNING}${NONCHARACTER}${SPACE}${LIGATURE}${JOINERS}${LOST}${HALVES}]|\\p{M}{31,}`,
  'gu',
);
/** Nothing that is remarkable; most texts. */
const ORDINARY = /^[\n\x20-\x25\x27-\x7e]*$/;
const NOWHERE: ReadonlySet<number> = new Set();
const REMOVED = new RegExp(`^[${INVISIBLE}]$`, 'u');
const REPORTED = new RegExp(`^[${CONTROLS}${TURNING}${NONCHARACTER}]$`, 'u');
const HALF = new RegExp(`^${HALVES}$`, 'u');
const BLANK = new RegExp(`^[${SPACE}]$`, 'u');
const END_OF_LINE = new RegExp(`^(?:${LINE})$`, 'u');

/**
 * The characters that a source meant: HTML entities decoded once, every kind of blank a space, every kind of line end
 * `\n`, ligatures spelled out; soft hyphens, zero-width and bidirectional control characters and other controls taken
 * out, lone surrogates replaced by U+FFFD, piles of more than 30 combining marks cut to 30 (the limit of Unicode's
 * stream-safe text, https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format).
 */
export function readCharacters(raw: string, report: DamageReport): Characters {
  if (ORDINARY.test(raw)) return { text: raw, written: NOWHERE, rawOffset: index => index };
  const places: number[] = [];
  const offsets: number[] = [];
  const written = new Set<number>();
  let text = '';
  let done = 0;
  for (const match of raw.matchAll(REMARKABLE)) {
    const found = match[0];
    text += raw.slice(done, match.index);
    let value: string;
    if (found.startsWith('&')) {
      value = decodeHTMLStrict(found);
      if (value === '<') written.add(text.length);
      if (value !== found) value = value.replace(REMARKABLE, c => (c.startsWith('&') ? c : meant(c, '', '')));
    } else {
      const before = raw.slice(Math.max(0, match.index - 2), match.index);
      value = meant(found, before, raw.slice(match.index + 1, match.index + 3));
      if ((value === '' && REPORTED.test(found)) || HALF.test(found)) report.add('control-characters', match.index);
      else if (found === '\ufffd') report.add('lost-symbol', match.index);
    }
    text += value;
    done = match.index + found.length;
    places.push(text.length);
    offsets.push(done);
  }
  text += raw.slice(done);
  return { text, written, rawOffset: index => offsetOf(index, places, offsets) };
}

/** What stands for a remarkable character, between its neighbours. */
function meant(c: string, before: string, after: string): string {
  if (END_OF_LINE.test(c)) return '\n';
  if (BLANK.test(c)) return ' ';
  if (REMOVED.test(c) || REPORTED.test(c)) return '';
  if (c === '\u200c' || c === '\u200d')
    return /[^\x00-\u02ff]$/u.test(before) && /^[^\x00-\u02ff]/u.test(after) ? c : '';
  if (HALF.test(c)) return '\ufffd';
  if (/^\p{M}/u.test(c)) return [...c].slice(0, 30).join('');
  return c.normalize('NFKC');
}

/** `places` and `offsets` say at which index of the text which offset of the raw text was reached. */
function offsetOf(index: number, places: number[], offsets: number[]): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! <= index) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? index : offsets[low - 1]! + index - places[low - 1]!;
}
