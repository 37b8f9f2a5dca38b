import { sortedBy } from '../typeset/family-name.ts';
import { fold } from '../typeset/fold.ts';
import { harmless } from '../typeset/markdown.ts';
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

/** All names that have a page, by the letter that they are sorted by: the alphabet's first, then other scripts together. */
export function namesByLetter(digest: Digest): Letter[] {
  const names = [...digest.signatures.values()].map(({ name, file, papers }) => {
    const shown = harmless(name);
    return {
      sort: `${fold(sortedBy(shown))} ${fold(shown)}`,
      indexed: { name, file, count: papers.length, language: papers[0]!.language },
    };
  });
  const groups = groupBy(names, ({ sort }) => (/^[a-z]/.test(sort) ? sort[0]! : 'other'));
  const letters = [...groups.keys()].sort((a, b) =>
    (a === 'other') !== (b === 'other') ? (a === 'other' ? 1 : -1) : a < b ? -1 : 1,
  );
  return letters.map(letter => [letter, sorted(groups.get(letter)!)]);
}

function sorted(list: { sort: string; indexed: IndexedName }[]): IndexedName[] {
  return list
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.indexed.file < b.indexed.file ? -1 : 1))
    .map(({ indexed }) => indexed);
}
