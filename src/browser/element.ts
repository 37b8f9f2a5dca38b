import { CAPITALS, isInCapitals } from '../typeset/capitals.ts';
import { COMPOUND, staysWhole } from '../typeset/compounds.ts';
import { curlQuotes } from '../typeset/quotes.ts';
import type { Marked } from './search/excerpt.ts';

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

/** A title as pages show it. */
export function titleText(title: Marked): Node {
  const text = markedWith(curled(title), COMPOUND, word => (staysWhole(word) ? WHOLE : undefined));
  return isInCapitals(text.textContent) ? element('span', CAPITAL, text) : text;
}

/** With the quotation marks of print, as pages have them. */
function curled(text: Marked): Marked {
  const whole = curlQuotes(text.map(part => part.text).join(''));
  let at = 0;
  return text.map(({ text: { length }, mark }) => {
    at += length;
    return { text: whole.slice(at - length, at), mark };
  });
}

/** Names as pages show them. */
export function namesText(names: Marked): DocumentFragment {
  return markedWith(names, CAPITALS, () => CAPITAL);
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
