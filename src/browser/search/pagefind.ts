/** The part of Pagefind's script that is used here (https://pagefind.app/docs/api/). */
export interface PagefindScript {
  createInstance(options: Record<string, unknown>): Pagefind;
}

export interface Pagefind {
  search(term: string): Promise<{ results: PagefindResult[] }>;
  destroy(): Promise<void>;
}

export interface PagefindResult {
  /** The name of the paper's file in the index. */
  id: string;
  score: number;
  /** Places of the words found in the content. */
  words: number[];
  /** Fields of `meta` in which words were found. */
  matchedMetaFields?: string[];
}

export interface PagefindFragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}
