import { plainForm } from '../../search/search-text.ts';

/** How many of the best papers are reordered: one page of results. */
export const REORDERED = 20;

/** At this distance, words do not count as near. */
const FAR = 200;

/** The weights of nearness and of the exact form of the words, found by measurement. */
const NEAR = 2;
const SAME_FORM = 1;

/**
 * A factor for a paper's score. Pagefind weighs how frequent and how rare words are, and knows only stems. This adds how near the words
 * are to each other, and whether the paper has them in the form of the query.
 *
 * @param words of the query, each with others that mean the same, as `plainForm`
 */
export function nearness(title: string, content: string, words: readonly (readonly string[])[]): number {
  if (words.length === 0) return 1;
  const places: number[][] = words.map(() => []);
  const forms = words.flatMap((same, i) =>
    same.map((form, k) => ({ i, form, stem: wordStem(form), mayBegin: k === 0 })),
  );
  const seen = new Set<string>();
  let at = 0;
  for (const token of content.split(/[\s/-]+/)) {
    const word = plainForm(token);
    seen.add(word);
    const stem = wordStem(word);
    for (const known of forms)
      if (known.form && (stem === known.stem || (known.mayBegin && word.startsWith(known.form))))
        places[known.i]!.push(at);
    at++;
  }
  for (const token of title.split(/[\s/-]+/)) seen.add(plainForm(token));
  const same = words.filter(([form = '']) => seen.has(form)).length / words.length;
  return (1 + NEAR / (1 + smallestSpan(places) / 20)) * (1 + SAME_FORM * same);
}

const SUFFIX = /(?:s|es|ed|ing|ings|ion|ions|ly|al|er|ers|e|y|ies)$/;

/** A word without its ending, roughly: enough to recognise two forms of one word. */
export const wordStem = (word: string): string => (word.length > 4 ? word.replace(SUFFIX, '') : word);

/** The length of the shortest passage with all the words that the text has. */
function smallestSpan(places: readonly number[][]): number {
  const all = places.flatMap((list, word) => list.map(place => ({ place, word })));
  const words = places.filter(list => list.length > 0).length;
  if (words < 2) return FAR;
  all.sort((a, b) => a.place - b.place);
  const inside = new Map<number, number>();
  let best = FAR;
  let low = 0;
  for (const { place, word } of all) {
    inside.set(word, (inside.get(word) ?? 0) + 1);
    while (inside.size === words) {
      const first = all[low++]!;
      best = Math.min(best, place - first.place);
      const left = inside.get(first.word)! - 1;
      if (left > 0) inside.set(first.word, left);
      else inside.delete(first.word);
    }
  }
  return best;
}
