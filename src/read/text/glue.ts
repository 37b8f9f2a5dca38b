import { words } from '../../typeset/words.ts';

/** How much of a word without blanks is looked at, each way. */
const WINDOW = 60;

/** Words that begin so are code or a name: `torch.Tensor`, `arXiv.Org`, `Vue.Js`. */
const NOT_SENTENCES = new Set(
  words(`www arxiv github torch tf np numpy jax keras sklearn scipy java javax system self math nn std node vue asp com org net edu
  openreview`),
);
const NOT_STARTS = new Set(words('org com net io ai js py txt edu gov md pdf csv json xml html'));
/** How sentences begin, for places where less would do harm. */
const STARTS = new Set(
  words(`A An The This These That Those We Our In It Its To For However Moreover Furthermore Specifically Extensive Experiments
  Experimental Finally Additionally Also As At By Despite During Each First From Given Here Hence If Inspired Instead Most
  On Overall Recent Recently Results Second Since Such Then There Therefore They Third Thus Through Under Unlike Using
  When While With Without Yet Although And But Based Code Codes Compared Existing Further Invariant`),
);

/**
 * Whether the full stop at `at` ends a sentence to which the next one is glued: `vision.We`. Conservative: two small
 * letters and a stop before a capitalised word, where the whole is no address, file, number or name of code; after a
 * bracket, a formula, a capital or a figure only before a word that often begins sentences.
 */
export function sentenceEndsAt(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  if (!/[A-Z]/.test(next)) return false;
  const before = /\S*$/.exec(text.slice(Math.max(0, at - WINDOW), at))![0];
  const after = /^\S*/.exec(text.slice(at + 1, at + 1 + WINDOW))![0];
  // A stop or slash elsewhere in the word makes it an address, a path or an abbreviation.
  if (/[/@\\_]|\w\.\w/.test(before.replace(/\d\.\d/g, '')) || /^\w+(?:\.\w|[/@(_=\\])|:\/\//.test(after)) return false;
  const word = /^[A-Za-z]+/.exec(after)![0];
  const last = /[A-Za-z]*$/.exec(before)![0];
  if (NOT_SENTENCES.has(last.toLowerCase()) || NOT_STARTS.has(word.toLowerCase())) return false;
  if (/[a-z]{2}$/.test(before)) {
    if (/^[A-Z][a-z]/.test(word)) return true;
    // evidence.GDP is, images.A new
    return /[a-z]{4}$/.test(before) && /^(?:[A-Z]{2,}|A|I)$/.test(word) && text[at + 1 + word.length] === ' ';
  }
  return /(?:[)\]}$”"’'%*\d]|[A-Za-z]{2})$/.test(before) && STARTS.has(word) && word.length > 1;
}
