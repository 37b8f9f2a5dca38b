import { dumpLines } from '../../curate/explain.ts';
import type { ReviewItem } from '../../curate/review.ts';
import type { Archive } from '../../editorial/archive.ts';
import { formatLines, parseLines } from '../../read/line-set.ts';
import { type Html, html } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { itemFields, settleButton } from './item-parts.ts';

/** So many places of one dump. */
const MOST = 12;
/** So many lines of one place. */
const LONGEST = 40;
/** So many lines of the dump around those that were not understood. */
const BESIDE = 2;

/** The lines of a dump that were not understood, with what stands around them. */
export function unreadLines(words: Words, item: ReviewItem, archive: Archive): Html {
  const dump = item.id;
  const ranges = parseLines(archive.ledgers.get(dump)?.other.unread ?? '');
  const shown = ranges.slice(0, MOST);
  const lines = dumpLines(archive, dump);
  const places = parseLines(
    formatLines(
      shown.map(({ from, to }) => ({
        from: Math.max(1, from - BESIDE),
        to: Math.min(lines.length, to + BESIDE, from + LONGEST),
      })),
    ),
  );
  const isUnread = (at: number): boolean => ranges.some(({ from, to }) => from <= at && at <= to);
  const line = (at: number): Html => {
    const text = lines[at - 1] ?? '';
    return html`<li value="${at}">${isUnread(at) ? html`<mark>${text}</mark>` : text}</li>\n`;
  };
  const more = ranges.length - shown.length;
  return html`<h2>${dump}</h2>
<p class="why">${linesText(words, formatLines(shown))}${more > 0 && `, and ${plural(more, 'more place')}`}</p>
${places.map(({ from, to }) => html`<ol class="dump-lines">\n${Array.from({ length: to - from + 1 }, (_, i) => line(from + i))}</ol>\n`)}<p class="aside">If a paper is lost here, correct ${item.file} and take it in again.</p>
<form class="acts" method="post" data-desk>
${itemFields(item)}${settleButton(item, 's', 'Nothing is lost')}
</form>
`;
}
