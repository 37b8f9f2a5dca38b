import type { Pack } from '../../search/disk-pack.ts';
import { words } from '../words.ts';

/** Called by the scripts that the build makes of the index (`src/search/file-search.ts`, `search-index.ts`). */
interface DiskScripts {
  broadsheetEngine?: (engine: () => void) => void;
  broadsheetPack?: (files: Pack) => void;
}

/**
 * The index without a server. A page from disk cannot fetch, but it can load classic scripts: each contains some files of the index as
 * base64, and one contains the engine.
 */
export class DiskFiles {
  readonly #folder: string;
  readonly #handedOver = new WeakMap<HTMLOrSVGScriptElement, Pack>();

  /** @param folder the address of the scripts' folder */
  constructor(folder: string) {
    this.#folder = folder;
    (globalThis as DiskScripts).broadsheetPack = files => this.#handedOver.set(document.currentScript!, files);
  }

  /** The engine in a worker made from its source, because a page from disk cannot load a worker by its address. */
  async worker(): Promise<Worker> {
    let source: string | undefined;
    (globalThis as DiskScripts).broadsheetEngine = engine => {
      source = `(${engine})()`;
    };
    await this.#load('engine.js');
    if (source === undefined) throw new Error(words.say('search-not-loaded'));
    return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  }

  /** The files that a script hands over. @throws if there is no such script */
  async files(script: string): Promise<Pack | undefined> {
    return this.#handedOver.get(await this.#load(script));
  }

  #load(script: string): Promise<HTMLScriptElement> {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = this.#folder + script;
      element.onload = () => {
        element.remove();
        resolve(element);
      };
      element.onerror = () => reject(new Error(`no ${script}`));
      document.head.append(element);
    });
  }
}
