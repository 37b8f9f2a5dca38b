import { stemmer } from 'stemmer';
import { BRIDGES, FAMILIES, PREFIXES, STOP_WORDS } from './stop-words.ts';

/** The words of a text that matter, in their order; the arrays run in parallel. */
export interface Tokens {
  /** What was tokenized: the text without math and addresses, case and hyphens kept. */
  text: string;
  /** Porter stems, and `BREAK` wherever the neighbours do not belong to one phrase. */
  stems: string[];
  /** Where the word stands in `text`. */
  starts: number[];
  ends: number[];
}

/** Stands between two words that do not form a phrase: a full stop, a comma, a stop word such as "which". */
export const BREAK = '';

/** Longer "words" are damage or an attack: nobody searches them, and no two papers share them. */
const LONGEST_WORD = 40;
/** The cache is emptied at this size, so that hostile text cannot grow it without end. */
const LARGEST_CACHE = 400_000;
const BRIDGE = '-';

/** By word as written, after a hyphen where it stands in a compound: its stem, `BREAK` for a stop word, or `BRIDGE`. */
const cache = new Map<string, string>();

/**
 * Reads a title or an abstract: words without stop words, numbers, URLs, math and marks. Hyphens split ("text-to-image"),
 * except after a prefix that is also written without one ("pre-training" gives "pretraining").
 */
export function tokenize(raw: string): Tokens {
  const text = plain(raw);
  const out: Tokens = { text, stems: [], starts: [], ends: [] };
  let prefix = '';
  let from = 0;
  const put = (stem: string, start: number, end: number) => {
    if (stem === BREAK && (out.stems.length === 0 || out.stems.at(-1) === BREAK)) return;
    out.stems.push(stem);
    out.starts.push(start);
    out.ends.push(end);
  };
  const words = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s'*_`-]/gu;
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const word = match[0];
    const start = match.index;
    if (word.length === 1 && /[^\p{L}\p{N}]/u.test(word)) {
      prefix = '';
      put(BREAK, start, start + 1);
      continue;
    }
    if (!prefix) from = start;
    const letterOf = word.length === 1 && text[start + 1] === '-'; // Q-learning, X-ray
    if (letterOf || (word.length <= LONGEST_PREFIX && PREFIXES.has(word.toLowerCase()))) {
      prefix = word;
      continue;
    }
    let stem = look(prefix + word, false);
    // In a compound a stop word matters: "off-policy", "score-based", "in-context"; but not inside "text-to-image".
    if (stem === BREAK || stem === BRIDGE) {
      const before = text[start - 1] === '-';
      const after = text[start + word.length] === '-';
      if (stem === BREAK ? before || after : before !== after) stem = look(prefix + word, true);
    }
    prefix = '';
    if (stem !== BRIDGE) put(stem, from, start + word.length);
  }
  if (out.stems.at(-1) === BREAK) out.stems.pop();
  return out;
}

const LONGEST_PREFIX = Math.max(...[...PREFIXES].map(prefix => prefix.length));

function look(written: string, compound: boolean): string {
  const known = cache.get(compound ? `-${written}` : written);
  if (known !== undefined) return known;
  const word = written.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  let found: string;
  if (word.length > LONGEST_WORD || /^\p{N}+$/u.test(word) || /^[a-z]$/.test(word)) found = BREAK;
  else if (compound) found = stem(word);
  else if (BRIDGES.has(word)) found = BRIDGE;
  else if (STOP_WORDS.has(word)) found = BREAK;
  else found = stem(word);
  if (cache.size >= LARGEST_CACHE) cache.clear();
  cache.set(compound ? `-${written}` : written, found);
  return found;
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
