import { CAPITALS, isInCapitals } from '../typeset/capitals.ts';
import { COMPOUND, staysWhole } from '../typeset/compounds.ts';
import { curlQuotes } from '../typeset/quotes.ts';
import { isOnlyLatin } from '../typeset/script.ts';
import { nameTongue, type Tongue, tongueOf } from '../typeset/tongue.ts';
import { type Attributes, element } from './element.ts';
import type { Marked } from './search/excerpt.ts';
import { words } from './words.ts';

/** Text with its marked parts as `<mark>`. */
export function marked(text: Marked): DocumentFragment {
  return markedWith(curled(text), /(?!)/, () => undefined);
}

/** A title as pages show it. @param language of the paper, as far as it is known */
export function titleText(title: Marked, language?: string): Node {
  const text = markedWith(curled(title), COMPOUND, word => (staysWhole(word) ? WHOLE : undefined));
  const mark = tongueOf(words, text.textContent, language);
  return isolated(isInCapitals(text.textContent) ? element('span', CAPITAL, text) : text, mark);
}

/** With the quotation marks of print, as pages have them. */
function curled(text: Marked): Marked {
  const whole = curlQuotes(textOf(text));
  let at = 0;
  return text.map(({ text: { length }, mark }) => {
    at += length;
    return { text: whole.slice(at - length, at), mark };
  });
}

/** A name that may run the other way than the page does. */
export function nameText(name: string, language?: string): Node | string {
  return isOnlyLatin(name) && !words.dir ? name : element('bdi', { ...nameTongue(words, name, language) }, name);
}

/** Names as pages show them, those of another script each by itself. @param more how many others there are */
export function namesText(names: Marked, language?: string, more = 0): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [i, name] of eachName(names).entries()) {
    if (i > 0) fragment.append(words.say('name-comma'));
    fragment.append(
      isolated(
        markedWith(name, CAPITALS, () => CAPITAL),
        nameTongue(words, textOf(name), language),
      ),
    );
  }
  if (more === 0) return fragment;
  const whole = document.createDocumentFragment();
  whole.append(
    ...words.set<'names-and-rest', Node>('names-and-rest', {
      names: fragment,
      rest: words.say('and-more-people', { n: more }),
    }),
  );
  return whole;
}

/** The names of a line, which commas part. */
export function eachName(line: Marked): Marked[] {
  const names: Marked[] = [[]];
  for (const { text, mark } of line)
    for (const [i, part] of (mark ? [text] : text.split(', ')).entries()) {
      if (i > 0) names.push([]);
      names.at(-1)!.push({ text: part, mark });
    }
  return names;
}

/** Marked text as it reads. */
export const textOf = (text: Marked): string => text.map(part => part.text).join('');

/** What is shown, in an element of its own where it is of another language or direction. */
function isolated(shown: Node, mark: Tongue): Node {
  return mark.lang || mark.dir ? element('bdi', { ...mark }, shown) : shown;
}

const CAPITAL = { class: 'capitals' };
const WHOLE = { class: 'whole' };

/** Marked text in which what a pattern's group finds is in elements of their own. @param as its attributes; none, no element */
function markedWith(text: Marked, pattern: RegExp, as: (found: string) => Attributes | undefined): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text: whole, mark } of text)
    for (const [i, part] of whole.split(pattern).entries()) {
      const own = i % 2 > 0 ? as(part) : undefined;
      const shown = own ? element('span', own, part) : part;
      if (part !== '') fragment.append(mark ? element('mark', {}, shown) : shown);
    }
  return fragment;
}
