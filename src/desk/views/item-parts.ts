import type { ReviewItem } from '../../curate/review.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { linesText } from '../../typeset/lines-text.ts';
import { authorLine, namesHtml } from '../../typeset/people.ts';
import type { Words } from '../../words/words.ts';
import { hidden, keyed } from './keyed.ts';

/** The paper that an item is about. */
export function itemHeading(words: Words, entry: PaperEntry): Html {
  return html`<h2><a href="/paper/${entry.id}" data-key="o" data-key-says="open the paper">${paperName(words, entry)}</a></h2>\n`;
}

/** Whose it is, and where it was listed. */
export function itemListing(words: Words, entry: PaperEntry): Html {
  const who = authorLine(words, entry);
  const from = entry.provenance.map(({ dump, lines }) => `${dump}, ${linesText(words, lines)}`).join('; ');
  const parts = [who && namesHtml(who), from || `listed ${plainDay(words, entry.listed)}`].filter(Boolean);
  return html`<p class="byline">${separated(parts, DOT)}</p>\n`;
}

/** What tells an action which item it is about. */
export function itemFields({ id, about }: ReviewItem): Html[] {
  return hidden({ id, ...(about !== undefined && { about }) });
}

/** The button that settles an item; what else stands in its form is for other buttons. */
export function settleButton({ kind }: ReviewItem, key: string, says: string): Html {
  return keyed(key, says, { action: `/review/${kind}/settle` });
}
