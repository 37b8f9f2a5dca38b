import { type Html, html } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** How many there are, beside a name: quiet, with its thousands apart. */
export function countMark(words: Words, count: number): Html {
  return html`<span class="count">${words.number(count)}</span>`;
}
