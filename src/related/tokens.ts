import { stemmer } from 'stemmer';
import { BRIDGES, FAMILIES, PREFIXES, STOP_WORDS } from './stop-words.ts';

/** The words of a text that matter, in their order; the arrays run in parallel. */
export interface Tokens {
  /** What was tokenized: the text without math and addresses, case and hyphens kept. */
  text: string;
  /** Numbers of Porter stems, see `stemOf`, and `BREAK` wherever the neighbours do not belong to one phrase. */
  stems: number[];
  /** Where the word stands in `text`. */
  starts: number[];
  ends: number[];
}

/** Stands between two words that do not form a phrase: a full stop, a comma, a stop word such as "which". */
export const BREAK = 0;

/** A stop word across which a phrase holds together. */
const BRIDGE = 1;
/** A word that is one with the word after it. */
const PREFIX = 2;
/** The first number of a stem. */
const FIRST_STEM = 3;

/** Longer "words" are damage or an attack: nobody searches them, and no two papers share them. */
const LONGEST_WORD = 40;
/** The numbers are given anew at this size, so that hostile text cannot grow the tables without end. */
const LARGEST_CACHE = 400_000;

/** By word as written: the number of its stem, or `BREAK`, `BRIDGE`, `PREFIX`. */
const words = new Map<string, number>();
/** The same for a word that a prefix was put before, or (written after a hyphen here) that stands in a compound. */
const joined = new Map<string, number>();
const numbers = new Map<string, number>();
const stems: string[] = [];
let generation = 0;

/** A stem by its number. Numbers hold until the next text is tokenized, and beyond while `numbering` stays the same. */
export function stemOf(number: number): string {
  return stems[number - FIRST_STEM]!;
}

/** Changes when stems are numbered anew. */
export function numbering(): number {
  return generation;
}

/**
 * Reads a title or an abstract: words without stop words, numbers, URLs, math and marks. Hyphens split ("text-to-image"),
 * except after a prefix that is also written without one ("pre-training" gives "pretraining").
 */
export function tokenize(raw: string): Tokens {
  if (words.size + joined.size >= LARGEST_CACHE) {
    for (const table of [words, joined, numbers]) table.clear();
    stems.length = 0;
    generation++;
  }
  const text = plain(raw);
  const out: Tokens = { text, stems: [], starts: [], ends: [] };
  let last = BREAK;
  let prefix = '';
  let from = 0;
  const put = (stem: number, start: number, end: number): void => {
    if (stem === BREAK && last === BREAK) return;
    last = stem;
    out.stems.push(stem);
    out.starts.push(start);
    out.ends.push(end);
  };
  for (let start = 0, end = 0; start < text.length; start = end) {
    const kind = kindAt(text, start);
    end = isPair(text, start) ? start + 2 : start + 1;
    if (kind === NOTHING) continue;
    if (kind === SIGN || kind === MARK) {
      prefix = '';
      put(BREAK, start, end);
      continue;
    }
    if (kind === LETTER) while (end < text.length && continues(text, end)) end += isPair(text, end) ? 2 : 1;
    if (!prefix) from = start;
    const written = text.slice(start, end);
    let stem = words.get(written) ?? number(written);
    const letterOf = end === start + 1 && text[end] === '-'; // Q-learning, X-ray
    if (letterOf || stem === PREFIX) {
      prefix = written;
      continue;
    }
    if (prefix) stem = look(prefix + written, false);
    // In a compound a stop word matters: "off-policy", "score-based", "in-context"; but not inside "text-to-image".
    if (stem === BREAK || stem === BRIDGE) {
      const before = text[start - 1] === '-';
      const after = text[end] === '-';
      if (stem === BREAK ? before || after : before !== after) stem = look(prefix + written, true);
    }
    prefix = '';
    if (stem !== BRIDGE) put(stem, from, end);
  }
  if (out.stems.at(-1) === BREAK) out.stems.pop();
  return out;
}

const NOTHING = 1;
const SIGN = 2;
/** Part of a word. */
const LETTER = 3;
/** A sign of two UTF-16 units, which counts as a word. */
const PAIR = 4;
/** Part of a word that it does not begin. */
const MARK = 5;

/** What a UTF-16 unit is by itself; 0 where that was not asked yet. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  if (isPair(text, at)) return /[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? LETTER : PAIR;
  const unit = text.charCodeAt(at);
  if (kinds[unit] === 0) kinds[unit] = kindOf(String.fromCharCode(unit));
  return kinds[unit]!;
}

function continues(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === LETTER || kind === MARK;
}

/** Whether two halves of one character stand here. */
function isPair(text: string, at: number): boolean {
  return text.charCodeAt(at) >> 10 === 0x36 && text.charCodeAt(at + 1) >> 10 === 0x37;
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  // Marks of Latin letters stand alone only where a text is damaged; with them papers would move on the map.
  if (/(?![\u0300-\u036f])\p{M}/u.test(character)) return MARK;
  return /[\s'*_`-]/u.test(character) ? NOTHING : SIGN;
}

/** The number of a word that was not met yet. */
function number(word: string): number {
  const found = PREFIXES.has(word.toLowerCase()) ? PREFIX : numberOf(word, false);
  words.set(word, found);
  return found;
}

/** The number of a word behind its prefix; `compound` where a hyphen stands next to it. */
function look(written: string, compound: boolean): number {
  const key = compound ? `-${written}` : written;
  const known = joined.get(key);
  if (known !== undefined) return known;
  const found = numberOf(written, compound);
  joined.set(key, found);
  return found;
}

/** Marks above and below letters, without which a word is the same. Of other scripts they are vowels, and belong to it. */
const MARKS = /(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}|ـ/gu;

function numberOf(written: string, compound: boolean): number {
  // Not the fold of names: the frozen tables hold "søren" under these very letters, and papers would move on the map.
  const word = written.toLowerCase().normalize('NFKD').replace(MARKS, '');
  if (word.length > LONGEST_WORD || /^\p{N}+$/u.test(word) || /^[a-z]$/.test(word)) return BREAK;
  if (!compound && BRIDGES.has(word)) return BRIDGE;
  if (!compound && STOP_WORDS.has(word)) return BREAK;
  const found = stem(word);
  if (found === '') return BREAK;
  const known = numbers.get(found);
  if (known !== undefined) return known;
  stems.push(found);
  numbers.set(found, stems.length - 1 + FIRST_STEM);
  return stems.length - 1 + FIRST_STEM;
}

function stem(word: string): string {
  // Three letters are an acronym as often as a word: GPS is not the plural of GP.
  if (word.length <= 3) return word;
  for (const [beginning, stem] of FAMILIES) if (word.startsWith(beginning)) return stem;
  return stemmer(word.replace(/isation(s?)$/, 'ization$1'));
}

/** The text without math, URLs and LaTeX macros' names. */
function plain(raw: string): string {
  let text = raw;
  // Money is not math: "$5 and $10".
  if (text.includes('$')) text = text.replace(/\$\$[^$]*\$\$|\$(?!\s)[^$\n]*[^\s$]\$(?!\d)/g, ' ');
  if (text.includes('://')) text = text.replace(/\bhttps?:\/\/[^\s)>\]]+/g, ' . ');
  if (text.includes('\\')) text = text.replace(/\\[A-Za-z]+/g, ' ');
  if (text.includes('(cid:')) text = text.replace(/\(cid:\d+\) ?/g, '');
  if (/[^\p{ASCII}]/u.test(text)) text = text.normalize('NFKC').replace(/[‐‑–]/g, '-').replace(/’/g, "'");
  return text;
}
