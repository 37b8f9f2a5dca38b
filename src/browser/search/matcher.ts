import { isApart, plainForm } from '../../search/search-text.ts';
import { wordStem } from './nearness.ts';

/** Which words of a text match a question. */
export interface Matcher {
  places(words: readonly string[]): ReadonlySet<number>;
  /** Whether a word is no match but begins with one that means the same: Pagefind names these too. */
  isBeginning(word: string): boolean;
}

/**
 * @param sought words of the query as they are understood, some of several words, each with what means the same; a run of letters that
 *   stand apart matches as a whole
 */
export function matcher(sought: readonly (readonly string[])[]): Matcher {
  const runs = sought
    .flat()
    .filter(isApart)
    .map(run => run.split(' ').map(plainForm));
  const same = formsOf(sought.flatMap(([, ...others]) => others));
  const isMatch = wordMatcher(formsOf(sought.map(([word = '']) => word)), same);
  return {
    places: words => {
      const places = new Set<number>();
      const forms = words.map(plainForm);
      words.forEach((word, at) => {
        if (!isApart(word) && isMatch(word)) places.add(at);
        for (const run of runs)
          if (run.every((form, i) => forms[at + i] === form)) for (const i of run.keys()) places.add(at + i);
      });
      return places;
    },
    isBeginning: word => !isMatch(word) && partsOf(word).some(form => same.some(start => form.startsWith(start))),
  };
}

/** Whether a word equals a word of the query or what means the same, differs only in its ending, or begins with one of the query. */
function wordMatcher(asked: readonly string[], same: readonly string[]): (word: string) => boolean {
  const known = new Set([...asked, ...same]);
  const stems = new Set([...known].map(wordStem));
  const beginnings = asked.filter(form => form.length > (/^[\0-\x7f]*$/.test(form) ? 2 : 1));
  return word =>
    partsOf(word).some(
      form => known.has(form) || stems.has(wordStem(form)) || beginnings.some(start => form.startsWith(start)),
    );
}

/** The words of what was sought, compounds whole and in parts. */
function formsOf(sought: readonly string[]): string[] {
  return sought
    .filter(word => !isApart(word))
    .flatMap(word => word.split(' '))
    .flatMap(partsOf);
}

const partsOf = (word: string): string[] => [...new Set([word, ...word.split('-')])].map(plainForm).filter(Boolean);
