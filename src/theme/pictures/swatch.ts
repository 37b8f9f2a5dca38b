import { type Html, html } from '../../typeset/html.ts';

/** A spot of a colour beside what it stands for. An attribute of SVG: the pages' policy knows no styles in the page. */
export function swatch(colour: string): Html {
  return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="${colour}"/></svg>`;
}
