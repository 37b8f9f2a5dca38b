import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { attempt } from '../files/attempt.ts';

/** Milliseconds without a change before what waits for one is told, since editors and git write many files in a row. */
const QUIET = 400;
/** Milliseconds between two looks at all files, where the system says nothing. */
const PAUSE = 5000;
/** How many files are looked at before others have their turn. */
const AT_ONCE = 500;

/**
 * Notices that files of a content folder change, by the system's word for each folder: a look at every file would take longer than a
 * page may. Some file systems, such as those of other machines, say nothing: until the first word comes, all files are looked at now
 * and then, while nobody waits for it.
 */
export class ContentWatch {
  /** Another number after each change. */
  state = 0;
  readonly #root: string;
  readonly #told: () => void;
  readonly #watchers = new Map<string, fs.FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  /** Whether the system ever said something. */
  #hears = false;
  /** When all files were looked at last; never again once this is closed. */
  #looked = 0;
  #seen: string | undefined;

  /** @param told is called a moment after changes, and once at the start */
  constructor(root: string, told: () => void) {
    this.#root = root;
    this.#told = told;
    this.#watch(root);
    this.changed();
  }

  changed(): void {
    this.state++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#told, QUIET);
  }

  /** Looks at all files in the background, where the system never said anything and nobody looked for a while. */
  look(): void {
    if (this.#hears || Date.now() - this.#looked < PAUSE) return;
    this.#looked = Number.POSITIVE_INFINITY;
    void this.#lookNow();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#hears = true;
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
    try {
      const watcher = fs.watch(folder, (_event, name) => {
        this.#hears = true;
        this.#seen = undefined;
        // Locks, stages and what editors keep beside a file.
        if (name?.startsWith('.')) return;
        if (name !== null) this.#watchBelow(path.join(folder, name));
        this.changed();
      });
      this.#watchers.set(folder, watcher);
      watcher.on('error', () => this.#forget(folder));
      for (const item of fs.readdirSync(folder, { withFileTypes: true }))
        if (item.isDirectory() && !item.name.startsWith('.')) this.#watch(path.join(folder, item.name));
    } catch {
      this.#forget(folder);
    }
  }

  #watchBelow(at: string): void {
    if (fs.statSync(at, { throwIfNoEntry: false })?.isDirectory()) this.#watch(at);
    else this.#forget(at);
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
