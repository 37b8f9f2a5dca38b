import { FRAGMENTS, isFragment, packOf, readPack, SIGNATURE, stemOf } from '../../search/disk-pack.ts';
import { INDEX_ENTRY, type IndexEntry } from '../../search/index-parts.ts';

/** The folder of the scripts, relative to the index's folder. */
export const SCRIPTS = 'file/';

/** Gets a file of the index, named relative to the index's folder. */
export type Fetch = (file: string) => Promise<Response>;

/** Thrown if a file of the index is not available: the index was replaced, or the network is down. */
export class IndexGone extends Error {}

/** The path that Pagefind is told; `IndexFiles` maps it to the real one. */
export const INDEX_PATH = '/pagefind/';

const PAGEFIND_ENTRY = 'pagefind-entry.json';

/**
 * Loads files for Pagefind, which treats a missing file as an empty one and finds nothing. Missing files are remembered here, so that no
 * answer comes from half an index.
 */
export class IndexFiles {
  readonly #get: Fetch;
  #entry: Promise<IndexEntry> | undefined;
  /** Fragments by their names, by the script that has them. */
  readonly #fragments = new Map<string, Promise<Record<string, unknown>>>();
  /** The first file that was not available. */
  missing: string | undefined;

  constructor(get: Fetch) {
    this.#get = get;
  }

  /** Replaces `fetch` for Pagefind. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const url = String(input instanceof Request ? input.url : input);
    const file = url.replace(/^.*?\/pagefind\//, '').replace(/\?.*$/, '');
    if (!file.endsWith(PAGEFIND_ENTRY)) return this.file(file);
    const { parts } = await this.entry();
    const part = parts.find(({ folder }) => `${folder}${PAGEFIND_ENTRY}` === file);
    return part ? new Response(part.entry) : this.file(file);
  };

  /** What the index consists of. @throws IndexGone */
  entry(): Promise<IndexEntry> {
    this.#entry ??= this.file(INDEX_ENTRY).then(response => response.json() as Promise<IndexEntry>);
    return this.#entry;
  }

  /**
   * The result of a task, unless a file was missing meanwhile.
   * @throws IndexGone
   */
  async whole<T>(task: () => Promise<T>): Promise<T> {
    let made: T | undefined;
    try {
      made = await task();
    } catch (error) {
      if (!this.missing) throw error;
    }
    if (this.missing) throw new IndexGone(this.missing);
    return made!;
  }

  /** @throws IndexGone */
  async file(file: string): Promise<Response> {
    if (!isFragment(file)) return this.#whole(file);
    const fragment = (await this.#fragmentsOf(packOf(file)))[stemOf(file)];
    if (fragment !== undefined) return new Response(SIGNATURE + JSON.stringify(fragment));
    this.missing ??= file;
    throw new IndexGone(file);
  }

  #fragmentsOf(script: string): Promise<Record<string, unknown>> {
    let fragments = this.#fragments.get(script);
    if (!fragments) {
      fragments = this.#whole(SCRIPTS + script).then(async response => {
        const { [FRAGMENTS]: packed = '' } = readPack(await response.text());
        return new Response(new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
      });
      this.#fragments.set(script, fragments);
    }
    return fragments;
  }

  async #whole(file: string): Promise<Response> {
    let response: Response | undefined;
    try {
      response = await this.#get(file);
    } catch {
      // Handled below, like a missing file.
    }
    if (!response?.ok) {
      this.missing ??= file;
      throw new IndexGone(file);
    }
    return response;
  }
}

/** What a text of base64 stands for. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
