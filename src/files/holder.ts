import fs from 'node:fs';
import os from 'node:os';
import { attempt } from './attempt.ts';

/** A process that holds a lock or a stage, as it is written into a file. */
export interface Holder {
  pid: number;
  /** See `beginOf`. */
  began?: string | undefined;
  /** See `PLACE`. Absent in what was written by a version that did not know of places. */
  place?: string;
  command: string;
}

/**
 * Where the numbers of processes mean the same: this machine since it was started, and in it the name space of processes, which
 * each container has for itself. Containers of one machine may share a host name, and two machines may too.
 */
const PLACE = [
  os.hostname(),
  attempt(() => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()),
  attempt(() => fs.readlinkSync('/proc/self/ns/pid')),
].join(' ');

/** This process. */
export function thisProcess(command: string): Holder {
  return { pid: process.pid, began: beginOf(process.pid), place: PLACE, command };
}

/** Whether the holder is this very process. */
export function isThisProcess({ pid, began, place }: Holder): boolean {
  return pid === process.pid && (place ?? PLACE) === PLACE && (began === undefined || began === beginOf(pid));
}

/** Whether the process runs; `undefined` where it is of another place, so that its number says nothing here. */
export function isRunning({ pid, began, place }: Holder): boolean | undefined {
  if (place !== undefined && place !== PLACE) return undefined;
  if (began !== undefined && began !== beginOf(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** @returns `undefined` where the text does not say who */
export function readHolder(text: string): Holder | undefined {
  const said = attempt(() => JSON.parse(text) as Partial<Holder> | null);
  if (!said || !Number.isInteger(said.pid) || !(said.pid! > 0 && said.pid! < 2 ** 31)) return undefined;
  const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const place = words(said.place);
  return {
    pid: said.pid!,
    began: words(said.began),
    ...(place === undefined ? {} : { place }),
    command: String(said.command),
  };
}

/**
 * When a process began, in the kernel's own units: numbers of processes are given again, and in a container that is started
 * anew the same program gets the same number. Undefined where the system does not tell.
 */
function beginOf(pid: number): string | undefined {
  const stat = attempt(() => fs.readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
