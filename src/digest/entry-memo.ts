import type { PaperEntry } from '../paper.ts';
import type { Digest } from './digest.ts';

/**
 * What is made once of each entry in a digest, and forgotten with the digest. It is not kept with the entry, which may live on
 * in the next digest and would hold on to this one.
 */
export class EntryMemo<T> {
  readonly #make: (digest: Digest, entry: PaperEntry) => T;
  readonly #made = new WeakMap<Digest, Map<PaperEntry, T>>();

  constructor(make: (digest: Digest, entry: PaperEntry) => T) {
    this.#make = make;
  }

  of(digest: Digest, entry: PaperEntry): T {
    let made = this.#made.get(digest);
    if (!made) {
      made = new Map();
      this.#made.set(digest, made);
    }
    let value = made.get(entry);
    if (value === undefined) {
      value = this.#make(digest, entry);
      made.set(entry, value);
    }
    return value;
  }
}
