import type { ReviewItem } from '../../curate/review.ts';
import type { Archive } from '../../editorial/archive.ts';
import type { PaperEntry } from '../../paper.ts';
import { issuedText, plainDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import { renderAbstract, renderTitle } from '../../typeset/markdown.ts';
import { namesHtml } from '../../typeset/people.ts';
import type { Words } from '../../words/words.ts';
import { sideBySide } from '../marked-text.ts';

/** The two entries of a doubtful pair, the one that was listed first before the other. */
export function pairOf({ entries }: Archive, { id, about }: ReviewItem): [PaperEntry, PaperEntry] {
  const pair = [entries.get(about!)!.entry, entries.get(id)!.entry] as const;
  return pair[1].listed < pair[0].listed ? [pair[1], pair[0]] : [...pair];
}

/** Two entries side by side, with what differs marked in both. */
export function doubtfulPair(words: Words, [first, second]: readonly [PaperEntry, PaperEntry]): Html {
  const rows = rowsIn(words)
    .map(row => both(row, first, second))
    .filter(row => row !== undefined);
  const side = (name: string, at: 0 | 1): Html => html`<div class="side" role="group" aria-label="${name}">
${rows.map(row => row[at])}</div>
`;
  return html`<div class="two-sides">
${side('The first', 0)}${side('The second', 1)}</div>
`;
}

/** A line of the comparison: what it says of an entry in plain text, and how that is set where both say the same. */
interface Row {
  text(entry: PaperEntry): string;
  set?(text: string): Html;
  put(shown: Value, entry: PaperEntry): Html;
  /** Where neither says it, there is no such line. */
  isFact?: true;
}

const rowsIn = (words: Words): readonly Row[] => [
  {
    text: ({ title = '' }) => title,
    set: title => renderTitle(words, title),
    put: (shown, { id }) =>
      html`<h2><a href="/paper/${id}">${shown || html`<span class="untitled">No title</span>`}</a></h2>\n`,
  },
  {
    text: ({ author = [] }) => author.join(', '),
    set: namesHtml,
    put: (shown, { 'author-count': count }) =>
      html`<p class="authors">${shown || html`<span class="aside">${count ? `${count} authors, not named` : 'No authors'}</span>`}</p>\n`,
  },
  { text: ({ issued }) => (issued ? issuedText(words, issued) : ''), put: fact('Published'), isFact: true },
  { text: entry => entry['container-title'] ?? '', put: fact('In'), isFact: true },
  {
    text: ({ identifiers = {} }) =>
      Object.entries(identifiers)
        .map(([kind, name]) => `${kind} ${name}`)
        .join(', '),
    put: fact('Identifiers'),
    isFact: true,
  },
  {
    text: ({ listed }) => plainDay(words, listed),
    put: (shown, entry) =>
      fact('Listed')(
        html`${shown}${entry.provenance.map(({ dump, lines }) => html`<br><span class="aside">${dump}, ${linesText(words, lines)}</span>`)}`,
      ),
  },
  {
    text: ({ abstract = '' }) => abstract,
    set: text => raw(renderAbstract(words, text)),
    put: shown => html`<div class="abstract">${shown || html`<p class="aside">No abstract</p>`}</div>\n`,
  },
];

function fact(name: string): (shown: Value) => Html {
  return shown => html`<p class="fact"><span class="aside">${name}</span> ${shown || '—'}</p>\n`;
}

function both(row: Row, first: PaperEntry, second: PaperEntry): [Html, Html] | undefined {
  const { text, set = words => html`${words}`, put, isFact } = row;
  const [a, b] = [text(first), text(second)];
  if (isFact && a === '' && b === '') return undefined;
  // Where one side says nothing, there is nothing to compare.
  const [left, right] = a === b || a === '' || b === '' ? [a && set(a), b && set(b)] : sideBySide(a, b);
  return [put(left, first), put(right, second)];
}
