import { plainForm } from '../../search/search-text.ts';
import { wordStem } from './nearness.ts';
import type { Found } from './whole-index.ts';

/** What one of Pagefind's searches found, and how much it counts. */
export interface Answer {
  found: readonly Found[];
  weight: number;
}

/** A paper that has some of the words. */
interface Near extends Found {
  /** What each word adds to the score. */
  shares?: number[];
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
 * @param weights of the words
 * @param size how many papers there are
 */
export function nearest(words: readonly (readonly Answer[])[], weights: readonly number[], size: number): Near[] {
  const all = new Map<string, Near>();
  for (const [i, answers] of words.entries()) {
    const papers = added(answers);
    const best = papers[0]?.score ?? 1;
    const rarity = weights[i]! * Math.log(1 + size / papers.length);
    for (const paper of papers) {
      const score = rarity * (HAVING + ((1 - HAVING) * paper.score) / best);
      note(all, paper, score, before => before + score);
      const near = all.get(paper.id)!;
      near.shares ??= [];
      near.shares[i] = score;
    }
  }
  return inOrder(all.values());
}

/**
 * The first papers without the words that they have only inside of others, in their new order: to Pagefind “StereoRel” is
 * “stereo” too.
 * @param words each with those that mean the same
 */
export async function wholeWords(papers: readonly Near[], words: readonly (readonly string[])[]): Promise<Found[]> {
  const checked = await Promise.all(
    papers.slice(0, CHECKED).map(async paper => {
      const { content, meta } = await paper.data();
      const tokens = `${meta['title']} ${meta['authors']} ${content}`.split(/[\s/-]+/);
      const parts = new Set(tokens.flatMap(token => (INNER.test(token) ? token.split(INNER).map(stemOf) : [])));
      const whole = new Set(tokens.map(stemOf));
      const isInner = (same: readonly string[]) =>
        same.some(word => parts.has(stemOf(word))) && !same.some(word => whole.has(stemOf(word)));
      let { score } = paper;
      words.forEach((same, i) => {
        if (parts.size > 0 && isInner(same)) score -= paper.shares?.[i] ?? 0;
      });
      return { ...paper, score };
    }),
  );
  return inOrder([...checked.filter(({ score }) => score > 1e-9), ...papers.slice(CHECKED)]);
}

/** So many papers are looked into: as many as are shown. */
const CHECKED = 20;

/** Where a capital letter begins a word within another. */
const INNER = /(?<=\p{Ll})(?=\p{Lu})/u;
const stemOf = (word: string): string => wordStem(plainForm(word));

function note<F extends Found>(all: Map<string, F>, paper: F, score: number, again: (before: number) => number): void {
  const known = all.get(paper.id);
  if (!known) all.set(paper.id, { ...paper, score });
  else {
    known.score = again(known.score);
    known.words = [...known.words, ...paper.words];
  }
}

const inOrder = <F extends Found>(papers: Iterable<F>): F[] =>
  [...papers].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
