import fs from 'node:fs';
import { contentFolder } from '../content/content-folder.ts';
import { type Decision, readDecisions } from '../content/decisions-file.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';

/** A person's decisions, indexed for lookup during ingestion. */
export class Decisions {
  readonly all: readonly Decision[];
  readonly #same = new Map<string, Set<string>>();
  readonly #different = new Map<string, Set<string>>();
  readonly #settled = new Set<string>();

  constructor(decisions: readonly Decision[]) {
    this.all = decisions;
    const pair = (map: Map<string, Set<string>>, [a, b]: readonly [string, string]): void => {
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const)
        map.set(x, (map.get(x) ?? new Set()).add(y));
    };
    for (const decision of decisions)
      if ('same' in decision) pair(this.#same, decision.same);
      else if ('different' in decision) pair(this.#different, decision.different);
      else if ('settled' in decision) this.#settled.add(`${decision.settled}\t${decision.doubt}`);
      else this.#settled.add(`${decision['repeated-name']}\trepeated-name\t${decision.name}`);
  }

  /** @throws ContentError naming file and line of each mistake */
  static read(root: string): Decisions {
    const file = contentFolder(root).decisions;
    return new Decisions(fs.existsSync(file) ? readDecisions(file, decodeUtf8(file, readBytes(file))) : []);
  }

  /** Entries that a person declared to be the same paper. */
  sameAs(id: string): ReadonlySet<string> {
    return this.#same.get(id) ?? new Set();
  }

  /** Entries that a person declared to be different papers. */
  differentFrom(id: string): ReadonlySet<string> {
    return this.#different.get(id) ?? new Set();
  }

  isSettled(id: string, doubt: string, name?: string): boolean {
    return this.#settled.has(`${id}\t${doubt}`) || this.#settled.has(`${id}\t${doubt}\t${name}`);
  }
}
