import { INDEX_ENTRY, type IndexEntry } from '../../search/index-parts.ts';

/** Gets a file of the index, named relative to the index's folder. */
export type Fetch = (file: string) => Promise<Response>;

/** Thrown where a file of the index is not to be had: the index was replaced, or the network is gone. */
export class IndexGone extends Error {}

/** Where Pagefind is told that its files are; `IndexFiles` maps it to where they are. */
export const INDEX_PATH = '/pagefind/';

const PAGEFIND_ENTRY = 'pagefind-entry.json';

/**
 * Stands between Pagefind and its files. Pagefind takes a file that is missing for an empty one and finds nothing; here a missing
 * file is remembered, so that no answer is given from half an index.
 */
export class IndexFiles {
  readonly #get: Fetch;
  #entry: Promise<IndexEntry> | undefined;
  /** The first file that could not be had. */
  missing: string | undefined;

  constructor(get: Fetch) {
    this.#get = get;
  }

  /** In place of `fetch` for Pagefind. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const url = String(input instanceof Request ? input.url : input);
    const file = url.replace(/^.*?\/pagefind\//, '').replace(/\?.*$/, '');
    if (!file.endsWith(PAGEFIND_ENTRY)) return this.file(file);
    const { parts } = await this.entry();
    const part = parts.find(({ folder }) => `${folder}${PAGEFIND_ENTRY}` === file);
    return part ? new Response(part.entry) : this.file(file);
  };

  /** What there is. @throws IndexGone */
  entry(): Promise<IndexEntry> {
    this.#entry ??= this.file(INDEX_ENTRY).then(response => response.json() as Promise<IndexEntry>);
    return this.#entry;
  }

  /**
   * What a task gives. Nothing stands that was made while a file was missing.
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
    let response: Response | undefined;
    try {
      response = await this.#get(file);
    } catch {
      // Told below, as where there is no such file.
    }
    if (!response?.ok) {
      this.missing ??= file;
      throw new IndexGone(file);
    }
    return response;
  }
}
