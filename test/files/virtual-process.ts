/**
 * A thread that takes itself for a process of its own: its number, the other processes, its machine and its clock are the
 * scheduler's (see `interleaved.ts`), and before each operation on a file it stops where its turn is over. The files are real, and
 * so is what is tested: `Lock` and `Transaction` as they are.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import threads from 'node:worker_threads';
import { BEAT, beganOf, COMMON, CONTROL, type Order, type Said, STOPPED, Turns } from './shared-turns.ts';

const { turnMemory, commonMemory, clockMemory, place } = threads.workerData as {
  turnMemory: SharedArrayBuffer;
  commonMemory: SharedArrayBuffer;
  clockMemory: SharedArrayBuffer;
  place: number;
};
const turns = new Turns(turnMemory);
const { control } = turns;
const common = new Int32Array(commonMemory);
const clock = new Float64Array(clockMemory);
/** How long an operation takes by the virtual clock, in milliseconds. */
const TICK = 0.25;

const raw = { ...fs };
const { wait } = Atomics;
let folder = '';
/** Whether an order is being done, and nothing of the harness itself. */
let isActive = false;
let trace: string[] = [];
const opened = new Map<number, string>();

class Killed extends Error {}

/** Lets the scheduler go on, and waits for the next turn. */
function stop(why: number): void {
  if (control[CONTROL.isTraced] === 1 && why !== STOPPED.ended) turns.write('said', trace.splice(0));
  control[CONTROL.why] = why;
  Atomics.store(control, CONTROL.turn, 0);
  Atomics.notify(control, CONTROL.turn);
  while (Atomics.load(control, CONTROL.turn) === 0) wait(control, CONTROL.turn, 0);
}

/** Comes before each operation. */
function step(...what: unknown[]): void {
  if (control[CONTROL.killed] === 1) throw new Killed();
  if (control[CONTROL.budget] === 0) stop(STOPPED.usedUp);
  if (control[CONTROL.killed] === 1) throw new Killed();
  if (control[CONTROL.budget]! > 0) control[CONTROL.budget]!--;
  clock[0]! += TICK;
  if (control[CONTROL.isTraced] === 1) trace.push(what.join(' ').replaceAll(`${folder}/`, '').replaceAll(folder, '.'));
}

/** One operation: nothing of another process comes in between. */
function once<T>(name: string, file: unknown, operation: () => T): T {
  step(name, file);
  return quietly(operation);
}

/** Node's own functions call one another. */
function quietly<T>(operation: () => T): T {
  isActive = false;
  try {
    return operation();
  } finally {
    isActive = true;
  }
}

const isOurs = (file: unknown): file is string =>
  isActive && typeof file === 'string' && (file === folder || file.startsWith(`${folder}/`));
const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
const noEntry = (file: string) => Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' });

/** A file is as old as the virtual clock says. */
function touch(handle: number): void {
  raw.futimesSync(handle, clock[0]! / 1000, clock[0]! / 1000);
}

const isRunning = (pid: number) => common.indexOf(pid * 8 + place, COMMON.running) !== -1;

function readOfKernel(file: string): string {
  if (file === '/proc/sys/kernel/random/boot_id') return `boot-${place}\n`;
  if (file === '/proc/self/ns/pid') return `pid:[${place}]`;
  const pid = Number(/^\/proc\/(\d+)\/stat$/.exec(file)?.[1]);
  if (pid !== control[CONTROL.pid]) step('look at process', pid);
  if (!isRunning(pid)) throw noEntry(file);
  return `${pid} (node) S ${'0 '.repeat(18)}${beganOf(pid)} 0`;
}

for (const [name, original] of Object.entries(raw) as [keyof typeof fs, unknown][])
  if (name.endsWith('Sync') && typeof original === 'function')
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (isActive && typeof args[0] === 'number' && control[CONTROL.killed] === 1) throw new Killed();
        if (!isOurs(args[0])) return original(...args);
        return once(name.slice(0, -4), typeof args[1] === 'string' ? `${args[0]} ${args[1]}` : args[0], () =>
          original(...args),
        );
      },
    });

/** What Node does in several operations is done in these. */
Object.assign(fs, {
  openSync(file: string, flags = 'r', mode?: number) {
    if (!isOurs(file)) return raw.openSync(file, flags, mode);
    return once(`open ${flags}`, file, () => {
      const handle = raw.openSync(file, flags, mode);
      if (flags !== 'r') touch(handle);
      opened.set(handle, file);
      return handle;
    });
  },
  closeSync(handle: number) {
    opened.delete(handle);
    raw.closeSync(handle);
  },
  writeSync(handle: number, content: string | Uint8Array) {
    const file = opened.get(handle);
    if (file === undefined) return raw.writeSync(handle, content as string);
    const bytes = Buffer.from(content as string);
    const half = bytes.length >> 1;
    for (const part of [bytes.subarray(0, half), bytes.subarray(half)])
      once('write half of', file, () => {
        raw.writeSync(handle, part);
        touch(handle);
      });
    return bytes.length;
  },
  writeFileSync(file: string | number, content: string, options?: { flag?: string; mode?: number }) {
    if (typeof file === 'number') {
      if (opened.has(file)) fs.writeSync(file, content);
      else raw.writeFileSync(file, content, options);
      return;
    }
    if (!isOurs(file)) {
      raw.writeFileSync(file, content, options);
      return;
    }
    const handle = fs.openSync(file, options?.flag ?? 'w', options?.mode);
    try {
      fs.writeSync(handle, content);
    } finally {
      fs.closeSync(handle);
    }
  },
  readFileSync(file: string | number, options?: BufferEncoding) {
    if (typeof file === 'string' && file.startsWith('/proc/')) return readOfKernel(file);
    if (!isOurs(file)) return raw.readFileSync(file, options);
    const handle = fs.openSync(file, 'r');
    try {
      return once('read', file, () => raw.readFileSync(handle, options));
    } finally {
      fs.closeSync(handle);
    }
  },
  readlinkSync(file: string) {
    return file.startsWith('/proc/') ? readOfKernel(file) : raw.readlinkSync(file);
  },
  mkdirSync(file: string, options?: { recursive?: boolean }): string | undefined {
    if (!isOurs(file)) return raw.mkdirSync(file, options as { recursive: true });
    if (!options?.recursive) {
      once('mkdir', file, () => raw.mkdirSync(file));
      return undefined;
    }
    for (let made: string | undefined; ; )
      try {
        once('mkdir', file, () => raw.mkdirSync(file));
        return made ?? file;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') made = fs.mkdirSync(path.dirname(file), options) ?? made;
        else if (codeOf(error) === 'EEXIST' && raw.statSync(file, { throwIfNoEntry: false })?.isDirectory())
          return made;
        else throw error;
      }
  },
  rmSync(file: string, options: { recursive?: boolean; force?: boolean } = {}) {
    if (!isOurs(file)) {
      raw.rmSync(file, options);
      return;
    }
    const stat = once('lstat to remove', file, () => raw.lstatSync(file, { throwIfNoEntry: false }));
    if (!stat && options.force) return;
    if (!stat) throw noEntry(file);
    if (stat.isDirectory() && !options.recursive) throw Object.assign(new Error(file), { code: 'ERR_FS_EISDIR' });
    remove(file, stat.isDirectory());
  },
});

/** As Node's `rimraf` does it. */
function remove(file: string, isFolder: boolean): void {
  try {
    if (isFolder) once('rmdir', file, () => raw.rmdirSync(file));
    else once('unlink', file, () => raw.unlinkSync(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    if (!isFolder || codeOf(error) !== 'ENOTEMPTY') throw error;
    for (const item of once('readdir to remove', file, () => raw.readdirSync(file, { withFileTypes: true })))
      remove(path.join(file, item.name), item.isDirectory());
    once('rmdir', file, () => raw.rmdirSync(file));
  }
}

os.hostname = () => `machine-${place}`;
Object.defineProperty(process, 'pid', { get: () => control[CONTROL.pid] });
process.kill = (pid: number) => {
  step('is there process', pid);
  if (isRunning(pid)) return true;
  throw Object.assign(new Error('ESRCH'), { code: 'ESRCH' });
};
const atExit: (() => void)[] = [];
const { once: onceOf } = process;
process.once = ((name: string, listener: () => void) => {
  if (name !== 'exit') return onceOf.call(process, name as 'exit', listener);
  atExit.push(listener);
  return process;
}) as typeof process.once;
const { now } = Date;
Date.now = () => (isActive ? Math.floor(clock[0]! + control[CONTROL.skew]!) : now());
Math.random = () => 0.5;
Atomics.wait = ((_memory: Int32Array, _index: number, _value: number, milliseconds: number) => {
  step('pause', milliseconds);
  // Only where a heart beats meanwhile has the scheduler something to do.
  if (Math.floor(clock[0]! / BEAT) === Math.floor((clock[0]! + milliseconds) / BEAT)) clock[0]! += milliseconds;
  else {
    control[CONTROL.pause] = milliseconds;
    stop(STOPPED.pauses);
  }
  return 'timed-out';
}) as typeof Atomics.wait;

/** The scheduler touches what the thread of the heart would. */
class VirtualBeat {
  on(): void {}
  unref(): void {}
  postMessage(files: readonly string[]): void {
    turns.write('beaten', files);
  }
}
Object.assign(threads, { Worker: VirtualBeat });
syncBuiltinESMExports();

const { Lock } = await import('../../src/files/lock.ts');
const { Transaction } = await import('../../src/files/transaction.ts');
const { ContentError } = await import('../../src/diagnostic.ts');

/** The files below a folder and what they hold. */
function readAll(at: string, into: Record<string, string> = {}): Record<string, string> {
  for (const item of fs.readdirSync(at, { withFileTypes: true })) {
    if (item.name === Transaction.STAGE || Lock.isName(item.name)) continue;
    const file = path.join(at, item.name);
    if (item.isDirectory()) readAll(file, into);
    else into[path.relative(folder, file)] = fs.readFileSync(file, 'utf8');
  }
  return into;
}

function taken(file: string): string {
  if (Atomics.add(common, COMMON.holders, 1) > 0) common[COMMON.twoHeld] = 1;
  control[CONTROL.holds] = 1;
  if (control[CONTROL.stopsWhenTaken] === 1) stop(STOPPED.usedUp);
  const text = textOf(file);
  if (text === undefined) common[COMMON.twoHeld] = 2;
  return text ?? '';
}

function textOf(file: string): string | undefined {
  return quietly(() => (raw.existsSync(file) ? raw.readFileSync(file, 'utf8') : undefined));
}

/** What comes from here on is not protected any more; until here, the lock stands as it was made. */
function letGo(file: string, text: string): void {
  if (control[CONTROL.killed] === 1) return;
  control[CONTROL.holds] = 0;
  Atomics.sub(common, COMMON.holders, 1);
  if (textOf(file) !== text) common[COMMON.twoHeld] = 2;
}

function work(order: Order): Record<string, string> | undefined {
  if (order.recover) Transaction.recover(folder);
  for (let done = 0; done < (order.work ?? 0); done++) step('work');
  if (order.write || order.remove) {
    const change = new Transaction(folder);
    try {
      for (const [file, text] of Object.entries(order.write ?? {})) change.write(file, text);
      for (const file of order.remove ?? []) change.remove(file);
      change.commit();
    } catch (error) {
      change.abandon();
      throw error;
    }
  }
  return order.reads ? readAll(folder) : undefined;
}

function carryOut(order: Order, tell: (words: string) => void): Record<string, string> | undefined {
  if (!order.lock) return work(order);
  const lock = new Lock(folder, 'command', undefined, tell, order.lock.hasToStand);
  const { file } = lock;
  const text = taken(file);
  try {
    return work(order);
  } finally {
    letGo(file, text);
    lock.release();
  }
}

function live(order: Order): Said {
  const told: string[] = [];
  try {
    const read = carryOut(order, words => told.push(words));
    for (const listener of atExit) listener();
    step('end');
    return { outcome: 'done', message: '', told, ...(read ? { read } : {}) };
  } catch (error) {
    const rule = error instanceof ContentError ? error.diagnostics[0]!.rule : undefined;
    const words = String((rule ? undefined : (error as Error).stack) ?? error);
    return { outcome: rule ?? 'failed', message: words.replaceAll(/data:\S*:(?=\d+:\d+)/g, ''), told };
  }
}

stop(STOPPED.began);
for (;;) {
  const order = turns.read<Order>('order');
  folder = order.folder;
  trace = [];
  turns.write('beaten', []);
  isActive = true;
  const said = live(order);
  isActive = false;
  for (const handle of opened.keys()) raw.closeSync(handle);
  opened.clear();
  turns.write('said', { ...said, trace });
  stop(STOPPED.ended);
}
