import { fold } from '../../typeset/fold.ts';
import { SIGNS_OF_TEXT } from '../../typeset/latex/commands.ts';

/** How many letters and digits of an abstract tell it from every other. */
const ABSTRACT_LETTERS = 150;

/**
 * The title as papers are told apart by it: letters and digits only, without case and diacritics, LaTeX macros, math
 * signs and Markdown marks taken away. Both the source's wording and the cleaned title give the same key.
 */
export function titleKey(title: string): string {
  const plain = title
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\\([A-Za-z]+|.)/gs, (_, name: string) => SIGNS_OF_TEXT.get(name) ?? ' ');
  return fold(plain).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first 150 letters and digits of the abstract, read as in `titleKey`: where there is no title, papers are told apart by it. */
export function abstractKey(abstract: string): string {
  // A beginning with letters to spare gives the same key as more of the text: what its end cuts off is not reached.
  const beginning = [...titleKey(abstract.slice(0, 3 * ABSTRACT_LETTERS))];
  const letters =
    beginning.length >= 1.3 * ABSTRACT_LETTERS || abstract.length <= 3 * ABSTRACT_LETTERS
      ? beginning
      : // Enough text for the letters wanted, whatever stands between them, and no more.
        [...titleKey(abstract.slice(0, 20 * ABSTRACT_LETTERS))];
  return letters.slice(0, ABSTRACT_LETTERS).join('');
}
