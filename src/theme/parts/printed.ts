import { paperAddresses } from '../../cite/paper-address.ts';
import type { PaperEntry } from '../../paper.ts';
import { dateBesideVenue, venueText } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { authorLine } from '../../typeset/people.ts';

/** Names in a reference. */
const NAMES = 10;

/** What stands at the foot of a paper's page on paper alone, where no link leads on: how to cite the paper, and the page's address. */
export function printed(entry: PaperEntry, address: string): Html {
  return html`<div class="printed">${entry.title && html`<p><b>To cite:</b> ${reference(entry)}</p>\n`}<p><b>This page:</b> ${address}</p></div>
`;
}

function reference(entry: PaperEntry): Html {
  const who = entry.author?.length ? authorLine(entry, NAMES) : '';
  const venue = entry['container-title'];
  const where = [venue && venueText(venue), dateBesideVenue(entry)].filter(Boolean).join(', ');
  return html`${who && `${harmless(who)}. `}${paperName(entry)}.${where && ` ${harmless(where)}.`} ${paperAddresses(entry)[0]?.url}`;
}
