import type { IndexFiles } from './index-files.ts';
import type { Relaxed } from './messages.ts';
import type { Pagefind, PagefindResult } from './pagefind.ts';
import { parseQuery, plainForm, type Query } from './query.ts';
import type { Spelling } from './spelling.ts';

/** A paper found, with the score and the places of all searches that found it. */
export type Found = Pick<PagefindResult, 'id' | 'score' | 'words'>;

export interface Finding {
  query: Query;
  /** Best first; `undefined` where the question has no words, and so says nothing of any paper. */
  found: Found[] | undefined;
  relaxed: Relaxed[];
  /** The words as they were searched, to mark them. */
  sought: string[];
}

/** As many words of a question are left out in turn. */
const MOST_SUBSETS = 12;

/**
 * Finds papers by words. Pagefind wants all words, and where one is in no paper it takes the longest beginning of it that
 * is in some, which finds anything. So words that are nowhere are found out first: they are read as a word that is near,
 * or else left out; and where no paper has all words, those that have all but one are taken, their scores added.
 */
export class Finder {
  readonly #pagefind: Pagefind;
  readonly #files: IndexFiles;
  readonly #spelling: Spelling;
  #everything: Promise<Found[]> | undefined;
  readonly #exact = new Map<string, Promise<PagefindResult[]>>();

  constructor(pagefind: Pagefind, files: IndexFiles) {
    this.#pagefind = pagefind;
    this.#files = files;
    this.#spelling = files.spelling;
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
    // First, as it fetches the word files in which spellings are looked up.
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
    if (!found && bans.length > 0) found = (await this.everything()).filter(passes);
    return { query, found, relaxed, sought: [...words, ...fixed] };
  }

  /** All papers, in the order of the index. */
  everything(): Promise<Found[]> {
    this.#everything ??= this.#files.pages().then(names => names.map(id => ({ id, score: 0, words: [] })));
    return this.#everything;
  }

  async #search(text: string): Promise<PagefindResult[]> {
    return (await this.#pagefind.search(text)).results;
  }

  #all(words: readonly string[]): Promise<PagefindResult[]> {
    return this.#search(words.join(' '));
  }

  /** Papers that have the words side by side. */
  #phrase(words: string): Promise<PagefindResult[]> {
    let results = this.#exact.get(words);
    if (!results) {
      if (this.#exact.size > 200) this.#exact.clear();
      results = this.#search(`"${words}"`);
      this.#exact.set(words, results);
    }
    return results;
  }

  async #byAuthor(name: string): Promise<Set<string>> {
    const named = (results: readonly PagefindResult[]) =>
      idsOf(results.filter(r => r.matchedMetaFields?.some(field => field === 'authors' || field === 'also')));
    const words = name.split(' ');
    const exactly = await this.#phrase(name);
    // Of a single word that stands in the text too, as “well” does for Welling, an exact search does not say that it is a name.
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

  /** Whether a paper has the word, a form of it, or a word that it begins. */
  async #isKnown(word: string): Promise<boolean> {
    const form = indexForm(word);
    // The index holds stems, so a word that it begins may be missing there; an exact search knows, but takes its time.
    return (await this.#spelling.begins(form)) || (await this.#phrase(word)).length > 0;
  }

  /** Reads the words that are nowhere as words near them, one after the other, as long as papers are found. */
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
      for (const near of await this.#spelling.near(indexForm(word))) {
        const results = (await this.#all([...words, near, ...fixed])).filter(passes);
        // Pagefind orders by score; the nearest spelling wins, unless another is in far more papers.
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

  /** Papers that have all words but one, those first that more searches found, and found better. */
  async #most(words: readonly string[], fixed: readonly string[]): Promise<Found[]> {
    const subsets = words.slice(0, MOST_SUBSETS).map((_, i) => [...words.slice(0, i), ...words.slice(i + 1), ...fixed]);
    const some = added(await this.#each(subsets));
    if (some.length > 0 || words.length < 3) return some;
    return added(await this.#each(words.slice(0, MOST_SUBSETS).map(word => [word, ...fixed])));
  }

  async #each(questions: readonly (readonly string[])[]): Promise<PagefindResult[][]> {
    const answers: PagefindResult[][] = [];
    for (const words of questions) answers.push(await this.#all(words));
    return answers;
  }
}

/** Joins what several searches found, scores added. */
function added(lists: readonly (readonly PagefindResult[])[]): Found[] {
  const all = new Map<string, Found>();
  for (const list of lists)
    for (const result of list) {
      const known = all.get(result.id);
      if (!known) all.set(result.id, { id: result.id, score: result.score, words: result.words });
      else {
        known.score += result.score;
        known.words = [...known.words, ...result.words];
      }
    }
  return [...all.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

const idsOf = (results: readonly { id: string }[]): Set<string> => new Set(results.map(r => r.id));

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a].filter(id => b.has(id)));

/** A word as the index has it: plain letters, without hyphens. */
const indexForm = plainForm;
