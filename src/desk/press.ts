import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type OwnRepository, ownRepository } from '../build/own-repository.ts';
import type { Project } from '../build/project-config.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { realPath } from '../files/real-path.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import { moduleGraph } from '../memory/module-graph.ts';
import { type Serving, serveFolder } from '../serve/serve.ts';
import { capital } from './english.ts';
import { Job } from './job.ts';

const run = promisify(execFile);

/** What a command of ours says of a state of the folder; while it works, what it said of an earlier one. */
interface Told<T> {
  /** Of what it is. */
  state: string;
  job: Job;
  value?: T;
}

/** Files that differ from the last commit. */
export interface Uncommitted {
  content: string[];
  /** Of the digest's folder, outside of the content. */
  others: string[];
}

/** What one waits for and sees. */
type Work = 'build' | 'publish';

interface PressOptions {
  content: string;
  output: string;
  project?: Project | undefined;
  /** `yyyy-mm-dd` */
  today(): string;
}

/** What stands between the content and its readers: what is wrong with it, the build, a look at the site, publishing. */
export class Press {
  /** What was built or published last, or is being. */
  work: Job<Work> | undefined;
  readonly #content: string;
  readonly #output: string;
  readonly #project: Project | undefined;
  readonly #today: () => string;
  #check: Told<Diagnostic[]> | undefined;
  #steps: Told<string[]> | undefined;
  #site: Promise<Serving> | undefined;

  constructor({ content, output, project, today }: PressOptions) {
    this.#content = content;
    this.#output = output;
    this.#project = project;
    this.#today = today;
  }

  /** What `check` says. @param state of the content folder */
  problems(state: number): { isRunning: boolean; found: Diagnostic[] | undefined } {
    if (this.#check?.state !== String(state) && !this.#check?.job.isRunning) {
      const job = new Job('check', ['check', '--json', '--content', this.#content]);
      const value = this.#check?.value;
      const check: Told<Diagnostic[]> = { state: String(state), job, ...(value && { value }) };
      this.#check = check;
      void job.ended.then(() => {
        const problems = attempt(() => (JSON.parse(job.result) as { problems: Diagnostic[] }).problems);
        check.value = problems ?? [{ severity: 'error', rule: 'check', message: job.output.trim() }];
      });
    }
    return { isRunning: this.#check!.job.isRunning, found: this.#check!.value };
  }

  /** The commands that publish, or why there are none. */
  steps(): { isRunning: boolean; commands: string[] | undefined; fault: string | undefined } {
    const state = this.#configuration();
    if (this.#steps?.state !== state && !this.#steps?.job.isRunning) {
      const job = new Job('read', ['publish', '--show', '--json', '--content', this.#content]);
      const steps: Told<string[]> = { state, job };
      this.#steps = steps;
      void job.ended.then(() => {
        const read = job.code === 0 && attempt(() => JSON.parse(job.result) as string[]);
        if (read) steps.value = read;
      });
    }
    const { job, value } = this.#steps!;
    return { isRunning: job.isRunning, commands: value, fault: value || job.isRunning ? undefined : faultOf(job) };
  }

  #repository(): OwnRepository | undefined {
    const project = this.#project;
    return project && attempt(() => ownRepository(project, this.#content));
  }

  /** Whatever the configuration is made of, the repository, and the day, which a commit may be named by. */
  #configuration(): string {
    const project = this.#project;
    const files = project ? (attempt(() => moduleGraph(project.config)) ?? []) : [];
    return fingerprint([
      this.#today(),
      this.#repository()?.root,
      ...files.flatMap(file => [file, attempt(() => fs.readFileSync(file, 'utf8'))]),
    ]);
  }

  build(): void {
    this.work = new Job('build', ['build', '--content', this.#content, '--output', this.#output]);
  }

  /**
   * Publishes.
   *
   * @param shown the commands that the person saw, a line each
   * @returns whether it began: not where they are others by now
   */
  publish(shown: string): boolean {
    const { commands } = this.steps();
    if (!commands || commands.join('\n') !== shown) return false;
    this.work = new Job('publish', ['publish', '--content', this.#content]);
    return true;
  }

  /** Where the built site can be looked at: on a port of its own, so that none of its scripts is of the desk's origin. */
  async look(): Promise<string | undefined> {
    if (!fs.existsSync(path.join(this.#output, 'index.html'))) return undefined;
    this.#site ??= serveFolder({ dir: this.#output });
    return (await this.#site).url;
  }

  /**
   * The files that differ from the last commit, of the content and of the digest's folder outside of it; nothing where the configuration’s
   * own repository does not keep them together.
   */
  async uncommitted(): Promise<Uncommitted | undefined> {
    const repository = this.#repository();
    const root = this.#project && realPath(this.#project.root);
    if (!repository || root === undefined) return undefined;
    const which = [`--git-dir=${path.join(repository.root, '.git')}`, `--work-tree=${repository.root}`];
    const quiet = ['--no-optional-locks', '-c', 'core.fsmonitor=false'];
    const status = async (folder: string, untracked: string, ...what: string[]): Promise<string[]> => {
      const words = ['status', '--ignore-submodules=all', `--untracked-files=${untracked}`, '--porcelain', '-z', '--'];
      const all = ['-C', folder, ...which, ...quiet, ...words, ...what];
      const { stdout } = await run('git', all, { maxBuffer: 50_000_000 });
      const lines = stdout.split('\0');
      return lines.filter(line => /^.. /.test(line)).map(line => line.slice(3));
    };
    const apart = [this.#content, this.#output]
      .map(folder =>
        path
          .relative(root, realPath(folder) ?? folder)
          .split(path.sep)
          .join('/'),
      )
      .filter(folder => !folder.startsWith('..'));
    try {
      const others = apart.includes('')
        ? []
        : await status(root, 'normal', '.', ...apart.map(folder => `:(exclude,literal)${folder}`));
      return { content: await status(this.#content, 'all', '.'), others };
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    for (const job of [this.work, this.#check?.job, this.#steps?.job]) job?.stop();
    await (await this.#site)?.close();
  }
}

/** What a command of ours complained of. */
function faultOf({ output }: Job): string {
  return capital(output.trim().replace(/^error: /, ''));
}
