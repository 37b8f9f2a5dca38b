/** The part of Pagefind's script that is used here (https://pagefind.app/docs/api/). */
export interface PagefindScript {
  createInstance(options: Record<string, unknown>): Pagefind;
}

export interface Pagefind {
  /** `null` asks for every page. */
  search(term: string | null): Promise<{ results: PagefindResult[] }>;
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>;
  destroy(): Promise<void>;
}

export interface PagefindResult {
  /** So short that two indexes may share one. */
  id: string;
  score: number;
  /** Places of the words found in the content. */
  words: number[];
  /** Fields of `meta` in which words were found. */
  matchedMetaFields?: string[];
  data(): Promise<PagefindFragment>;
}

export interface PagefindFragment {
  url: string;
  content: string;
  meta: Record<string, string>;
}
