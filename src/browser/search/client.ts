import { words } from '../words.ts';
import { DiskFiles } from './disk-files.ts';
import type { FacetCounts, FromWorker, SearchAnswer, SearchRequest, ToWorker } from './messages.ts';

interface Waiting {
  message: ToWorker;
  resolve(value: never): void;
  reject(error: Error): void;
}

/** The page's side of the search. It starts the worker when it is first used. */
export class SearchClient {
  readonly #root: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker> | undefined;
  /** The index comes as scripts: there is no server, or it serves a folder made for reading from disk. */
  #fromScripts: boolean;
  #count = 0;

  /** @param root the address of the site's root */
  constructor(root: string) {
    this.#root = root;
    this.#fromScripts = root.startsWith('file:');
  }

  search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#ask('search', request);
  }

  facets(request: SearchRequest): Promise<FacetCounts> {
    return this.#ask('facets', request);
  }

  /** Starts the worker early, so that the first answer comes sooner. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  async #ask<T>(kind: 'search' | 'facets', request: SearchRequest): Promise<T> {
    this.warm();
    const worker = await this.#worker!;
    const id = ++this.#count;
    const message: ToWorker = { kind, id, request };
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { message, resolve, reject });
      worker.postMessage(message);
    });
  }

  async #start(): Promise<Worker> {
    const disk = this.#fromScripts ? new DiskFiles(`${this.#root}pagefind/file/`) : undefined;
    const worker = disk ? await disk.worker() : new Worker(`${this.#root}assets/search-worker.js`);
    worker.addEventListener('message', async ({ data: message }: MessageEvent<FromWorker>) => {
      if (message.kind === 'want') {
        const files = await disk?.files(message.script).catch(() => undefined);
        worker.postMessage({ kind: 'files', id: message.id, ...(files && { files }) } satisfies ToWorker);
        return;
      }
      const asked = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === 'failed') asked?.reject(new Error(whyText(message)));
      else asked?.resolve((message.kind === 'answer' ? message.answer : message.counts) as never);
    });
    worker.addEventListener('error', () => void this.#failed());
    worker.postMessage({ kind: 'open', base: this.#root } satisfies ToWorker);
    return worker;
  }

  /** The worker did not start: repeats its requests with one made from scripts, or rejects them. */
  async #failed(): Promise<void> {
    const again = !this.#fromScripts;
    this.#fromScripts = true;
    this.#worker = again ? this.#start() : undefined;
    const worker = await this.#worker?.catch(() => undefined);
    for (const [id, { message, reject }] of this.#waiting)
      if (worker) worker.postMessage(message);
      else {
        this.#waiting.delete(id);
        reject(new Error(words.say('search-not-started')));
      }
  }
}

function whyText({ missing, message }: { missing?: string; message?: string }): string {
  return missing === undefined ? (message ?? '') : words.say('search-misses-file', { file: missing });
}
