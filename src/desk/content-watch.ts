import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { attempt } from '../files/attempt.ts';
import type { Witness } from '../memory/file-cache.ts';

/** Milliseconds without a change before what waits for one is told, since editors and git write many files in a row. */
const QUIET = 400;
/** Milliseconds between two looks at all files, where the system says nothing. */
const PAUSE = 5000;
/** How many files are looked at before others have their turn. */
const AT_ONCE = 500;
/** So many changes in a row are more than a page may wait for, and perhaps more than the system could tell of. */
const MANY = 1000;

/**
 * Notices that files of a content folder change, by the system's word for each folder: a look at every file would take longer than a
 * page may. Some file systems, such as those of other machines, say nothing: until the first word comes, all files are looked at now
 * and then, while nobody waits for it.
 */
export class ContentWatch implements Witness {
  /** Another number after each change. */
  state = 0;
  readonly #root: string;
  readonly #told: () => void;
  readonly #watchers = new Map<string, fs.FSWatcher>();
  /** Which folder each one is: another may take its place, of which its watcher says nothing. */
  readonly #inodes = new Map<string, string | undefined>();
  #timer: NodeJS.Timeout | undefined;
  /** Whether the system ever said something. */
  #hears = false;
  /** When all files were looked at last; never again once this is closed. */
  #looked = 0;
  #seen: string | undefined;
  /** The state after the last change of each file and folder that was told of. */
  #changedAt = new Map<string, number>();
  /** The state after many files changed in a row. */
  manyAt = 0;
  /** What changed since there was quiet. */
  readonly #inARow = new Set<string>();
  /** The state before which nothing is known of any file. */
  #knownFrom = 0;
  /** Links in the content: a change of what they lead to is told to nobody. */
  readonly #links = new Set<string>();

  /** @param told is called a moment after changes, and once at the start */
  constructor(root: string, told: () => void) {
    this.#root = path.normalize(root);
    this.#told = told;
    this.#watch(this.#root);
    this.changed();
  }

  /** @param files what changed, where that is known: the system's word may come later */
  changed(files?: Iterable<string>): void {
    this.state++;
    for (const file of files ?? []) {
      this.#inARow.add(file);
      // A folder that holds it may be new, or gone with it.
      for (let at = file; at.length >= this.#root.length; at = path.dirname(at)) {
        this.#changedAt.set(at, this.state);
        if (at === path.dirname(at)) break;
      }
    }
    if (this.#inARow.size > MANY) this.manyAt = this.state;
    if (!files || this.#inARow.size > MANY) this.#knownFrom = this.state;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#inARow.clear();
      this.#told();
    }, QUIET);
  }

  isUnchanged(file: string, count: number): boolean {
    // Not `path.dirname` for each of tens of thousands of files.
    const folder = file.slice(0, file.lastIndexOf(path.sep));
    return (
      this.#hears &&
      count >= this.#knownFrom &&
      count >= (this.#changedAt.get(file) ?? 0) &&
      (this.#watchers.has(folder) || this.#watchers.has(file)) &&
      !this.#links.has(file)
    );
  }

  /**
   * Sees whether a folder is still the one that is watched. Looks at all files in the background, where the system never said anything
   * and nobody looked for a while.
   */
  look(): void {
    for (const [folder, inode] of [...this.#inodes]) {
      if (inodeOf(folder) === inode || this.#inodes.get(folder) !== inode) continue;
      this.#watchAnew(folder);
      this.changed();
    }
    if (this.#hears || Date.now() - this.#looked < PAUSE) return;
    this.#looked = Number.POSITIVE_INFINITY;
    void this.#lookNow();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#hears = true;
    this.#knownFrom = Number.POSITIVE_INFINITY;
    this.#inodes.clear();
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  async #lookNow(): Promise<void> {
    const items = attempt(() => fs.readdirSync(this.#root, { recursive: true, encoding: 'utf8' })) ?? [];
    let seen = '';
    for (const [i, item] of items.entries()) {
      if (i % AT_ONCE === 0) await breathe();
      if (/(?:^|[/\\])\./.test(item)) continue;
      const stat = attempt(() => fs.lstatSync(path.join(this.#root, item)));
      if (stat?.isFile()) seen += `${item}\t${stat.size}\t${stat.mtimeMs}\t${stat.ctimeMs}\n`;
    }
    if (this.#seen !== undefined && this.#seen !== seen && !this.#hears) this.changed();
    this.#seen = seen;
    this.#looked = Date.now();
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    this.#inodes.set(folder, inodeOf(folder));
    try {
      const watcher = fs.watch(folder, (event, name) => {
        this.#hears = true;
        this.#seen = undefined;
        // Locks, stages and what editors keep beside a file.
        if (name?.startsWith('.')) return;
        const at = name === null ? folder : path.join(folder, name);
        // Where a folder comes, goes or makes room for another, so does all that it holds; its own name may mean itself.
        const isOfAll = name === null || name === path.basename(folder) || (event === 'rename' && this.#isFolder(at));
        if (isOfAll && at !== folder) this.#forget(at);
        if (at !== folder) this.#lookAgain(at);
        if (event === 'rename' && name === path.basename(folder) && !this.#isFolder(at)) this.#watchAnew(folder);
        this.changed(isOfAll ? undefined : [at]);
      });
      this.#watchers.set(folder, watcher);
      watcher.on('error', () => this.#forget(folder));
      for (const item of fs.readdirSync(folder, { withFileTypes: true }))
        if (item.isSymbolicLink()) this.#links.add(path.join(folder, item.name));
        else if (item.isDirectory() && !item.name.startsWith('.')) this.#watch(path.join(folder, item.name));
    } catch {
      this.#forget(folder);
    }
  }

  /** Of the content folder it is noticed when it comes back. */
  #watchAnew(folder: string): void {
    this.#forget(folder);
    this.#watch(folder);
    if (folder === this.#root) this.#inodes.set(folder, inodeOf(folder));
  }

  /** Whether it is one, or was. */
  #isFolder(at: string): boolean {
    return this.#watchers.has(at) || fs.lstatSync(at, { throwIfNoEntry: false })?.isDirectory() === true;
  }

  #lookAgain(at: string): void {
    const stat = fs.lstatSync(at, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) this.#links.add(at);
    else this.#links.delete(at);
    if (stat?.isDirectory()) this.#watch(at);
  }

  #forget(folder: string): void {
    for (const [at, watcher] of this.#watchers)
      if (at === folder || at.startsWith(`${folder}${path.sep}`)) {
        watcher.close();
        this.#watchers.delete(at);
      }
    for (const at of [...this.#inodes.keys()])
      if (at === folder || at.startsWith(`${folder}${path.sep}`)) this.#inodes.delete(at);
  }
}

function inodeOf(folder: string): string | undefined {
  const stat = attempt(() => fs.statSync(folder));
  return stat && `${stat.dev}:${stat.ino}`;
}
