/**
 * The part of CBOR (RFC 8949) that a Pagefind index is written in: integers, text and arrays of a stated length, each in
 * its shortest form.
 */

const UNSIGNED = 0x00;
const NEGATIVE = 0x20;
const TEXT = 0x60;
const ARRAY = 0x80;

/** How many bytes the head of an item takes whose number (value, length of text, length of array) is `n`. */
export const headSize = (n: number): number => (n < 24 ? 1 : n < 0x100 ? 2 : n < 0x10000 ? 3 : 5);

/** Writes the head of an item at `at`; `n` is below 2^32. @returns where the next byte goes */
export function writeHead(out: Uint8Array, at: number, major: number, n: number): number {
  if (n < 24) {
    out[at] = major | n;
    return at + 1;
  }
  if (n < 0x100) {
    out[at] = major | 24;
    out[at + 1] = n;
    return at + 2;
  }
  if (n < 0x10000) {
    out[at] = major | 25;
    out[at + 1] = n >>> 8;
    out[at + 2] = n;
    return at + 3;
  }
  out[at] = major | 26;
  out[at + 1] = n >>> 24;
  out[at + 2] = n >>> 16;
  out[at + 3] = n >>> 8;
  out[at + 4] = n;
  return at + 5;
}

/** The head of an array of three items. */
export const ARRAY_OF_3 = ARRAY | 3;

export const writeUnsigned = (out: Uint8Array, at: number, n: number): number => writeHead(out, at, UNSIGNED, n);

/** How many bytes an array of integers takes. */
export function sizeOfIntegers(numbers: readonly number[]): number {
  let size = headSize(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i]!;
    size += headSize(n < 0 ? -n - 1 : n);
  }
  return size;
}

/** Writes an array of integers at `start`, where there must be room for it. @returns where the next byte goes */
export function writeIntegers(out: Uint8Array, start: number, numbers: readonly number[]): number {
  let at = writeHead(out, start, ARRAY, numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i]!;
    at = n < 0 ? writeHead(out, at, NEGATIVE, -n - 1) : writeHead(out, at, UNSIGNED, n);
  }
  return at;
}

/** Grows as it is written to. */
export class CborWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 1 << 12) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }

  #head(major: number, n: number): this {
    this.#room(5);
    this.#length = writeHead(this.#bytes, this.#length, major, n);
    return this;
  }

  array(length: number): this {
    return this.#head(ARRAY, length);
  }

  integer(n: number): this {
    return n < 0 ? this.#head(NEGATIVE, -n - 1) : this.#head(UNSIGNED, n);
  }

  integers(numbers: readonly number[]): this {
    this.#room(5 * (numbers.length + 1));
    this.#length = writeIntegers(this.#bytes, this.#length, numbers);
    return this;
  }

  text(s: string): this {
    const size = Buffer.byteLength(s);
    this.#head(TEXT, size);
    this.#room(size);
    this.#bytes.write(s, this.#length);
    this.#length += size;
    return this;
  }

  /** Bytes that are CBOR already. */
  encoded(bytes: Uint8Array, from: number, to: number): this {
    this.#room(to - from);
    this.#bytes.set(bytes.subarray(from, to), this.#length);
    this.#length += to - from;
    return this;
  }

  get length(): number {
    return this.#length;
  }

  /** A copy of what was written; the writer begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

/** Reads what `CborWriter` writes. @throws Error where the bytes hold something else, or end early */
export class CborReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  #head(...majors: number[]): number {
    const first = this.#byte();
    const major = first & 0xe0;
    if (!majors.includes(major))
      throw new Error(`byte ${this.#at - 1}: expected CBOR of type ${majors.map(m => m >> 5)}, found ${major >> 5}`);
    const n = first & 0x1f;
    const value =
      n < 24
        ? n
        : n === 24
          ? this.#byte()
          : n === 25
            ? this.#byte() * 0x100 + this.#byte()
            : n === 26
              ? this.#byte() * 0x1000000 + this.#byte() * 0x10000 + this.#byte() * 0x100 + this.#byte()
              : undefined;
    if (value === undefined) throw new Error(`byte ${this.#at - 1}: expected a 32-bit length, found ${n}`);
    return major === NEGATIVE ? -value - 1 : value;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error(`byte ${this.#at - 1}: expected more, found the end`);
    return byte;
  }

  array(length?: number): number {
    const n = this.#head(ARRAY);
    if (length !== undefined && n !== length)
      throw new Error(`byte ${this.#at}: expected an array of ${length}, found one of ${n}`);
    return n;
  }

  integer(): number {
    return this.#head(UNSIGNED, NEGATIVE);
  }

  integers(): number[] {
    return this.list(() => this.integer());
  }

  text(): string {
    const size = this.#head(TEXT);
    if (this.#at + size > this.#bytes.length) throw new Error(`byte ${this.#at}: expected ${size} bytes of text`);
    this.#at += size;
    return this.#bytes.toString('utf8', this.#at - size, this.#at);
  }

  list<T>(item: () => T): T[] {
    const n = this.array();
    const items: T[] = [];
    for (let i = 0; i < n; i++) items.push(item());
    return items;
  }

  /** @throws Error where bytes are left */
  end(): void {
    if (this.#at !== this.#bytes.length)
      throw new Error(`byte ${this.#at}: expected the end, found ${this.#bytes.length - this.#at} bytes more`);
  }
}
