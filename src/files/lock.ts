import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ContentError, refusalAt } from '../diagnostic.ts';
import { attempt } from './attempt.ts';
import { BEAT, keepBeating } from './heartbeat.ts';
import { type Holder, isRunning, isThisProcess, readHolder, thisProcess } from './holder.ts';
import { ifThere } from './if-there.ts';

/** A lock of another place that was touched so shortly ago is held. In milliseconds. */
const FRESH = 10 * BEAT;
/** An older one is watched for so long. */
const WATCH = 6 * BEAT;
/** A lock that does not say yet whose it is gets so long, in milliseconds, and so do two that came in each other's way. */
const MOMENT = 200;
const PAUSE = 5;

/**
 * One command at a time on a folder. The lock is a file that names its holder; one whose holder is gone is passed over. A command
 * that is told to end (Ctrl+C) lets go of it first.
 *
 * Who finds no lock that is held makes one, of a name that none ever had. Then it looks again, and steps back where another is
 * held after all; so nobody ever takes away what might be another's by now, or takes another's for its own, however long it slept
 * in between, and nothing hangs on a clock. At last it makes the lock of the common name, which only one can: a network disk may
 * list another's late, but a name that is asked for is there or not.
 *
 * Not `proper-lockfile`: of 60 stale locks that six processes wanted at once it gave two to more than one, a killed command's
 * stands for ten seconds, and a command that works ten seconds without a pause loses its own.
 */
export class Lock {
  static readonly FILE = '.lock';
  readonly #folder: string;
  readonly #tell: (words: string) => void;
  /** Whether the folder was made for the lock's sake. */
  #madeFolder: boolean;
  readonly #hasToStand: boolean;
  readonly #text: string;
  #file = '';
  /** Whether the lock of the common name was made by it. */
  #hasCommon = false;

  /**
   * @param folder made if it is not there, unless it has to stand
   * @param command what holds it, for the other one's message
   * @param what the folder is, likewise
   * @param tell is told what is waited for
   * @param hasToStand whether a folder that is not there was taken away, and stays so
   * @throws ContentError naming the process that holds the lock; where the folder was taken away
   */
  constructor(
    folder: string,
    command: string,
    what = 'content folder',
    tell: (words: string) => void = () => {},
    hasToStand = false,
  ) {
    this.#folder = folder;
    this.#tell = tell;
    this.#hasToStand = hasToStand;
    if (hasToStand) requireStanding(folder, what);
    this.#madeFolder = !hasToStand && fs.mkdirSync(folder, { recursive: true }) !== undefined;
    this.#text = JSON.stringify(thisProcess(command));
    // From here on a signal waits until there is a lock to let go of.
    hold(this);
    try {
      this.#take(what);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  get file(): string {
    return this.#file;
  }

  /** Whether a name in a folder is of a lock, or of what older versions left of one. */
  static isName(name: string): boolean {
    return name === Lock.FILE || name.startsWith(`${Lock.FILE}.`);
  }

  #take(what: string): void {
    /** Locks whose holders are gone, and when these were last touched. */
    const gone = new Map<string, number>();
    for (let tries = 0; tries < MOMENT / PAUSE; tries++) {
      const others = this.#locks(what).filter(name => name !== path.basename(this.#file));
      const other = this.#findHeld(others, gone);
      // Taken away by one who thought this process gone: begin anew.
      if (this.#file !== '' && !fs.existsSync(this.#file)) this.#own('');
      if (this.#file === '') {
        if (other) throw locked(other.file, other.holder, what);
        this.#make();
      } else if (other) {
        // Both were made at the same moment: back, and once more after a while that is not the other's.
        this.#remove();
        pause(PAUSE * (1 + Math.random()));
      } else {
        for (const name of others) fs.rmSync(path.join(this.#folder, name), { recursive: true, force: true });
        if (this.#makeCommon(what)) return;
      }
    }
    throw new Error(`${path.join(this.#folder, Lock.FILE)}: many commands want this folder at once; try again`);
  }

  /** The names of all locks. The folder may have gone with the lock that it was made for. */
  #locks(what: string): string[] {
    try {
      return fs.readdirSync(this.#folder).filter(name => Lock.isName(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (this.#hasToStand) requireStanding(this.#folder, what);
      return [];
    }
  }

  /** One that is held, if there is any. */
  #findHeld(names: readonly string[], gone: Map<string, number>): { file: string; holder: Holder } | undefined {
    for (const name of names) {
      const file = path.join(this.#folder, name);
      const when = touched(file);
      if (when === undefined || gone.get(name) === when) continue;
      const holder = this.#holderOf(file);
      if (holder && this.#isHeld(holder, file)) return { file, holder };
      gone.set(name, when);
    }
    return undefined;
  }

  #make(): void {
    const file = path.join(this.#folder, `${Lock.FILE}.${randomBytes(6).toString('hex')}`);
    try {
      if (!this.#hasToStand && fs.mkdirSync(this.#folder, { recursive: true }) !== undefined) this.#madeFolder = true;
      this.#create(file, () => this.#own(file));
    } catch (error) {
      // The folder went with the lock that it was made for.
      if (this.#file === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
  }

  /** @param made is called as soon as the file is there, before it says whose it is. @throws Error of the file system, as where it is there already */
  #create(file: string, made: () => void): void {
    const handle = fs.openSync(file, 'wx');
    made();
    try {
      fs.writeSync(handle, this.#text);
    } finally {
      fs.closeSync(handle);
    }
  }

  get #common(): string {
    return path.join(this.#folder, Lock.FILE);
  }

  /** @returns whether it was made: not yet where it is of one that is gone, or the folder is. @throws ContentError where another holds it */
  #makeCommon(what: string): boolean {
    const file = this.#common;
    try {
      this.#create(file, () => {
        this.#hasCommon = true;
        this.#beat();
      });
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (this.#hasCommon) fs.rmSync(file, { force: true });
      if (this.#hasCommon || (code !== 'EEXIST' && code !== 'ENOENT')) throw error;
      // Until it is seen, nothing can be told of whose it is.
      if (touched(file) === undefined) return false;
      const holder = this.#holderOf(file);
      if (holder && this.#isHeld(holder, file)) throw locked(file, holder, what);
      fs.rmSync(file, { recursive: true, force: true });
      return false;
    }
  }

  /** Touches it from now on: others may look at it before it is known whether it is the only one. */
  #own(file: string): void {
    this.#file = file;
    this.#beat();
  }

  #beat(): void {
    keepBeating([...held].flatMap(lock => lock.#files));
  }

  get #files(): string[] {
    return [...(this.#file === '' ? [] : [this.#file]), ...(this.#hasCommon ? [this.#common] : [])];
  }

  /** The common one stays where it is another's by now, as this process was thought to be gone. */
  #remove(): void {
    const files = this.#files;
    if (this.#hasCommon && attempt(() => fs.readFileSync(this.#common, 'utf8')) !== this.#text) files.pop();
    this.#hasCommon = false;
    this.#own('');
    for (const file of files.reverse()) fs.rmSync(file, { force: true });
  }

  /** Whose lock it is; nobody's where it does not say after a moment, which is longer than one takes to be written. */
  #holderOf(file: string): Holder | undefined {
    for (let waited = 0; ; waited += PAUSE) {
      const text = ifThere(() => fs.readFileSync(file, 'utf8'));
      if (text === undefined) return undefined;
      if (text.endsWith('}') || waited >= MOMENT) return readHolder(text);
      pause(PAUSE);
    }
  }

  /** By the process where it is of this place; elsewhere by whether it touches its lock. */
  #isHeld(holder: Holder, file: string): boolean {
    // Its own that could not be taken away when it let go of it.
    if (isThisProcess(holder)) return [...held].some(lock => lock.#files.includes(file));
    const runs = isRunning(holder);
    if (runs !== undefined) return runs;
    const first = touched(file);
    if (first === undefined) return false;
    // Clocks differ a little, also a file's from the program's, and may be set: one that is far off only makes us watch.
    if (Math.abs(Date.now() - first) < FRESH) return true;
    this.#tell(
      `${file}: held from another machine or container by "${holder.command}"; looking for ${WATCH / 1000} seconds whether it still works.`,
    );
    for (let waited = 0; waited < WATCH; waited += BEAT / 4) {
      pause(BEAT / 4);
      const now = touched(file);
      if (now !== first) return now !== undefined;
    }
    return false;
  }

  release(): void {
    letGo(this);
    try {
      this.#remove();
      if (this.#madeFolder) fs.rmdirSync(this.#folder);
    } catch {
      // A folder that holds something now stays; a lock that cannot be taken away is stale as soon as this process has ended.
    }
  }
}

function locked(file: string, holder: Holder, what: string): ContentError {
  const elsewhere = isRunning(holder) === undefined ? ', on another machine or in another container' : '';
  return refusalAt(
    { file },
    'locked',
    `expected the ${what} to be free, found that "${holder.command}" works on it (process ${holder.pid}${elsewhere})`,
    'Wait until it is done. Where no such command runs, delete this file.',
  );
}

/** @throws ContentError where the folder was taken away */
export function requireStanding(folder: string, what = 'content folder'): void {
  if (fs.existsSync(folder)) return;
  throw refusalAt(
    { file: folder },
    'taken-away',
    `expected the ${what} as it was found, found that it is gone`,
    'Nothing was made in its place. Bring it back, by its name and whole, and try again.',
  );
}

function touched(file: string): number | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
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
