import { MOST_KEYWORDS } from './keywords.ts';

/** An inverted index: for each keyword the papers that have it, to find the papers that share some with a given one. */
export class Postings {
  readonly #keyOf: Uint32Array;
  readonly #weightOf: Uint16Array;
  readonly #least: number;
  /** Papers of keyword k: `#papers[#first[k]]` up to `#papers[#first[k + 1] - 1]`. */
  readonly #first: Uint32Array;
  readonly #papers: Uint32Array;
  readonly #weights: Uint16Array;
  /** Dot products with the paper at hand; all 0 between calls. */
  readonly #dots: Uint32Array;
  /** How many keywords are shared with each; all 0 between calls. */
  readonly #shared: Uint8Array;
  readonly #seen: Uint32Array;

  /**
   * @param table keywords of each paper by number and weight; a cell of weight 0 is empty
   * @param least smallest nearness that is reported
   */
  constructor(
    { ids, keys, keyOf, weightOf }: { ids: string[]; keys: string[]; keyOf: Uint32Array; weightOf: Uint16Array },
    least: number,
  ) {
    this.#keyOf = keyOf;
    this.#weightOf = weightOf;
    this.#least = least;
    this.#dots = new Uint32Array(ids.length);
    this.#shared = new Uint8Array(ids.length);
    this.#seen = new Uint32Array(ids.length);
    const first = new Uint32Array(keys.length + 2);
    for (let i = 0; i < keyOf.length; i++) if (weightOf[i]) first[keyOf[i]! + 2]!++;
    for (let k = 2; k < first.length; k++) first[k]! += first[k - 1]!;
    this.#papers = new Uint32Array(first.at(-1)!);
    this.#weights = new Uint16Array(first.at(-1)!);
    for (let i = 0; i < keyOf.length; i++) {
      if (!weightOf[i]) continue;
      const place = first[keyOf[i]! + 1]!++;
      this.#papers[place] = Math.floor(i / MOST_KEYWORDS);
      this.#weights[place] = weightOf[i]!;
    }
    this.#first = first;
  }

  /**
   * Calls back for every other paper that is near enough, in no particular order. Nearness is the dot product of the
   * weights, times n / (n + 1) for n shared keywords: one rare word that two papers happen to share is not a subject.
   */
  each(paper: number, found: (other: number, nearness: number) => void): void {
    const dots = this.#dots;
    const shared = this.#shared;
    const seen = this.#seen;
    const papers = this.#papers;
    const weights = this.#weights;
    let count = 0;
    for (let cell = paper * MOST_KEYWORDS; cell < (paper + 1) * MOST_KEYWORDS; cell++) {
      const weight = this.#weightOf[cell]!;
      if (!weight) break;
      const key = this.#keyOf[cell]!;
      const end = this.#first[key + 1]!;
      for (let place = this.#first[key]!; place < end; place++) {
        const other = papers[place]!;
        if (dots[other] === 0) seen[count++] = other;
        dots[other]! += weight * weights[place]!;
        shared[other]!++;
      }
    }
    for (let i = 0; i < count; i++) {
      const other = seen[i]!;
      const nearness = Math.round((dots[other]! * shared[other]!) / (shared[other]! + 1));
      dots[other] = 0;
      shared[other] = 0;
      if (nearness >= this.#least && other !== paper) found(other, nearness);
    }
  }
}
