/**
 * What of the index is one bundle of Pagefind's. Both the build and the browser use this file.
 */

import type { OrdinaryWords } from './ordinary-words.ts';

/** The file beside the index with which a search begins; the one, with Pagefind's own entry, that keeps its name. */
export const INDEX_ENTRY = 'search.json';

/** What stands in `INDEX_ENTRY`. The part with the oldest papers comes first; there is none where there are no papers. */
export interface IndexEntry {
  parts: IndexPart[];
  /** Groups of words that mean the same. */
  synonyms: readonly (readonly string[])[];
  /** Words of the papers' language that say little; none where it is not known. */
  ordinary?: OrdinaryWords;
}

export interface IndexPart {
  /** Where its files are, relative to the index's folder: `''`, `recent/`. */
  folder: string;
  papers: number;
  /**
   * The text of Pagefind's entry, so that it and what stands beside the index are of one build: between two requests a site may
   * be replaced.
   */
  entry: string;
  /** The files of ours beside it, relative to the folder; a file's name is another when its bytes are. */
  facts: string;
  keys: string;
  /** The list of words by their first letter (`listOf`). */
  words: Record<string, string>;
}

/** An archive's size is a multiple of it. */
const STEP = 4_000;
/** An archive is not worth its price where it would be smaller, nor is a recent part. */
const LEAST_ARCHIVE = 12_000;
const LEAST_RECENT = 1_000;

/**
 * How many of the papers, counted from the oldest, are the archive; the others are the recent part. All of them where one part
 * does.
 *
 * Pagefind indexes a part anew where one of its papers changed, and takes more than a second for a thousand. The papers that
 * change are recent ones: so these stand apart, one to five thousand of them. The rule knows nothing but the number, so
 * that the same papers give the same parts; the archive becomes another only with every four thousandth paper.
 */
export function archiveSize(papers: number): number {
  const archive = Math.floor((papers - LEAST_RECENT) / STEP) * STEP;
  return archive < LEAST_ARCHIVE ? papers : archive;
}
