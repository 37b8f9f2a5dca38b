import { stemmer } from 'stemmer';
import { BRIDGES, PREFIXES, STOP_WORDS } from './stop-words.ts';

/** A word of a text: as it stands there, in lower case, and its stem (Porter's, by the `stemmer` package). */
export interface Token {
  surface: string;
  stem: string;
}

/** Stands between two words that do not form a phrase: a full stop, a comma, a stop word such as "which". */
export const BREAK = undefined;

/** Longer "words" are damage or an attack: nobody searches them, and no two papers share them. */
const LONGEST_WORD = 40;
/** The cache is emptied at this size, so that hostile text cannot grow it without end. */
const LARGEST_CACHE = 400_000;

const cache = new Map<string, Token | 'bridge' | 'stop'>();

/**
 * The words of a title or an abstract in their order, without stop words, numbers, URLs, math and marks. Hyphens split
 * ("text-to-image"), except after a prefix that is also written without one ("pre-training" gives "pretraining").
 *
 * @returns tokens, and `BREAK` wherever the neighbours do not belong to one phrase
 */
export function tokenize(text: string): (Token | typeof BREAK)[] {
  const out: (Token | typeof BREAK)[] = [];
  let prefix = '';
  for (const [word] of plain(text).matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s'*_`-]/gu)) {
    if (word.length === 1 && /[^\p{L}\p{N}]/u.test(word)) {
      prefix = '';
      if (out.length && out.at(-1) !== BREAK) out.push(BREAK);
      continue;
    }
    if (PREFIXES.has(word)) {
      prefix = word;
      continue;
    }
    const token = look(prefix + word);
    prefix = '';
    if (token === 'bridge') continue;
    if (token !== 'stop') out.push(token);
    else if (out.length && out.at(-1) !== BREAK) out.push(BREAK);
  }
  if (out.at(-1) === BREAK) out.pop();
  return out;
}

function look(word: string): Token | 'bridge' | 'stop' {
  const known = cache.get(word);
  if (known) return known;
  let token: Token | 'bridge' | 'stop';
  if (BRIDGES.has(word)) token = 'bridge';
  else if (STOP_WORDS.has(word) || word.length > LONGEST_WORD || /^\p{N}+$/u.test(word) || /^[a-z]$/.test(word))
    token = 'stop';
  else token = { surface: word, stem: stem(word) };
  if (cache.size >= LARGEST_CACHE) cache.clear();
  cache.set(word, token);
  return token;
}

/** Three letters are an acronym as often as a word: GPS is not the plural of GP. */
function stem(word: string): string {
  return word.length <= 3 ? word : stemmer(word.replace(/isation(s?)$/, 'ization$1'));
}

/** The text without math, URLs, tags, LaTeX macros' names and letters' accents, in lower case. */
function plain(text: string): string {
  let s = text;
  // Money is not math: "$5 and $10".
  if (s.includes('$')) s = s.replace(/\$\$[^$]*\$\$|\$(?!\s)[^$\n]*[^\s$]\$(?!\d)/g, ' ');
  if (s.includes('://')) s = s.replace(/\bhttps?:\/\/[^\s)>\]]+/g, ' . ');
  if (s.includes('\\')) s = s.replace(/\\[A-Za-z]+/g, ' ');
  if (s.includes('(cid:')) s = s.replace(/\(cid:\d+\) ?/g, '');
  s = s.toLowerCase();
  // Only text outside ASCII needs the costly part.
  if (/[^\p{ASCII}]/u.test(s)) s = s.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‐‑–]/g, '-').replace(/’/g, "'");
  return s;
}
