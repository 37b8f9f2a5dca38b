import { decodeWords, encodeWords, type PackedPage, unpack } from './pagefind-format.ts';
import { indexWithPagefind, type PagefindPage } from './pagefind-service.ts';

/** What Pagefind files a token under: `"GPT-4,"` under gpt4 and gpt. */
export interface IndexedWord {
  /** Number of the word and, where it is written with diacritics, its form, in the list of terms. */
  term: number;
  /** The word has the weight of its surroundings divided by this, rounded down: parts of a compound share it. */
  share: number;
}

/** A word of the index and the form with diacritics in which it was written, or the empty string. */
export interface Term {
  word: string;
  form: string;
}

/** The terms of an index by number. Numbers only ever come to it, so that what was numbered before stays true. */
export class Terms {
  readonly list: Term[];
  readonly #numbers = new Map<string, number>();

  constructor(list: readonly Term[] = []) {
    this.list = [...list];
    list.forEach((t, i) => {
      this.#numbers.set(key(t.word, t.form), i);
    });
  }

  numberOf(word: string, form: string): number {
    const k = key(word, form);
    const known = this.#numbers.get(k);
    if (known !== undefined) return known;
    this.#numbers.set(k, this.list.length);
    this.list.push({ word, form });
    return this.list.length - 1;
  }
}

const key = (word: string, form: string) => (form ? `${word}\n${form}` : word);

/** How many tokens go on one page, and how many into one index, when Pagefind is asked. */
const TOKENS_A_PAGE = 2_000;
const TOKENS_AN_INDEX = 100_000;

/** What Pagefind would split, shorten, or take for a mark of its own; `oneLine` leaves none of it. */
const UNFIT = /[\s\u0085\u200b]|\p{Surrogate}|^_{3}/u;

/** The weight that Pagefind gives a word of the body where nothing else is said. */
const PLAIN_WEIGHT = 24;

/**
 * Says under which words Pagefind files a token, that is, what stands between two spaces. Which these are depends on the
 * token alone (`get_indexable_words` in Pagefind's source), so every token is asked once, however often it is used, and it
 * is Pagefind that answers: a page of distinct tokens is indexed, and the places of the words tell whose they are. Its
 * rules for case, diacritics, compounds and stems are thus Pagefind's, not a copy of them.
 */
export class WordDictionary {
  readonly #language: string;
  readonly #terms: Terms;
  readonly #words = new Map<string, readonly IndexedWord[]>();
  readonly #single: (readonly IndexedWord[])[] = [];

  constructor(language: string, terms: Terms) {
    this.#language = language;
    this.#terms = terms;
  }

  /** @throws Error where the token was not learnt */
  lookUp(token: string): readonly IndexedWord[] {
    const words = this.#words.get(token);
    if (!words) throw new Error(`expected a token that was learnt before, found ${JSON.stringify(token)}`);
    return words;
  }

  /** Asks Pagefind about the tokens that are not known yet. @throws Error where its index reads otherwise than it should */
  async learn(tokens: Iterable<string>): Promise<void> {
    const wanted = new Set<string>();
    for (const token of tokens) if (token && !this.#words.has(token)) wanted.add(token);
    // Copies: a token that was cut from a text would keep all of that text in memory.
    const unknown = [...wanted].map(token => Buffer.from(token).toString());
    for (const token of unknown)
      if (UNFIT.test(token))
        throw new Error(`expected a token without spaces and marks, found ${JSON.stringify(token)}`);
    for (let i = 0; i < unknown.length; i += TOKENS_AN_INDEX) await this.#ask(unknown.slice(i, i + TOKENS_AN_INDEX));
  }

  async #ask(tokens: readonly string[]): Promise<void> {
    const pages: PagefindPage[] = [];
    for (let i = 0; i < tokens.length; i += TOKENS_A_PAGE)
      // A word that every page has, so that Pagefind leaves out none, and pages keep their numbers.
      pages.push({
        url: String(i),
        content: `page ${tokens.slice(i, i + TOKENS_A_PAGE).join(' ')}`,
        meta: {},
        filters: {},
        sort: {},
      });
    const found = tokens.map((): { term: number; weight: number }[] => []);
    for (const file of await indexWithPagefind(pages, this.#language)) {
      if (!file.path.endsWith('.pf_index')) continue;
      const bytes = unpack(file.content);
      const words = decodeWords(bytes);
      if (!encodeWords(words).equals(bytes)) throw moved(`${file.path} is not the same once read and written again`);
      for (const { word, pages: list, variants } of words) {
        this.#note(found, this.#terms.numberOf(word, ''), list);
        for (const v of variants) this.#note(found, this.#terms.numberOf(word, v.form), v.pages);
      }
    }
    tokens.forEach((token, i) => {
      const words = found[i] ?? [];
      const parts = words.filter(w => w.weight < PLAIN_WEIGHT).length;
      for (const w of words)
        if (w.weight < PLAIN_WEIGHT && w.weight !== shared(PLAIN_WEIGHT, parts))
          throw moved(`the ${parts} parts of "${token}" weigh ${w.weight} each, not ${shared(PLAIN_WEIGHT, parts)}`);
      const [only] = words;
      this.#words.set(
        token,
        only && words.length === 1
          ? this.#alone(only.term)
          : words.map(w => ({ term: w.term, share: w.weight < PLAIN_WEIGHT ? parts : 1 })),
      );
    });
  }

  /** One list for all tokens that mean nothing but this term, and most mean one: case and commas aside. */
  #alone(term: number): readonly IndexedWord[] {
    const list = this.#single[term] ?? [{ term, share: 1 }];
    this.#single[term] = list;
    return list;
  }

  #note(found: { term: number; weight: number }[][], term: number, pages: readonly PackedPage[]): void {
    let page = 0;
    for (const { delta, locs, metaLocs } of pages) {
      page += delta;
      if (metaLocs.length) throw moved('a page without metadata has words in its metadata');
      let weight = 25;
      let at = 0;
      for (const n of locs) {
        if (n < 0) {
          weight = -n - 1;
          at = 0;
          continue;
        }
        at += n;
        if (at === 0) continue;
        const place = found[page * TOKENS_A_PAGE + at - 1];
        if (!place || weight > PLAIN_WEIGHT) throw moved(`a word of weight ${weight} stands at ${at} on page ${page}`);
        place.push({ term, weight });
      }
    }
  }
}

/** The weight of one of `parts` words that share a weight. */
export const shared = (weight: number, parts: number): number => Math.max(1, Math.floor(weight / parts));

const moved = (what: string) =>
  new Error(`Pagefind's index is not what it was: ${what}. See PAGEFIND_VERSION in src/search/pagefind-service.ts`);
