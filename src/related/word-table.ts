/** Known words and what each stands for, asked for by their place in a text: no string is made for a word that is known. */
export class WordTable {
  /** Open addressing: 0, or a word's number and one. */
  #slots = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 11);
  /** Where each word ends in `#letters`. */
  #ends = new Uint32Array(1 << 11);
  #values = new Uint32Array(1 << 11);
  #letters = new Uint16Array(1 << 14);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @returns what the word from `start` to `end` stands for; undefined where it is not known */
  get(text: string, start: number, end: number): number | undefined {
    const slot = this.#slots[this.#find(text, start, end, hash(text, start, end))]!;
    return slot === 0 ? undefined : this.#values[slot - 1]!;
  }

  /** Notes a word that is not known yet. @param value a whole number from 0 to 2³² - 1 */
  add(text: string, start: number, end: number, value: number): void {
    if (this.#size === this.#ends.length) this.#grow();
    const number = this.#size++;
    const code = hash(text, start, end);
    const from = number === 0 ? 0 : this.#ends[number - 1]!;
    const to = from + end - start;
    if (to > this.#letters.length) this.#letters = enlarged(this.#letters, Math.max(to, 2 * this.#letters.length));
    for (let i = from; i < to; i++) this.#letters[i] = text.charCodeAt(start + i - from);
    this.#hashes[number] = code;
    this.#ends[number] = to;
    this.#values[number] = value;
    this.#slots[this.#find(text, start, end, code)] = number + 1;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  /** The slot of the word, or the empty one where it belongs. */
  #find(text: string, start: number, end: number, code: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = code & mask;
    for (; slots[at] !== 0; at = (at + 1) & mask) {
      const number = slots[at]! - 1;
      if (this.#hashes[number] === code && this.#is(number, text, start, end)) break;
    }
    return at;
  }

  #is(number: number, text: string, start: number, end: number): boolean {
    const letters = this.#letters;
    let at = this.#ends[number]!;
    if (at - (number === 0 ? 0 : this.#ends[number - 1]!) !== end - start) return false;
    for (let i = end; i > start; ) if (letters[--at] !== text.charCodeAt(--i)) return false;
    return true;
  }

  #grow(): void {
    const room = 2 * this.#ends.length;
    this.#hashes = enlarged(this.#hashes, room);
    this.#ends = enlarged(this.#ends, room);
    this.#values = enlarged(this.#values, room);
    this.#slots = new Uint32Array(2 * room);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let at = this.#hashes[number]! & mask;
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = number + 1;
    }
  }
}

/** Begun anew in each process, so that nobody can prepare words that all fall into one place. */
const SEED = (Math.random() * 2 ** 32) >>> 0;

/** Letters mixed by multiplication, the last step as in MurmurHash3 (https://github.com/aappleby/smhasher). */
function hash(text: string, start: number, end: number): number {
  let code = SEED;
  for (let i = start; i < end; i++) code = Math.imul(code ^ text.charCodeAt(i), 0x5bd1e995) ^ (code >>> 15);
  code = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  return (code ^ (code >>> 13)) >>> 0;
}

function enlarged<T extends Uint16Array | Uint32Array>(old: T, length: number): T {
  const array = new (old.constructor as new (length: number) => T)(length);
  array.set(old);
  return array;
}
