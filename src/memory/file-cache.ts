import fs from 'node:fs';

/** What was read from a file, and the file's state at that time. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  read: number;
  value: unknown;
}

/** Milliseconds within which a file may change again without its timestamp showing it. */
const CLOCK = 50;

/**
 * Remembers what was read from files for the life of the process: a build reuses what ingestion read, and `dev` reads only
 * what changed. Like git's index, it compares sizes and timestamps.
 */
export class FileCache {
  readonly #kept = new Map<string, Kept>();

  /** The remembered value if the file is unchanged; otherwise the result of `read`, which also says whether to keep it. */
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
