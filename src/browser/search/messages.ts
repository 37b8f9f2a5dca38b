import type { Marked } from './excerpt.ts';

/** What the search page counts and filters by. */
export const FACETS = ['topic', 'source', 'venue', 'year', 'month', 'has', 'mark'] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ['relevance', 'listed', 'issued'] as const;
export type Sort = (typeof SORTS)[number];

/** A question with what was chosen beside it. */
export interface SearchRequest {
  query: string;
  /** A paper must have one of the values of each facet. */
  chosen: Partial<Record<Facet, string[]>>;
  /** Listed not before, not after: `yyyy-mm-dd`. */
  from?: string;
  to?: string;
  sort: Sort;
  offset: number;
  limit: number;
  /** Keys (`idKey`) of the papers that the reader marked; only where `mark` is chosen or counted. */
  marks?: { saved: string[]; read: string[] };
}

/** A paper that was found, as it is shown. */
export interface Hit {
  id: string;
  /** Relative to the site's root. */
  url: string;
  title: Marked;
  authors: Marked;
  day: string;
  year?: string;
  venue?: string;
  topics: string[];
  has: string[];
  brief?: Marked;
  excerpt: Marked;
}

/** How the answer differs from what was asked. */
export type Relaxed =
  /** A word that no paper has was read as another. */
  | { kind: 'spelling'; asked: string; meant: string }
  /** Words that no paper has were left out. */
  | { kind: 'unknown'; words: string[] }
  /** No paper has all words: these have most of them. */
  | { kind: 'some' };

export interface SearchAnswer {
  total: number;
  hits: Hit[];
  relaxed: Relaxed[];
  /** How many there would be without what was chosen. */
  unfiltered: number;
}

/** For each facet its values with how many of the papers found have them, most first. */
export type FacetCounts = Record<Facet, [value: string, count: number][]>;

export type ToWorker =
  | { kind: 'open'; base: string }
  | { kind: 'search'; id: number; request: SearchRequest }
  | { kind: 'facets'; id: number; request: SearchRequest }
  | { kind: 'file'; id: number; bytes?: ArrayBuffer };

export type FromWorker =
  | { kind: 'answer'; id: number; answer: SearchAnswer }
  | { kind: 'counts'; id: number; counts: FacetCounts }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'want'; id: number; file: string };
