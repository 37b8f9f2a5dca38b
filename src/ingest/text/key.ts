import { fold } from './fold.ts';
import { SYMBOLS } from './macros.ts';

/** How many letters and digits of an abstract tell it from every other. */
const ABSTRACT_LETTERS = 150;

/**
 * The title as papers are told apart by it: letters and digits only, without case and diacritics, LaTeX macros, math
 * signs and Markdown marks taken away. Both the source's wording and the cleaned title give the same key.
 */
export function titleKey(title: string): string {
  return lettersOf(title);
}

/** The first 150 letters and digits of the abstract, read as in `titleKey`: where there is no title, papers are told apart by it. */
export function abstractKey(abstract: string): string {
  // Enough text for the letters wanted, whatever stands between them, and no more.
  return [...lettersOf(abstract.slice(0, 20 * ABSTRACT_LETTERS))].slice(0, ABSTRACT_LETTERS).join('');
}

function lettersOf(text: string): string {
  const plain = text
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\\([A-Za-z]+|.)/gs, (_, name: string) => SYMBOLS.get(name) ?? ' ');
  return fold(plain).replace(/[^\p{L}\p{N}]+/gu, '');
}
