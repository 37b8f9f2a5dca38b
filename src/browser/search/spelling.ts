import { readWords } from './index-cbor.ts';

/**
 * The words of the index that lie near the words asked for, to tell a word that is there from one that is not, and to
 * find what was meant by the latter. They are read from the index's own word files, as those are fetched for a search.
 */
export class Spelling {
  readonly #packed: (() => Promise<Uint8Array>)[] = [];
  readonly #words: string[][] = [];

  /** Takes in a word file, still packed; it is read when it is needed. */
  add(unpack: () => Promise<Uint8Array>): void {
    this.#packed.push(unpack);
  }

  async #read(): Promise<void> {
    for (let unpack = this.#packed.pop(); unpack; unpack = this.#packed.pop()) {
      const words = readWords(await unpack());
      if (words.length > 0) this.#words.push(words);
    }
  }

  /** Whether some word of the index begins so. */
  async begins(start: string): Promise<boolean> {
    await this.#read();
    return this.#words.some(words => words[lowerBound(words, start)]?.startsWith(start));
  }

  /**
   * Words that may have been meant, the nearest first. As the index holds stems, a word's own ending is put back:
   * for `genreation` and the stem `generat` the answer is `generation`.
   */
  async near(word: string, most = 4): Promise<string[]> {
    await this.#read();
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (allowed === 0) return [];
    const found: { word: string; cost: number }[] = [];
    for (const words of this.#words)
      for (const candidate of words) {
        if (candidate[0] !== word[0] || candidate.length < 3 || Math.abs(candidate.length - word.length) > 4 + allowed)
          continue;
        const { distance, end } = distanceToBeginning(candidate, word, allowed);
        const rest = word.slice(end);
        if (distance <= allowed && (rest === '' || (candidate.length >= 4 && ENDING.test(rest))))
          found.push({ word: candidate + rest, cost: distance * 8 + rest.length });
      }
    found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    return [...new Set(found.map(f => f.word))].slice(0, most);
  }
}

/** What a stem lacks of a word. */
const ENDING =
  /^(?:s|es|ed|e|y|d|al|ly|er|ers|or|ors|ing|ings|ion|ions|ive|ity|ies|able|ment|ness|ance|ence|ation|izing|ized|ize)$/;

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
 * How many letters must be put in, left out, changed or swapped to make `candidate` of a beginning of `word`, and where
 * the best such beginning ends (optimal string alignment; of equals the longest beginning). Above `limit` it may be off.
 */
export function distanceToBeginning(candidate: string, word: string, limit: number): { distance: number; end: number } {
  const width = word.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= candidate.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j < width; j++) {
      const same = candidate[i - 1] === word[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && candidate[i - 1] === word[j - 2] && candidate[i - 2] === word[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit + 1) return { distance: least, end: 0 };
    before = last;
    last = row;
  }
  let end = 0;
  for (let j = 1; j < width; j++) if (last[j]! <= last[end]!) end = j;
  return { distance: last[end]!, end };
}
