/** What the scheduler and a virtual process (see `interleaved.ts`) have in common: numbers in shared memory. */

/** Of each process. */
export const CONTROL = {
  /** 1 while the process may go on, 0 while the scheduler may. */
  turn: 0,
  /** Why the process stopped: one of `STOPPED`. */
  why: 1,
  /** How many operations it may do before it stops; -1: as many as it likes. */
  budget: 2,
  /** 1 once it was killed: nothing that it still does has an effect. */
  killed: 3,
  pid: 4,
  /** How far its clock is from that of the files, in milliseconds. */
  skew: 5,
  /** 1 where it stops as soon as it has the lock. */
  stopsWhenTaken: 6,
  isTraced: 7,
  /** The lengths, in bytes, of what stands in its parts of the memory. */
  order: 8,
  said: 9,
  beaten: 10,
  /** How long it pauses, in milliseconds. */
  pause: 11,
  /** 1 from when it has the lock to when it begins to let go. */
  holds: 12,
  size: 16,
} as const;

export const STOPPED = { usedUp: 0, pauses: 1, ended: 2, began: 3 } as const;

/** Of all processes: how many hold the lock, whether two did, and which run, each as its number and its place. */
export const COMMON = { holders: 0, twoHeld: 1, running: 2, size: 32 } as const;

/** In milliseconds. */
export const BEAT = 1000;

/** How much text there is room for, of each kind. */
const ROOM = 2 ** 16;

export interface Order {
  folder: string;
  /** Without it, the work is done though another may hold the lock. */
  lock?: { hasToStand?: boolean };
  recover?: boolean;
  write?: Record<string, string>;
  remove?: string[];
  /** How many operations on nothing it does meanwhile. */
  work?: number;
  /** Whether it reads all files, as a build does. */
  reads?: boolean;
}

/** What came of an order. */
export interface Said {
  /** `done`, or the rule of the refusal, or `failed`. */
  outcome: string;
  message: string;
  /** What it said while it waited. */
  told: string[];
  /** What stood in the folder. */
  read?: Record<string, string>;
}

/** The memory of one process. */
export class Turns {
  readonly control: Int32Array;
  readonly #texts: Record<'order' | 'said' | 'beaten', Uint8Array>;

  readonly memory: SharedArrayBuffer;

  constructor(memory = new SharedArrayBuffer(4 * CONTROL.size + 3 * ROOM)) {
    this.memory = memory;
    this.control = new Int32Array(memory, 0, CONTROL.size);
    const text = (number: number) => new Uint8Array(memory, 4 * CONTROL.size + number * ROOM, ROOM);
    this.#texts = { order: text(0), said: text(1), beaten: text(2) };
  }

  read<T>(what: 'order' | 'said' | 'beaten'): T {
    return JSON.parse(Buffer.from(this.#texts[what].slice(0, this.control[CONTROL[what]])).toString()) as T;
  }

  write(what: 'order' | 'said' | 'beaten', value: unknown): void {
    const bytes = Buffer.from(JSON.stringify(value)).subarray(0, ROOM);
    this.#texts[what].set(bytes);
    this.control[CONTROL[what]] = bytes.length;
  }
}

/** The name of a place, as a lock says it. */
export function placeOf(place: number): string {
  return `machine-${place} boot-${place} pid:[${place}]`;
}

/** When a process began, by its number: each number is given once. */
export function beganOf(pid: number): string {
  return String(pid * 10);
}
