import { type ChildProcess, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What one run of a whole process, with its children, cost. */
export interface Cost {
  /** Seconds of processor time, user and system: what counts on a shared machine. */
  cpu: number;
  /** Seconds. */
  wall: number;
  /** MiB; of the largest single process. */
  peak: number;
}

/**
 * Runs a command under GNU time and reads what it cost.
 * @throws Error where the command fails, with the end of what it said
 */
export function measuredRun(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Cost {
  const report = path.join(os.tmpdir(), `broadsheet-time-${process.pid}`);
  const result = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', '-o', report, command, ...args], {
    ...options,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...options.env },
  });
  if (result.error) throw new Error(`GNU time is needed: apt-get install time (${result.error.message})`);
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout.slice(-500)}${result.stderr.slice(-1500)}`);
  const [user, system, wall, peak] = fs.readFileSync(report, 'utf8').trim().split('\n').at(-1)!.split(' ').map(Number);
  fs.rmSync(report);
  return { cpu: user! + system!, wall: wall!, peak: peak! / 1024 };
}

/**
 * Sends a message to a process that stays, and measures until it answers. Linux only: `/proc` knows what the process cost.
 * @throws Error where the code that it answers is not 0
 */
export async function measuredAnswer(child: ChildProcess, message: readonly string[]): Promise<Cost> {
  const before = cpuOf(child.pid!);
  const began = Date.now();
  const answer = await new Promise<{ code: number }>(resolve => {
    child.once('message', answered => resolve(answered as { code: number }));
    child.send(message as string[]);
  });
  if (answer.code !== 0) throw new Error(`${message.join(' ')} answered ${JSON.stringify(answer)}`);
  const wall = (Date.now() - began) / 1000;
  const peak = /^VmHWM:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return { cpu: cpuOf(child.pid!) - before, wall, peak: Number(peak) / 1024 };
}

/** Seconds, user and system, as clock ticks of a hundredth (proc(5)). */
export function cpuOf(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The one whose CPU is the median. */
export function median(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.cpu - b.cpu)[Math.floor((costs.length - 1) / 2)]!;
}
