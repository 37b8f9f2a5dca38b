import { sortedBy } from '../typeset/family-name.ts';
import { fold } from '../typeset/fold.ts';
import { HAN, indexLetter, OTHER_SCRIPTS } from '../typeset/index-letter.ts';
import { harmless } from '../typeset/markdown.ts';
import { isEnglish, nameOrder } from '../typeset/name-order.ts';
import { EAST_ASIAN } from '../typeset/script.ts';
import type { Words } from '../words/words.ts';
import type { Digest } from './digest.ts';
import { groupBy } from './group-by.ts';
import type { Signature } from './signatures.ts';

/** Names on one page of the index. */
export const NAMES_ON_A_PAGE = 1200;

/** A name in the index. */
export interface IndexedName extends Pick<Signature, 'name' | 'file'> {
  count: number;
  /** That of the newest of its papers. */
  language?: string | undefined;
}

/** The names of a letter, by what each is sorted by. */
export type Letter = readonly [letter: string, names: readonly IndexedName[]];

/** Whether one page can hold so many names; otherwise each letter has pages of its own. */
export const fitsOnePage = ({ length }: readonly unknown[]): boolean => length <= NAMES_ON_A_PAGE;

/** All names that have a page, by the letter that they are sorted by: in the order of the site's language, then other scripts together. */
export function namesByLetter({ words, signatures }: Digest): Letter[] {
  const order = nameOrder(words);
  const names = [...signatures.values()].map(({ name, file, papers }) => ({
    sort: sortText(words, harmless(name), papers[0]!.language),
    indexed: { name, file, count: papers.length, language: papers[0]!.language },
  }));
  const groups = groupBy(names, ({ sort }) => indexLetter(words, sort));
  const letters = [...groups.keys()].sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b) || order(a, b));
  const sorted = (list: typeof names): IndexedName[] =>
    list
      .sort((a, b) => order(a.sort, b.sort) || (a.indexed.file < b.indexed.file ? -1 : 1))
      .map(({ indexed }) => indexed);
  return letters.map(letter => [letter, sorted(groups.get(letter)!)]);
}

/** What has no letter, after all that has. */
const LAST: readonly string[] = [HAN, OTHER_SCRIPTS];

/**
 * What a name is sorted by: its family name, which is first where it is written in an Asian script, and then the whole. A language's own
 * order knows of accents and cases, and an Arabic article does not count.
 *
 * @param language of the newest of its papers
 */
function sortText(words: Words, name: string, language: string | undefined): string {
  if (isEnglish(words)) return `${fold(sortedBy(name, language))} ${fold(name)}`;
  const by = ASIAN.test(name) ? name : sortedBy(name, language);
  return `${by.replace(/^ال(?=\p{L}{2})/u, '')} ${name}`;
}

const ASIAN = new RegExp(`[${EAST_ASIAN}]`, 'u');
