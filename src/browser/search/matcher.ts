import { isApart, plainForm } from '../../search/search-text.ts';
import { wordStem } from './nearness.ts';

/** The places of the words of a text that match a question. */
export type Matcher = (words: readonly string[]) => ReadonlySet<number>;

/** @param sought words of the query, some of several words; a run of letters that stand apart matches as a whole */
export function matcher(sought: readonly string[]): Matcher {
  const runs = sought.filter(isApart).map(run => run.split(' ').map(plainForm));
  const isMatch = wordMatcher(sought.filter(word => !isApart(word)).flatMap(word => word.split(' ')));
  return words => {
    const places = new Set<number>();
    const forms = words.map(plainForm);
    words.forEach((word, at) => {
      if (!isApart(word) && isMatch(word)) places.add(at);
      for (const run of runs)
        if (run.every((form, i) => forms[at + i] === form)) for (const i of run.keys()) places.add(at + i);
    });
    return places;
  };
}

/** Whether a word equals a word of the query, begins with one, or differs only in its ending. */
function wordMatcher(sought: readonly string[]): (word: string) => boolean {
  const forms = sought
    .flatMap(word => word.split('-').concat(word))
    .map(plainForm)
    .filter(Boolean);
  const stems = new Set(forms.map(wordStem));
  const known = new Set(forms);
  const beginnings = forms.filter(form => form.length > (/^[\0-\x7f]*$/.test(form) ? 2 : 1));
  return word =>
    [word, ...word.split('-')].some(part => {
      const form = plainForm(part);
      return (
        form !== '' &&
        (known.has(form) || stems.has(wordStem(form)) || beginnings.some(start => form.startsWith(start)))
      );
    });
}
