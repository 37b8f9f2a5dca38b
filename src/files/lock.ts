import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';

/** What a lock's name ends in while somebody has the turn to take it away. */
const TURN = '.turn';
/** In milliseconds; a turn takes less than one, and an older one was left by a process that was killed in it. */
const LONGEST_TURN = 5000;
/** Between two looks at another's turn, in milliseconds. */
const PAUSE = 5;
/** With their pauses, these go on for twice the longest turn. */
const MOST_ATTEMPTS = (2 * LONGEST_TURN) / PAUSE;

/**
 * One command at a time on a folder. The lock is a file that names its holder; one whose process is gone is taken over. A
 * command that is told to end (Ctrl+C) lets go of it first.
 */
export class Lock {
  static readonly FILE = '.lock';
  readonly #file: string;
  /** Whether the folder was made for the lock's sake. */
  readonly #madeFolder: boolean;

  /**
   * @param folder made if it is not there
   * @param command what holds it, for the other one's message
   * @param what the folder is, likewise
   * @throws ContentError naming the process that holds the lock
   */
  constructor(folder: string, command: string, what = 'content folder') {
    this.#file = path.join(folder, Lock.FILE);
    this.#madeFolder = !fs.existsSync(folder);
    // From here on a signal waits until there is a lock to let go of.
    hold(this);
    try {
      this.#take(folder, command, what);
    } catch (error) {
      letGo(this);
      throw error;
    }
  }

  #take(folder: string, command: string, what: string): void {
    const mine = JSON.stringify({ pid: process.pid, began: beginOf(process.pid), command } satisfies Holder);
    for (let attempt = 0; ; attempt++) {
      try {
        // Written beside it and linked, so that nobody ever sees a lock without its holder.
        fs.mkdirSync(folder, { recursive: true });
        const own = `${this.#file}.${process.pid}`;
        try {
          fs.rmSync(own, { force: true });
          fs.writeFileSync(own, mine, { flag: 'wx' });
          link(own, this.#file);
        } finally {
          fs.rmSync(own, { force: true });
        }
        this.#clear(folder);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > MOST_ATTEMPTS) throw error;
      }
      const holder = this.#holder();
      if (holder && isAlive(holder))
        throw new ContentError({
          severity: 'error',
          rule: 'locked',
          file: this.#file,
          message: `expected the ${what} to be free, found that "${holder.command}" works on it (process ${holder.pid})`,
          advice: 'Wait until it is done. Where no such command runs, delete this file.',
        });
      this.#removeStale();
    }
  }

  /**
   * Takes away a lock whose process is gone. Who does so has a turn, a second file that is there for that moment: the lock that is
   * judged must still be the one that is taken away, and not that of another who was faster.
   */
  #removeStale(): void {
    const turn = this.#file + TURN;
    try {
      fs.closeSync(fs.openSync(turn, 'wx'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The folder went with the lock that it was made for.
      if (code === 'ENOENT') return;
      if (code !== 'EEXIST') throw error;
      if (isLeft(turn)) fs.rmSync(turn, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
      return;
    }
    try {
      const holder = this.#holder();
      if (holder === undefined || (holder && !isAlive(holder))) fs.rmSync(this.#file, { force: true, recursive: true });
    } finally {
      fs.rmSync(turn, { force: true });
    }
  }

  release(): void {
    letGo(this);
    try {
      fs.rmSync(this.#file, { force: true });
      if (this.#madeFolder) fs.rmdirSync(path.dirname(this.#file));
    } catch {
      // A folder that holds something now stays; a lock that cannot be taken away is stale as soon as this process has ended.
    }
  }

  /** Takes away what processes that were killed in the middle of taking the lock left behind. */
  #clear(folder: string): void {
    const turn = this.#file + TURN;
    if (isLeft(turn)) fs.rmSync(turn, { force: true });
    for (const name of fs.readdirSync(folder)) {
      const [, pid] = /^\.lock\.(\d{1,10})$/.exec(name) ?? [];
      if (pid && Number(pid) !== process.pid && !isAlive({ pid: Number(pid), began: undefined, command: '' }))
        fs.rmSync(path.join(folder, name), { force: true });
    }
  }

  /** Whose lock there is: `null` where there is none, `undefined` where it does not say. */
  #holder(): Holder | undefined | null {
    try {
      const { pid, began, command } = JSON.parse(fs.readFileSync(this.#file, 'utf8')) as Holder;
      return Number.isInteger(pid) && pid > 0 ? { pid, began, command: String(command) } : undefined;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : undefined;
    }
  }
}

/** Whether a turn was left by a process that was killed in it. */
function isLeft(turn: string): boolean {
  const began = fs.statSync(turn, { throwIfNoEntry: false })?.mtimeMs;
  return began !== undefined && Date.now() - began > LONGEST_TURN;
}

/** Gives a file a second name, or, where the file system knows no such thing (exFAT, many network drives), a copy under it. */
function link(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}

/** The locks of this process. */
const held = new Set<Lock>();
/** What asks a process to end. */
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

function hold(lock: Lock): void {
  if (held.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  held.add(lock);
}

function letGo(lock: Lock): void {
  held.delete(lock);
  if (held.size === 0) for (const signal of SIGNALS) process.off(signal, end);
}

/**
 * Lets go of the locks and ends as a process does that the signal ended. It comes between two turns of the program, never in
 * the middle of a `commit`: what is being renamed is renamed to its end first, and what is only staged is taken back by the
 * next command.
 */
function end(signal: NodeJS.Signals): never {
  for (const lock of held) lock.release();
  process.exit(128 + os.constants.signals[signal]);
}

interface Holder {
  pid: number;
  /** See `beginOf`. */
  began: string | undefined;
  command: string;
}

/**
 * When a process began, in the kernel's own units: numbers of processes are given again, and in a container that is started
 * anew the same program gets the same number. Undefined where the system does not tell.
 */
function beginOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  if (began !== undefined && began !== beginOf(pid)) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
