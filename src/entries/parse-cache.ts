import fs from 'node:fs';
import path from 'node:path';

/** What a file said when it was last read. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  value: unknown;
  /** Where the value's long text is among the texts, as long as it is not in the value itself. */
  place?: Place;
  long?: LongText<unknown>;
}

type Place = [from: number, length: number];

/** A text in a value that is long and seldom wanted: it is kept apart, and made a string when it is asked for. */
export interface LongText<T> {
  key: string;
  /** The object that has the text as its `key`. */
  holder(value: T): object;
  /** The same value without the text, which is the last of what the holder has. */
  without(value: T): unknown;
}

/** Where an object's long text is: from which byte, and how many. */
const PLACE = Symbol('place');

/** Of the rows in the file, how many may be of no use before it is written anew. */
const WASTE = 0.2;
/** Rows are written in parts of about this many characters: the whole would stand in memory twice. */
const PART = 2 ** 20;

/**
 * Remembers what files of the content folder said, so that a file that was not touched is not read and parsed again. Like
 * git's index it goes by the file's size and times; a file touched so shortly before the cache was saved that the clock could
 * not tell is read again. Can be deleted at any time.
 *
 * The cache is one JSON array in ASCII, a row a line: half the time of reading it would go into UTF-8. What changed is
 * added at the end, and the last row of a name counts. Long texts, which would be two thirds of it, lie behind one another in
 * a second file, whose name the array's head says.
 */
export class ParseCache {
  /** Whether caches keep their rows in memory for the next of the same file: for a process that runs many commands. */
  static stays = false;
  static readonly #standing = new Map<
    string,
    { state: string; version: string; rows: number; kept: Map<string, Kept>; texts: Texts }
  >();
  readonly #file: string | undefined;
  readonly #version: string;
  readonly #prefix: string;
  readonly #began = Date.now();
  #before = new Map<string, Kept>();
  /** What was asked for, and so is to be kept. */
  readonly #asked = new Set<string>();
  readonly #added = new Map<string, Kept>();
  /** In the file. */
  #rows = 0;
  readonly #readers = new Map<string, PropertyDescriptor>();
  #texts: Texts = { name: '', bytes: Buffer.alloc(0) };

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
    if (standing?.version === version && standing.state === stateOf(file)) {
      this.#before = standing.kept;
      this.#rows = standing.rows;
      this.#texts = standing.texts;
      return;
    }
    const loaded = load(file, version);
    if (!loaded) return;
    this.#rows = loaded.rows.length;
    this.#texts = loaded.texts;
    for (const [name, size, mtime, ctime, value, place] of loaded.rows)
      this.#before.set(name, { size, mtime, ctime, value, place });
  }

  /**
   * What the file said, if it still does; else what `read` makes of it, kept unless `read` says not to.
   * @param long the text of the value that is kept apart, the same for all calls that ask for the file
   */
  get<T>(file: string, read: () => { value: T; keep: boolean }, long?: LongText<T>): T {
    // Both are made by joining the folder's path with a name; `path.relative` would cost as much as the rest.
    const name = file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
    const { size, mtimeMs: mtime, ctimeMs: ctime } = fs.statSync(file);
    const kept = this.#before.get(name);
    if (kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime && this.#reveal(kept, long)) {
      this.#asked.add(name);
      return kept.value as T;
    }
    const { value, keep } = read();
    if (keep)
      this.#added.set(name, { size, mtime, ctime, value, ...(long ? { long: long as LongText<unknown> } : {}) });
    return value;
  }

  /** Gives the value its long text, to be read when it is asked for. @returns whether it is there */
  #reveal(kept: Kept, long: LongText<never> | undefined): boolean {
    if (!long || !kept.place) return true;
    if (kept.place[0] + kept.place[1] > this.#texts.bytes.length) return false;
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
    const { bytes } = this.#texts;
    const set = function (this: object, value: string): void {
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true });
    };
    const get = function (this: { [PLACE]: Place }): string {
      const [from, length] = this[PLACE];
      const text = bytes.toString('utf8', from, from + length);
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
    const wasted = this.#rows - this.#asked.size;
    if (this.#rows > 0 && wasted <= WASTE * this.#rows) {
      if (this.#added.size > 0) append(this.#file, this.#added, path.join(path.dirname(this.#file), this.#texts.name));
      for (const [name, row] of this.#added) this.#before.set(name, row);
      this.#stand(this.#file, this.#rows + this.#added.size);
      return;
    }
    const kept = new Map<string, Kept>();
    for (const name of this.#asked) kept.set(name, this.#before.get(name)!);
    for (const [name, row] of this.#added) kept.set(name, row);
    if (kept.size === 0 && this.#rows === 0) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    const part = `${this.#file}.part`;
    const folder = path.dirname(this.#file);
    const stem = `${path.basename(this.#file)}-texts-`;
    const name = stem + Date.now().toString(36);
    fs.writeFileSync(part, `[${ascii(JSON.stringify([this.#version, name] satisfies Head))}${END}`);
    fs.writeFileSync(path.join(folder, name), '');
    append(part, kept, path.join(folder, name));
    fs.renameSync(part, this.#file);
    for (const other of fs.readdirSync(folder))
      if (other.startsWith(stem) && other !== name) fs.rmSync(path.join(folder, other));
    this.#texts = { ...this.#texts, name };
    this.#before = kept;
    this.#stand(this.#file, kept.size);
  }

  #stand(file: string, rows: number): void {
    if (!ParseCache.stays) return;
    const standing = { state: stateOf(file), version: this.#version, rows, kept: this.#before, texts: this.#texts };
    ParseCache.#standing.set(file, standing);
  }
}

/** What tells whether anybody else wrote the file since. */
function stateOf(file: string): string {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
}

/** The long texts, behind one another in UTF-8, as they were when the cache was opened. */
interface Texts {
  /** The file's, in the cache's folder. */
  name: string;
  bytes: Buffer;
}

type Head = [version: string, texts: string];
type Row = [name: string, size: number, mtime: number, ctime: number, value: unknown, place?: Place];

/** What stands behind the last row. */
const END = '\n]\n';

/** Adds rows, and the end of the array after them, where its end was; their long texts first, at the end of the second file. */
function append(file: string, rows: ReadonlyMap<string, Kept>, textFile: string): void {
  const handle = fs.openSync(file, 'r+');
  const texts = fs.openSync(textFile, 'a');
  try {
    let at = fs.fstatSync(handle).size - END.length;
    let from = fs.fstatSync(texts).size;
    let text = '';
    let long = '';
    const flush = (): void => {
      fs.writeFileSync(texts, long);
      at += fs.writeSync(handle, text, at, 'latin1');
      text = '';
      long = '';
    };
    for (const [name, row] of rows) {
      const { size, mtime, ctime, value } = row;
      const line: Row = [name, size, mtime, ctime, value];
      const apart = row.long && (row.long.holder(value) as Record<string, unknown>)[row.long.key];
      if (row.long && typeof apart === 'string') {
        const length = Buffer.byteLength(apart);
        line[4] = row.long.without(value);
        line[5] = [from, length];
        long += apart;
        from += length;
      }
      text += `\n,${ascii(JSON.stringify(line))}`;
      if (text.length + long.length >= PART) flush();
    }
    text += END;
    flush();
  } finally {
    fs.closeSync(handle);
    fs.closeSync(texts);
  }
}

/** JSON in ASCII. */
function ascii(json: string): string {
  return /[\u0080-\uffff]/.test(json)
    ? json.replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}

/** The rows. Nothing where they are of another version, or the file ends in the middle of one, as after a process that was killed. */
function load(file: string, version: string): { rows: Row[]; texts: Texts } | undefined {
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, 'latin1');
  // Rows can be added to nothing else.
  if (!text.endsWith(END) || !text.startsWith(`[${ascii(JSON.stringify([version])).slice(0, -1)},`)) return undefined;
  try {
    const [[, name], ...rows] = JSON.parse(text) as [Head, ...Row[]];
    return { rows, texts: { name, bytes: fs.readFileSync(path.join(path.dirname(file), name)) } };
  } catch {
    return undefined;
  }
}
