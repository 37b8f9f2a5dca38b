import { damageNow } from '../../curate/damage-now.ts';
import type { ReviewItem } from '../../curate/review.ts';
import type { PaperEntry } from '../../paper.ts';
import { isMendKind, MENDS } from '../../read/text/mend.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { dumpText, kindSays } from '../kind-words.ts';
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
  const mended = isMendKind(item.kind) ? MENDS[item.kind].mend(text) : undefined;
  const isWhole = mended === text && damageNow(entry, field, item.kind).length === 0;
  const name = { name: paperLabel(entry) };
  const isMendable = mended !== undefined && mended !== text;
  const from = [...new Set(item.found?.map(({ dump, line }) => dumpText(words, dump, String(line))))].join(
    words.say('between-places'),
  );
  const kind = kindSays(words, item.kind);
  return html`${itemHeading(words, entry)}
<p class="why">${field === 'title' ? words.say('kind-in-title', { kind }) : words.say('kind-in-abstract', { kind })} · ${from || words.say('as-it-was-edited')}</p>
${isMendable ? placesMended(words, text, mended, entry.language) : isWhole ? placesRead(words, text, item, entry.language) : placesFound(words, entry, field, item)}<form class="acts" method="post" data-desk>
${itemFields(item)}${hidden({ field })}${isMendable && keyed('m', words.say('mend-it-so'), { action: `/review/${item.kind}/mend`, main: true })}
${settleButton(item, 's', words.say(isWhole ? 'it-is-well-mended' : 'it-is-right'))}
</form>
<details class="correct"><summary data-key="e" data-key-says="${words.say('correct-the-text')}" aria-keyshortcuts="e">${words.say('correct-it')} <kbd aria-hidden="true">e</kbd></summary>
<form method="post" action="/paper/${entry.id}/save" data-desk>
<input type="hidden" name="was-${field}" value="${text}">
<textarea name="${field}" aria-label="${field === 'title' ? words.say('title-of-paper', name) : words.say('abstract-of-paper', name)}"${attributes(tongueOf(words, text, entry.language))} rows="${Math.min(14, 2 + Math.ceil(text.length / LINE))}">
${text}</textarea>
<button type="submit" class="main">${words.say(field === 'title' ? 'save-the-title' : 'save-the-abstract')}</button></form></details>
`;
}

/** Each change, as it is and as it would be. */
export function placesMended(words: Words, before: string, after: string, language?: string): Html[] {
  const mark = tongueOf(words, after, language);
  const isolate = (part: Html): Html => isolated(part, mark);
  return changedPlaces(before, after).map(
    ([was, is]) => html`<p class="place"><span class="hidden">${words.say('as-it-is')} </span>${isolate(was)}</p>
<p class="place mended"><span class="hidden">${words.say('as-mended')} </span>${isolate(is)}</p>
`,
  );
}

/** What was mended while the dump was read. */
function placesRead(words: Words, text: string, { kind, found = [] }: ReviewItem, language?: string): Html {
  const shown = found.slice(0, FEW);
  const more = found.length - shown.length;
  const mend = (part: string): string => (isMendKind(kind) && MENDS[kind].mend(part)) || part;
  const places = shown.map(({ excerpt }) => {
    const part = wholeWords(excerpt, mend(excerpt), text);
    return placesMended(words, part, mend(part), language);
  });
  return html`<p class="aside">${words.say('was-mended-being-read')}</p>
${places}${more > 0 && html`<p class="aside">${words.say('n-more-places', { n: more })}</p>\n`}`;
}

/** Every place, marked in the text; where none is in the text any more, as it stands in the dump. */
function placesFound(
  words: Words,
  entry: PaperEntry,
  field: 'title' | 'abstract',
  { kind, found = [] }: ReviewItem,
): Value {
  const text = entry[field] ?? '';
  const now = damageNow(entry, field, kind).map(({ from, to }) => [from, to] as const);
  const read = found
    .map(({ excerpt }) => [text.indexOf(excerpt), excerpt.length] as const)
    .filter(([at]) => at >= 0)
    .map(([at, length]) => [at, at + length] as const);
  const ranges = joined(now.length > 0 ? now : read);
  if (ranges.length > 0)
    return excerpts(text, ranges).map(
      place => html`<p class="place"${attributes(tongueOf(words, text, entry.language))}>${place}</p>\n`,
    );
  return found.map(
    ({ excerpt }) =>
      html`<p class="place">${words.set('in-the-dump', { excerpt: html`<mark>${excerpt}</mark>` })}</p>\n`,
  );
}
