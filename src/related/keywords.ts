import { isOnlyLatin } from '../typeset/script.ts';
import { WITHOUT_BLANKS } from '../typeset/without-blanks.ts';
import { documentFrequency, inverseFrequency } from './rarity.ts';
import { isInOtherLanguage, isLittleWord } from './stop-words-elsewhere.ts';
import { type Term, termKey, terms, type Vocabulary } from './terms.ts';
import { wordsWithoutBlanks } from './words-elsewhere.ts';

/** What topics and relations are made from. */
export interface Text {
  id: string;
  title?: string;
  abstract?: string;
}

/** A term that tells a paper from others. */
export interface Keyword {
  /** Stems. */
  key: string;
  surface: string;
  /** 1 to `FULL_WEIGHT`; the squares of a paper's weights add up to about its square. Whole, so that sums do not depend on their order. */
  weight: number;
}

export const MOST_KEYWORDS = 24;
export const FULL_WEIGHT = 4096;

/** One word of a title says as much as this many of the abstract. */
const TITLE_COUNTS = 2;
/** Terms in more of 100,000 abstracts relate everything to everything ("network", "training"). */
const TOO_COMMON = 4000;
/** A paper repeats the name of its own method: more than this says nothing more. */
const MOST_COUNTED = 4;

const IN_ENGLISH: Vocabulary = {
  has(key) {
    const often = documentFrequency(key);
    return often !== undefined && often <= TOO_COMMON;
  },
};

/** Of what is not in English no table says which words are common: those of two letters and more that are none of its little words. */
const ELSEWHERE: Vocabulary = {
  has: key => IN_ENGLISH.has(key) && TWO_LETTERS.test(key) && !IN_ONE_RUN.test(key) && !isLittleWord(key),
};

const TWO_LETTERS = /\p{L}\p{M}*\p{L}/u;
const IN_ONE_RUN = new RegExp(`[${WITHOUT_BLANKS}]`, 'u');

/** The terms of a text by stem, those without blanks between them among them. */
function* termsOf(text: string, isEnglish: boolean): Generator<[key: string, term: Term]> {
  yield* terms(text, 2, isEnglish ? IN_ENGLISH : ELSEWHERE);
  if (isEnglish || isOnlyLatin(text)) return;
  for (const surface of wordsWithoutBlanks(text)) {
    const key = termKey(surface);
    if (!isLittleWord(key)) yield [key, { surface, count: 1 }];
  }
}

/** The heaviest keywords of a paper by count and rarity, by the paper's text and the rarity table alone; by weight, then by key. */
export function keywords({ title, abstract }: Text): Keyword[] {
  const isEnglish = !isInOtherLanguage(`${title ?? ''} ${abstract ?? ''}`);
  const counts = new Map<string, { surface: string; count: number }>();
  // The abstract first: its capitals mean more than a title's.
  for (const [text, times] of [
    [abstract, 1],
    [title, TITLE_COUNTS],
  ] as const)
    for (const [key, { surface, count }] of termsOf(text ?? '', isEnglish)) {
      const known = counts.get(key);
      if (known) known.count += count * times;
      else counts.set(key, { surface, count: count * times });
    }
  const found: Keyword[] = [];
  for (const [key, { surface, count }] of counts) {
    const weight = (1 + Math.log(Math.min(count, MOST_COUNTED))) * inverseFrequency(documentFrequency(key)!);
    found.push({ key, surface, weight });
  }
  found.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  found.length = Math.min(found.length, MOST_KEYWORDS);
  const length = Math.sqrt(found.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  for (const keyword of found) keyword.weight = Math.max(1, Math.round((keyword.weight / length) * FULL_WEIGHT));
  return found;
}
