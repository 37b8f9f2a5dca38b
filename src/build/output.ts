import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';
import { makeFolder } from '../files/folder.ts';
import { Lock } from '../files/lock.ts';
import { lettersOf } from '../files/real-path.ts';
import { respell } from '../files/respell.ts';
import { type Content, Transaction } from '../files/transaction.ts';
import type { Memory } from '../memory/memory.ts';

/** What a build did to the folder. `bytes` counts the whole site. */
export interface OutputResult {
  files: number;
  bytes: number;
  largest: { file: string; bytes: number };
  /** The folder that holds the most files, those of its own folders left out. */
  fullest: { folder: string; files: number };
  written: number;
  kept: number;
  removed: number;
}

/** A file's state as the file system reports it; the time is in whole milliseconds. */
interface State {
  size: number;
  mtime: number;
}

/** What is remembered of a file: what it was made of, and its state after it was written. */
interface Remembered extends State {
  key: string;
  /** A hash of its bytes; empty until somebody asks for it. */
  hash: string;
}

/**
 * The folder that a build writes. It remembers what each file was made of, so that nothing unchanged is made again; files
 * with unchanged bytes are not rewritten, and files that are no longer made are removed. Everything takes effect at
 * `commit`; until then the old site stays in place.
 *
 * The folder carries a mark, and nothing is ever written or deleted in a non-empty folder without it: `--output ~` must not
 * cost anybody their home. A repository at its top stays as it is.
 */
export class SiteOutput {
  static readonly MARK = '.broadsheet';
  static readonly #MARK_TEXT = 'Made by Broadsheet. Each build replaces everything in this folder.\n';
  readonly dir: string;
  readonly #memory: Memory;
  readonly #before: Map<string, Remembered>;
  readonly #after = new Map<string, Remembered>();
  readonly #existing: Set<string>;
  /** The same in small letters, where somebody asks. */
  #letters: Set<string> | undefined;
  readonly #transaction: Transaction;
  readonly #isHashed: boolean;
  /** How many of the staged files are no files of the site. */
  readonly #marks: number;
  #scratch = Buffer.allocUnsafeSlow(2 ** 20);
  /** Names this build, and the last one that remembered what it made: what else is remembered of pages is to be of the same. */
  readonly build: string = crypto.randomUUID();
  readonly lastBuild: string;
  readonly recovered: 'finished' | 'taken back' | undefined;

  /**
   * Locks an output folder against other builds, whatever their content.
   *
   * @throws ContentError if `dir` holds files that no build made, or another build is using it
   */
  static lock(dir: string): Lock {
    requireOutput(dir);
    return new Lock(dir, 'broadsheet build', 'output folder');
  }

  /**
   * @param dir the output folder, created if it is missing
   * @param memory keeps what is remembered
   * @param isHashed whether the hashes of most files will be asked for; they are then computed while the bytes are in
   * memory
   * @throws ContentError if `dir` holds files that no build made
   */
  constructor(dir: string, memory: Memory, isHashed = true) {
    this.#isHashed = isHashed;
    this.dir = path.resolve(dir);
    this.#memory = memory;
    requireOutput(dir);
    makeFolder(this.dir);
    this.recovered = Transaction.recover(this.dir);
    this.#existing = listFiles(this.dir);
    const { build, files } = recall(memory);
    this.lastBuild = build;
    this.#before = files;
    this.#transaction = new Transaction(this.dir);
    // The first that is put in its place: whatever stops the others, the folder is known as ours.
    if (!fs.existsSync(path.join(this.dir, SiteOutput.MARK)))
      this.#transaction.write(SiteOutput.MARK, SiteOutput.#MARK_TEXT);
    this.#marks = this.#transaction.writes;
  }

  /** The folder where files of the new site wait until `commit`. */
  get stage(): string {
    return this.#transaction.files;
  }

  /** Whether the file is still as made from what `key` names; if so, it is kept. */
  keep(file: string, key: string): boolean {
    const known = this.#before.get(file);
    if (known?.key !== key || !this.#stands(file, known)) return false;
    this.#after.set(file, known);
    return true;
  }

  /** Takes over what others wrote into the stage. */
  adopt(): void {
    for (const file of this.#transaction.strangers()) this.put(file, '', fs.readFileSync(path.join(this.stage, file)));
  }

  /** What a file of the previous build was made of, if nobody has changed it since. */
  standing(file: string): string | undefined {
    const known = this.#before.get(file);
    return known && this.#stands(file, known) ? known.key : undefined;
  }

  #stands(file: string, known: Remembered): boolean {
    const state = this.#isThere(file) ? this.#stateOf(file) : undefined;
    return state?.size === known.size && state.mtime === known.mtime;
  }

  /** Whether the file is there; where capitals make no other name, the folder may list it in other letters. */
  #isThere(file: string): boolean {
    if (this.#existing.has(file)) return true;
    this.#letters ??= new Set([...this.#existing].map(lettersOf));
    return this.#letters.has(lettersOf(file)) && fs.existsSync(`${this.dir}/${file}`);
  }

  /** By how it is listed, each file that the new site has in other letters, where these are one file. */
  #respelt(): Map<string, string> {
    const fresh = [...this.#after.keys()].filter(file => !this.#existing.has(file) && this.#isThere(file));
    const wanted = new Map(fresh.map(file => [lettersOf(file), file]));
    const gone = [...this.#existing].filter(file => wanted.size > 0 && !this.#after.has(file));
    return new Map(gone.flatMap(file => (wanted.has(lettersOf(file)) ? [[file, wanted.get(lettersOf(file))!]] : [])));
  }

  #stateOf(file: string): State {
    // Not `path.join`, which costs as much as the call itself and would run for tens of thousands of files.
    const { size, mtimeMs } = fs.statSync(`${this.dir}/${file}`);
    return { size, mtime: Math.trunc(mtimeMs) };
  }

  /** Keeps every file with a matching name as it is, whatever it was made of. */
  leave(names: RegExp): void {
    for (const file of this.#existing)
      if (names.test(file))
        this.#after.set(file, this.#before.get(file) ?? { key: '', hash: '', ...this.#stateOf(file) });
  }

  /** Sets the file's bytes; if they are unchanged, nothing is written. */
  put(file: string, key: string, content: Content): void {
    const bytes = typeof content === 'string' ? this.#encode(content) : content;
    const hash = this.#isHashed && bytes instanceof Uint8Array ? sha1(bytes) : '';
    this.#after.set(file, { key, hash, ...this.#stage(file, bytes) });
  }

  /**
   * A text's bytes, valid until the next call: a buffer for each of tens of thousands of pages would keep the garbage
   * collector busy.
   */
  #encode(text: string): Uint8Array {
    if (this.#scratch.length < 3 * text.length) this.#scratch = Buffer.allocUnsafeSlow(4 * text.length);
    return this.#scratch.subarray(0, this.#scratch.write(text));
  }

  /** Stages the bytes unless the file already holds them. @returns the resulting state of the file */
  #stage(file: string, content: Exclude<Content, string>): State {
    const parts = content instanceof Uint8Array ? [content] : content;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const standing = this.#isThere(file) ? this.#stateOf(file) : undefined;
    if (standing?.size === size && isSame(`${this.dir}/${file}`, parts)) {
      this.#transaction.keep(file);
      return standing;
    }
    return { size, mtime: Math.trunc(this.#transaction.write(file, parts)) };
  }

  /** Changes the bytes of a file that was kept or put, although it was made of the same. */
  revise(file: string, content: string): void {
    const key = this.#after.get(file)?.key ?? '';
    if (!this.read(file).equals(Buffer.from(content))) this.put(file, key, content);
  }

  has(file: string): boolean {
    return this.#after.has(file);
  }

  /** The number of files of the new site in a folder, and their total size. */
  folderSize(folder: string): { files: number; bytes: number } {
    let files = 0;
    let bytes = 0;
    for (const [file, { size }] of this.#after)
      if (file.startsWith(`${folder}/`)) {
        files++;
        bytes += size;
      }
    return { files, bytes };
  }

  /** The content hash of a file that was kept or put. */
  hashOf(file: string): string | undefined {
    const known = this.#after.get(file);
    if (known?.hash === '') known.hash = sha1(this.read(file));
    return known?.hash;
  }

  /** The size in bytes of a file that was kept or put. */
  sizeOf(file: string): number | undefined {
    return this.#after.get(file)?.size;
  }

  /** Every file that was kept or put so far. */
  files(): Iterable<string> {
    return this.#after.keys();
  }

  /** The bytes of a file that was kept or put. */
  read(file: string): Buffer {
    return this.#transaction.staged(file) ?? fs.readFileSync(path.join(this.dir, file));
  }

  /** Puts the new site in place. */
  commit(): OutputResult {
    let removed = 0;
    const respelt = this.#respelt();
    for (const file of this.#existing)
      if (!this.#after.has(file) && !respelt.has(file)) {
        this.#transaction.remove(file);
        removed++;
      }
    const written = this.#transaction.writes - this.#marks;
    this.#transaction.commit();
    for (const [file, wanted] of respelt) respell(path.join(this.dir, file), path.join(this.dir, wanted));
    let bytes = 0;
    let largest = { file: '', bytes: 0 };
    let fullest = { folder: '', files: 0 };
    const inFolder = new Map<string, number>();
    for (const [file, { size }] of this.#after) {
      bytes += size;
      if (size > largest.bytes) largest = { file, bytes: size };
      const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
      const inIt = (inFolder.get(folder) ?? 0) + 1;
      inFolder.set(folder, inIt);
      if (inIt > fullest.files) fullest = { folder, files: inIt };
    }
    const kept = this.#after.size - written;
    return { files: this.#after.size, bytes, largest, fullest, written, kept, removed };
  }

  /** Remembers what stands in its place now. */
  remember(): void {
    keep(this.#memory, this.build, this.#after);
  }

  /** Leaves the old site as it was. */
  abandon(): void {
    this.#transaction.abandon();
  }
}

const sha1 = (bytes: Uint8Array): string => crypto.hash('sha1', bytes, 'base64');

const NAME = 'output';
const VERSION = '2';

/** What is remembered of all files, in columns: tens of thousands of small objects would take ten times as long. */
interface Columns {
  build: string;
  files: string[];
  keys: string[];
  hashes: string[];
  sizes: Float64Array;
  mtimes: Float64Array;
}

function recall(memory: Memory): { build: string; files: Map<string, Remembered> } {
  const known = memory.recall<Columns>(NAME, VERSION);
  const { build = '', files = [], keys = [], hashes = [], sizes = [], mtimes = [] } = known ?? {};
  const columns = files.map((file, i): [string, Remembered] => [
    file,
    { key: keys[i]!, hash: hashes[i]!, size: sizes[i]!, mtime: mtimes[i]! },
  ]);
  return { build, files: new Map(columns) };
}

function keep(memory: Memory, build: string, after: ReadonlyMap<string, Remembered>): void {
  const all = [...after.values()];
  memory.keep(NAME, VERSION, {
    build,
    files: [...after.keys()],
    keys: all.map(known => known.key),
    hashes: all.map(known => known.hash),
    sizes: Float64Array.from(all, known => known.size),
    mtimes: Float64Array.from(all, known => known.mtime),
  } satisfies Columns);
}

/** @throws ContentError if it is no folder, or holds files that no build made */
export function requireOutput(dir: string): void {
  const stat = fs.statSync(dir, { throwIfNoEntry: false });
  if (!stat && !fs.lstatSync(dir, { throwIfNoEntry: false })) return;
  if (!stat?.isDirectory())
    throw new ContentError({
      severity: 'error',
      rule: 'no-output-folder',
      file: dir,
      message: `expected a folder or nothing, found ${stat ? 'a file' : 'a link to nothing'}`,
      advice: 'Take it away, or name another folder with --output.',
    });
  if (fs.existsSync(path.join(dir, SiteOutput.MARK)) || fs.readdirSync(dir).every(isApart)) return;
  throw new ContentError({
    severity: 'error',
    rule: 'foreign-output',
    file: dir,
    message: 'expected an empty folder or one that a build made, found other files',
    advice: 'A build replaces everything in its output folder. Name another folder with --output, or empty this one.',
  });
}

/** What makes a folder a repository: who publishes a site by one has its commits in there. */
const REPOSITORIES: ReadonlySet<string> = new Set(['.git', '.hg', '.svn']);

/** Whether what has this name at the top of an output folder is no part of the site: the stage, the lock, a repository. */
function isApart(name: string): boolean {
  return name === Transaction.STAGE || name === Lock.FILE || name.startsWith(`${Lock.FILE}.`) || REPOSITORIES.has(name);
}

/** The files below `dir`, relative, with `/`, without the mark and what lies apart. */
function listFiles(dir: string): Set<string> {
  const found = new Set<string>();
  const walk = (folder: string, prefix: string): void => {
    for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
      if (prefix === '' && (item.name === SiteOutput.MARK || isApart(item.name))) continue;
      if (item.isDirectory()) walk(path.join(folder, item.name), `${prefix}${item.name}/`);
      else found.add(prefix + item.name);
    }
  };
  walk(dir, '');
  return found;
}

function isSame(file: string, parts: readonly Uint8Array[]): boolean {
  const bytes = fs.readFileSync(file);
  let at = 0;
  for (const part of parts) {
    if (!bytes.subarray(at, at + part.length).equals(part)) return false;
    at += part.length;
  }
  return true;
}
