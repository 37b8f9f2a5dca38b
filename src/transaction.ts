import fs from 'node:fs';
import path from 'node:path';

/**
 * Many files changed as one. Files are written to a stage inside the folder, a journal names them, and then each is
 * renamed into its place; deletions come last. Whatever kills the process, the folder holds either the old files (no
 * journal yet: the stage is thrown away) or the new ones (journal complete: `recover` finishes the renames).
 *
 * This guards against a killed process and a full disk; a journal is flushed to the disk before the first rename.
 */
export class Transaction {
  static readonly STAGE = '.staged';
  static readonly JOURNAL = 'journal.json';
  readonly #root: string;
  readonly #stage: string;
  readonly #writes = new Set<string>();
  readonly #removals = new Set<string>();
  readonly #folders = new Set<string>();

  /** Begins a change of the folder `root`, which is made if it is not there; first recovers what was left there. */
  constructor(root: string) {
    this.#root = path.resolve(root);
    this.#stage = path.join(this.#root, Transaction.STAGE);
    Transaction.recover(root);
  }

  /**
   * Finishes or takes back what an interrupted change left in `root`.
   * @returns what was done, or `undefined` where there was nothing to do
   */
  static recover(root: string): 'finished' | 'taken back' | undefined {
    const stage = path.join(path.resolve(root), Transaction.STAGE);
    if (!fs.existsSync(stage)) return undefined;
    const journal = readJournal(path.join(stage, Transaction.JOURNAL));
    if (journal) apply(path.resolve(root), stage, journal);
    fs.rmSync(stage, { recursive: true, force: true });
    return journal ? 'finished' : 'taken back';
  }

  /** Stages a file. `file` is relative to the root, with `/` between its parts. */
  write(file: string, bytes: string | Uint8Array): void {
    const target = path.join(this.#stage, 'files', inside(file));
    const folder = path.dirname(target);
    if (!this.#folders.has(folder)) {
      fs.mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    fs.writeFileSync(target, bytes);
    this.#writes.add(file);
    this.#removals.delete(file);
  }

  /** Names a file that goes at the end. */
  remove(file: string): void {
    this.#removals.add(inside(file));
    this.#writes.delete(file);
  }

  /** What a later reader in the same change would see: the staged bytes, or `undefined` where the file is not staged. */
  staged(file: string): Buffer | undefined {
    return this.#writes.has(file) ? fs.readFileSync(path.join(this.#stage, 'files', file)) : undefined;
  }

  get size(): number {
    return this.#writes.size + this.#removals.size;
  }

  /** Puts everything in its place. After this the object is spent. */
  commit(): void {
    if (this.size > 0) {
      const journal: Journal = { write: [...this.#writes], remove: [...this.#removals] };
      fs.mkdirSync(this.#stage, { recursive: true });
      const temporary = path.join(this.#stage, `${Transaction.JOURNAL}.part`);
      const handle = fs.openSync(temporary, 'w');
      fs.writeFileSync(handle, JSON.stringify(journal));
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      fs.renameSync(temporary, path.join(this.#stage, Transaction.JOURNAL));
      apply(this.#root, this.#stage, journal);
    }
    fs.rmSync(this.#stage, { recursive: true, force: true });
  }

  /** Forgets everything that was staged. */
  abandon(): void {
    fs.rmSync(this.#stage, { recursive: true, force: true });
  }
}

interface Journal {
  write: string[];
  remove: string[];
}

function readJournal(file: string): Journal | undefined {
  try {
    const journal = JSON.parse(fs.readFileSync(file, 'utf8')) as Journal;
    return journal;
  } catch {
    return undefined;
  }
}

/** Can be run again after it was interrupted: what was renamed already is no longer in the stage. */
function apply(root: string, stage: string, journal: Journal): void {
  const folders = new Set<string>();
  for (const file of journal.write) {
    const target = path.join(root, inside(file));
    const folder = path.dirname(target);
    if (!folders.has(folder)) {
      fs.mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    try {
      fs.renameSync(path.join(stage, 'files', file), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !fs.existsSync(target)) throw error;
    }
  }
  const emptied = new Set<string>();
  for (const file of journal.remove) {
    const target = path.join(root, inside(file));
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

/** @throws Error where the path would lead out of the folder: a fault of ours, never of the content. */
function inside(file: string): string {
  if (
    file === '' ||
    file.startsWith('/') ||
    file.includes('\\') ||
    file.includes('\0') ||
    file.split('/').some(part => part === '..' || part === '.' || part === '')
  )
    throw new Error(`not a path inside the folder: ${JSON.stringify(file)}`);
  return file;
}
