import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { main } from '../../../src/cli/cli.ts';

/** How a command ended, and what it said. */
export interface Called {
  code: number;
  said: string;
}

/** Calls a command within this process, by the command line's own function. @param time seconds since 1970 */
export async function call(args: readonly string[], time: number): Promise<Called> {
  let said = '';
  const [out, err] = [process.stdout.write, process.stderr.write];
  Object.assign(process.env, { SOURCE_DATE_EPOCH: String(time), CI: '' });
  const take = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  Object.assign(process.stdout, { write: take });
  Object.assign(process.stderr, { write: take });
  try {
    return { code: await main([...args]), said };
  } finally {
    Object.assign(process.stdout, { write: out });
    Object.assign(process.stderr, { write: err });
    delete process.env['SOURCE_DATE_EPOCH'];
  }
}

/** How many builds one process does before another replaces it, which frees whatever memory it has accumulated. */
const BUILDS = 50;

/** Builds in a process that does one after another: hundreds of days have no time for as many. */
export class Builder {
  #child: ChildProcess | undefined;
  #left = 0;

  call(args: readonly string[], time: number): Promise<Called> {
    if (this.#left-- === 0) this.end();
    if (!this.#child) {
      this.#left = BUILDS - 1;
      this.#child = fork(fileURLToPath(new URL('builder.ts', import.meta.url)));
    }
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`the process that builds ended at ${args.join(' ')}`));
      child.once('exit', ended);
      child.once('message', answer => {
        child.off('exit', ended);
        resolve(answer as Called);
      });
      child.send({ args, time });
    });
  }

  end(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }
}
