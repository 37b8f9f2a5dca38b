import type { IndexEntry, IndexPart } from '../../search/index-parts.ts';
import { INDEX_PATH, type IndexFiles } from './index-files.ts';
import type { Pagefind, PagefindFragment, PagefindResult, PagefindScript } from './pagefind.ts';

/** A paper that a search found. */
export interface Found {
  /** Unique in the whole index. */
  id: string;
  /** The number of the part that has it. */
  part: number;
  score: number;
  /** Places of the words found in the content. */
  words: number[];
  /** Fields of the paper in which words were found. */
  fields: readonly string[];
  /** The paper's content and metadata. */
  data(): Promise<PagefindFragment>;
}

/**
 * The weight of the recent part. Its sign marks results of that part, because Pagefind's ids are so short that two indexes of ten thousand
 * papers are likely to share one.
 */
const RECENT = -1;

/** Pagefind on all parts of the index. */
export class WholeIndex {
  /** What the index consists of, and what it knows of words. */
  readonly entry: IndexEntry;
  readonly #pagefind: Pagefind | undefined;
  #everything: Promise<Found[]> | undefined;

  private constructor(entry: IndexEntry, pagefind: Pagefind | undefined) {
    this.entry = entry;
    this.#pagefind = pagefind;
  }

  get parts(): readonly IndexPart[] {
    return this.entry.parts;
  }

  /** How many papers there are. */
  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.papers, 0);
  }

  /** @throws IndexGone */
  static async open(script: PagefindScript, files: IndexFiles, ranking: object): Promise<WholeIndex> {
    const options = {
      baseUrl: '/',
      // A constant instead of the current time.
      metaCacheTag: 'index',
      excerptLength: 1,
      ranking,
    };
    const entry = await files.entry();
    const [first, recent] = entry.parts;
    // Pagefind cannot open an empty index.
    if (!first) return new WholeIndex(entry, undefined);
    const pagefind = script.createInstance({ ...options, basePath: INDEX_PATH + first.folder, noWorker: true });
    if (recent) {
      // Fails if the first part is not available; `mergeIndex` would then wait for it forever.
      await pagefind.search('');
      await pagefind.mergeIndex(INDEX_PATH + recent.folder, { ...options, indexWeight: RECENT });
    }
    return new WholeIndex(entry, pagefind);
  }

  /** Papers that have all words, or the phrase in quotation marks, best first. */
  search(text: string): Promise<Found[]> {
    return this.#ask(text);
  }

  /** All papers, in the order in which they were indexed. */
  everything(): Promise<Found[]> {
    this.#everything ??= this.#ask(null);
    return this.#everything;
  }

  async close(): Promise<void> {
    await this.#pagefind?.destroy();
  }

  async #ask(text: string | null): Promise<Found[]> {
    const { results } = (await this.#pagefind?.search(text)) ?? { results: [] };
    const found = results.map(foundOf);
    return this.parts.length > 1 ? found.sort((a, b) => b.score - a.score) : found;
  }
}

function foundOf(result: PagefindResult): Found {
  const isRecent = result.score < 0 || Object.is(result.score, -0);
  return {
    id: isRecent ? `recent/${result.id}` : result.id,
    part: isRecent ? 1 : 0,
    score: Math.abs(result.score),
    words: result.words,
    fields: result.matchedMetaFields ?? [],
    data: () => result.data(),
  };
}
