import { otherSpellings, queryText } from '../../search/search-text.ts';

/** A question, taken apart. Words are lower case. */
export interface Query {
  /** As it was asked, formulas as words. */
  text: string;
  /** All of them must be in a paper; relaxed where that finds nothing. */
  words: string[];
  /** Words that must stand side by side: `"graph networks"`. */
  phrases: string[];
  /** Words and phrases that must not be there: `-survey`. */
  without: string[];
  /** Names to be found among the authors: `author:lovelace`, `author:"ada lovelace"`. */
  authors: string[];
  /** What must hold of a paper's facts: `topic:vision`, `year:2023..2025`, `has:code`, `is:saved`. */
  facts: Fact[];
}

export interface Fact {
  field: FactField;
  value: string;
  /** The fact must not hold: `-topic:vision`. */
  not: boolean;
}

const FACT_FIELDS = ['topic', 'venue', 'source', 'year', 'day', 'month', 'has', 'is'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

const isFactField = (name: string): name is FactField => (FACT_FIELDS as readonly string[]).includes(name);

/** An optional minus, an optional field, and a quoted text or one without spaces. A quote that is never closed counts as none. */
const PART = /(-?)(?:([a-z]{2,6}):)?(?:"([^"]*)"|(\S+))/giu;

/** As much of a question as is looked at: nobody asks for more, and a pasted abstract must not take seconds. */
const LONGEST = 400;

/** Takes a question apart; every text is a question, at worst one that asks for nothing. */
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

/** Words as the index has them. Of `ell_1` and its like there is one spelling that all ways to write it lead to: `l1`. */
function plainWords(text: string): string[] {
  return text
    .split(/[\s"/|,;]+/)
    .flatMap(word => {
      const norm = /_/.test(word) || /[^\0-\x7f]/.test(word) ? otherSpellings(word)[0] : undefined;
      return (norm && /^[a-z]\d|^[a-z](?:infty|[pq])$/i.test(norm) ? norm : word).toLowerCase();
    })
    .filter(word => /[\p{L}\p{N}]/u.test(word));
}
