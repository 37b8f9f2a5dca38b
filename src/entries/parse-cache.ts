import fs from 'node:fs';
import path from 'node:path';

/** What a file said when it was last read. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  value: unknown;
}

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
 * added at the end, and the last row of a name counts.
 */
export class ParseCache {
  /** Whether caches keep their rows in memory for the next of the same file: for a process that runs many commands. */
  static stays = false;
  static readonly #standing = new Map<
    string,
    { state: string; version: string; rows: number; kept: Map<string, Kept> }
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
      return;
    }
    const [found, ...rows] = load(file);
    if (found !== version) return;
    this.#rows = rows.length;
    for (const [name, size, mtime, ctime, value] of rows as Row[])
      this.#before.set(name, { size, mtime, ctime, value });
  }

  /** What the file said, if it still does; else what `read` makes of it, kept unless `read` says not to. */
  get<T>(file: string, read: () => { value: T; keep: boolean }): T {
    // Both are made by joining the folder's path with a name; `path.relative` would cost as much as the rest.
    const name = file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
    const { size, mtimeMs: mtime, ctimeMs: ctime } = fs.statSync(file);
    const kept = this.#before.get(name);
    if (kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime) {
      this.#asked.add(name);
      return kept.value as T;
    }
    const { value, keep } = read();
    if (keep) this.#added.set(name, { size, mtime, ctime, value });
    return value;
  }

  /** Writes down what was read anew since the cache was opened; where much is of no use any more, it is written without that. */
  save(): void {
    if (this.#file === undefined) return;
    const racy = this.#began - 50;
    for (const [name, { ctime }] of this.#added) if (ctime >= racy) this.#added.delete(name);
    const wasted = this.#rows - this.#asked.size;
    if (this.#rows > 0 && wasted <= WASTE * this.#rows) {
      if (this.#added.size > 0) append(this.#file, this.#added);
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
    fs.writeFileSync(part, `[${ascii(JSON.stringify(this.#version))}${END}`);
    append(part, kept);
    fs.renameSync(part, this.#file);
    this.#before = kept;
    this.#stand(this.#file, kept.size);
  }

  #stand(file: string, rows: number): void {
    if (!ParseCache.stays) return;
    ParseCache.#standing.set(file, { state: stateOf(file), version: this.#version, rows, kept: this.#before });
  }
}

/** What tells whether anybody else wrote the file since. */
function stateOf(file: string): string {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
}

type Row = [name: string, size: number, mtime: number, ctime: number, value: unknown];

/** What stands behind the last row. */
const END = '\n]\n';

/** Adds rows, and the end of the array after them, where its end was. */
function append(file: string, rows: ReadonlyMap<string, Kept>): void {
  const handle = fs.openSync(file, 'r+');
  try {
    let at = fs.fstatSync(handle).size - END.length;
    let text = '';
    const flush = (): void => {
      at += fs.writeSync(handle, text, at, 'latin1');
      text = '';
    };
    for (const [name, { size, mtime, ctime, value }] of rows) {
      text += `\n,${ascii(JSON.stringify([name, size, mtime, ctime, value] satisfies Row))}`;
      if (text.length >= PART) flush();
    }
    text += END;
    flush();
  } finally {
    fs.closeSync(handle);
  }
}

/** JSON in ASCII. */
function ascii(json: string): string {
  return /[\u0080-\uffff]/.test(json)
    ? json.replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}

/** The version and the rows. Nothing where the file ends in the middle of a row, as after a process that was killed. */
function load(file: string): [version?: string, ...rows: unknown[]] {
  if (!fs.existsSync(file)) return [];
  const text = fs.readFileSync(file, 'latin1');
  try {
    // Rows can be added to nothing else.
    return text.endsWith(END) ? JSON.parse(text) : [];
  } catch {
    return [];
  }
}
