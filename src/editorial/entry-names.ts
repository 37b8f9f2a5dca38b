import { FIND, nearestAre, nearestKeys } from '../content/nearest-key.ts';
import { UsageError } from '../diagnostic.ts';
import type { PaperEntry } from '../paper.ts';
import { identifiersNamed, oneLine } from '../read/record-draft.ts';
import { titleKey } from '../read/text/key.ts';
import { clip } from '../typeset/clip.ts';
import { plural } from '../typeset/plural.ts';
import { IDENTIFIERS } from './identity.ts';

/** What an entry is named by. */
export type NamedEntry = Pick<PaperEntry, 'id' | 'title' | 'identifiers' | 'aliases'>;

/** What a name leads to: one entry; several, each of which it could be; or none, and those that are near. */
export type FoundEntry = { id: string } | { among: readonly string[] } | { nearest: readonly string[] };

/** So many letters begin a name: fewer are a slip of the hand. */
const LEAST = 3;
/** How many near names a message says. */
const NEAR = 3;
/** How many of those that a name could be. */
const FEW = 5;

/**
 * How people name entries: by the id, by an identifier of the paper's in any form in which it is copied, by its file or page, or by how
 * its id or its title begins, where it is the only one that begins so.
 */
export class EntryNames {
  readonly #has: (id: string) => boolean;
  readonly #read: () => readonly NamedEntry[];
  #known: readonly (NamedEntry & { letters: string })[] | undefined;
  /** Where each former id leads. */
  #ways: Map<string, string> | undefined;

  /**
   * @param has whether an entry has this id
   * @param read all entries; asked for once somebody names one by something else
   */
  constructor(has: (id: string) => boolean, read: () => readonly NamedEntry[]) {
    this.#has = has;
    this.#read = read;
  }

  static of(entries: readonly NamedEntry[]): EntryNames {
    const ids = new Set(entries.map(({ id }) => id));
    return new EntryNames(
      id => ids.has(id),
      () => entries,
    );
  }

  find(typed: string): FoundEntry {
    if (this.#has(typed)) return { id: typed };
    const name = oneLine(typed);
    const file = /(?:^|[/\\])([^/\\]+)\.(?:md|html)(?:#.*)?$/.exec(name)?.[1];
    if (file !== undefined && this.#has(file)) return { id: file };
    const [only, ...others] = this.#identified(name) ?? this.#begun(name);
    if (only === undefined) return { nearest: this.#near(name) };
    return others.length === 0 ? { id: only } : { among: [only, ...others] };
  }

  /**
   * The id of the entry that a file names, also by the id of one that was merged into it; what was written, where that names none or not
   * one alone.
   */
  idOf(written: string): string {
    const found = this.#led(written);
    return 'id' in found ? found.id : written;
  }

  /**
   * The id of the entry that a person names, as `idOf`.
   *
   * @throws UsageError if no entry is called so, or more than one could be meant
   */
  require(typed: string): string {
    const found = this.#led(typed);
    if ('id' in found) return found.id;
    const expected = 'among' in found ? 'the name of one entry' : 'the id of an entry';
    throw new UsageError(`expected ${expected}, found "${clip(typed, 200)}"; ${this.fault(found)}`);
  }

  /** What to say of a name that is not one entry's: those that it could be, or the nearest. */
  fault(found: Exclude<FoundEntry, { id: string }>): string {
    if ('nearest' in found) {
      const ids = this.#all.map(({ id }) => id);
      return nearestAre(found.nearest, ids, FIND.paper);
    }
    const { among } = found;
    const more = among.length > FEW ? ` and ${plural(among.length - FEW, 'other')}` : '';
    return `it could be ${among.slice(0, FEW).join(', ')}${more}`;
  }

  /** As `find`, but for the ids of what was merged into others. */
  #led(typed: string): FoundEntry {
    if (this.#has(typed)) return { id: typed };
    if (!this.#ways) {
      this.#ways = new Map();
      for (const { id, aliases = [] } of this.#all)
        for (const alias of aliases) if (!this.#ways.has(alias)) this.#ways.set(alias, id);
    }
    const id = this.#ways.get(typed);
    return id === undefined ? this.find(typed) : { id };
  }

  get #all(): readonly (NamedEntry & { letters: string })[] {
    this.#known ??= this.#read().map(({ id, title, identifiers, aliases }) => ({
      id,
      ...(identifiers && { identifiers }),
      ...(aliases && { aliases }),
      letters: title === undefined ? '' : titleKey(title),
    }));
    return this.#known;
  }

  /** The entries that have an identifier which is named; undefined where none has, or none is named. */
  #identified(name: string): string[] | undefined {
    const named = identifiersNamed(name);
    const found = this.#all.filter(({ identifiers }) =>
      IDENTIFIERS.some(kind => named[kind] !== undefined && identifiers?.[kind] === named[kind]),
    );
    return found.length === 0 ? undefined : found.map(({ id }) => id);
  }

  /** The entries whose id or title begins so; those that are called so as a whole go before. */
  #begun(name: string): string[] {
    const id = name.toLowerCase();
    const letters = titleKey(name);
    const compare = (is: (own: string, typed: string) => boolean) =>
      this.#all.filter(entry => is(entry.id.toLowerCase(), id) || (letters !== '' && is(entry.letters, letters)));
    const whole = compare((own, typed) => own === typed);
    const begun = whole.length > 0 ? whole : compare((own, typed) => typed.length >= LEAST && own.startsWith(typed));
    return begun.map(entry => entry.id);
  }

  #near(name: string): string[] {
    const named = identifiersNamed(name);
    const kind = IDENTIFIERS.find(kind => named[kind] !== undefined);
    if (kind !== undefined) {
      const holders = new Map(this.#all.map(({ id, identifiers }) => [identifiers?.[kind] ?? '', id]));
      return nearestKeys(named[kind]!, [...holders.keys()], NEAR).map(value => holders.get(value)!);
    }
    const slug = name.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^-|-$/g, '');
    return nearestKeys(
      slug,
      this.#all.map(({ id }) => id),
      NEAR,
    );
  }
}
