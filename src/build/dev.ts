import { type ChildProcess, fork, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { moduleGraph } from '../memory/module-graph.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { serveFolder } from '../serve/serve.ts';
import { print } from '../terminal/print.ts';
import type { Project } from './project-config.ts';

export interface DevOptions {
  content: string;
  output: string;
  /** The first port to try where none was asked for is `FIRST_PORT`. */
  port?: number;
  cache?: string;
  /** The digest's own configuration and theme. */
  project?: Project;
  acceptEmpty?: boolean;
}

const FIRST_PORT = 8080;
/** Milliseconds without a change before a build begins: an editor saves in several steps. */
const QUIET = 80;

/** Builds by one process; then another takes its place, whatever the first gathered in its memory. */
const BUILDS = 200;
/** With layouts of a theme's own: Eleventy keeps these, and what they were read with, for as long as the process lives. */
const BUILDS_WITH_LAYOUTS = 1;
const BIN = path.join(PROJECT_ROOT, 'src', 'bin.js');

/**
 * Builds, serves and watches. The pages come first, from a process that stays, as half of what an edit costs is to load the
 * program; the search index follows when no further change is waiting, from a process of its own. A changed source module
 * ends the one that stays, and a build that fails leaves the old site served.
 *
 * Ends when the process is told to.
 */
export async function dev(options: DevOptions): Promise<void> {
  const serving = await serve(options);
  print(`Serving ${serving.url} - it reloads when something changes. Stop with Ctrl+C.`);
  const work = new BuildQueue(options, () => serving.reload());
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
  // The configuration, and what is made beside it: a theme too, where there was none.
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

/** Where the code lies that pages are made by: the program's, in its own clone, and the digest's. */
function codeFolders(project: Project | undefined): string[] {
  const modules = project ? moduleGraph(project.config).map(file => path.dirname(file)) : [];
  const own = modules.filter(folder => folder !== project?.root);
  const folders = [path.join(PROJECT_ROOT, 'src'), ...(project ? [path.join(project.root, 'theme')] : []), ...own];
  const isCovered = (folder: string) => folders.some(other => other !== folder && folder.startsWith(other + path.sep));
  return [...new Set(folders)].filter(folder => fs.existsSync(folder) && !isCovered(folder));
}

/**
 * Tells of every change below a folder. A folder that vanishes while it is being looked at, as a build's stage does, is an
 * error to Node's watcher, which then may have missed others: it is begun anew.
 *
 * @returns what ends it
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

/** What ingestion itself writes, and what is hidden, does not call for a build. */
function concernsBuild(isContent: boolean, file: string): boolean {
  const parts = file.split(path.sep);
  if (parts.some(part => part.startsWith('.') || part.endsWith('~'))) return false;
  return !isContent || (parts[0] !== 'ledger' && parts[0] !== 'published.json');
}

/** Runs builds one after another; requests that come in meanwhile become one. */
class BuildQueue {
  readonly #options: DevOptions;
  readonly #built: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** Builds pages, again and again. */
  #resident: ChildProcess | undefined;
  #builds = 0;
  #indexing: ChildProcess | undefined;
  #isOutdated = false;
  #isWorking = false;
  #waiting = false;
  #stopped = false;

  constructor(options: DevOptions, built: () => void) {
    this.#options = options;
    this.#built = built;
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
    this.#resident?.kill();
    this.#indexing?.kill();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting && !this.#stopped) {
      this.#waiting = false;
      if (!(await this.#buildPages())) continue;
      this.#built();
      if (!this.#waiting && !this.#stopped) await this.#index();
    }
    this.#isWorking = false;
  }

  /** @returns whether it was built */
  #buildPages(): Promise<boolean> {
    if (this.#isOutdated || this.#builds >= this.#most) {
      this.#resident?.kill();
      this.#resident = undefined;
      this.#isOutdated = false;
    }
    this.#resident ??= this.#begin();
    const resident = this.#resident;
    this.#builds++;
    return new Promise(resolve => {
      const answered = (code: unknown): void => {
        resident.off('exit', ended);
        resolve(code === 0);
      };
      const ended = (): void => {
        resident.off('message', answered);
        resolve(false);
      };
      resident.once('message', answered);
      resident.once('exit', ended);
      resident.send([...this.#arguments(), '--no-index'], error => {
        if (error) ended();
      });
    });
  }

  get #most(): number {
    const { project } = this.#options;
    return project && fs.existsSync(path.join(project.root, 'theme/layouts')) ? BUILDS_WITH_LAYOUTS : BUILDS;
  }

  #begin(): ChildProcess {
    const resident = fork(BIN, ['resident'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    resident.once('exit', () => {
      if (this.#resident === resident) this.#resident = undefined;
    });
    this.#builds = 0;
    return resident;
  }

  #index(): Promise<void> {
    return new Promise(resolve => {
      const child = spawn(process.execPath, [...process.execArgv, BIN, ...this.#arguments()], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      this.#indexing = child;
      child.once('exit', () => {
        this.#indexing = undefined;
        resolve();
      });
    });
  }

  #arguments(): string[] {
    const { content, output, cache, acceptEmpty } = this.#options;
    const more = [...(cache ? ['--cache', cache] : []), ...(acceptEmpty ? ['--accept-empty'] : [])];
    return ['build', '--content', content, '--output', output, '--draft', ...more];
  }
}

async function serve(options: DevOptions): ReturnType<typeof serveFolder> {
  fs.mkdirSync(options.output, { recursive: true });
  if (options.port !== undefined) return serveFolder({ dir: options.output, port: options.port, live: true });
  for (let port = FIRST_PORT; port < FIRST_PORT + 20; port++)
    try {
      return await serveFolder({ dir: options.output, port, live: true });
    } catch (error) {
      if (port === FIRST_PORT + 19) throw error;
    }
  return serveFolder({ dir: options.output, live: true });
}
