import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import { PROGRAM_START } from '../../src/memory/project.ts';
import type { Ended } from './broadsheet.ts';
import type { Counts } from './faults.ts';

const PRELOAD = new URL('./in-process/fault.mjs', import.meta.url).href;
/** Commands after which it is replaced, as `dev` does with its own. */
const MOST = 150;

const running = new Set<ChildProcess>();

/** For the end of a suite. */
export function endWorkers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Runs commands one after another in a process of the program, which is what `dev` has for it: nothing is loaded twice. In that process
 * one thing can go wrong below a folder; it may be killed, and is begun anew.
 */
export class AWorker {
  readonly root: string;
  readonly #faultFile: string;
  #child: ChildProcess | undefined;
  #ended: Promise<undefined> = Promise.resolve(undefined);
  #stderr = '';
  #done = 0;

  /** @param root the folder below which things go wrong */
  constructor(root: string) {
    this.root = root;
    this.#faultFile = `${root}-fault`;
  }

  /** @param fault as `in-process/fault.mjs` has it */
  async run(args: readonly string[], fault = ''): Promise<Ended> {
    if (this.#done++ % MOST === 0) this.end();
    this.#child ??= this.#begin();
    const child = this.#child;
    // Other words each time, so that changes are counted anew.
    fs.writeFileSync(this.#faultFile, fault && `${fault} ${this.#done}`);
    this.#stderr = '';
    const answered = new Promise<number>(resolve => {
      child.once('message', answer => resolve((answer as { code: number }).code));
    });
    child.send(args);
    const code = await Promise.race([answered, this.#ended]);
    // What it said is there by now, and read in the next turns.
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    fs.writeFileSync(this.#faultFile, '');
    if (code === undefined) this.#child = undefined;
    return { code, stdout: '', stderr: this.#stderr };
  }

  /** How many changes the command had that was run last, with the fault `count`. */
  get counts(): Counts {
    return JSON.parse(fs.readFileSync(`${this.root}-counts`, 'utf8')) as Counts;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #begin(): ChildProcess {
    const child = fork(PROGRAM_START, ['worker'], {
      execArgv: ['--import', PRELOAD],
      env: {
        ...process.env,
        ...{ CI: '', SOURCE_DATE_EPOCH: '1763600000', NODE_V8_COVERAGE: '' },
        ...{ FAULT_ROOT: this.root, FAULT_FILE: this.#faultFile },
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    running.add(child);
    this.#ended = new Promise(resolve => {
      child.once('exit', () => {
        running.delete(child);
        resolve(undefined);
      });
    });
    child.stderr!.setEncoding('utf8').on('data', text => (this.#stderr += text));
    return child;
  }
}
