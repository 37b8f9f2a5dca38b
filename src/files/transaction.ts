import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';
import { isWithin } from './real-path.ts';

/** What a file is to hold: the whole, or what stands behind one another in it. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/**
 * Many files changed as one. Files are written to a stage inside the folder, a journal names them, and then each is
 * renamed into its place, or with it the whole folder where there is none of its name; deletions come last. Whatever
 * kills the process, the folder holds either the old files (no journal yet: the stage is thrown away) or the new ones
 * (journal complete: `recover` finishes the renames). What can be known beforehand to stand in the way (a read-only
 * folder, a folder where a file belongs, a link that leads out) is looked for before the journal is written, so that it
 * changes nothing.
 *
 * This guards against a killed process and a full disk; a journal is flushed to the disk before the first rename.
 */
export class Transaction {
  static readonly STAGE = '.staged';
  static readonly JOURNAL = 'journal.json';
  readonly #root: string;
  readonly #stage: string;
  readonly #files: string;
  readonly #writes = new Set<string>();
  readonly #removals = new Set<string>();
  readonly #folders = new Set<string>();
  #isJournalled = false;

  /** Begins a change of the folder `root`, which is made if it is not there; first recovers what was left there. */
  constructor(root: string) {
    this.#root = path.resolve(root);
    this.#stage = path.join(this.#root, Transaction.STAGE);
    this.#files = path.join(this.#stage, 'files');
    Transaction.recover(root);
  }

  /**
   * Finishes or takes back what an interrupted change left in `root`.
   * @returns what was done, or `undefined` where there was nothing to do
   */
  static recover(root: string): 'finished' | 'taken back' | undefined {
    const stage = path.join(path.resolve(root), Transaction.STAGE);
    const found = fs.lstatSync(stage, { throwIfNoEntry: false });
    if (!found) return undefined;
    // A stage is a folder of ours. A link in its place would bring in files from wherever it leads.
    const journal = found.isDirectory() ? readJournal(path.join(stage, Transaction.JOURNAL)) : undefined;
    if (journal) {
      clearTheWay(path.resolve(root), stage, journal);
      apply(path.resolve(root), stage, journal);
    }
    removeStage(stage);
    return journal ? 'finished' : 'taken back';
  }

  /**
   * Stages a file.
   * @param file relative to the root, with `/` between its parts
   * @returns when the file was written, as its place will say too, in milliseconds
   */
  write(file: string, content: Content): number {
    // Not `path.join` for each of tens of thousands of files.
    const target = `${this.#files}/${inside(file)}`;
    const folder = target.slice(0, target.lastIndexOf('/'));
    if (!this.#folders.has(folder)) {
      fs.mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    this.#writes.add(file);
    this.#removals.delete(file);
    const handle = fs.openSync(target, 'w');
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) fs.writeFileSync(handle, content);
      else for (const part of content) fs.writeFileSync(handle, part);
      return fs.fstatSync(handle).mtimeMs;
    } finally {
      fs.closeSync(handle);
    }
  }

  /** The folder of the staged files. */
  get files(): string {
    return this.#files;
  }

  /** Files that lie in the stage and were not written by this object, relative to the root. They are not part of the change. */
  strangers(): string[] {
    const found: string[] = [];
    const walk = (folder: string, prefix: string): void => {
      for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
        const file = prefix + item.name;
        if (item.isDirectory()) walk(path.join(folder, item.name), `${file}/`);
        else if (!this.#writes.has(file)) found.push(file);
      }
    };
    if (fs.existsSync(this.#files)) walk(this.#files, '');
    return found;
  }

  /** Takes a staged file back: what stands in its place stays. The stage must not hold it, as whole folders are put in place. */
  keep(file: string): void {
    if (this.#writes.delete(file)) fs.rmSync(path.join(this.#files, file));
  }

  /** Names a file that goes at the end. */
  remove(file: string): void {
    this.#removals.add(inside(file));
    this.keep(file);
  }

  /** What a later reader in the same change would see: the staged bytes, or `undefined` where the file is not staged. */
  staged(file: string): Buffer | undefined {
    return this.#writes.has(file) ? fs.readFileSync(path.join(this.#files, file)) : undefined;
  }

  /** How many files are staged. */
  get writes(): number {
    return this.#writes.size;
  }

  get size(): number {
    return this.#writes.size + this.#removals.size;
  }

  /** Puts everything in its place. After this the object is spent. */
  commit(): void {
    if (this.size > 0) {
      const journal: Journal = { write: {}, remove: {} };
      const folders = new Folders(this.#root);
      for (const file of this.#writes)
        journal.write[file] = folders.missing(file) === undefined ? stateOf(path.join(this.#root, file)) : '';
      for (const file of this.#removals) journal.remove[file] = stateOf(path.join(this.#root, file));
      clearTheWay(this.#root, this.#stage, journal);
      fs.mkdirSync(this.#stage, { recursive: true });
      const temporary = path.join(this.#stage, `${Transaction.JOURNAL}.part`);
      const handle = fs.openSync(temporary, 'w');
      fs.writeFileSync(handle, JSON.stringify(journal));
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      fs.renameSync(temporary, path.join(this.#stage, Transaction.JOURNAL));
      this.#isJournalled = true;
      apply(this.#root, this.#stage, journal);
    }
    removeStage(this.#stage);
  }

  /** Forgets everything that was staged; but what a journal names is begun, and the next command finishes it. */
  abandon(): void {
    if (this.#isJournalled) return;
    fs.rmSync(this.#stage, { recursive: true, force: true });
  }
}

/** Files by their path in the root, each with its state when the journal was written. */
interface Journal {
  write: Record<string, string>;
  remove: Record<string, string>;
}

/** What tells a file from one that was edited since; empty where there is none. */
function stateOf(file: string): string {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
}

/** The journal goes first: it must not be read again once everything is in its place. A link in the stage's place goes alone. */
function removeStage(stage: string): void {
  if (fs.lstatSync(stage, { throwIfNoEntry: false })?.isDirectory())
    fs.rmSync(path.join(stage, Transaction.JOURNAL), { force: true, recursive: true });
  fs.rmSync(stage, { recursive: true, force: true });
}

/** @returns undefined where there is none, or what is there was not written by us */
function readJournal(file: string): Journal | undefined {
  try {
    const journal = JSON.parse(fs.readFileSync(file, 'utf8')) as Journal;
    const isMap = (map: unknown): boolean =>
      typeof map === 'object' && map !== null && Object.values(map).every(state => typeof state === 'string');
    if (!isMap(journal.write) || !isMap(journal.remove)) return undefined;
    for (const name of [...Object.keys(journal.write), ...Object.keys(journal.remove)])
      if (inside(name).split('/', 1)[0] === Transaction.STAGE) return undefined;
    return journal;
  } catch {
    return undefined;
  }
}

/** Which folders of files are not there yet. */
class Folders {
  readonly #root: string;
  readonly #missing = new Map<string, string | undefined>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The outermost folder of the file, relative to the root, that is not there; `undefined` where all are. */
  missing(file: string): string | undefined {
    const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    if (folder === '' || this.#missing.has(folder)) return this.#missing.get(folder);
    const found = this.missing(folder) ?? (fs.existsSync(path.join(this.#root, folder)) ? undefined : folder);
    this.#missing.set(folder, found);
    return found;
  }
}

/**
 * @throws ContentError where one of them lies elsewhere, where a folder has a file's name; Error where one cannot be written to
 */
function clearTheWay(root: string, stage: string, journal: Journal): void {
  const writes = Object.keys(journal.write);
  const written = byFolder(writes);
  for (const [folder, files] of byFolder([...writes, ...Object.keys(journal.remove)])) {
    const at = path.join(root, folder);
    let standing = at;
    while (!fs.existsSync(standing)) standing = path.dirname(standing);
    requireInside(root, standing);
    if (standing !== at && !written.has(folder)) continue;
    requireInside(root, path.join(stage, 'files', folder));
    fs.accessSync(standing, fs.constants.W_OK);
    if (standing !== at) continue;
    for (const item of fs.readdirSync(at, { withFileTypes: true }))
      if (item.isDirectory() && files.has(item.name))
        throw new ContentError({
          severity: 'error',
          rule: 'folder-in-the-way',
          file: path.join(at, item.name),
          message: 'expected a file or nothing, found a folder',
          advice: 'Move it away and run the command again.',
        });
  }
}

/** The names of the files by their folder. */
function byFolder(files: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const { dir, base } = path.posix.parse(inside(file));
    const names = folders.get(dir);
    if (names) names.add(base);
    else folders.set(dir, new Set([base]));
  }
  return folders;
}

/** @throws ContentError where a folder that is there is, all links followed, not inside the root */
function requireInside(root: string, folder: string): void {
  if (!fs.existsSync(folder)) return;
  const real = fs.realpathSync(folder);
  if (isWithin(fs.realpathSync(root), real)) return;
  throw new ContentError({
    severity: 'error',
    rule: 'outside-link',
    file: folder,
    message: `expected a folder inside ${root}, found a link to ${real}`,
    advice: 'Nothing is written through it. Put a folder in its place.',
  });
}

/**
 * Can be run again after it was interrupted: what was renamed already is no longer in the stage. A file that a person edited
 * between the interruption and now stays as that person left it.
 */
function apply(root: string, stage: string, journal: Journal): void {
  const folders = new Folders(root);
  const moved = new Set<string>();
  for (const [file, before] of Object.entries(journal.write)) {
    const target = path.join(root, inside(file));
    const missing = folders.missing(file);
    if (missing !== undefined) {
      if (before !== '' || moved.has(missing)) continue;
      moved.add(missing);
      const staged = path.join(stage, 'files', missing);
      if (fs.lstatSync(staged, { throwIfNoEntry: false })?.isDirectory())
        fs.renameSync(staged, path.join(root, missing));
      continue;
    }
    if (stateOf(target) !== before) continue;
    try {
      fs.renameSync(path.join(stage, 'files', file), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  const emptied = new Set<string>();
  for (const [file, before] of Object.entries(journal.remove)) {
    const target = path.join(root, inside(file));
    if (stateOf(target) !== before) continue;
    fs.rmSync(target, { force: true });
    emptied.add(path.dirname(target));
  }
  for (const folder of emptied) removeEmptyFolders(folder, root);
}

function removeEmptyFolders(folder: string, root: string): void {
  for (let at = folder; at !== root && at.startsWith(root + path.sep); at = path.dirname(at)) {
    try {
      fs.rmdirSync(at);
    } catch {
      return;
    }
  }
}

/** A part that is empty, `.` or `..`, or what some system takes for a border between parts. */
const OUTSIDE = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/;

/** @throws Error where the path would lead out of the folder: a fault of ours, never of the content. */
function inside(file: string): string {
  if (OUTSIDE.test(file)) throw new Error(`not a path inside the folder: ${JSON.stringify(file)}`);
  return file;
}
