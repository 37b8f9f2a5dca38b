import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { ended } from '../desk/a-started-desk.ts';
import { depth } from '../setup/depth.ts';
import { REQUESTS } from './a-load.ts';

/** One answer in ten, if nothing but its head were kept. What a process holds differs by less from one moment to the next. */
const MORE_HELD = Math.max(1_000_000, 500 * REQUESTS);
/** What a process took from the system it gives back late; this is for what lies outside of what it says that it holds. */
const MORE_RESIDENT = 96_000_000;
/** What one who reads slowly may cost: what is read ahead of a file and of an answer, and never the whole. */
export const A_READER = 150_000;
/** Milliseconds after which what is open stays open, on any machine. */
const A_MOMENT = 30_000;
/** Milliseconds within which a program ends; a busy machine gets more. */
const AT_ONCE = depth('BROADSHEET_AT_ONCE', 10_000, 1000);

/** What a process has, in bytes and in files. */
export interface Weight {
  /** Its objects and buffers that are still in use. */
  held: number;
  /** All of its memory. */
  resident: number;
  /** Files and connections. */
  open: number;
}

// What a suite that weighs its programs has them load: on a signal, what nobody uses any more is thrown away, and the rest is told.
const TELLS = `import v8 from 'node:v8'; import vm from 'node:vm'; v8.setFlagsFromString('--expose-gc'); const gc = vm.runInNewContext('gc');
process.on('SIGUSR2', () => { gc(); setImmediate(() => { gc(); const { heapUsed, external } = process.memoryUsage();
process.stderr.write('it holds ' + (heapUsed + external) + '\\n'); }); });`;
process.env['NODE_OPTIONS'] = `--import data:text/javascript,${encodeURIComponent(TELLS)}`;

/** A program that runs, and what it printed until now. */
export interface Weighed {
  child: ChildProcess;
  said(): string;
}

export async function weigh(weighed: Weighed): Promise<Weight> {
  const { child, said } = weighed;
  const told = () => [...said().matchAll(/^it holds (\d+)$/gm)].map(([, bytes]) => Number(bytes));
  const before = told().length;
  child.kill('SIGUSR2');
  while (told().length === before) await wait(10);
  const resident = 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]);
  return { held: told().at(-1)!, resident, open: openFiles(weighed) };
}

/** Its files and connections. */
export const openFiles = ({ child }: Pick<Weighed, 'child'>): number => readdirSync(`/proc/${child.pid}/fd`).length;

/** Waits until no more is open than this: what was closed by one side is closed by the other a moment later. */
export async function closed(weighed: Weighed, most: number): Promise<void> {
  for (const end = performance.now() + A_MOMENT; openFiles(weighed) > most; await wait(10))
    assert.ok(performance.now() < end, `${openFiles(weighed)} files and connections are open, ${most} should be`);
}

/** @param more bytes that there is a reason for */
export function isAsHeavy(before: Weight, after: Weight, more = 0): void {
  const [held, resident] = [after.held - before.held, after.resident - before.resident];
  assert.ok(held < MORE_HELD + more, `it holds ${held} bytes more than before`);
  assert.ok(resident < MORE_RESIDENT + more, `it has ${resident} bytes more than before`);
}

/** Tells it to end, as a person or the system does. */
export async function endsAtOnce({ child }: Pick<Weighed, 'child'>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const how = await Promise.race([ended(child).then(() => 'ended'), wait(AT_ONCE, 'still there', { ref: false })]);
  assert.is(how, 'ended', `${AT_ONCE} ms after ${signal}`);
}
