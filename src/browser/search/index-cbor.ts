/** As much of CBOR (RFC 8949) as it takes to list the words and the pages of Pagefind's files; all else in them is skipped. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #head(): [major: number, n: number] {
    const first = this.#bytes[this.#at++] ?? 0;
    let n = first & 31;
    if (n > 23) {
      const size = 1 << (n - 24);
      n = 0;
      for (let i = 0; i < size; i++) n = n * 256 + (this.#bytes[this.#at++] ?? 0);
    }
    return [first >> 5, n];
  }

  /** @throws where no array begins here */
  array(): number {
    const [major, n] = this.#head();
    if (major !== 4) throw new Error(`byte ${this.#at}: expected an array, found CBOR of type ${major}`);
    return n;
  }

  /** @throws where no text stands here */
  text(): string {
    const [major, n] = this.#head();
    if (major !== 3) throw new Error(`byte ${this.#at}: expected text, found CBOR of type ${major}`);
    this.#at += n;
    return this.#decoder.decode(this.#bytes.subarray(this.#at - n, this.#at));
  }

  skip(items: number): void {
    for (let left = items; left > 0 && this.#at < this.#bytes.length; left--) {
      const [major, n] = this.#head();
      if (major === 2 || major === 3) this.#at += n;
      else if (major === 4) left += n;
    }
  }

  /** The texts that begin the items of a list of arrays. */
  firsts(): string[] {
    const list: string[] = [];
    for (let left = this.array(); left > 0; left--) {
      const parts = this.array();
      list.push(this.text());
      this.skip(parts - 1);
    }
    return list;
  }
}

/** The words of a word file: `[[[word, pages, variants], …]]`. */
export function readWords(bytes: Uint8Array): string[] {
  const reader = new Reader(bytes);
  reader.array();
  return reader.firsts();
}

/** The names of the pages' files in the order of the index, from the metadata: `[version, [[name, words], …], …]`. */
export function readPageNames(bytes: Uint8Array): string[] {
  const reader = new Reader(bytes);
  reader.array();
  reader.skip(1);
  return reader.firsts();
}
