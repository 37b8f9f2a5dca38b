import { listOf } from '../../search/word-lists.ts';

/** At most this many suggestions are tried for a misspelt word. */
const MOST_MEANT = 4;

/** The words of the papers: says which words exist, and finds similar ones for those that do not. */
export class Spelling {
  readonly #load: (letter: string) => Promise<readonly string[][]>;
  readonly #lists = new Map<string, Promise<readonly string[][]>>();

  /** @param load gets the sorted words of a list (`listOf`), one list for each part of the index */
  constructor(load: (letter: string) => Promise<readonly string[][]>) {
    this.#load = load;
  }

  #near(word: string): Promise<readonly string[][]> {
    const letter = listOf(word);
    let lists = this.#lists.get(letter);
    if (!lists) {
      lists = this.#load(letter);
      this.#lists.set(letter, lists);
    }
    return lists;
  }

  /** For each part, whether a word of its papers begins with `start`. Very short words and numbers are not in the lists. */
  async begins(start: string): Promise<boolean[]> {
    return (await this.#near(start)).map(words => words[lowerBound(words, start)]?.startsWith(start) === true);
  }

  /** Similar words, the nearest first. */
  async near(word: string): Promise<string[]> {
    const allowed = word.length < 4 ? 0 : word.length < 9 ? 1 : 2;
    if (allowed === 0) return [];
    const found = new Map<string, number>();
    for (const words of await this.#near(word))
      for (const candidate of words) {
        if (Math.abs(candidate.length - word.length) > allowed) continue;
        const cost = distance(candidate, word, allowed);
        if (cost <= allowed) found.set(candidate, cost);
      }
    return [...found]
      .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_MEANT)
      .map(([near]) => near);
  }
}

function lowerBound(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many letters must be inserted, deleted, replaced or swapped to turn one word into the other (optimal string alignment). Not exact
 * above `limit`.
 */
function distance(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j < width; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit + 1) return least;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
