import { BREAK, numbering, stemOf, type Tokens, tokenize } from './tokens.ts';

/** No term, no place in the tree. */
const NONE = -1;

/**
 * Terms that are looked for in texts, each by its number. Walking a tree from stem to stem saves joining every two and
 * three neighbouring words of a text only to find that hardly any of them are a phrase.
 */
export class TermSet {
  /** Each stem that occurs in a term has a number; as a place in the tree it is that stem alone. */
  readonly #own = new Map<string, number>();
  /** Where a place in the tree leads to by a stem's own number. */
  readonly #next: (Map<number, number> | undefined)[] = [];
  /** The term that ends at a place in the tree. */
  readonly #terms: number[] = [];
  /** The own number of each stem, by the stem's number in the tokens; undefined where it was not asked for yet. */
  #numbers: (number | undefined)[] = [];
  #numbering = NONE;

  /** @param keys stems, joined by a blank in phrases, each once; a term's number is its place among them */
  constructor(keys: readonly string[]) {
    for (const key of keys)
      for (const stem of key.split(' ')) if (!this.#own.has(stem)) this.#own.set(stem, this.#place());
    for (const [number, key] of keys.entries()) {
      const [first, ...rest] = key.split(' ').map(stem => this.#own.get(stem)!);
      let place = first!;
      for (const stem of rest) {
        this.#next[place] ??= new Map();
        const next = this.#next[place]!.get(stem) ?? this.#place();
        this.#next[place]!.set(stem, next);
        place = next;
      }
      this.#terms[place] = number;
    }
  }

  /**
   * Finds the terms of a text, in the order in which they begin, a shorter one first.
   *
   * @param found is given a term's number, and the first and the last of its words in the tokens
   */
  match(text: string, found: (term: number, first: number, last: number, tokens: Tokens) => void): void {
    const tokens = tokenize(text);
    if (this.#numbering !== numbering()) this.#numbers = [];
    this.#numbering = numbering();
    const stems = tokens.stems.map(stem => (stem === BREAK ? NONE : this.#numberOf(stem)));
    for (let first = 0; first < stems.length; first++)
      for (let place = stems[first]!, last = first; place !== NONE; ) {
        if (this.#terms[place] !== NONE) found(this.#terms[place]!, first, last, tokens);
        const next = this.#next[place];
        place = next && ++last < stems.length && stems[last] !== NONE ? (next.get(stems[last]!) ?? NONE) : NONE;
      }
  }

  #place(): number {
    this.#next.push(undefined);
    return this.#terms.push(NONE) - 1;
  }

  #numberOf(stem: number): number {
    const known = this.#numbers[stem];
    if (known !== undefined) return known;
    const own = this.#own.get(stemOf(stem)) ?? NONE;
    // A hole would make the list slow.
    while (this.#numbers.length < stem) this.#numbers.push(undefined);
    this.#numbers[stem] = own;
    return own;
  }
}
