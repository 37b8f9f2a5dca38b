import { CAPITALS, isInCapitals } from '../typeset/capitals.ts';
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
  const fragment = document.createDocumentFragment();
  for (const part of text) fragment.append(part.mark ? element('mark', {}, part.text) : part.text);
  return fragment;
}

/** A title as pages show it. */
export function titleText(title: Marked): Node {
  const text = marked(title);
  return isInCapitals(text.textContent) ? element('span', CAPITAL, text) : text;
}

/** Names as pages show them. */
export function namesText(names: Marked): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text, mark } of names)
    for (const [i, part] of text.split(CAPITALS).entries()) {
      const shown = marked([{ text: part, mark }]);
      fragment.append(i % 2 > 0 ? element('span', CAPITAL, shown) : shown);
    }
  return fragment;
}

const CAPITAL = { class: 'capitals' };
