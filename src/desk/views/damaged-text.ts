import { doubtSays, type ReviewItem } from '../../curate/review.ts';
import type { PaperEntry } from '../../paper.ts';
import { MENDS } from '../../read/text/mend.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { plural } from '../../typeset/plural.ts';
import { changedPlaces, excerpts } from '../marked-text.ts';
import { itemFields, itemHeading, settleButton } from './item-parts.ts';
import { keyed } from './keyed.ts';

/** Letters in a line of a field, about. */
const LINE = 95;
/** So many places that are mended already. */
const FEW = 3;

/** A text with damage: each place of it, what would mend it, and the whole of it to correct. */
export function damagedText(item: ReviewItem, entry: PaperEntry): Html {
  const field = item.field === 'title' ? 'title' : 'abstract';
  const text = entry[field] ?? '';
  const mended = Object.hasOwn(MENDS, item.kind) ? MENDS[item.kind]!.mend(text) : undefined;
  const from = [...new Set(item.found?.map(({ dump, line }) => `${dump}, line ${line}`))].join('; ');
  return html`${itemHeading(entry)}
<p class="why">${doubtSays(item.kind)}, in the ${field} · ${from}</p>
${mended === undefined ? placesFound(text, item) : mended === text ? placesRead(item) : placesMended(text, mended)}<form class="acts" method="post" data-desk>
${itemFields(item)}${
  mended !== undefined &&
  mended !== text &&
  keyed('m', 'Mend it so', { action: `/review/${item.kind}/mend`, main: true })
}
${settleButton(item, 's', mended === text ? 'It is well mended' : 'It is right as it is')}
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
function placesRead({ kind, found = [] }: ReviewItem): Html {
  const shown = found.slice(0, FEW);
  const more = found.length - shown.length;
  return html`<p class="aside">Mended while it was read:</p>
${shown.map(({ excerpt }) => placesMended(excerpt, MENDS[kind]!.mend(excerpt) ?? excerpt))}${more > 0 && html`<p class="aside">and ${plural(more, 'more place')}</p>\n`}`;
}

/** What was found, marked in the text; where it is not in the text any more, as it stands in the dump. */
function placesFound(text: string, { found = [] }: ReviewItem): Value {
  const here = found.map(({ excerpt }) => [text.indexOf(excerpt), excerpt.length] as const).filter(([at]) => at >= 0);
  const ranges = here.map(([at, length]) => [at, at + length] as const).sort((a, b) => a[0] - b[0]);
  if (ranges.length > 0) return excerpts(text, ranges).map(place => html`<p class="place">${place}</p>\n`);
  return found.map(({ excerpt }) => html`<p class="place">In the dump: <mark>${excerpt}</mark></p>\n`);
}
