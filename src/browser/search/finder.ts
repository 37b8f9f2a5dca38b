import { isApart, plainForm, together } from '../../search/search-text.ts';
import { type Answer, added, nearest, wholeWords } from './closest.ts';
import type { Relaxed } from './messages.ts';
import { Ordinary } from './ordinary.ts';
import { parseQuery, type Query } from './query.ts';
import type { Spelling } from './spelling.ts';
import type { Found, WholeIndex } from './whole-index.ts';
import { WordForms } from './word-forms.ts';

export interface Finding {
  query: Query;
  /** Best first; `undefined` if the query has no words, and so excludes no paper. */
  found: Found[] | undefined;
  /** Hardly a paper has all words: most of those found have some. */
  isNear: boolean;
  relaxed: Relaxed[];
  /** The words that were asked for as they are understood, each with what means the same. */
  sought: string[][];
}

/** A word of the query, and words that mean the same; some of them consist of several. */
interface Asked {
  word: string;
  /** Found as whole words only: “CL” is not the beginning of “classifier” where “continual learning” was asked for. */
  same: string[];
  /** Whether a paper has the word itself. */
  isKnown: boolean;
}

/** At most so many searches are made with the other words that mean the same. */
const MOST_WORDINGS = 8;
/** How much a word that means the same counts. */
const SAME = 0.8;
/** Where so many words are asked for, of whatever kind, fewer papers than this may have all by accident: the nearest others follow. */
const MANY_WORDS = 4;
const TOO_FEW = 5;
/** Of longer questions the first words are looked for one by one. */
const MOST_WORDS = 16;
/** Of a long run of letters the first pairs are looked for. */
const MOST_PAIRS = 32;
/** Where there are so few other words, papers that have the function words too come first: they may be most of a title. */
const FEW_WORDS = 3;

/**
 * Finds papers by words. Pagefind requires all words, and shortens a word that no paper has until some paper matches, which can find
 * anything. So unknown words are detected first and replaced by a similar word, or else left out. If no paper has all words, each is
 * looked for by itself, and the papers that have the rarest of them come first.
 */
export class Finder {
  readonly #index: WholeIndex;
  readonly #spelling: Spelling;
  readonly #forms: WordForms;
  readonly #ordinary: Ordinary;
  readonly #exact = new Map<string, Promise<Found[]>>();

  constructor(index: WholeIndex, spelling: Spelling) {
    this.#index = index;
    this.#spelling = spelling;
    this.#forms = new WordForms(index.entry.synonyms);
    this.#ordinary = new Ordinary(index.entry.ordinary);
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

    const fixed = [...query.phrases, ...query.authors].flatMap(words => words.split(' '));
    const units = this.#forms.joined(query.words);
    const words = this.#ordinary.others(units);
    const { asked, unknown, cut } = await this.#sort(words);
    relaxed.push(...cut);
    for (const word of unknown) {
      // A run of letters is not taken for a word of another script.
      const meant = isApart(word)
        ? undefined
        : await this.#meant(word, [...asked.map(one => wordings(one)[0]!), ...fixed], passes);
      if (meant) {
        asked.push({ word: meant, same: [], isKnown: true });
        relaxed.push({ kind: 'spelling', asked: word, meant });
      }
    }
    const respelt = new Set(relaxed.flatMap(change => (change.kind === 'spelling' ? [change.asked] : [])));
    const dropped = unknown.filter(word => !respelt.has(word));
    if (dropped.length > 0) relaxed.push({ kind: 'unknown', words: dropped.map(together) });

    let found: Found[] | undefined;
    let isNear = false;
    if (asked.length + fixed.length > 0) {
      found = (await this.#wordings(asked, fixed)).filter(passes);
      if (words.length < units.length && words.length <= FEW_WORDS && fixed.length === 0)
        found = firstOf((await this.#all(query.words)).filter(passes), found);
      if (asked.length > 1 && (found.length === 0 || (found.length < TOO_FEW && units.length >= MANY_WORDS))) {
        const sought = asked.slice(0, MOST_WORDS);
        const weights = sought.map(({ word }) => this.#ordinary.weight(word));
        const some = nearest(await this.#some(sought), weights, this.#index.size).filter(passes);
        const near = await wholeWords(some, sought.map(wordings));
        isNear = near.length > found.length;
        if (isNear) relaxed.push({ kind: 'some', whole: found.length });
        const ids = idsOf(near);
        found = [...found.filter(({ id }) => !ids.has(id)), ...near];
      }
    } else if (query.words.length > 0) found = [];
    else if (bans.length > 0) found = (await this.#index.everything()).filter(passes);
    const phrases = [...query.phrases, ...query.authors].map(words => [words]);
    const sought = [...asked.map(({ word, same }) => [word, ...same]), ...phrases];
    return { query, found, isNear, relaxed, sought };
  }

  /** Papers that have all words, each of them or what means the same. */
  async #wordings(asked: readonly Asked[], fixed: readonly string[]): Promise<Found[]> {
    let ways: string[][] = [[]];
    for (const one of asked)
      ways = wordings(one)
        .flatMap(part => ways.map(parts => [...parts, part]))
        .slice(0, MOST_WORDINGS);
    const whole = new Set(asked.flatMap(({ same }) => same));
    const [first = [], ...others] = ways;
    const answers: Answer[] = [{ found: await this.#all([...first, ...fixed], whole), weight: 1 }];
    for (const parts of others) answers.push({ found: await this.#all([...parts, ...fixed], whole), weight: SAME });
    return others.length > 0 ? added(answers) : [...answers[0]!.found];
  }

  /** For each word the papers that have it or what means the same. */
  #some(asked: readonly Asked[]): Promise<Answer[][]> {
    return Promise.all(
      asked.map(async ({ word, same, isKnown }, i) => {
        const found = isKnown ? await this.#whole(word, i === asked.length - 1) : [];
        const answers: Answer[] = [{ found, weight: 1 }];
        for (const other of same) answers.push({ found: await this.#whole(other), weight: SAME });
        return answers;
      }),
    );
  }

  /** Papers that have the words side by side: as whole words, or, where there are none, as the beginning of one that is being typed. */
  async #whole(words: string, orBeginning = false): Promise<readonly Found[]> {
    const exact = idsOf(await this.#phrase(words));
    if (exact.size === 0 && !orBeginning) return [];
    const all = await this.#all([words]);
    return exact.size === 0 ? all : all.filter(({ id }) => exact.has(id));
  }

  /**
   * Papers that have all words; of several that are apart by spaces, side by side.
   * @param whole of them the words whose beginning is not enough
   */
  async #all(parts: readonly string[], whole?: ReadonlySet<string>): Promise<readonly Found[]> {
    const words = parts.flatMap(part => part.split(' '));
    let found: readonly Found[] = await this.#index.search(words.join(' '));
    // For a part of the index that lacks one of them, Pagefind would return matches of its beginning.
    if (this.#index.parts.length > 1) {
      const having = await Promise.all(words.map(word => this.#partsWith(word)));
      found = found.filter(({ part }) => having.every(parts => parts[part]));
    }
    for (const part of parts)
      if (found.length > 0 && (part.includes(' ') || whole?.has(part))) {
        const exact = idsOf(await this.#phrase(part));
        found = found.filter(({ id }) => exact.has(id));
      }
    return found;
  }

  /** Papers that have the exact phrase. */
  #phrase(words: string): Promise<Found[]> {
    let results = this.#exact.get(words);
    if (!results) {
      if (this.#exact.size > 200) this.#exact.clear();
      // A vowel would be one character with the quotation mark before it, and be dropped with it.
      results = this.#index.search(`" ${words}"`);
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

  /** Which words some paper has, or something that means the same; and which runs of letters were cut for it. */
  async #sort(words: readonly string[]): Promise<{ asked: Asked[]; unknown: string[]; cut: Relaxed[] }> {
    const asked: Asked[] = [];
    const unknown: string[] = [];
    const cut: Relaxed[] = [];
    for (const word of words) {
      const same: string[] = [];
      for (const other of this.#forms.same(word)) if (await this.#isThere(other)) same.push(other);
      if (word.includes(' ') ? await this.#isThere(word) : await this.#isKnown(word))
        asked.push({ word, same, isKnown: true });
      else if (same.length > 0) asked.push({ word, same, isKnown: false });
      else {
        const parts = await this.#partsOf(word);
        if (parts.length > 0) asked.push(...parts.map(part => ({ word: part, same: [], isKnown: true })));
        else unknown.push(word);
        if (parts.length > 0 && isApart(word) && word.length < 2 * MOST_PAIRS)
          cut.push({ kind: 'spelling', asked: together(word), meant: overlapping(parts) });
      }
    }
    return { asked, unknown, cut };
  }

  /** What papers have of a word that none has: of a compound its parts, of a run of letters each two of them. */
  async #partsOf(word: string): Promise<string[]> {
    const parts: string[] = [];
    for (const part of isApart(word) ? pairs(word) : word.split(/[- ]/))
      if (part !== word && (await this.#isThere(part))) parts.push(part);
    return parts;
  }

  /** Whether a paper has the word, a form of it, or a longer word that begins with it. */
  async #isKnown(word: string): Promise<boolean> {
    return (await this.#partsWith(word)).includes(true);
  }

  /** Whether a paper has the words side by side. */
  async #isThere(words: string): Promise<boolean> {
    return (await this.#phrase(words)).length > 0;
  }

  /** For each part of the index, whether one of its papers has the word. */
  async #partsWith(word: string): Promise<readonly boolean[]> {
    // What this loads the search for all words needs too; the list of words is loaded where a part has no form of the word.
    const exact = new Set((await this.#phrase(word)).map(({ part }) => part));
    if (exact.size === this.#index.parts.length) return this.#index.parts.map(() => true);
    return (await this.#spelling.begins(plainForm(word))).map((begins, part) => begins || exact.has(part));
  }

  /** The similar word that was meant by one that no paper has. */
  async #meant(
    word: string,
    others: readonly string[],
    passes: (found: Found) => boolean,
  ): Promise<string | undefined> {
    const near = await this.#spelling.near(plainForm(word));
    let best: { papers: number; word: string } | undefined;
    for (const candidate of near) {
      const papers = (await this.#all([...others, candidate])).filter(passes).length;
      // The most similar word wins, unless another is in far more papers.
      if (papers > 0 && (!best || papers > 8 * best.papers)) best = { papers, word: candidate };
    }
    return best?.word ?? near[0];
  }
}

/** The papers of the first list before the others of the second. */
function firstOf(first: readonly Found[], others: readonly Found[]): Found[] {
  const ids = idsOf(first);
  const known = new Map(others.map(paper => [paper.id, paper]));
  return [...first.map(paper => known.get(paper.id) ?? paper), ...others.filter(({ id }) => !ids.has(id))];
}

/** Each two letters of a run that stand side by side. */
function pairs(run: string): string[] {
  const letters = run.split(' ').slice(0, MOST_PAIRS + 1);
  return letters.slice(1).map((letter, i) => `${letters[i]} ${letter}`);
}

/** Pairs as a reader wrote them: those that overlap as one. */
function overlapping(parts: readonly string[]): string {
  let text = '';
  let last: string | undefined;
  for (const [first, second] of parts.map(pair => pair.split(' '))) {
    text += first === last ? second : ` ${first}${second}`;
    last = second;
  }
  return text.trim();
}

/** What is searched for: a word that no paper has would find anything. */
const wordings = ({ word, same, isKnown }: Asked): string[] => (isKnown ? [word, ...same] : same);

const idsOf = (results: readonly { id: string }[]): Set<string> => new Set(results.map(r => r.id));

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a].filter(id => b.has(id)));
