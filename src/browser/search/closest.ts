import type { Found } from './whole-index.ts';

/** What one of Pagefind's searches found, and how much it counts. */
export interface Answer {
  found: readonly Found[];
  weight: number;
}

/** What a paper has of a word's weight for having it at all; the rest is by Pagefind's score. Found by measurement. */
const HAVING = 0.7;

/** Several searches as one: a paper has its best score. */
export function added(answers: readonly Answer[]): Found[] {
  const all = new Map<string, Found>();
  for (const { found, weight } of answers)
    for (const paper of found) {
      const score = weight * paper.score;
      note(all, paper, score, before => Math.max(before, score));
    }
  return inOrder(all.values());
}

/**
 * The papers that have some of the words, those first that have the rarest: Pagefind's score for one word says how much a paper
 * is about it, and the number of papers that it finds how much the word says.
 *
 * @param words for each word what was found by it, and by words that mean the same
 * @param size how many papers there are
 */
export function nearest(words: readonly (readonly Answer[])[], size: number): Found[] {
  const all = new Map<string, Found>();
  for (const answers of words) {
    const papers = added(answers);
    const best = papers[0]?.score ?? 1;
    const rarity = Math.log(1 + size / papers.length);
    for (const paper of papers) {
      const score = rarity * (HAVING + ((1 - HAVING) * paper.score) / best);
      note(all, paper, score, before => before + score);
    }
  }
  return inOrder(all.values());
}

function note(all: Map<string, Found>, paper: Found, score: number, again: (before: number) => number): void {
  const known = all.get(paper.id);
  if (!known) all.set(paper.id, { ...paper, score });
  else {
    known.score = again(known.score);
    known.words = [...known.words, ...paper.words];
  }
}

const inOrder = (papers: Iterable<Found>): Found[] =>
  [...papers].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
