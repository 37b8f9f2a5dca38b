import { apart } from '../../search/search-text.ts';
import { fold } from '../../typeset/fold.ts';
import { wordStem } from './nearness.ts';

/**
 * British and American endings of the same words, and verbs with their nouns where Pagefind makes two stems of them. A spelling that no
 * paper has does no harm.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1'],
  [/iz(e|ed|es|er|ers|ing|ation|ations)$/, 'is$1'],
  [/yse(d|s|r)?$/, 'yze$1'],
  [/yze(d|s|r)?$/, 'yse$1'],
  [/our(s|ed|ing|al|ally|able)?$/, 'or$1'],
  [/([iv])or(s|ed|ing|al|ally|able)?$/, '$1our$2'],
  [/ll(ed|ing|er|ers)$/, 'l$1'],
  [/el(ed|ing|er|ers)$/, 'ell$1'],
  [/tre(s)?$/, 'ter$1'],
  [/ence$/, 'ense'],
  [/if(y|ies|ied|ying)$/, 'ification'],
  [/ifications?$/, 'ify'],
  [/([iu])d(e|es|ed|ing)$/, '$1sion'],
  [/([iu])sions?$/, '$1de'],
  [/ogni[sz](e|es|ed|ing)$/, 'ognition'],
  [/ognition$/, 'ognize'],
];

/** What Arabic and Hebrew write as one word with the word after it, the article first. */
const ATTACHED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\p{sc=Arabic}{3}/u, ['ال', 'وال', 'بال', 'لل', 'و']],
  [/^\p{sc=Hebrew}{3}/u, ['ה', 'ב', 'ל', 'ו', 'מ', 'ש', 'כ']],
];

/** Other words for words of a query. */
export class WordForms {
  /** The other words of its groups, by `keyOf` a word. */
  readonly #same = new Map<string, string[]>();
  /** The words with spaces in them. */
  readonly #units: string[][];

  /** @param groups of words that mean the same */
  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups.map(words => words.map(apart)))
      for (const word of group) {
        const others = group.filter(other => other !== word).map(other => other.toLowerCase());
        const key = keyOf(word);
        this.#same.set(key, [...(this.#same.get(key) ?? []), ...others]);
      }
    this.#units = [...this.#same.keys()].filter(word => word.includes(' ')).map(word => word.split(' '));
    this.#units.sort((a, b) => b.length - a.length);
  }

  /** The words with those joined by spaces that are one in the groups: “graph neural network”. */
  joined(words: readonly string[]): string[] {
    const out: string[] = [];
    for (let i = 0; i < words.length; ) {
      const unit = this.#units.find(unit => unit.every((part, k) => keyOf(words[i + k] ?? '') === keyOf(part)));
      const length = unit?.length ?? 1;
      out.push(words.slice(i, i + length).join(' '));
      i += length;
    }
    return out;
  }

  /** Words that mean the same, and other spellings. */
  same(word: string): string[] {
    const spelt = SPELLINGS.flatMap(([from, to]) =>
      word.length > 5 && from.test(word) ? [word.replace(from, to)] : [],
    );
    // Two words to one author are a compound to another.
    const apart = word.includes('-') ? [word.replaceAll('-', ' ')] : [];
    return [...new Set([...spelt, ...apart, ...attached(word), ...(this.#same.get(keyOf(word)) ?? [])])];
  }
}

/** The word with what is attached to words of its script, and without the article. */
function attached(word: string): string[] {
  const starts = ATTACHED.find(([script]) => script.test(word))?.[1] ?? [];
  const [article = ''] = starts;
  const bare =
    article && word.startsWith(article) && word.length > article.length + 2 ? [word.slice(article.length)] : [];
  return [...starts.map(start => start + word), ...bare];
}

/** The word without its ending: “forgetting” is “forget”. */
const keyOf = (word: string): string => wordStem(fold(word).replace(/(?<=[^s])s$/, '')).replace(/([gnptm])\1$/, '$1');
