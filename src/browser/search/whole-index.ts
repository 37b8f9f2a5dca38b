import type { IndexPart } from '../../search/index-parts.ts';
import { INDEX_PATH, type IndexFiles } from './index-files.ts';
import type { Pagefind, PagefindFragment, PagefindResult, PagefindScript } from './pagefind.ts';

/** A paper that a search found. */
export interface Found {
  /** Its own among all papers of the index. */
  id: string;
  /** The number of the part that has it. */
  part: number;
  score: number;
  /** Places of the words found in the content. */
  words: number[];
  /** Fields of the paper in which words were found. */
  fields: readonly string[];
  /** What the index says of the paper. */
  data(): Promise<PagefindFragment>;
}

/**
 * How much a result of the recent part counts. The sign says which part it is of: the ids of Pagefind's results are so short
 * that two indexes of ten thousand papers are likely to share one.
 */
const RECENT = -1;

/** Pagefind on all parts of the index. */
export class WholeIndex {
  readonly parts: readonly IndexPart[];
  readonly #pagefind: Pagefind | undefined;
  #everything: Promise<Found[]> | undefined;

  private constructor(parts: readonly IndexPart[], pagefind: Pagefind | undefined) {
    this.parts = parts;
    this.#pagefind = pagefind;
  }

  /** @throws IndexGone */
  static async open(script: PagefindScript, files: IndexFiles, ranking: object): Promise<WholeIndex> {
    const options = {
      baseUrl: '/',
      // A constant in place of the time of day.
      metaCacheTag: 'index',
      excerptLength: 1,
      ranking,
    };
    const { parts } = await files.entry();
    const [first, recent] = parts;
    // Pagefind knows no empty index.
    if (!first) return new WholeIndex(parts, undefined);
    const pagefind = script.createInstance({ ...options, basePath: INDEX_PATH + first.folder, noWorker: true });
    if (recent) {
      // Where the first part cannot be had this fails, and `mergeIndex` would wait for it for ever.
      await pagefind.search('');
      await pagefind.mergeIndex(INDEX_PATH + recent.folder, { ...options, indexWeight: RECENT });
    }
    return new WholeIndex(parts, pagefind);
  }

  /** Papers that have all words, best first; in quotation marks, side by side. */
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
