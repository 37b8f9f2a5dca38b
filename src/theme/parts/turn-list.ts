import { html, type Value } from '../../typeset/html.ts';
import { arrows } from './arrows.ts';

interface Neighbour {
  file: string;
  name: string;
}

/**
 * Links to the pages before and after this one; nothing where there are none.
 * @param between what stands between them
 * @param site in whose direction the arrows point
 */
export function turnList(
  label: string,
  prev?: Neighbour | false,
  next?: Neighbour | false,
  between?: Value,
  site?: { language: string },
): Value {
  if (!prev && !next) return undefined;
  const { back, on } = arrows(site);
  return html`<nav class="turn-list" aria-label="${label}">${prev && html`<a rel="prev" href="${prev.file}">${back} ${prev.name}</a> `}${between}${
    next && html`<a rel="next" href="${next.file}">${next.name} ${on}</a>`
  }</nav>
`;
}
