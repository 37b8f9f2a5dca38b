import { plainForm } from '../../search/search-text.ts';
import type { Relaxed } from './messages.ts';
import { parseQuery, type Query } from './query.ts';
import type { Spelling } from './spelling.ts';
import type { Found, WholeIndex } from './whole-index.ts';

export interface Finding {
  query: Query;
  /** Best first; `undefined` if the query has no words, and so excludes no paper. */
  found: Found[] | undefined;
  relaxed: Relaxed[];
  /** The words that were actually searched for, to mark them. */
  sought: string[];
}

/** At most this many words of a query are left out in turn. */
const MOST_SUBSETS = 12;

/**
 * Finds papers by words. Pagefind requires all words, and shortens a word that no paper has until some paper matches, which can find
 * anything. So unknown words are detected first and replaced by a similar word, or else left out. If no paper has all words, the papers
 * that have all but one are taken, with their scores added up.
 */
export class Finder {
  readonly #index: WholeIndex;
  readonly #spelling: Spelling;
  readonly #exact = new Map<string, Promise<Found[]>>();

  constructor(index: WholeIndex, spelling: Spelling) {
    this.#index = index;
    this.#spelling = spelling;
  }

  async find(text: string): Promise<Finding> {
    const query = parseQuery(text);
    const relaxed: Relaxed[] = [];
    const needs: Set<string>[] = [];
    for (const author of query.authors) needs.push(await this.#byAuthor(author));
    for (const phrase of query.phrases) needs.push(idsOf(await this.#phrase(phrase)));
    const bans: Set<string>[] = [];
    for (const without of query.without) bans.push(idsOf(await this.#phrase(without)));
    const passes = ({ id }: { id: string }) => needs.every(set => set.has(id)) && !bans.some(set => set.has(id));

    const phraseWords = query.phrases.flatMap(phrase => phrase.split(' '));
    const authorWords = query.authors.flatMap(author => author.split(' '));
    const fixed = [...phraseWords, ...authorWords];
    const whole = query.words.length + fixed.length > 0 ? await this.#all([...query.words, ...fixed]) : undefined;
    const { known, unknown } = await this.#sort(query.words);
    let words = known;
    let found: Found[] | undefined = unknown.length === 0 ? whole?.filter(passes) : undefined;
    if (unknown.length > 0) {
      const read = await this.#respell(known, unknown, fixed, passes);
      if (read) {
        found = read.found;
        words = read.words;
        for (const [asked, meant] of read.meant) relaxed.push({ kind: 'spelling', asked, meant });
        if (read.dropped.length > 0) relaxed.push({ kind: 'unknown', words: read.dropped });
      } else relaxed.push({ kind: 'unknown', words: unknown });
    }
    if (!found && words.length + fixed.length > 0) found = (await this.#all([...words, ...fixed])).filter(passes);
    else if (!found && query.words.length > 0) found = [];
    if (found?.length === 0 && words.length > 1) {
      found = (await this.#most(words, fixed)).filter(passes);
      if (found.length > 0) relaxed.push({ kind: 'some' });
    }
    if (!found && bans.length > 0) found = (await this.#index.everything()).filter(passes);
    return { query, found, relaxed, sought: [...words, ...fixed] };
  }

  /** Papers that have all words. For a part that lacks one of them, Pagefind would return matches of its beginning. */
  async #all(words: readonly string[]): Promise<Found[]> {
    const found = this.#index.search(words.join(' '));
    if (this.#index.parts.length < 2) return found;
    const having = await Promise.all(words.map(word => this.#partsWith(word)));
    return (await found).filter(({ part }) => having.every(parts => parts[part]));
  }

  /** Papers that have the exact phrase. */
  #phrase(words: string): Promise<Found[]> {
    let results = this.#exact.get(words);
    if (!results) {
      if (this.#exact.size > 200) this.#exact.clear();
      results = this.#index.search(`"${words}"`);
      this.#exact.set(words, results);
    }
    return results;
  }

  async #byAuthor(name: string): Promise<Set<string>> {
    const named = (results: readonly Found[]) =>
      idsOf(results.filter(r => r.fields.some(field => field === 'authors' || field === 'also')));
    const words = name.split(' ');
    const exactly = await this.#phrase(name);
    // An exact search for a single word may match it in the text only, such as “well” for Welling.
    const exact = words.length > 1 ? named(exactly) : both(named(await this.#all(words)), idsOf(exactly));
    if (exact.size > 0) return exact;
    let ids: Set<string> | undefined;
    for (const word of words) {
      const having = (await this.#isKnown(word)) ? named(await this.#all([word])) : new Set<string>();
      ids = ids ? both(ids, having) : having;
    }
    return ids ?? new Set();
  }

  async #sort(words: readonly string[]): Promise<{ known: string[]; unknown: string[] }> {
    const known: string[] = [];
    const unknown: string[] = [];
    for (const word of words) ((await this.#isKnown(word)) ? known : unknown).push(word);
    return { known, unknown };
  }

  /** Whether a paper has the word, a form of it, or a longer word that begins with it. */
  async #isKnown(word: string): Promise<boolean> {
    return (await this.#partsWith(word)).includes(true);
  }

  /** For each part of the index, whether one of its papers has the word. */
  async #partsWith(word: string): Promise<readonly boolean[]> {
    const parts = await this.#spelling.begins(plainForm(word));
    if (parts.every(Boolean)) return parts;
    // An exact search knows every form of the word, but is slow if many papers have it.
    const exact = new Set((await this.#phrase(word)).map(({ part }) => part));
    return parts.map((begins, part) => begins || exact.has(part));
  }

  /** Replaces unknown words by similar ones, one after the other, as long as papers are found. */
  async #respell(
    known: readonly string[],
    unknown: readonly string[],
    fixed: readonly string[],
    passes: (found: Found) => boolean,
  ) {
    let words = [...known];
    let found: Found[] | undefined;
    const meant: [string, string][] = [];
    const dropped: string[] = [];
    for (const word of unknown) {
      let best: { found: Found[]; word: string } | undefined;
      for (const near of await this.#spelling.near(plainForm(word))) {
        const results = (await this.#all([...words, near, ...fixed])).filter(passes);
        // The most similar word wins, unless another is in far more papers.
        if (results.length > 0 && (!best || results.length > 8 * best.found.length))
          best = { found: results, word: near };
      }
      if (best) {
        words = [...words, best.word];
        found = best.found;
        meant.push([word, best.word]);
      } else dropped.push(word);
    }
    return found && { found, words, meant, dropped };
  }

  /** Papers that have all words but one; those that match more of these searches come first. */
  async #most(words: readonly string[], fixed: readonly string[]): Promise<Found[]> {
    const subsets = words.slice(0, MOST_SUBSETS).map((_, i) => [...words.slice(0, i), ...words.slice(i + 1), ...fixed]);
    const some = added(await this.#each(subsets));
    if (some.length > 0 || words.length < 3) return some;
    return added(await this.#each(words.slice(0, MOST_SUBSETS).map(word => [word, ...fixed])));
  }

  async #each(questions: readonly (readonly string[])[]): Promise<Found[][]> {
    const answers: Found[][] = [];
    for (const words of questions) answers.push(await this.#all(words));
    return answers;
  }
}

/** The results of several searches, with their scores added up. */
function added(lists: readonly (readonly Found[])[]): Found[] {
  const all = new Map<string, Found>();
  for (const list of lists)
    for (const result of list) {
      const known = all.get(result.id);
      if (!known) all.set(result.id, { ...result });
      else {
        known.score += result.score;
        known.words = [...known.words, ...result.words];
      }
    }
  return [...all.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

const idsOf = (results: readonly { id: string }[]): Set<string> => new Set(results.map(r => r.id));

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a].filter(id => b.has(id)));
