import { damageNow } from '../../curate/damage-now.ts';
import { doubtSays, type ReviewItem } from '../../curate/review.ts';
import type { PaperEntry } from '../../paper.ts';
import { MENDS } from '../../read/text/mend.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { changedPlaces, excerpts, joined, wholeWords } from '../marked-text.ts';
import { itemFields, itemHeading, settleButton } from './item-parts.ts';
import { hidden, keyed } from './keyed.ts';

/** Letters in a line of a field, about. */
const LINE = 95;
/** So many places that are mended already. */
const FEW = 3;

/** A text with damage: each place of it, what would mend it, and the whole of it to correct. */
export function damagedText(words: Words, item: ReviewItem, entry: PaperEntry): Html {
  const field = item.field === 'title' ? 'title' : 'abstract';
  const text = entry[field] ?? '';
  const mended = Object.hasOwn(MENDS, item.kind) ? MENDS[item.kind]!.mend(text) : undefined;
  const isWhole = mended === text && damageNow(entry, field, item.kind).length === 0;
  const isMendable = mended !== undefined && mended !== text;
  const from = [...new Set(item.found?.map(({ dump, line }) => `${dump}, line ${line}`))].join('; ');
  return html`${itemHeading(words, entry)}
<p class="why">${doubtSays(item.kind)}, in the ${field} · ${from || 'as it was edited'}</p>
${isMendable ? placesMended(text, mended) : isWhole ? placesRead(text, item) : placesFound(entry, field, item)}<form class="acts" method="post" data-desk>
${itemFields(item)}${hidden({ field })}${isMendable && keyed('m', 'Mend it so', { action: `/review/${item.kind}/mend`, main: true })}
${settleButton(item, 's', isWhole ? 'It is well mended' : 'It is right as it is')}
</form>
<details class="correct"><summary data-key="e" data-key-says="correct the text" aria-keyshortcuts="e">Correct it <kbd aria-hidden="true">e</kbd></summary>
<form method="post" action="/paper/${entry.id}/save" data-desk>
<input type="hidden" name="was-${field}" value="${text}">
<textarea name="${field}" aria-label="The ${field} of ${paperLabel(entry)}" rows="${Math.min(14, 2 + Math.ceil(text.length / LINE))}">
${text}</textarea>
<button type="submit" class="main">Save the ${field}</button></form></details>
`;
}

/** Each change, as it is and as it would be. */
export function placesMended(before: string, after: string): Html[] {
  return changedPlaces(before, after).map(
    ([was, is]) => html`<p class="place"><span class="hidden">As it is: </span>${was}</p>
<p class="place mended"><span class="hidden">Mended: </span>${is}</p>
`,
  );
}

/** What was mended while the dump was read. */
function placesRead(text: string, { kind, found = [] }: ReviewItem): Html {
  const shown = found.slice(0, FEW);
  const more = found.length - shown.length;
  const mend = (words: string): string => MENDS[kind]!.mend(words) ?? words;
  const places = shown.map(({ excerpt }) => {
    const words = wholeWords(excerpt, mend(excerpt), text);
    return placesMended(words, mend(words));
  });
  return html`<p class="aside">Mended while it was read:</p>
${places}${more > 0 && html`<p class="aside">and ${plural(more, 'more place')}</p>\n`}`;
}

/** Every place, marked in the text; where none is in the text any more, as it stands in the dump. */
function placesFound(entry: PaperEntry, field: 'title' | 'abstract', { kind, found = [] }: ReviewItem): Value {
  const text = entry[field] ?? '';
  const now = damageNow(entry, field, kind).map(({ from, to }) => [from, to] as const);
  const read = found
    .map(({ excerpt }) => [text.indexOf(excerpt), excerpt.length] as const)
    .filter(([at]) => at >= 0)
    .map(([at, length]) => [at, at + length] as const);
  const ranges = joined(now.length > 0 ? now : read);
  if (ranges.length > 0) return excerpts(text, ranges).map(place => html`<p class="place">${place}</p>\n`);
  return found.map(({ excerpt }) => html`<p class="place">In the dump: <mark>${excerpt}</mark></p>\n`);
}
