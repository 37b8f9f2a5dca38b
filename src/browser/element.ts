import { CAPITALS, isInCapitals } from '../typeset/capitals.ts';
import { COMPOUND, staysWhole } from '../typeset/compounds.ts';
import { curlQuotes } from '../typeset/quotes.ts';
import { nameTongue, type Tongue, tongueOf } from '../typeset/tongue.ts';
import type { Marked } from './search/excerpt.ts';
import { words } from './words.ts';

/** What an element may hold. A string is always text, never HTML. */
export type Content = Node | string | undefined | false;

type Attributes = Record<string, string | boolean | undefined>;

/** An element with attributes and content. An attribute that is `undefined` or `false` is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  for (const part of content) if (part) made.append(part);
  return made;
}

/** A button that does something when it is pressed. */
export function button(
  content: string | Content[],
  act: (event: Event) => void,
  attributes?: Attributes,
): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', ...attributes },
    ...(typeof content === 'string' ? [content] : content),
  );
  made.addEventListener('click', act);
  return made;
}

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

/** Names as pages show them, those of another script each by itself. @param rest what stands behind them */
export function namesText(names: Marked, language?: string, rest = ''): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [i, name] of eachName(names).entries()) {
    if (i > 0) fragment.append(', ');
    fragment.append(
      isolated(
        markedWith(name, CAPITALS, () => CAPITAL),
        nameTongue(words, textOf(name), language),
      ),
    );
  }
  fragment.append(rest);
  return fragment;
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
