import type { ReviewItem } from '../../curate/review.ts';
import type { Archive } from '../../editorial/archive.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { renderAbstract } from '../../typeset/markdown.ts';
import { authorLine, namesHtml } from '../../typeset/people.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { itemKey } from '../waiting.ts';
import { damagedText } from './damaged-text.ts';
import { doubtfulPair, pairOf } from './doubtful-pair.ts';
import { itemFields, itemHeading, itemListing, settleButton } from './item-parts.ts';
import { hidden, keyed } from './keyed.ts';
import { topicChoices } from './topic-choices.ts';
import { unreadLines } from './unread-lines.ts';

/** What the items of a kind are shown with. */
export interface ReviewContext {
  archive: Archive;
  topics: readonly { slug: string; name: string }[];
  /** Where a paper whose title is not known is looked for. */
  finders(entry: PaperEntry): { name: string; url: string }[];
}

type Show = (words: Words, item: ReviewItem, context: ReviewContext) => Html;

/** So many papers of a group that may be one. */
const MOST_OF_GROUP = 30;

/** What waits, with both sides of it and what can be done. */
export function reviewItem(words: Words, item: ReviewItem, context: ReviewContext): Html {
  const show = item.group ? group : Object.hasOwn(SHOWN, item.kind) ? SHOWN[item.kind]! : damage;
  return html`<article class="review-item" data-item="${itemKey(item)}" tabindex="-1" aria-label="${item.message}">
${show(words, item, context)}</article>
`;
}

const damage: Show = (words, item, context) => damagedText(words, item, entryOf(item, context));

const SHOWN: Readonly<Record<string, Show>> = {
  'same-paper': pair,
  untitled,
  'no-topic': withoutTopic,
  unread: (words, item, { archive }) => unreadLines(words, item, archive),
  unlisted,
  'repeated-name': repeatedName,
};

const entryOf = ({ id }: ReviewItem, { archive }: ReviewContext): PaperEntry => archive.entries.get(id)!.entry;

function pair(words: Words, item: ReviewItem, { archive }: ReviewContext): Html {
  const [first, second] = pairOf(archive, item);
  return html`<p class="why">${item.found?.map(({ excerpt }) => excerpt).join('; ')}</p>
${doubtfulPair(words, [first, second])}<form class="acts" method="post" action="/review/same-paper/merge" data-desk>
${itemFields(item)}${keyed('m', 'Merge, keep the first', { name: 'kept', value: first.id, main: true })}
${keyed('n', 'Merge, keep the second', { name: 'kept', value: second.id })}
${settleButton(item, 'a', 'Keep apart')}
</form>
`;
}

function group(words: Words, item: ReviewItem, { archive }: ReviewContext): Html {
  const ids = item.group!;
  const papers = ids.slice(0, MOST_OF_GROUP).map(id => archive.entries.get(id)!.entry);
  const more = ids.length - papers.length;
  return html`<h2>${plural(ids.length, 'paper')} with a title or an identifier in common</h2>
<ul class="lines">
${papers.map(entry => html`<li><a href="/paper/${entry.id}">${paperName(words, entry)}</a> <span class="why">${authorLine(words, entry)}</span></li>\n`)}</ul>
<p class="aside">${more > 0 && `and ${more} more. `}Open one that is the same paper as another, and merge them there. The button settles the rest, and any that follow.</p>
<form class="acts" method="post" data-desk>
${itemFields(item)}${settleButton(item, 'a', 'Keep the rest apart')}
</form>
`;
}

function untitled(words: Words, item: ReviewItem, context: ReviewContext): Html {
  const entry = entryOf(item, context);
  const places = context.finders(entry).map(({ name, url }) => html`<a href="${url}" rel="noreferrer">${name}</a>`);
  return html`${itemHeading(words, entry)}${itemListing(words, entry)}<form class="acts" method="post" action="/paper/${entry.id}/save" data-desk>
${itemFields(item)}${hidden({ 'was-title': '' })}<label class="grow">Its title <input name="title" autocomplete="off" required></label>
<button type="submit" class="main">Give it this title</button>
</form>
<form class="acts" method="post" data-desk>
${itemFields(item)}${settleButton(item, 's', 'Leave it without')}
</form>
${places.length > 0 && html`<p class="search-for">Look for it at ${separated(places, DOT)}</p>\n`}${abstract(words, entry)}`;
}

function withoutTopic(words: Words, item: ReviewItem, context: ReviewContext): Html {
  const entry = entryOf(item, context);
  return html`${itemHeading(words, entry)}${itemListing(words, entry)}<form class="acts" method="post" action="/paper/${entry.id}/save" data-desk>
${itemFields(item)}${hidden({ kind: 'no-topic', 'was-topics': '' })}${topicChoices([], context.topics, 2)}<button type="submit" class="main">Give it these topics</button>
${settleButton(item, 's', 'Leave it without')}
</form>
${abstract(words, entry)}`;
}

function unlisted(words: Words, item: ReviewItem, context: ReviewContext): Html {
  const entry = entryOf(item, context);
  return html`${itemHeading(words, entry)}${itemListing(words, entry)}<p class="why">No dump lists it any more.</p>
<form class="acts" method="post" data-desk>
${itemFields(item)}${settleButton(item, 's', 'Keep it')}
${keyed('d', 'Delete it', { action: `/paper/${entry.id}/delete` })}
</form>
`;
}

function repeatedName(words: Words, item: ReviewItem, context: ReviewContext): Html {
  const entry = entryOf(item, context);
  const names = entry.author ?? [];
  const once = names.filter((name, i) => name !== item.about || names.indexOf(name) === i);
  const shown = names.map(name => (name === item.about ? html`<mark>${namesHtml(name)}</mark>` : namesHtml(name)));
  return html`${itemHeading(words, entry)}<p class="authors">${separated(shown, ', ')}</p>
<form class="acts" method="post" action="/paper/${entry.id}/save" data-desk>
${itemFields(item)}${hidden({ 'was-author': names.join('\n'), author: once.join('\n') })}${keyed('t', 'Take the second out', { main: true })}
${settleButton(item, 's', 'Two people of this name')}
</form>
`;
}

function abstract(words: Words, entry: PaperEntry): Value {
  return entry.abstract && html`<div class="abstract">${raw(renderAbstract(words, entry.abstract))}</div>\n`;
}
