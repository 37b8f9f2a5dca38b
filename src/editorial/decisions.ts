import fs from 'node:fs';
import { contentFolder } from '../content/content-folder.ts';
import { type Decision, readDecisions, withIds } from '../content/decisions-file.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';

/** A person's decisions, indexed for lookup during ingestion. */
export class Decisions {
  /** As a person wrote them. */
  readonly written: readonly Decision[];
  /** By the ids of what they name. */
  readonly all: readonly Decision[];
  /** The id of an entry that a decision names. */
  readonly idOf: (written: string) => string;
  readonly #same = new Map<string, Set<string>>();
  readonly #different = new Map<string, Set<string>>();
  readonly #settled = new Set<string>();

  constructor(decisions: readonly Decision[], idOf: (written: string) => string = written => written) {
    this.written = decisions;
    this.all = decisions.map(decision => withIds(decision, idOf));
    this.idOf = idOf;
    const pair = (map: Map<string, Set<string>>, [a, b]: readonly [string, string]): void => {
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const)
        map.set(x, (map.get(x) ?? new Set()).add(y));
    };
    for (const decision of this.all)
      if ('same' in decision) pair(this.#same, decision.same);
      else if ('different' in decision) pair(this.#different, decision.different);
      else if ('settled' in decision) this.#settled.add(`${decision.settled}\t${decision.doubt}`);
      else this.#settled.add(`${decision['repeated-name']}\trepeated-name\t${decision.name}`);
  }

  /**
   * @param idOf the id of an entry that a decision names; what was written, where it names none
   * @throws ContentError naming file and line of each mistake
   */
  static read(root: string, idOf?: (written: string) => string): Decisions {
    const file = contentFolder(root).decisions;
    return new Decisions(fs.existsSync(file) ? readDecisions(file, decodeUtf8(file, readBytes(file))) : [], idOf);
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
    if (this.#settled.size === 0) return false;
    return this.#settled.has(`${id}\t${doubt}`) || this.#settled.has(`${id}\t${doubt}\t${name}`);
  }
}
