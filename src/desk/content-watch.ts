import fs from 'node:fs';
import path from 'node:path';

/** Milliseconds without a change before what waits for one is told, since editors and git write many files in a row. */
const QUIET = 400;

/**
 * Notices that files of a content folder change, by the system's word for each folder: a look at every file would take longer than a
 * page may.
 */
export class ContentWatch {
  /** Another number after each change. */
  state = 0;
  readonly #told: () => void;
  readonly #watchers = new Map<string, fs.FSWatcher>();
  #timer: NodeJS.Timeout | undefined;

  /** @param told is called a moment after changes, and once at the start */
  constructor(root: string, told: () => void) {
    this.#told = told;
    this.#watch(root);
    this.changed();
  }

  changed(): void {
    this.state++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#told, QUIET);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = fs.watch(folder, (_event, name) => {
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
