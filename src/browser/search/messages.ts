import type { Pack } from '../../search/disk-pack.ts';
import type { Marked } from './excerpt.ts';

/** What the search page counts and filters by. */
export const FACETS = ['topic', 'source', 'venue', 'year', 'month', 'has', 'mark'] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ['relevance', 'listed', 'issued'] as const;
export type Sort = (typeof SORTS)[number];

/** A query with its filters. */
export interface SearchRequest {
  query: string;
  /** A paper must have one of the values of each facet. */
  chosen: Partial<Record<Facet, string[]>>;
  /** First and last day of listing, `yyyy-mm-dd`. */
  from?: string;
  to?: string;
  sort: Sort;
  offset: number;
  limit: number;
  /** Keys (`idKey`) of the papers that the reader marked; only if `mark` is chosen or counted. */
  marks?: { saved: string[]; read: string[] };
}

/** A search result. */
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
  /** Where the paper itself can be read. */
  at?: string;
  /** One of them at most. */
  brief?: Marked;
  excerpt?: Marked;
}

/** How the query was changed. */
export type Relaxed =
  /** A word that no paper has was replaced by another. */
  | { kind: 'spelling'; asked: string; meant: string }
  /** Words that no paper has were left out. */
  | { kind: 'unknown'; words: string[] }
  /** So few papers have all words, none perhaps; the others are those that come closest. */
  | { kind: 'some'; whole: number };

export interface SearchAnswer {
  total: number;
  hits: Hit[];
  relaxed: Relaxed[];
  /** The number of papers without the filters. */
  unfiltered: number;
}

/** For each facet its values and how many of the papers found have them, most first. */
export type FacetCounts = Record<Facet, [value: string, count: number][]>;

export type ToWorker =
  | { kind: 'open'; base: string }
  | { kind: 'search'; id: number; request: SearchRequest }
  | { kind: 'facets'; id: number; request: SearchRequest }
  | { kind: 'files'; id: number; files?: Pack };

export type FromWorker =
  | { kind: 'answer'; id: number; answer: SearchAnswer }
  | { kind: 'counts'; id: number; counts: FacetCounts }
  /** A file of the index is missing, or else something that only a program says. */
  | { kind: 'failed'; id: number; missing?: string; message?: string }
  | { kind: 'want'; id: number; script: string };
