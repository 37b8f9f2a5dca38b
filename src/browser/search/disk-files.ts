import { packOf } from '../../search/disk-pack.ts';

/** Called by the scripts that the build makes of the index (`src/search/file-search.ts`). */
interface DiskScripts {
  broadsheetEngine?: (engine: () => void, digits: number) => void;
  broadsheetPack?: (files: Record<string, string>) => void;
}

/**
 * The index without a server. A page from disk cannot fetch, but it can load classic scripts: each contains some files of the index as
 * base64, and one contains the engine.
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

  /** The engine in a worker made from its source, because a page from disk cannot load a worker by its address. */
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

  /** @throws if no script has the file */
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
