/** What an element may hold. A string is always text, never HTML. */
export type Content = Node | string | undefined | false;

export type Attributes = Record<string, string | boolean | undefined>;

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

/** Loads a script of the site, which not every visit needs. */
export function load(root: string, name: string): void {
  document.head.append(element('script', { src: `${root}assets/${name}.js` }));
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
