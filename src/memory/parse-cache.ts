import fs from 'node:fs';
import { type Addition, isToBeRewritten, type Place, RowFile } from './row-file.ts';

/** What a file said when it was last read. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  value: unknown;
  /** Where the value's long text is, as long as the value does not have it. */
  place?: Place;
  long?: LongText<unknown>;
}

/** A text in a value that is long and seldom wanted: it is kept apart, and made a string when it is asked for. */
export interface LongText<T> {
  key: string;
  /** The object that has the text as its `key`. */
  holder(value: T): object;
  /** The same value without the text, which is the last of what the holder has. */
  without(value: T): unknown;
}

type Row = [name: string, size: number, mtime: number, ctime: number, value: unknown, place?: Place];

/** What is known of a folder's files, and where it is kept. */
interface Memory {
  file: RowFile<Row>;
  kept: Map<string, Kept>;
  /** The long texts of what was read from the file. */
  long: Buffer;
  /** In the file. */
  rows: number;
}

/** Where an object's long text is. */
const PLACE = Symbol('place');

/**
 * Remembers what files of the content folder said, so that a file that was not touched is not read and parsed again. Like
 * git's index it goes by the file's size and times; a file touched so shortly before the cache was saved that the clock could
 * not tell is read again. Can be deleted at any time. What changed is added to what is kept, and the last row of a name counts.
 */
export class ParseCache {
  /** Whether caches keep their rows in memory for the next of the same file: for a process that runs many commands. */
  static stays = false;
  static readonly #standing = new Map<string, { state: string; version: string; memory: Memory }>();
  readonly #file: string | undefined;
  readonly #version: string;
  readonly #prefix: string;
  readonly #began = Date.now();
  readonly #memory: Memory | undefined;
  readonly #readers = new Map<string, PropertyDescriptor>();
  /** What was asked for, and so is to be kept. */
  readonly #asked = new Set<string>();
  readonly #added = new Map<string, Kept>();

  /**
   * @param root the content folder: files are known by their path in it
   * @param file where the cache is kept; without it, nothing is remembered
   * @param version of everything that reads and parses
   */
  constructor(root: string, file?: string, version = '') {
    this.#prefix = root.endsWith('/') ? root : `${root}/`;
    this.#file = file;
    this.#version = version;
    if (file === undefined) return;
    const standing = ParseCache.#standing.get(file);
    this.#memory =
      standing?.version === version && standing.state === stateOf(file) ? standing.memory : load(file, version);
  }

  /**
   * What the file said, if it still does; else what `read` makes of it, kept unless `read` says not to.
   * @param long the text of the value that is kept apart, the same for all calls that ask for the file
   */
  get<T>(file: string, read: () => { value: T; keep: boolean }, long?: LongText<T>): T {
    // Both are made by joining the folder's path with a name; `path.relative` would cost as much as the rest.
    const name = file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
    const { size, mtimeMs: mtime, ctimeMs: ctime } = fs.statSync(file);
    const kept = this.#memory?.kept.get(name);
    if (kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime && this.#reveal(kept, long)) {
      this.#asked.add(name);
      return kept.value as T;
    }
    const { value, keep } = read();
    if (keep) this.#added.set(name, { size, mtime, ctime, value, long: long as LongText<unknown> | undefined });
    return value;
  }

  /** Gives the value its long text, to be read when it is asked for. @returns whether it is there */
  #reveal(kept: Kept, long: LongText<never> | undefined): boolean {
    if (!long || !kept.place) return true;
    if (kept.place[0] + kept.place[1] > this.#memory!.long.length) return false;
    const holder = long.holder(kept.value as never);
    Object.defineProperty(holder, PLACE, { value: kept.place });
    Object.defineProperty(holder, long.key, this.#reader(long.key));
    kept.long = long as LongText<unknown>;
    kept.place = undefined;
    return true;
  }

  /** A property that becomes its text when it is read. One for all, as each of its own would cost as much as the text. */
  #reader(key: string): PropertyDescriptor {
    if (this.#readers.has(key)) return this.#readers.get(key)!;
    const { long } = this.#memory!;
    const set = function (this: object, value: string): void {
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true });
    };
    const get = function (this: { [PLACE]: Place }): string {
      const [from, length] = this[PLACE];
      const text = long.toString('utf8', from, from + length);
      set.call(this, text);
      return text;
    };
    const reader = { get, set, enumerable: true, configurable: true };
    this.#readers.set(key, reader);
    return reader;
  }

  /** Writes down what was read anew since the cache was opened; where much is of no use any more, it is written without that. */
  save(): void {
    if (this.#file === undefined) return;
    const racy = this.#began - 50;
    for (const [name, { ctime }] of this.#added) if (ctime >= racy) this.#added.delete(name);
    const memory = this.#memory!;
    if (!isToBeRewritten(memory.rows, this.#asked.size)) {
      if (this.#added.size > 0) memory.file.append(additions(this.#added));
      for (const [name, row] of this.#added) memory.kept.set(name, row);
      memory.rows += this.#added.size;
    } else {
      const kept = new Map<string, Kept>();
      for (const name of this.#asked) kept.set(name, memory.kept.get(name)!);
      for (const [name, row] of this.#added) kept.set(name, row);
      if (kept.size === 0 && memory.rows === 0) return;
      memory.file.rewrite(additions(kept));
      memory.kept = kept;
      memory.rows = kept.size;
    }
    if (ParseCache.stays)
      ParseCache.#standing.set(this.#file, { state: stateOf(this.#file), version: this.#version, memory });
  }
}

/** What tells whether anybody else wrote the file since. */
function stateOf(file: string): string {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
}

function load(file: string, version: string): Memory {
  const rowFile = new RowFile<Row>(file, version);
  const { rows, long } = rowFile.read() ?? { rows: [], long: Buffer.alloc(0) };
  const kept = new Map<string, Kept>();
  for (const [name, size, mtime, ctime, value, place] of rows) kept.set(name, { size, mtime, ctime, value, place });
  return { file: rowFile, kept, long, rows: rows.length };
}

function* additions(kept: ReadonlyMap<string, Kept>): Generator<Addition<Row>> {
  for (const [name, { size, mtime, ctime, value, long }] of kept) {
    const text = long && (long.holder(value) as Record<string, unknown>)[long.key];
    if (long && typeof text === 'string')
      yield { long: text, of: place => [name, size, mtime, ctime, long.without(value), place] };
    else yield { of: () => [name, size, mtime, ctime, value] };
  }
}
