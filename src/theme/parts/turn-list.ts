import { html, type Value } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { arrows } from './arrows.ts';

interface Neighbour {
  file: string;
  name: string;
}

/**
 * Links to the pages before and after this one; nothing where there are none.
 * @param between what stands between them
 */
export function turnList(
  words: Words,
  label: string,
  prev?: Neighbour | false,
  next?: Neighbour | false,
  between?: Value,
): Value {
  if (!prev && !next) return undefined;
  const { back, on } = arrows(words);
  return html`<nav class="turn-list" aria-label="${label}">${prev && html`<a rel="prev" href="${prev.file}">${back} ${prev.name}</a> `}${between}${
    next && html`<a rel="next" href="${next.file}">${next.name} ${on}</a>`
  }</nav>
`;
}
