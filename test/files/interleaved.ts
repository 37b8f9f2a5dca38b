import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { depth } from '../setup/depth.ts';
import { random } from '../setup/random.ts';
import { BEAT, beganOf, COMMON, CONTROL, type Order, placeOf, type Said, STOPPED, Turns } from './shared-turns.ts';

/** A turn of a process. */
export interface Turn {
  who: number;
  /** How many operations it does; `end`: to its end; `held`: until it has the lock. */
  steps: number | 'end' | 'held';
  /** Whether it is killed then. */
  isKilled?: boolean;
  /** How far all clocks are set after it, in milliseconds. */
  jump?: number;
  /** Whether it is not heard of any more then, though it lives: its beat comes too late for others. */
  isSilent?: boolean;
}

/** How turns follow one another: where steps are `some`, every number is tried. */
export type Pattern = readonly (Omit<Turn, 'steps'> & { steps: Turn['steps'] | 'some' })[];

export const HOUR = 3_600_000;
/** How long a process may take to one turn, in milliseconds of this machine. */
const PATIENCE = 60_000;

/** The program of a virtual process, as one module: tsx does not reach into threads. */
const PROGRAM = await build({
  entryPoints: [fileURLToPath(new URL('./virtual-process.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
}).then(({ outputFiles }) => new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`));

/** A process that is not one, in one of the places. */
class VirtualProcess {
  readonly place: number;
  readonly #turns = new Turns();
  readonly #control = this.#turns.control;
  readonly #worker: Worker;
  state: 'none' | 'runs' | 'ended' | 'killed' = 'none';
  /** Whether its lock is touched. */
  isBeating = true;
  said: Said | undefined;
  trace: string[] = [];

  constructor(place: number, commonMemory: SharedArrayBuffer, clockMemory: SharedArrayBuffer) {
    this.place = place;
    this.#control[CONTROL.turn] = 1;
    this.#worker = new Worker(PROGRAM, {
      execArgv: [],
      workerData: { turnMemory: this.#turns.memory, commonMemory, clockMemory, place },
    });
    this.#worker.unref();
  }

  async begun(): Promise<void> {
    while (Atomics.load(this.#control, CONTROL.turn) === 1) await setTimeout(5);
  }

  end(): Promise<number> {
    return this.#worker.terminate();
  }

  get pid(): number {
    return this.#control[CONTROL.pid]!;
  }

  get beaten(): string[] {
    return this.#turns.read('beaten');
  }

  get holds(): boolean {
    return this.#control[CONTROL.holds] === 1;
  }

  start(order: Order, pid: number, skew: number, isTraced: boolean): void {
    this.#turns.write('order', order);
    this.#control[CONTROL.pid] = pid;
    this.#control[CONTROL.skew] = skew;
    this.#control[CONTROL.killed] = 0;
    this.#control[CONTROL.holds] = 0;
    this.#control[CONTROL.isTraced] = isTraced ? 1 : 0;
    this.said = undefined;
    this.trace = [];
    this.isBeating = true;
    this.state = 'runs';
  }

  /** @returns whether it goes on after that */
  run(budget: number, stopsWhenTaken: boolean, pause: (milliseconds: number) => void): boolean {
    this.#control[CONTROL.budget] = budget;
    this.#control[CONTROL.stopsWhenTaken] = stopsWhenTaken ? 1 : 0;
    for (;;) {
      Atomics.store(this.#control, CONTROL.turn, 1);
      Atomics.notify(this.#control, CONTROL.turn);
      while (Atomics.load(this.#control, CONTROL.turn) === 1)
        if (Atomics.wait(this.#control, CONTROL.turn, 1, PATIENCE) === 'timed-out')
          throw new Error('a virtual process does not give its turn back');
      const why = this.#control[CONTROL.why];
      if (why === STOPPED.pauses) pause(this.#control[CONTROL.pause]!);
      if (why === STOPPED.ended) {
        const said = this.#turns.read<Said & { trace: string[] }>('said');
        this.trace.push(...said.trace);
        if (this.state === 'runs') {
          this.said = said;
          this.state = 'ended';
        }
        return false;
      }
      if (this.#control[CONTROL.isTraced] === 1) this.trace.push(...this.#turns.read<string[]>('said'));
      if (why === STOPPED.usedUp) return true;
    }
  }

  /** Nothing of what it still does, on its way out, has an effect. */
  kill(): void {
    this.state = 'killed';
    this.#control[CONTROL.killed] = 1;
    this.run(-1, false, () => {});
  }
}

/**
 * A machine, or a few that share a folder, on which the order of all operations on files is chosen, and with it when a process is
 * killed and what the clocks say.
 */
export class Machines {
  readonly #common = new SharedArrayBuffer(4 * COMMON.size);
  readonly #running = new Int32Array(this.#common);
  readonly #clockMemory = new SharedArrayBuffer(8);
  readonly #clock = new Float64Array(this.#clockMemory);
  readonly #processes: VirtualProcess[];
  readonly #root = fs.realpathSync(
    fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'interleaved-')),
  );
  #pid = 100;
  #log: string[] | undefined;
  #folder = '';
  /** Then two may take themselves for holders. */
  #isAnyThoughtGone = false;

  /** @param places of each process */
  constructor(places: readonly number[]) {
    this.#processes = places.map(place => new VirtualProcess(place, this.#common, this.#clockMemory));
  }

  async begun(): Promise<void> {
    await Promise.all(this.#processes.map(one => one.begun()));
  }

  async end(): Promise<void> {
    await Promise.all(this.#processes.map(one => one.end()));
    fs.rmSync(this.#root, { recursive: true, force: true });
  }

  /** By the clock of the files, in milliseconds. */
  get now(): number {
    return this.#clock[0]!;
  }

  /** What a holder writes into its lock. */
  static holder(pid: number, place: number): string {
    return JSON.stringify({ pid, began: beganOf(pid), place: placeOf(place), command: 'command' });
  }

  /** @returns whether each turn's process went on after it */
  play(scenario: Scenario, turns: readonly Turn[], isTraced: boolean): boolean[] {
    this.prepare(scenario.lay, isTraced);
    const orders = Object.entries(scenario.orders).map(([who, order]) => ({ who: Number(who), order }));
    for (const { who, order } of orders) this.start(who, order);
    const goesOn = turns.map(turn => this.take(turn));
    for (const { who } of orders) this.take({ who, steps: 'end' });
    scenario.judge(this, this.#folder);
    return goesOn;
  }

  /** A folder for the next schedule, at the same moment as that of each. */
  prepare(lay: Scenario['lay'], isTraced = false): void {
    for (const one of this.#processes) {
      if (one.state === 'runs') one.kill();
      one.state = 'none';
    }
    if (this.#folder) fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#log = isTraced ? [] : undefined;
    this.#clock[0] = Date.UTC(2024, 0, 2);
    this.#running.fill(0);
    this.#isAnyThoughtGone = false;
    this.#folder = path.join(this.#root, `folder-${this.#pid}`);
    lay(this.#folder, this.now, this.#pid + 1);
  }

  start(who: number, order: Omit<Order, 'folder'>, skew = 0): void {
    const one = this.#processes[who]!;
    one.start({ folder: this.#folder, ...order }, ++this.#pid, skew, this.#log !== undefined);
    this.#running[this.#running.indexOf(0, COMMON.running)] = this.#pid * 8 + one.place;
  }

  said(who: number): Said | undefined {
    return this.#processes[who]!.said;
  }

  /** @returns whether the process goes on after its turn */
  take({ who, steps, isKilled, jump, isSilent }: Turn): boolean {
    const one = this.#processes[who]!;
    if (one.state !== 'runs') return false;
    const goesOn = one.run(typeof steps === 'number' ? steps : -1, steps === 'held', ms => this.pass(ms));
    if (goesOn && isKilled) {
      if (one.holds) this.#running[COMMON.holders]!--;
      one.kill();
    }
    this.#log?.push(...one.trace.splice(0).map(what => `  ${who}: ${what}`), `  ${who}: ${one.state} ${jump ?? ''}`);
    if (one.state !== 'runs') this.#running[this.#running.indexOf(one.pid * 8 + one.place)] = 0;
    if (jump) this.#clock[0]! += jump;
    if (isSilent) this.#isAnyThoughtGone = true;
    if (isSilent) one.isBeating = false;
    if (this.#isAnyThoughtGone) return goesOn;
    if (this.#running[COMMON.twoHeld] === 1) throw new Error('two hold the lock');
    if (this.#running[COMMON.twoHeld] === 2) throw new Error('the lock of one who holds it was taken away');
    return goesOn;
  }

  /** Time passes, and hearts beat. */
  pass(milliseconds: number): void {
    const before = this.now;
    this.#clock[0]! += milliseconds;
    if (Math.floor(before / BEAT) === Math.floor(this.now / BEAT)) return;
    for (const one of this.#processes)
      if (one.state === 'runs' && one.isBeating)
        for (const file of one.beaten) if (fs.existsSync(file)) fs.utimesSync(file, this.now / 1000, this.now / 1000);
  }

  /** What happened, where it is asked for. */
  get log(): string {
    return this.#log?.join('\n') ?? '';
  }
}

/** What is tried in each of its schedules. */
export interface Scenario {
  name: string;
  /** Makes the folder; `next` is the number that the first process will have. */
  lay: (folder: string, now: number, next: number) => void;
  /** What each process is to do, by its number; they start at the same moment. */
  orders: Readonly<Record<number, Omit<Order, 'folder'>>>;
  /** Comes after each schedule, when all others have ended: throws where a promise was broken. */
  judge: (machines: Machines, folder: string) => void;
}

/** A turn of a pattern, of any length where nothing else is said. */
export function turn(who: number, steps: Pattern[number]['steps'] = 'some', rest: Partial<Turn> = {}): Pattern[number] {
  return { who, steps, ...rest };
}

/** By how many operations, about, schedules are apart at least: 1 is each of them. */
const STRIDE = depth('BROADSHEET_STRIDE', 45, 1);
/** Of how many states and places one is tried. */
const SHARE = depth('BROADSHEET_SHARE', 5, 1);
/** The same run twice is the same run in CI; elsewhere each looks at other schedules, and a failure names its own. */
export const below = random(process.env['CI'] ? 20240102 : Date.now() | 1);

/** All, or a few of them where there is less time. */
export function drawn<T>(all: readonly T[]): readonly T[] {
  if (SHARE === 1) return all;
  return Array.from({ length: Math.ceil(all.length / SHARE) }, () => all[below(all.length)]!);
}

/**
 * Tries every schedule of a scenario, or a spread of them.
 *
 * @param apart by how many operations schedules are apart, about, where there is time for so many
 * @param times by how many times that, where most operations are alike
 * @returns how many there were
 * @throws Error with all that happened in the schedule in which a promise was broken
 */
export function explore(
  machines: Machines,
  scenario: Scenario,
  patterns: readonly Pattern[],
  apart: number,
  times = 1,
): number {
  const stride = Math.max(apart, STRIDE) * times;
  let count = 0;
  for (const pattern of patterns) {
    const free = pattern.flatMap(({ steps }, at) => (steps === 'some' ? [at] : []));
    // Who is killed may be killed at once.
    const first = free.map(at => (pattern[at]!.isKilled ? 0 : 1));
    const steps = [...first];
    for (let grows = 0; grows >= 0; count++) {
      const turns = pattern.map((turn, at) =>
        turn.steps === 'some' ? { ...turn, steps: steps[free.indexOf(at)]! } : (turn as Turn),
      );
      const goesOn = tryOne(machines, scenario, turns);
      // Where a process came to its end, more steps are the same schedule again.
      const spent = free.findIndex(at => !goesOn[at]);
      grows = spent === -1 ? free.length - 1 : spent - 1;
      if (grows >= 0) steps[grows]! += 1 + below(2 * stride - 1);
      for (let later = grows + 1; later < free.length; later++) steps[later] = first[later]!;
    }
  }
  return count;
}

/** Turns of up to three processes, some of which are killed, while clocks jump; now and then in step with one another. */
export function randomWalk(who: readonly number[]): Turn[] {
  const inStep = below(4) === 0 ? who.map(() => 1 + below(9)) : undefined;
  return Array.from({ length: inStep ? 90 : 1 + below(15) }, (_, at): Turn => {
    const which = inStep ? at % who.length : below(who.length);
    return {
      who: who[which]!,
      steps: inStep?.[which] ?? 1 + below(below(2) === 0 ? 6 : 80),
      isKilled: below(inStep ? 150 : 15) === 0,
      jump: below(12) === 0 ? (below(2) - 0.5) * 2 * HOUR : 0,
    };
  });
}

/** Tries one schedule, and where a promise is broken once more to tell how. */
export function tryOne(machines: Machines, scenario: Scenario, turns: readonly Turn[]): boolean[] {
  try {
    return machines.play(scenario, turns, false);
  } catch {
    try {
      machines.play(scenario, turns, true);
    } catch (error) {
      throw new Error(`${scenario.name}: ${(error as Error).message}\n${JSON.stringify(turns)}\n${machines.log}`);
    }
    throw new Error(`${scenario.name}: what failed did not fail again\n${JSON.stringify(turns)}`);
  }
}
