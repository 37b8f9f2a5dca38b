import { paperAddresses } from '../../cite/paper-address.ts';
import type { PaperEntry } from '../../paper.ts';
import { dateBesideVenue, venueText } from '../../typeset/date-text.ts';
import { escapeHtml, type Html, html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { authorLineHtml, nameHtml } from '../../typeset/people.ts';
import type { Words } from '../../words/words.ts';
import { separated } from './paper-item.ts';

/** Names in a reference. */
const NAMES = 10;

/** What stands at the foot of a paper's page on paper alone, where no link leads on: how to cite the paper, and the page's address. */
export function printed(words: Words, entry: PaperEntry, address: string): Html {
  return html`<div class="printed">${entry.title && html`<p>${words.set('to-cite', { b, reference: reference(words, entry) })}</p>\n`}<p>${words.set('this-page-at', { b, address })}</p></div>
`;
}

const b = (said: Value) => html`<b>${said}</b>`;

function reference(words: Words, entry: PaperEntry): Html {
  const who = entry.author?.length ? authorLineHtml(words, entry, NAMES, escapeHtml) : undefined;
  const venue = entry['container-title'];
  const where = [
    venue && nameHtml(words, venueText(venue), entry.language, escapeHtml),
    dateBesideVenue(words, entry),
  ].filter(Boolean);
  return html`${who && html`${who}. `}${paperName(words, entry)}.${where.length > 0 && html` ${separated(where, ', ')}.`} ${paperAddresses(entry)[0]?.url}`;
}
