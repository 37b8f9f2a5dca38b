import { type Html, html } from '../../typeset/html.ts';
import { grouped } from '../../typeset/plural.ts';

/** How many there are, beside a name: quiet, with its thousands apart. */
export function countMark(count: number): Html {
  return html`<span class="count">${grouped(count)}</span>`;
}
