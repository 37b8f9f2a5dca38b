/** How a disk differs from one of Linux. Each absent one is as it is there. */
export interface Habits {
  /** Names in another case are the same. */
  anyCase?: boolean;
  /** Names in another Unicode form are the same, and folders list them decomposed, as HFS+ does. */
  decomposed?: boolean;
  /** Neither hard nor symbolic links. */
  noLinks?: boolean;
  /** Creating exclusively opens what is there, as old NFS does. */
  notExclusive?: boolean;
  /** What another process made is seen so many milliseconds later. */
  late?: number;
  /** Times are whole multiples of so many milliseconds, and a folder's stays what it was, as on exFAT. */
  tick?: number;
  /** Inode numbers: all nought, or others each time. */
  inodes?: 'nought' | 'changing';
  /** Folders are listed in another order each time, and do not say which of their items are folders. */
  shuffled?: boolean;
  /** Each call takes so many milliseconds. */
  slow?: number;
  /** The error of putting a file in the place of another. */
  noReplacing?: string;
  /** Calls that fail: what is done, to files whose name matches, from the n-th on. */
  fail?: { call: 'fsync' | 'close' | 'write'; error: string; name?: string; from?: number };
}

const DATA = Symbol('data');

/** A file or a folder. */
export class Node {
  readonly id: number;
  readonly made = Date.now();
  mode: number;
  mtime = Date.now();
  ctime = Date.now();
  links = 1;
  /** Of a folder: by their keys. */
  readonly items: Map<string, Item> | undefined;
  [DATA] = Buffer.alloc(0);
  size = 0;
  /** Of a symbolic link. */
  target = '';

  constructor(id: number, mode: number, isFolder: boolean) {
    this.id = id;
    this.mode = mode;
    if (isFolder) this.items = new Map();
  }

  read(offset: number, length: number): Buffer {
    return this[DATA].subarray(offset, Math.min(this.size, offset + length));
  }

  write(offset: number, bytes: Buffer): void {
    this.resize(Math.max(this.size, offset + bytes.length));
    bytes.copy(this[DATA], offset);
    this.touch();
  }

  resize(size: number): void {
    if (size > this[DATA].length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this[DATA].length));
      this[DATA].copy(larger, 0, 0, this.size);
      this[DATA] = larger;
    } else if (size < this.size) this[DATA].fill(0, size, this.size);
    this.size = size;
    this.touch();
  }

  touch(): void {
    this.mtime = Date.now();
    this.ctime = this.mtime;
  }
}

interface Item {
  name: string;
  node: Node;
  /** The process that made it, and when. */
  by: number;
  at: number;
}

/** An error of the disk, by the system's name of it. */
export class DiskError extends Error {}

const fail = (code: string): never => {
  throw new DiskError(code);
};

/** What a disk holds, in memory. */
export class Held {
  habits: Habits = {};
  readonly #nodes = new Map<number, Node>();
  #next = 1;
  #calls = 0;

  constructor() {
    this.#make(0o040755, true);
  }

  #make(mode: number, isFolder = false): Node {
    const node = new Node(this.#next++, mode, isFolder);
    this.#nodes.set(node.id, node);
    return node;
  }

  node(id: number): Node {
    return this.#nodes.get(id) ?? fail('ENOENT');
  }

  #items(folder: number): Map<string, Item> {
    return this.node(folder).items ?? fail('ENOTDIR');
  }

  #key(name: string): string {
    const form = this.habits.decomposed ? name.normalize('NFD') : name;
    return this.habits.anyCase ? form.toLowerCase() : form;
  }

  #sees(item: Item, process: number): boolean {
    return item.by === process || Date.now() - item.at >= (this.habits.late ?? 0);
  }

  /** @param process who asks */
  find(folder: number, name: string, process: number): Node {
    const item = this.#items(folder).get(this.#key(name));
    return item && this.#sees(item, process) ? item.node : fail('ENOENT');
  }

  list(folder: number, process: number): { name: string; node: Node }[] {
    const seen = [...this.#items(folder).values()].filter(item => this.#sees(item, process));
    return this.habits.shuffled ? seen.sort(() => Math.random() - 0.5) : seen;
  }

  add(
    folder: number,
    name: string,
    mode: number,
    kind: 'file' | 'folder',
    isExclusive: boolean,
    process: number,
  ): Node {
    const items = this.#items(folder);
    const key = this.#key(name);
    const there = items.get(key)?.node;
    if (there && (isExclusive || kind === 'folder') && !(this.habits.notExclusive && kind === 'file')) fail('EEXIST');
    if (there) return there.items ? fail('EISDIR') : there;
    const node = this.#make(mode, kind === 'folder');
    this.#put(folder, name, node, process);
    return node;
  }

  link(folder: number, name: string, to: string | Node, process: number): Node {
    if (this.habits.noLinks) fail('EPERM');
    if (this.#items(folder).has(this.#key(name))) fail('EEXIST');
    const node = typeof to === 'string' ? this.#make(0o120777) : to;
    if (typeof to === 'string') node.target = to;
    else node.links++;
    this.#put(folder, name, node, process);
    return node;
  }

  #put(folder: number, name: string, node: Node, process: number): void {
    const shown = this.habits.decomposed ? name.normalize('NFD') : name;
    this.#items(folder).set(this.#key(name), { name: shown, node, by: process, at: Date.now() });
    this.#changed(folder);
  }

  #changed(folder: number): void {
    if (!this.habits.tick) this.node(folder).touch();
  }

  remove(folder: number, name: string, isFolder: boolean): void {
    const items = this.#items(folder);
    const node = items.get(this.#key(name))?.node ?? fail('ENOENT');
    if (isFolder && !node.items) fail('ENOTDIR');
    if (!isFolder && node.items) fail('EISDIR');
    if (node.items && node.items.size > 0) fail('ENOTEMPTY');
    items.delete(this.#key(name));
    node.links--;
    this.#changed(folder);
  }

  rename(from: number, name: string, to: number, other: string, process: number): void {
    const node = this.#items(from).get(this.#key(name))?.node ?? fail('ENOENT');
    const there = this.#items(to).get(this.#key(other))?.node;
    if (there && there !== node) {
      if (this.habits.noReplacing) fail(this.habits.noReplacing);
      this.remove(to, other, there.items !== undefined);
    }
    this.#items(from).delete(this.#key(name));
    this.#changed(from);
    this.#put(to, other, node, process);
    node.ctime = Date.now();
  }

  /** Whether this call, of those that are to fail, does. */
  check(call: 'fsync' | 'close' | 'write', node: Node): void {
    const { fail: planned } = this.habits;
    if (planned?.call !== call || (planned.name !== undefined && !this.#isCalled(node, planned.name))) return;
    if (++this.#calls >= (planned.from ?? 1)) fail(planned.error);
  }

  #isCalled(node: Node, part: string): boolean {
    for (const { items } of this.#nodes.values())
      for (const item of items?.values() ?? []) if (item.node === node && item.name.includes(part)) return true;
    return false;
  }

  /** @param habits in the place of those before */
  become(habits: Habits): void {
    this.habits = habits;
    this.#calls = 0;
  }
}
