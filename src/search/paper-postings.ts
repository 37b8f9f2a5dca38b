import { sizeOfIntegers, writeIntegers } from './cbor.ts';
import { compareUtf8, type Fragment } from './pagefind-format.ts';
import type { SearchRecord } from './search-record.ts';
import { shared, type Terms, type WordDictionary } from './word-dictionary.ts';

/** What the index must know of a paper, its words in the form in which they go into the index. */
export interface PaperPostings {
  id: string;
  /** Of the record that it was made from. */
  hash: string;
  /** Pagefind's hash of the fragment. */
  fragment: string;
  /** Length of the body in tokens. */
  words: number;
  filters: Record<string, string[]>;
  sort: Record<string, string>;
  /** See `Posting`. */
  postings: Buffer;
}

/**
 * A paper's postings are one after the other, each: the term's number, how many numbers Pagefind counts for it, the length
 * of what follows (all three as `writeVarint` has it), and, in CBOR, where the word stands in the body and in the meta fields.
 * Variants of a word are in Pagefind's order: those of the body first, then by form.
 */
export interface Posting {
  term: number;
  units: number;
  from: number;
  to: number;
}

/** The body's tokens: what Pagefind takes for words before it looks at their characters. */
export const tokensOf = (text: string): string[] => text.split(' ').filter(Boolean);

export const bodyText = (record: SearchRecord): string =>
  record.body
    .map(part => part.text)
    .filter(Boolean)
    .join(' ');

/** What a result of the search shows. */
export function fragmentOf(record: SearchRecord): Fragment {
  const content = bodyText(record);
  return {
    url: record.url,
    content,
    word_count: Math.max(1, tokensOf(content).length),
    filters: sortedKeys(record.filters),
    meta: sortedKeys(record.meta),
    anchors: [],
  };
}

function sortedKeys<T>(o: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(o).sort(([a], [b]) => compareUtf8(a, b)));
}

/** The weight that needs no mark. It is Pagefind's reader that begins with it. */
export const UNMARKED_WEIGHT = 25;

/** Where a term stands in one paper. */
interface Places {
  term: number;
  /** Weight and position by turns. */
  body: number[];
  /** Field and position by turns. */
  meta: number[];
}

/**
 * Finds and packs the words of papers, one after the other. What it needs for a paper it uses again for the next: there are
 * hundreds of words in each of thousands of papers.
 */
export class PostingPacker {
  readonly #dictionary: WordDictionary;
  readonly #terms: Terms;
  readonly #metaFields: readonly string[];
  /** By term, the place in `#places` and one; zero where the paper at hand does not have it. */
  #slots = new Int32Array(1 << 16);
  readonly #places: Places[] = [];
  #used = 0;
  #locs: number[] = [];
  #metaLocs: number[] = [];
  #out = Buffer.allocUnsafe(1 << 16);

  /** @param metaFields all fields that the index has, sorted; in the index they are known by their place here */
  constructor(dictionary: WordDictionary, terms: Terms, metaFields: readonly string[]) {
    this.#dictionary = dictionary;
    this.#terms = terms;
    this.#metaFields = metaFields;
  }

  /**
   * The postings of a paper, whose tokens the dictionary must know.
   * @throws Error where the record has a field that is not among the meta fields
   */
  pack(record: SearchRecord): Buffer {
    this.#collect(record);
    const { list } = this.#terms;
    const met = this.#places.slice(0, this.#used);
    const variants = met.filter(p => list[p.term]?.form);
    if (variants.length) variants.sort((a, b) => this.#compareVariants(a, b));
    let at = 0;
    for (const p of met) if (!list[p.term]?.form) at = this.#write(at, p);
    for (const p of variants) at = this.#write(at, p);
    for (const p of met) {
      this.#slots[p.term] = 0;
      p.body.length = 0;
      p.meta.length = 0;
    }
    this.#used = 0;
    return Buffer.from(this.#out.subarray(0, at));
  }

  #collect(record: SearchRecord): void {
    if (this.#slots.length < this.#terms.list.length) this.#slots = new Int32Array(this.#terms.list.length * 2);
    let at = 0;
    for (const { text, weight } of record.body)
      for (const token of tokensOf(text)) {
        for (const { term, share } of this.#dictionary.lookUp(token))
          this.#at(term).body.push(share === 1 ? weight : shared(weight, share), at);
        at++;
      }
    for (const field of Object.keys(record.meta).sort()) {
      const number = this.#metaFields.indexOf(field);
      if (number < 0)
        throw new Error(`${record.id}: expected meta fields among ${this.#metaFields.join(', ')}, found ${field}`);
      let position = 0;
      for (const token of tokensOf(record.meta[field] ?? '')) {
        for (const { term } of this.#dictionary.lookUp(token)) this.#at(term).meta.push(number, position);
        position++;
      }
    }
  }

  #at(term: number): Places {
    const slot = this.#slots[term];
    if (slot) return this.#places[slot - 1]!;
    const places = this.#places[this.#used] ?? { term, body: [], meta: [] };
    places.term = term;
    this.#places[this.#used++] = places;
    this.#slots[term] = this.#used;
    return places;
  }

  #compareVariants(a: Places, b: Places): number {
    const { list } = this.#terms;
    return (
      Number(a.body.length === 0) - Number(b.body.length === 0) ||
      compareUtf8(list[a.term]?.form ?? '', list[b.term]?.form ?? '')
    );
  }

  #write(start: number, places: Places): number {
    const { body, meta } = places;
    const locs = packBody(body, this.#locs);
    const metaLocs = packMeta(meta, this.#metaLocs);
    const size = sizeOfIntegers(locs) + sizeOfIntegers(metaLocs);
    if (start + size + 15 > this.#out.length) {
      const wider = Buffer.allocUnsafe(2 * (start + size + 15));
      this.#out.copy(wider, 0, 0, start);
      this.#out = wider;
    }
    const out = this.#out;
    let at = writeVarint(out, start, places.term);
    at = writeVarint(out, at, locs.length + metaLocs.length + 1);
    at = writeVarint(out, at, size);
    return writeIntegers(out, writeIntegers(out, at, locs), metaLocs);
  }
}

/** Positions by weight, each as its distance from the one before; a new weight is marked by a negative number. */
function packBody(places: readonly number[], packed: number[]): number[] {
  packed.length = 0;
  let weight = UNMARKED_WEIGHT;
  let last = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (i > 0 && places[i] !== places[0]) return packWeights(places, packed);
    if (places[i] !== weight) {
      weight = places[i]!;
      packed.push(-weight - 1);
    }
    packed.push(places[i + 1]! - last);
    last = places[i + 1]!;
  }
  return packed;
}

/** The same for several weights: those without a mark first, then the lighter before the heavier. */
function packWeights(places: readonly number[], packed: number[]): number[] {
  packed.length = 0;
  const weights = new Set<number>();
  for (let i = 0; i < places.length; i += 2) weights.add(places[i]!);
  for (const weight of [...weights].sort(lighterFirst)) {
    if (weight !== UNMARKED_WEIGHT) packed.push(-weight - 1);
    let last = 0;
    for (let i = 0; i < places.length; i += 2) {
      if (places[i] !== weight) continue;
      packed.push(places[i + 1]! - last);
      last = places[i + 1]!;
    }
  }
  return packed;
}

const orderOf = (weight: number) => (weight === UNMARKED_WEIGHT ? 0 : weight);
const lighterFirst = (a: number, b: number) => orderOf(a) - orderOf(b);

/** Positions by field, in the same way. */
function packMeta(places: readonly number[], packed: number[]): number[] {
  packed.length = 0;
  let field = -1;
  let last = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (places[i] !== field) {
      field = places[i]!;
      packed.push(-field - 1);
      last = 0;
    }
    packed.push(places[i + 1]! - last);
    last = places[i + 1]!;
  }
  return packed;
}

/** Seven bits a byte, the lowest first; the eighth says that more follows. */
function writeVarint(out: Buffer, start: number, n: number): number {
  let at = start;
  let rest = n;
  while (rest >= 0x80) {
    out[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  out[at++] = rest;
  return at;
}

/** Reads postings without making an object of each: `next` moves on, the fields tell. */
export class PostingReader implements Posting {
  term = 0;
  units = 0;
  from = 0;
  to = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  next(): boolean {
    if (this.to >= this.#bytes.length) return false;
    this.from = this.to;
    this.term = this.#varint();
    this.units = this.#varint();
    const length = this.#varint();
    this.to = this.from + length;
    return true;
  }

  #varint(): number {
    let n = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.from++]!;
      n |= (byte & 0x7f) << shift;
      if (byte < 0x80) return n;
    }
  }
}
