import { type ChildProcess, fork, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Diagnostic, errorAt, formatDiagnostic } from '../diagnostic.ts';
import { makeFolder } from '../files/folder.ts';
import { isLeftover } from '../files/leftover.ts';
import { moduleGraph } from '../memory/module-graph.ts';
import { PROGRAM_START, PROJECT_ROOT } from '../memory/project.ts';
import { type Serving, serveFolder } from '../serve/serve.ts';
import { commandLine } from '../terminal/command.ts';
import { print } from '../terminal/print.ts';
import { requireOutput } from './output.ts';
import type { Project } from './project-config.ts';

export interface DevOptions {
  content: string;
  output: string;
  /** The port to listen on; by default the first free one from `FIRST_PORT`. */
  port?: number;
  cache?: string;
  /** The digest's own configuration and theme, if it has any. */
  project?: Project;
  acceptEmpty?: boolean;
}

/** What a worker answers when a command is done. */
export interface Answer {
  code: number;
  /** What it said of the content. */
  said: readonly Diagnostic[];
  /** Whether the worker ends with this. */
  isLast?: boolean;
}

const FIRST_PORT = 8080;
/** Milliseconds without changes before a build starts, since an editor saves in several steps. */
const QUIET = 80;

/** How many builds one worker does before another replaces it, which frees whatever memory it has accumulated. */
const BUILDS = 200;
/**
 * The same for themes with layouts of their own, since Eleventy caches a layout and what it was read with for the life of
 * the process.
 */
const BUILDS_WITH_LAYOUTS = 1;

/**
 * Builds, serves and watches. A long-running worker builds the pages first, because half of the cost of an edit is loading
 * the program. The search index follows in a process of its own once no further change is waiting. A changed source module
 * ends the worker, and after a failed build the old site is still served.
 *
 * Runs until the process is told to stop.
 *
 * @throws ContentError if the output folder holds files that no build made
 */
export async function dev(options: DevOptions): Promise<void> {
  requireOutput(options.output);
  const serving = await serve(options);
  print(`Serving ${serving.url} - it reloads when something changes. Stop with Ctrl+C.`);
  print(`To pick, note and review in the browser, in another terminal: ${commandLine('desk')}`);
  const work = new BuildQueue(options, serving);
  work.request();
  const watching = new Map<string, () => void>();
  const watch = (folder: string): void => {
    const isContent = folder === options.content;
    const stop = watchFolder(folder, file => {
      if (concernsBuild(isContent, file)) work.request(!isContent);
    });
    watching.set(folder, stop);
  };
  for (const folder of [options.content, ...codeFolders(options.project)]) watch(folder);
  const { project } = options;
  const theme = project && path.join(project.root, 'theme');
  // The configuration and what is created beside it, such as the first theme.
  const config =
    project &&
    fs.watch(project.root, (_event, file) => {
      if (file !== path.basename(project.config) && file !== 'theme') return;
      work.request(true);
      if (theme && !watching.has(theme) && fs.existsSync(theme)) watch(theme);
    });
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  config?.close();
  for (const stop of watching.values()) stop();
  work.stop();
  await serving.close();
}

/** The folders of the code that makes pages: the program's, if it runs from its own clone, and the digest's. */
function codeFolders(project: Project | undefined): string[] {
  const modules = project ? moduleGraph(project.config).map(file => path.dirname(file)) : [];
  const own = modules.filter(folder => folder !== project?.root);
  const folders = [path.join(PROJECT_ROOT, 'src'), ...(project ? [path.join(project.root, 'theme')] : []), ...own];
  const isCovered = (folder: string) => folders.some(other => other !== folder && folder.startsWith(other + path.sep));
  return [...new Set(folders)].filter(folder => fs.existsSync(folder) && !isCovered(folder));
}

/**
 * Reports every change below a folder. If a folder vanishes while it is being watched, as a build's stage does, Node's
 * watcher fails and may have missed other changes, so it is restarted.
 *
 * @returns a function that stops watching
 */
function watchFolder(folder: string, changed: (file: string) => void): () => void {
  let watcher: fs.FSWatcher | undefined;
  let again: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const retry = (): void => {
      watcher?.close();
      again = setTimeout(begin, QUIET);
    };
    try {
      watcher = fs.watch(folder, { recursive: true }, (_event, file) => {
        if (file) changed(file);
      });
      watcher.on('error', retry);
    } catch {
      retry();
    }
  };
  begin();
  return () => {
    clearTimeout(again);
    watcher?.close();
  };
}

/** Whether a change needs a build: hidden files, what editors leave and what ingestion itself writes do not. */
function concernsBuild(isContent: boolean, file: string): boolean {
  const parts = file.split(path.sep);
  if (parts.some(part => part.startsWith('.') || isLeftover(part))) return false;
  return !isContent || (parts[0] !== 'ledger' && parts[0] !== 'published.json');
}

/** Runs builds one after another and combines the requests that arrive during a build. */
class BuildQueue {
  readonly #options: DevOptions;
  readonly #serving: Serving;
  #timer: NodeJS.Timeout | undefined;
  /** The worker that builds pages. */
  #worker: ChildProcess | undefined;
  #builds = 0;
  #indexing: ChildProcess | undefined;
  #isOutdated = false;
  #isWorking = false;
  #waiting = false;
  #stopped = false;

  constructor(options: DevOptions, serving: Serving) {
    this.#options = options;
    this.#serving = serving;
  }

  /** @param ofProgram whether the program itself changed */
  request(ofProgram = false): void {
    this.#isOutdated ||= ofProgram;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waiting = true;
      if (!this.#isWorking) void this.#work();
    }, QUIET);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#worker?.kill();
    this.#indexing?.kill();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting && !this.#stopped) {
      this.#waiting = false;
      const { code, said } = await this.#buildPages();
      if (this.#stopped) break;
      this.#show(said);
      if (code !== 0) continue;
      this.#serving.reload();
      if (!this.#waiting && !(await this.#index())) this.#show([...said, fault('the search index could not be made')]);
    }
    this.#isWorking = false;
  }

  #show(said: readonly Diagnostic[]): void {
    this.#serving.show(said.map(diagnostic => ({ ...diagnostic, text: formatDiagnostic(diagnostic) })));
  }

  #buildPages(): Promise<Answer> {
    if (this.#isOutdated || this.#builds >= this.#most) {
      this.#worker?.kill();
      this.#worker = undefined;
      this.#isOutdated = false;
    }
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    const isNew = this.#builds++ === 0;
    return new Promise(resolve => {
      const answered = (message: unknown): void => {
        const answer = message as Answer;
        worker.off('exit', ended);
        if (answer.isLast && this.#worker === worker) this.#worker = undefined;
        resolve(answer);
      };
      const ended = (): void => {
        worker.off('message', answered);
        // One that built before may have been gone when it was asked.
        if (isNew || this.#stopped) resolve({ code: 1, said: [fault('the build ended before its time')] });
        else resolve(this.#buildPages());
      };
      worker.once('message', answered);
      worker.once('exit', ended);
      // Where nobody hears it any more, the exit follows.
      worker.send([...this.#arguments(), '--no-index'], () => {});
    });
  }

  get #most(): number {
    const { project } = this.#options;
    return project && fs.existsSync(path.join(project.root, 'theme/layouts')) ? BUILDS_WITH_LAYOUTS : BUILDS;
  }

  #begin(): ChildProcess {
    const worker = fork(PROGRAM_START, ['worker'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#builds = 0;
    return worker;
  }

  /** @returns whether it was made */
  #index(): Promise<boolean> {
    return new Promise(resolve => {
      const child = spawn(process.execPath, [...process.execArgv, PROGRAM_START, ...this.#arguments()], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      this.#indexing = child;
      child.once('exit', code => {
        this.#indexing = undefined;
        resolve(code === 0 || this.#stopped);
      });
    });
  }

  #arguments(): string[] {
    const { content, output, cache, acceptEmpty } = this.#options;
    const more = [...(cache ? ['--cache', cache] : []), ...(acceptEmpty ? ['--accept-empty'] : [])];
    return ['build', '--content', content, '--output', output, '--draft', '--served', this.#serving.url, ...more];
  }
}

/** What only the terminal can say more of. */
function fault(what: string): Diagnostic {
  return errorAt({}, 'dev', `${what}; the terminal says why`);
}

async function serve(options: DevOptions): ReturnType<typeof serveFolder> {
  makeFolder(options.output);
  if (options.port !== undefined) return serveFolder({ dir: options.output, port: options.port, live: true });
  for (let port = FIRST_PORT; port < FIRST_PORT + 20; port++)
    try {
      return await serveFolder({ dir: options.output, port, live: true });
    } catch (error) {
      if (port === FIRST_PORT + 19) throw error;
    }
  return serveFolder({ dir: options.output, live: true });
}
