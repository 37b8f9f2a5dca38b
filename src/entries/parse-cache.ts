import fs from 'node:fs';
import path from 'node:path';

/** What a file said when it was last read. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  value: unknown;
}

/**
 * Remembers what files of the content folder said, so that a file that was not touched is not read and parsed again. Like
 * git's index it goes by the file's size and times; a file touched so shortly before the cache was saved that the clock could
 * not tell is read again. Can be deleted at any time.
 */
export class ParseCache {
  readonly #file: string | undefined;
  readonly #version: string;
  readonly #prefix: string;
  readonly #began = Date.now();
  readonly #before: ReadonlyMap<string, Kept>;
  readonly #after = new Map<string, Kept>();
  #changed = false;

  /**
   * @param root the content folder: files are known by their path in it
   * @param file where the cache is kept; without it, nothing is remembered
   * @param version of everything that reads and parses
   */
  constructor(root: string, file?: string, version = '') {
    this.#prefix = root.endsWith('/') ? root : `${root}/`;
    this.#file = file;
    this.#version = version;
    this.#before = file === undefined ? new Map() : load(file, version);
  }

  /** What the file said, if it still does; else what `read` makes of it, kept unless `read` says not to. */
  get<T>(file: string, read: () => { value: T; keep: boolean }): T {
    // Both are made by joining the folder's path with a name; `path.relative` would cost as much as the rest.
    const name = file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
    const { size, mtimeMs: mtime, ctimeMs: ctime } = fs.statSync(file);
    const kept = this.#before.get(name);
    if (kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime) {
      this.#after.set(name, kept);
      return kept.value as T;
    }
    const { value, keep } = read();
    if (keep) {
      this.#after.set(name, { size, mtime, ctime, value });
      this.#changed = true;
    }
    return value;
  }

  /** Writes down what was asked for since the cache was opened; anything else is forgotten. */
  save(): void {
    if (this.#file === undefined || (!this.#changed && this.#after.size === this.#before.size)) return;
    const racy = this.#began - 50;
    const lines = [JSON.stringify(this.#version)];
    for (const [name, { size, mtime, ctime, value }] of this.#after)
      if (ctime < racy)
        lines.push(`${JSON.stringify([name, size, mtime, ctime]).slice(0, -1)},${JSON.stringify(value)}]`);
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(`${this.#file}.part`, `[${lines.join(',\n')}]\n`);
    fs.renameSync(`${this.#file}.part`, this.#file);
  }
}

function load(file: string, version: string): Map<string, Kept> {
  try {
    const [found, ...rows] = JSON.parse(fs.readFileSync(file, 'utf8')) as [
      string,
      ...[string, number, number, number, unknown][],
    ];
    if (found !== version) return new Map();
    return new Map(rows.map(([name, size, mtime, ctime, value]) => [name, { size, mtime, ctime, value }]));
  } catch {
    return new Map();
  }
}
