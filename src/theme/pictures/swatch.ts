import { type Html, html } from '../../typeset/html.ts';

/** A spot of colour in a legend. It is SVG because the pages' security policy forbids inline styles. */
export function swatch(colour: string): Html {
  return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="${colour}"/></svg>`;
}
