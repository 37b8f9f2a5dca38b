import { html, type Value } from '../../typeset/html.ts';

interface Neighbour {
  file: string;
  name: string;
}

/** Links to the pages before and after this one; nothing where there are none. @param between what stands between them */
export function turnList(label: string, prev?: Neighbour | false, next?: Neighbour | false, between?: Value): Value {
  if (!prev && !next) return undefined;
  return html`<nav class="turn-list" aria-label="${label}">${prev && html`<a rel="prev" href="${prev.file}">← ${prev.name}</a> `}${between}${
    next && html`<a rel="next" href="${next.file}">${next.name} →</a>`
  }</nav>
`;
}
