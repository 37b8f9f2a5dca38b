import { type ChildProcess, spawn } from 'node:child_process';
import { PROGRAM_START } from '../memory/project.ts';

/** The most of a job's output that is kept, in characters: its end. */
const MOST = 200_000;
/** Milliseconds that are waited for the last output of a job that has ended. */
const LINGERS = 1000;
/** Colours and movements of a terminal. */
// biome-ignore lint/complexity/useRegexLiterals: the escape is easier to see so
const ESCAPES = new RegExp('\\u001b\\[[0-9;?]*[A-Za-z]', 'g');

/**
 * A command of ours that runs for the desk in a process of its own, as a person would run it: so pages are answered meanwhile, and
 * nothing lives in the desk alone.
 */
export class Job<Name extends string = string> {
  /** What it is. */
  readonly name: Name;
  /** Both streams, as they came. */
  output = '';
  /** What went to standard output alone. */
  result = '';
  /** Once it has ended; `null` where it was ended by a signal. */
  code: number | null | undefined;
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;

  constructor(name: Name, args: readonly string[]) {
    this.name = name;
    // Nothing can be typed into it: what would ask for a password fails, and says so.
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', NO_COLOR: '1' };
    const child = spawn(process.execPath, [PROGRAM_START, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.result += text;
      this.#add(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#add(text));
    this.ended = new Promise(resolve => {
      child.once('error', error => {
        this.#add(`${error.message}\n`);
        this.code = 1;
        resolve();
      });
      let lingers: NodeJS.Timeout | undefined;
      const end = (code: number | null): void => {
        clearTimeout(lingers);
        if (this.code === undefined) this.code = code;
        resolve();
      };
      child.once('close', end);
      // What it left running may keep its output open.
      child.once('exit', code => {
        lingers = setTimeout(end, LINGERS, code);
      });
    });
  }

  get isRunning(): boolean {
    return this.code === undefined;
  }

  /** Ends it and what it began. */
  stop(): void {
    if (!this.isRunning || this.#child.pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill();
      else process.kill(-this.#child.pid, 'SIGTERM');
    } catch {
      // It ended in this moment.
    }
  }

  #add(text: string): void {
    this.output = (this.output + text.replace(ESCAPES, '')).slice(-MOST);
  }
}
