import { readPageNames } from './index-cbor.ts';
import type { PagefindFragment } from './pagefind.ts';
import { Spelling } from './spelling.ts';

/** Gets a file of the index, named relative to the index's folder. */
export type Fetch = (file: string) => Promise<Response>;

/** Thrown where a file of the index is not to be had: the index was replaced, or the network is gone. */
export class IndexGone extends Error {}

/** Where Pagefind is told that its files are; `IndexFiles` maps it to where they are. */
export const INDEX_PATH = '/pagefind/';

/** How many papers' files are kept unpacked. */
const MOST_FRAGMENTS = 2000;

/**
 * Stands between Pagefind and its files, and keeps what it fetched. Pagefind takes a file that is missing for an empty one and
 * finds nothing; here a missing file is remembered, so that no answer is given from half an index.
 */
export class IndexFiles {
  readonly #get: Fetch;
  readonly spelling = new Spelling();
  /** The first file that could not be had. */
  missing: string | undefined;
  /** The name of the index's metadata file: it changes whenever the index does. */
  name = '';
  /** What Pagefind fetched, by name. */
  readonly #kept = new Map<string, ArrayBuffer>();
  readonly #fragments = new Map<string, Promise<PagefindFragment>>();

  constructor(get: Fetch) {
    this.#get = get;
  }

  /** In place of `fetch` for Pagefind. */
  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const file = String(input instanceof Request ? input.url : input).replace(/^.*\/pagefind\//, '');
    return new Response(await this.#whole(file));
  };

  async #whole(file: string): Promise<ArrayBuffer> {
    const known = this.#kept.get(file);
    if (known) return known;
    const bytes = await (await this.file(file)).arrayBuffer();
    if (!this.#kept.has(file)) {
      this.#kept.set(file, bytes);
      if (file.startsWith('pagefind-entry.json')) this.name = indexName(bytes);
      if (file.startsWith('index/')) this.spelling.add(() => unpacked(bytes));
    }
    return bytes;
  }

  /** The names of all papers' files, in the order of the index. Pagefind has no question that asks for all without reading all. */
  async pages(): Promise<string[]> {
    // Where Pagefind, which asks for it first of all, has not got it yet.
    if (!this.name) await this.fetch(`${INDEX_PATH}pagefind-entry.json`);
    return readPageNames(await unpacked(await this.#whole(`pagefind.${this.name}.pf_meta`)));
  }

  /** What the index says of a paper. @throws IndexGone */
  fragment(name: string): Promise<PagefindFragment> {
    let fragment = this.#fragments.get(name);
    if (!fragment) {
      if (this.#fragments.size >= MOST_FRAGMENTS) this.#fragments.clear();
      fragment = this.#readFragment(name);
      this.#fragments.set(name, fragment);
    }
    return fragment;
  }

  async #readFragment(name: string): Promise<PagefindFragment> {
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

function indexName(entry: ArrayBuffer): string {
  const { languages } = JSON.parse(new TextDecoder().decode(entry)) as { languages: Record<string, { hash: string }> };
  return Object.values(languages)[0]?.hash ?? '';
}

/** Pagefind's files are gzip with a signature of twelve bytes inside. */
async function unpacked(bytes: ArrayBuffer): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(12);
}
