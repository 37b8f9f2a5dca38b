import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from './project.ts';
import { serveFolder } from './serve/serve.ts';

export interface DevOptions {
  content: string;
  output: string;
  /** The first port to try where none was asked for is `FIRST_PORT`. */
  port?: number;
  cache?: string;
}

const FIRST_PORT = 8080;
/** Milliseconds without a change before a build begins: an editor saves in several steps. */
const QUIET = 80;

/**
 * Builds, serves and watches. Each build is a process of its own, so that a changed source module is simply the one that
 * runs next, and a build that fails leaves the old site served. The pages come first; the search index follows when no
 * further change is waiting.
 *
 * Ends when the process is told to.
 */
export async function dev(options: DevOptions): Promise<void> {
  const serving = await serve(options);
  console.log(`Serving ${serving.url} - it reloads when something changes. Stop with Ctrl+C.`);
  const work = new BuildQueue(options, () => serving.reload());
  work.request();
  const watching = [options.content, path.join(PROJECT_ROOT, 'src')].map(folder =>
    watchFolder(folder, file => {
      if (concernsBuild(folder === options.content, file)) work.request();
    }),
  );
  const config = fs.watch(PROJECT_ROOT, (_event, file) => {
    if (file === 'eleventy.config.ts') work.request();
  });
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  config.close();
  for (const stop of watching) stop();
  work.stop();
  await serving.close();
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
  #running: ReturnType<typeof spawn> | undefined;
  #waiting = false;
  #stopped = false;

  constructor(options: DevOptions, built: () => void) {
    this.#options = options;
    this.#built = built;
  }

  request(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waiting = true;
      if (!this.#running) void this.#work();
    }, QUIET);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#running?.kill();
  }

  async #work(): Promise<void> {
    while (this.#waiting && !this.#stopped) {
      this.#waiting = false;
      const done = await this.#build(['--no-index']);
      if (!done) continue;
      this.#built();
      if (!this.#waiting && !this.#stopped) await this.#build([]);
    }
  }

  async #build(extra: readonly string[]): Promise<boolean> {
    const { content, output, cache } = this.#options;
    const args = [
      path.join(PROJECT_ROOT, 'src', 'bin.js'),
      'build',
      '--content',
      content,
      '--output',
      output,
      '--draft',
      ...(cache ? ['--cache', cache] : []),
      ...extra,
    ];
    return new Promise(resolve => {
      const child = spawn(process.execPath, args, {
        stdio: ['ignore', extra.length > 0 ? 'ignore' : 'inherit', 'inherit'],
      });
      this.#running = child;
      child.once('exit', code => {
        this.#running = undefined;
        resolve(code === 0);
      });
    });
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
