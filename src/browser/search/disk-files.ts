import { packOf } from '../../search/disk-pack.ts';

/** What the scripts call that the build makes of the index (`src/search/file-search.ts`). */
interface DiskScripts {
  broadsheetEngine?: (engine: () => void, digits: number) => void;
  broadsheetPack?: (files: Record<string, string>) => void;
}

/**
 * The index where there is no server: a page from disk may fetch nothing, but it may load classic scripts. Each brings some
 * of the index's files, as base64, and one the engine itself.
 */
export class DiskFiles {
  readonly #folder: string;
  readonly #files = new Map<string, string>();
  readonly #loading = new Map<string, Promise<void>>();
  #digits = 0;

  /** @param folder the address of the scripts' folder */
  constructor(folder: string) {
    this.#folder = folder;
    (globalThis as DiskScripts).broadsheetPack = files => {
      for (const [name, base64] of Object.entries(files)) this.#files.set(name, base64);
    };
  }

  /** The engine in a worker that is made of its source: from disk no worker has an address of its own. */
  async worker(): Promise<Worker> {
    let source: string | undefined;
    (globalThis as DiskScripts).broadsheetEngine = (engine, digits) => {
      source = `(${engine})()`;
      this.#digits = digits;
    };
    await this.#load('engine.js');
    if (source === undefined) throw new Error('the search engine could not be loaded from disk');
    return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  }

  /** @throws where no script has the file */
  async file(name: string): Promise<ArrayBuffer> {
    if (!this.#files.has(name)) await this.#load(packOf(name, this.#digits));
    const base64 = this.#files.get(name);
    if (base64 === undefined) throw new Error(`no ${name}`);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes.buffer;
  }

  #load(script: string): Promise<void> {
    let loading = this.#loading.get(script);
    if (!loading) {
      loading = new Promise((resolve, reject) => {
        const element = document.createElement('script');
        element.src = this.#folder + script;
        element.onload = () => {
          element.remove();
          resolve();
        };
        element.onerror = () => {
          this.#loading.delete(script);
          reject(new Error(`no ${script}`));
        };
        document.head.append(element);
      });
      this.#loading.set(script, loading);
    }
    return loading;
  }
}
