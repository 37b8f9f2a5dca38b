import fs from 'node:fs';

/** What a file said when it was last read, and the file's state then. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  read: number;
  value: unknown;
}

/** A file touched so shortly before it was read, in milliseconds, may be touched again at the same time by the file system's clock. */
const CLOCK = 50;

/**
 * What files said, for as long as the process lives: a build reads what ingestion read, and a process that stays reads what changed.
 * Like git's index it goes by a file's size and times.
 */
export class FileCache {
  readonly #kept = new Map<string, Kept>();

  /** What the file said, if it is as it was; else what `read` makes of it, kept unless `read` says not to. */
  get<T>(file: string, read: () => { value: T; keep: boolean }): T {
    const { size, mtimeMs: mtime, ctimeMs: ctime } = fs.statSync(file);
    const kept = this.#kept.get(file);
    if (kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime && ctime < kept.read - CLOCK)
      return kept.value as T;
    const at = Date.now();
    const { value, keep } = read();
    if (keep) this.#kept.set(file, { size, mtime, ctime, read: at, value });
    else this.#kept.delete(file);
    return value;
  }
}
