import fs from 'node:fs';
import path from 'node:path';
import { type ContentError, refusalAt } from '../diagnostic.ts';
import { plural } from '../typeset/plural.ts';
import { attempt } from './attempt.ts';
import { noteChange } from './changed-folders.ts';
import { clearTheWay } from './clear-the-way.ts';
import { isCoarse } from './file-time.js';
import { thisProcess } from './holder.ts';
import { inside, isInside } from './inside.ts';
import { finishJournal, hashOf, hashOfFile, type Journal, NOTHING, readJournal, writeJournal } from './journal.ts';
import { lettersOf } from './real-path.ts';
import {
  FILES,
  JOURNAL,
  newStage,
  OWNER,
  ownerOf,
  REMOVED,
  removeStage,
  requireNobodys,
  requireOnly,
  STAGES,
  stagesOf,
} from './stage.ts';
import { type Content, put } from './write-whole.ts';

export type { Content };

/**
 * Many files changed as one. Files are written to a stage inside the folder, a journal names them, and then each is
 * renamed into its place, or with it the whole folder where there is none of its name; deletions come last. Whatever
 * kills the process, the folder holds either the old files (no journal yet: the stage is thrown away) or the new ones
 * (journal complete: `recover` finishes the renames). What can be known beforehand to stand in the way (a read-only
 * folder, a folder where a file belongs, a link that leads out) is looked for before the journal is written, so that it
 * changes nothing.
 *
 * A stage is its owner's: it says who that is, and nobody takes it away while that process runs. Each has a name that none ever
 * had, who takes one over gives it another, and whatever is put in its place or taken away is renamed from the stage or into it: so
 * who was thought to be gone and comes back changes nothing. A folder that is taken away meanwhile is not made anew.
 *
 * This guards against a killed process and a full disk; a journal is flushed to the disk before the first rename. Libraries such
 * as `write-file-atomic` promise this of one file, which says nothing of a site whose pages belong together.
 */
export class Transaction {
  static readonly STAGE = STAGES;
  readonly #root: string;
  readonly #stage: string;
  readonly #files: string;
  /** What each file is to hold, as a hash. */
  readonly #writes = new Map<string, string>();
  readonly #removals = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #owner = JSON.stringify(thisProcess(''));
  #isJournalled = false;

  /** Begins a change of the folder `root`; first recovers what was left there. */
  constructor(root: string) {
    this.#root = path.resolve(root);
    this.#stage = newStage(this.#root);
    this.#files = path.join(this.#stage, FILES);
    Transaction.recover(root);
  }

  /** Whether a change was begun in `root` and not ended: by a command that runs, or by one that was interrupted. */
  static isBegun(root: string): boolean {
    return stagesOf(root).some(stage => ownerOf(stage) !== undefined);
  }

  /** Whether a change is in the midst of putting files in place. */
  static isHalfDone(root: string): boolean {
    return stagesOf(root).some(stage => readJournal(path.join(stage, JOURNAL), isOurs) !== undefined);
  }

  /**
   * Finishes or takes back what an interrupted change left in `root`.
   * @returns what was done, or `undefined` where there was nothing to do
   * @throws ContentError where it is of a process that still runs; where some files could not be finished, naming each
   */
  static recover(root: string): 'finished' | 'taken back' | undefined {
    const home = path.resolve(root);
    const all = path.join(home, STAGES);
    const found = fs.lstatSync(all, { throwIfNoEntry: false });
    if (!found) return undefined;
    // A stage is a folder of ours. A link in its place would bring in files from wherever it leads.
    if (!found.isDirectory()) fs.rmSync(all);
    const stages = stagesOf(home);
    for (const stage of stages) requireNobodys(stage);
    const skipped: string[] = [];
    let isFinished = false;
    for (const stage of stages) {
      // From here on its owner, where it lives after all, does not find it any more.
      const taken = stage === all ? all : newStage(home);
      if (stage !== all) fs.renameSync(stage, taken);
      const journal = readJournal(path.join(taken, JOURNAL), isOurs);
      if (journal) {
        clearTheWay(home, taken, journal);
        noteChange(home, false);
        skipped.push(...finishJournal(home, path.join(taken, FILES), journal));
        for (const file of Object.keys(journal.remove)) removeEmptyFolders(path.dirname(path.join(home, file)), home);
        noteChange(home, true);
        isFinished = true;
      }
      removeStage(taken);
    }
    attempt(() => fs.rmdirSync(all));
    if (skipped.length > 0) throw unfinished(root, skipped);
    return isFinished ? 'finished' : 'taken back';
  }

  /**
   * Stages a file.
   * @param file relative to the root, with `/` between its parts
   * @returns when the file was written, as its place will say too, in milliseconds
   * @throws ContentError where the root was taken away
   */
  write(file: string, content: Content): number {
    // Not `path.join` for each of tens of thousands of files.
    const target = `${this.#files}/${inside(file)}`;
    this.#makeFolder(target.slice(0, target.lastIndexOf('/')));
    this.#removals.delete(file);
    const written = put(target, 'w', content);
    this.#writes.set(file, hashOf(content));
    return written;
  }

  /** The folder of the staged files, made if it is not there: others may write into it. */
  get files(): string {
    this.#makeFolder(this.#files);
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
    if (found.length === 0) return found;
    // A folder may list what was written here in other letters.
    const ours = new Set([...this.#writes.keys()].map(lettersOf));
    return found.filter(file => !ours.has(lettersOf(file)));
  }

  /** Makes a folder of the stage, and the stage itself; but never what the stage lies in. */
  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    if (path.dirname(folder) !== this.#root) this.#makeFolder(path.dirname(folder));
    try {
      fs.mkdirSync(folder);
      if (folder === this.#stage) this.#own();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') throw takenAway(this.#root);
      if (code !== 'EEXIST') throw error;
    }
    this.#folders.add(folder);
  }

  /** Says whose the stage is; where that fails, there is none. */
  #own(): void {
    try {
      fs.writeFileSync(path.join(this.#stage, OWNER), this.#owner);
      requireOnly(this.#root, this.#stage);
    } catch (error) {
      attempt(() => removeStage(this.#stage));
      throw error;
    }
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

  /** The files that change, with the hash of what each is to hold; `NOTHING` where it goes. */
  changes(): Map<string, string> {
    return new Map([...this.#writes, ...[...this.#removals].map(file => [file, NOTHING] as const)]);
  }

  /** How many files are staged. */
  get writes(): number {
    return this.#writes.size;
  }

  get size(): number {
    return this.#writes.size + this.#removals.size;
  }

  /**
   * Puts everything in its place. After this the object is spent.
   * @throws ContentError where the root was taken away, or another process took this one for gone and began a change of its own;
   *   naming what a person edited in the moment of the change, which stays so
   */
  commit(): void {
    try {
      this.#commit();
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' && !fs.existsSync(this.#stage);
      if (isMissing && this.#folders.has(this.#stage)) throw takenAway(this.#root);
      throw error;
    }
  }

  #commit(): void {
    let skipped: readonly string[] = [];
    if (this.size > 0) {
      this.#makeFolder(this.#files);
      const journal: Journal = { write: {}, remove: {} };
      const states = new Map<string, string | undefined>();
      const folders = new Folders(this.#root);
      for (const [file, after] of this.#writes) {
        const stands = folders.missing(file) === undefined;
        journal.write[file] = [stands ? hashOfFile(`${this.#root}/${file}`) : NOTHING, after];
        states.set(file, stands ? stateOf(`${this.#root}/${file}`) : '');
      }
      for (const file of this.#removals) {
        journal.remove[file] = hashOfFile(path.join(this.#root, file));
        states.set(file, stateOf(path.join(this.#root, file)));
      }
      clearTheWay(this.#root, this.#stage, journal);
      if (this.#removals.size > 0) fs.mkdirSync(path.join(this.#stage, REMOVED));
      writeJournal(this.#root, path.join(this.#stage, JOURNAL), journal);
      this.#isJournalled = true;
      noteChange(this.#root, false);
      skipped = apply(this.#root, this.#stage, journal, states);
      noteChange(this.#root, true);
    }
    // The change is made, whatever is left of its stage: the next one takes that away.
    if (this.#folders.has(this.#stage)) attempt(() => removeStage(this.#stage));
    if (skipped.length > 0) throw unfinished(this.#root, skipped);
  }

  /**
   * Forgets everything that was staged; but what a journal names is begun, and the next command finishes it. Never throws: why a change is
   * given up is what a person is to know, and what cannot be taken away now is taken away by the next.
   */
  abandon(): void {
    if (this.#isJournalled) return;
    attempt(() => removeStage(this.#stage));
    // Others that write into the stage may not have ended yet, and would make it anew.
    if (abandoned.size === 0) process.once('exit', removeAbandoned);
    abandoned.add(this.#stage);
  }
}

/** Stages that were given up by this process. */
const abandoned = new Set<string>();

/** Removes what was written into an abandoned stage since. */
function removeAbandoned(): void {
  for (const stage of abandoned) attempt(() => removeStage(stage));
}

function takenAway(root: string): ContentError {
  return refusalAt(
    { file: root },
    'taken-away',
    'expected the folder as this command found it, found that it, or what was staged in it, was taken away meanwhile',
    'Nothing was made in its place. See that the folder is there and that nothing else works on it, and run the command again.',
  );
}

function unfinished(root: string, files: readonly string[]): ContentError {
  return refusalAt(
    { file: root, details: files },
    'unfinished-change',
    `expected to finish an interrupted change, found ${files.length === 1 ? 'a file' : plural(files.length, 'file')} ` +
      'edited or not whole; they stay as they are, and the others were finished',
    'Look at what is named here, and run the command again.',
  );
}

/** What tells a file from one that was edited a moment ago; empty where there is none, undefined where its times are too coarse for that. */
function stateOf(file: string): string | undefined {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat && isCoarse(stat.mtimeMs)) return undefined;
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
}

/** Whether a file is as it was. Some file systems give it another number now and then: where its state differs, its bytes decide. */
function isAsItWas(file: string, state: string | undefined, hash: string): boolean {
  return (state !== undefined && stateOf(file) === state) || hashOfFile(file) === hash;
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
 * Puts what was just staged in its place.
 * @param states of the files that stand there, as they were when the journal was written: one that was edited since stays
 * @returns the files that stay
 */
function apply(
  root: string,
  stage: string,
  journal: Journal,
  states: ReadonlyMap<string, string | undefined>,
): string[] {
  const skipped: string[] = [];
  const staged = path.join(stage, FILES);
  const folders = new Folders(root);
  const moved = new Set<string>();
  for (const [file, [before]] of Object.entries(journal.write)) {
    const missing = folders.missing(file);
    if (missing !== undefined) {
      if (moved.has(missing)) continue;
      moved.add(missing);
      fs.renameSync(path.join(staged, missing), path.join(root, missing));
      continue;
    }
    const target = `${root}/${file}`;
    if (isAsItWas(target, states.get(file), before)) fs.renameSync(`${staged}/${file}`, target);
    else skipped.push(file);
  }
  const emptied = new Set<string>();
  for (const [number, [file, before]] of Object.entries(journal.remove).entries()) {
    const target = path.join(root, file);
    const stands = stateOf(target) !== '';
    if (stands && !isAsItWas(target, states.get(file), before)) {
      skipped.push(file);
      continue;
    }
    if (stands) fs.renameSync(target, path.join(stage, REMOVED, String(number)));
    emptied.add(path.dirname(target));
  }
  for (const folder of emptied) removeEmptyFolders(folder, root);
  return skipped;
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

/** Whether a name that a journal holds is one that we would have written there. */
function isOurs(file: string): boolean {
  return isInside(file) && file.split('/', 1)[0] !== STAGES;
}
