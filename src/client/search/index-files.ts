import { readPageNames } from './index-cbor.ts';
import type { PagefindFragment } from './pagefind.ts';
import { Spelling } from './spelling.ts';

/** Gets a file of the index, named relative to the index's folder. */
export type Fetch = (file: string) => Promise<Response>;

/** Thrown where a file of the index is not to be had: the index was replaced, or the network is gone. */
export class IndexGone extends Error {}

/** Where Pagefind is told that its files are; `IndexFiles` maps it to where they are. */
export const INDEX_PATH = '/pagefind/';

/**
 * Stands between Pagefind and its files. Pagefind takes a file that is missing for an empty one and finds nothing; here a
 * missing file is remembered, so that no answer is given from half an index.
 */
export class IndexFiles {
  readonly #get: Fetch;
  readonly spelling = new Spelling();
  /** The first file that could not be had. */
  missing: string | undefined;
  /** The name of the index's metadata file: it changes whenever the index does. */
  name = '';
  #metadata: Response | undefined;

  constructor(get: Fetch) {
    this.#get = get;
  }

  /** In place of `fetch` for Pagefind. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const file = String(input instanceof Request ? input.url : input).replace(/^.*\/pagefind\//, '');
    const response = await this.file(file);
    if (file.startsWith('pagefind-entry.json')) this.name = await indexName(response.clone());
    else if (file.endsWith('.pf_meta')) this.#metadata = response.clone();
    else if (file.startsWith('index/')) {
      const copy = response.clone();
      this.spelling.add(async () => unpacked(await copy.arrayBuffer()));
    }
    return response;
  };

  /** The names of all papers' files, in the order of the index. Pagefind has no question that asks for all without reading all. */
  async pages(): Promise<string[]> {
    // Where Pagefind, which asks for it first of all, has not got it yet.
    if (!this.name) await this.fetch(`${INDEX_PATH}pagefind-entry.json`);
    const response = this.#metadata?.clone() ?? (await this.file(`pagefind.${this.name}.pf_meta`));
    return readPageNames(await unpacked(await response.arrayBuffer()));
  }

  /** What the index says of a paper. @throws IndexGone */
  async fragment(name: string): Promise<PagefindFragment> {
    const bytes = await unpacked(await (await this.file(`fragment/${name}.pf_fragment`)).arrayBuffer());
    return JSON.parse(new TextDecoder().decode(bytes)) as PagefindFragment;
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

async function indexName(entry: Response): Promise<string> {
  const { languages } = (await entry.json()) as { languages: Record<string, { hash: string }> };
  return Object.values(languages)[0]?.hash ?? '';
}

/** Pagefind's files are gzip with a signature of twelve bytes inside. */
async function unpacked(bytes: ArrayBuffer): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(12);
}
