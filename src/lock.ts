import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from './diagnostic.ts';

/**
 * One command at a time on a content folder. The lock is a file that names its holder; one whose process is gone is taken
 * over.
 */
export class Lock {
  static readonly FILE = '.lock';
  readonly #file: string;

  /**
   * @param content the content folder
   * @param command what holds it, for the other one's message
   * @throws ContentError naming the process that holds the lock
   */
  constructor(content: string, command: string) {
    this.#file = path.join(content, Lock.FILE);
    const mine = JSON.stringify({ pid: process.pid, began: beginOf(process.pid), command } satisfies Holder);
    for (let attempt = 0; ; attempt++) {
      try {
        // Written beside it and linked, so that nobody ever sees a lock without its holder.
        fs.mkdirSync(content, { recursive: true });
        const own = `${this.#file}.${process.pid}`;
        try {
          fs.rmSync(own, { force: true });
          fs.writeFileSync(own, mine, { flag: 'wx' });
          fs.linkSync(own, this.#file);
        } finally {
          fs.rmSync(own, { force: true });
        }
        this.#clear(content);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      }
      const holder = this.#holder();
      if (holder && isAlive(holder))
        throw new ContentError({
          severity: 'error',
          rule: 'locked',
          file: this.#file,
          message: `expected the content folder to be free, found that "${holder.command}" works on it (process ${holder.pid})`,
          advice: 'Wait until it is done.',
        });
      // Moved away before it is deleted: of two that find a stale lock, one alone succeeds in moving it.
      const stale = `${this.#file}.stale-${process.pid}`;
      try {
        const seen = fs.readFileSync(this.#file, 'utf8');
        fs.renameSync(this.#file, stale);
        if (fs.readFileSync(stale, 'utf8') !== seen) fs.linkSync(stale, this.#file);
        fs.rmSync(stale, { force: true });
      } catch (error) {
        if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    }
  }

  release(): void {
    fs.rmSync(this.#file, { force: true });
  }

  /** Takes away what processes that were killed in the middle of taking the lock left behind. */
  #clear(content: string): void {
    for (const name of fs.readdirSync(content)) {
      const [, pid] = /^\.lock\.(?:stale-)?(\d{1,10})$/.exec(name) ?? [];
      if (pid && Number(pid) !== process.pid && !isAlive({ pid: Number(pid), began: undefined, command: '' }))
        fs.rmSync(path.join(content, name), { force: true });
    }
  }

  #holder(): Holder | undefined {
    try {
      const { pid, began, command } = JSON.parse(fs.readFileSync(this.#file, 'utf8')) as Holder;
      return Number.isInteger(pid) && pid > 0 ? { pid, began, command: String(command) } : undefined;
    } catch {
      return undefined;
    }
  }
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
