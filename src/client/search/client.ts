import { DiskFiles } from './disk-files.ts';
import type { FacetCounts, FromWorker, SearchAnswer, SearchRequest, ToWorker } from './messages.ts';

/** The page's side of the search: starts the worker when it is first asked. */
export class SearchClient {
  readonly #root: string;
  readonly #waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  #worker: Promise<Worker> | undefined;
  #count = 0;

  /** @param root the address of the site's root */
  constructor(root: string) {
    this.#root = root;
  }

  search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#ask('search', request);
  }

  facets(request: SearchRequest): Promise<FacetCounts> {
    return this.#ask('facets', request);
  }

  /** Starts the search before anything is asked, so that the first answer comes sooner. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  async #ask<T>(kind: 'search' | 'facets', request: SearchRequest): Promise<T> {
    this.warm();
    const worker = await this.#worker!;
    const id = ++this.#count;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ kind, id, request } satisfies ToWorker);
    });
  }

  async #start(): Promise<Worker> {
    const disk = this.#root.startsWith('file:') ? new DiskFiles(`${this.#root}pagefind/file/`) : undefined;
    const worker = disk ? await disk.worker() : new Worker(`${this.#root}assets/search-worker.js`);
    worker.addEventListener('message', async ({ data: message }: MessageEvent<FromWorker>) => {
      if (message.kind === 'want') {
        const bytes = await disk?.file(message.file).catch(() => undefined);
        worker.postMessage({ kind: 'file', id: message.id, bytes } satisfies ToWorker, bytes ? [bytes] : []);
        return;
      }
      const asked = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === 'failed') asked?.reject(new Error(message.message));
      else asked?.resolve((message.kind === 'answer' ? message.answer : message.counts) as never);
    });
    worker.addEventListener('error', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the search could not be started'));
      this.#waiting.clear();
      this.#worker = undefined;
    });
    worker.postMessage({ kind: 'open', base: this.#root } satisfies ToWorker);
    return worker;
  }
}
