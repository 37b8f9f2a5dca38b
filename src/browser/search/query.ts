import { apart, hasWord, isApart, otherSpellings, queryText } from '../../search/search-text.ts';

/** A parsed query. Words are lower case. */
export interface Query {
  /** The whole text, with formulas as words. */
  text: string;
  /** A paper must have all of them, unless that finds nothing. */
  words: string[];
  /** Words that must be next to each other: `"graph networks"`. */
  phrases: string[];
  /** Words and phrases that a paper must not have: `-survey`. */
  without: string[];
  /** Names of authors: `author:lovelace`, `author:"ada lovelace"`. */
  authors: string[];
  /** Conditions on a paper's facets: `topic:vision`, `year:2023..2025`, `has:code`, `is:saved`. */
  facts: Fact[];
}

export interface Fact {
  field: FactField;
  value: string;
  /** The condition must not hold: `-topic:vision`. */
  not: boolean;
}

const FACT_FIELDS = ['topic', 'venue', 'source', 'year', 'day', 'month', 'has', 'is'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

const isFactField = (name: string): name is FactField => (FACT_FIELDS as readonly string[]).includes(name);

/** An optional minus, an optional field, and a quoted text or one without spaces. An unclosed quote is ignored. */
const PART = /(-?)(?:([a-z]{2,6}):)?(?:"([^"]*)"|(\S+))/giu;

/** The rest of a longer query is ignored, so that a pasted abstract does not take seconds. */
const LONGEST = 400;

/** Parses a query. Every text is valid, but may ask for nothing. */
export function parseQuery(text: string): Query {
  const asked = queryText(
    text
      .slice(0, LONGEST)
      .replace(/[“”„«»]/g, '"')
      .replace(/[‐‑‒–—−]/g, '-'),
  );
  const query: Query = { text: asked, words: [], phrases: [], without: [], authors: [], facts: [] };
  for (const [whole, minus, name = '', quoted, bare = ''] of asked.matchAll(PART)) {
    const field = name.toLowerCase();
    const value = quoted ?? bare;
    const not = minus === '-';
    if (name && isFactField(field)) {
      if (value) query.facts.push({ field, value, not });
    } else if (field === 'author' || field === 'by') {
      const words = plainWords(value);
      if (words.length > 0) query[not ? 'without' : 'authors'].push(words.join(' '));
    } else if (quoted !== undefined && !name) {
      const words = plainWords(quoted);
      if (words.length > 1 || (words.length > 0 && not)) query[not ? 'without' : 'phrases'].push(words.join(' '));
      else query.words.push(...words);
    } else if (not) query.without.push(...plainWords(value));
    else query.words.push(...plainWords(name ? whole : bare));
  }
  query.words = [...new Set(query.words)];
  return query;
}

/**
 * Words as in the index. All ways to write norms such as `ell_1` become one spelling, `l1`, and so do those of other words; a run of
 * letters that stand apart is one word, with blanks in it.
 */
function plainWords(text: string): string[] {
  return text
    .replace(/[\u200c\u200d]/g, '')
    .split(/[\s"/|,;]+/)
    .flatMap(word => {
      const words: string[] = [];
      let isRun = false;
      for (const part of apart(word).split(' ')) {
        if (isApart(part)) {
          const letter = part.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
          if (isRun) words[words.length - 1] += ` ${letter}`;
          else words.push(letter);
        } else words.push((otherSpellings(part)[0] ?? part).toLowerCase());
        isRun = isApart(part);
      }
      return words;
    })
    .filter(hasWord);
}
