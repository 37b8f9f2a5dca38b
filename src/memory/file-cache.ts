import fs from 'node:fs';
import { isCoarse } from '../files/file-time.js';

/** What was read from a file, and the file's state at that time. */
interface Kept {
  size: number;
  mtime: number;
  ctime: number;
  read: number;
  /** The witness's count when the file was looked at. */
  count: number;
  value: unknown;
}

/** One who is told of changes, so that files need not be looked at to know that they are as they were. */
export interface Witness {
  /** Another, higher number after each change. */
  readonly state: number;
  /** Whether a file, or what a folder holds, is certainly as it was when the count was this. */
  isUnchanged(file: string, count: number): boolean;
}

/** Milliseconds within which a file may change again without its timestamp showing it. */
const CLOCK = 50;
/** The same where times are whole seconds, of which FAT and exFAT write every other. */
const COARSE_CLOCK = 2000 + CLOCK;

/** When a file's times will show any further change, in milliseconds; a folder's on FAT and exFAT never do for certain. */
function settled(stat: fs.Stats): number {
  if (!isCoarse(stat.ctimeMs)) return stat.ctimeMs + CLOCK;
  return stat.isDirectory() ? Number.POSITIVE_INFINITY : stat.ctimeMs + COARSE_CLOCK;
}

/**
 * Remembers what was read from files for the life of the process: a build reuses what ingestion read, and `dev` reads only
 * what changed. Like git's index, it compares sizes and timestamps.
 */
export class FileCache {
  readonly #kept: Map<string, Kept>;
  readonly #witness: Witness | undefined;
  readonly #trusts: boolean;

  constructor(witness?: Witness, kept: Map<string, Kept> = new Map(), trusts = false) {
    this.#witness = witness;
    this.#kept = kept;
    this.#trusts = trusts;
  }

  /** The same memory for who only looks: files of which the witness says that they did not change are not looked at. */
  trusting(): FileCache {
    return new FileCache(this.#witness, this.#kept, true);
  }

  /** The remembered value if the file is unchanged; otherwise the result of `read`, which also says whether to keep it. */
  get<T>(file: string, read: () => { value: T; keep: boolean }): T {
    const kept = this.#kept.get(file);
    if (kept && this.#trusts && this.#witness?.isUnchanged(file, kept.count)) return kept.value as T;
    const count = this.#witness?.state ?? 0;
    const stat = fs.statSync(file);
    const { size, mtimeMs: mtime, ctimeMs: ctime } = stat;
    const isSame = kept && kept.size === size && kept.mtime === mtime && kept.ctime === ctime;
    if (isSame && settled(stat) < kept.read) {
      kept.count = count;
      return kept.value as T;
    }
    const at = Date.now();
    const { value, keep } = read();
    if (keep) this.#kept.set(file, { size, mtime, ctime, read: at, count, value });
    else this.#kept.delete(file);
    return value;
  }
}
