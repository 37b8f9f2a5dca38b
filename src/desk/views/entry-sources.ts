import { dumpLines, type EntryExplanation, type ListingOrigin } from '../../curate/explain.ts';
import { sourceName } from '../../digest/source-name.ts';
import type { Archive } from '../../editorial/archive.ts';
import { parseLines } from '../../read/line-set.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated } from '../../typeset/tongue-html.ts';
import type { WordKey, Words } from '../../words/words.ts';
import { english } from '../english.ts';
import { hidden } from './keyed.ts';

/** So many lines of a dump are shown. */
const MOST_LINES = 60;
/** So many words that speak for a topic. */
const MOST_TERMS = 6;

/** Words for those who hear a button and do not see what it stands beside. */
const unseen = (inner: Value): Html => html`<span class="hidden">${inner}</span>`;

/** The dumps that list a paper with what they say of it, and what can be done where they are of two papers, or two entries of one. */
export function entrySources(
  words: Words,
  archive: Archive,
  told: EntryExplanation,
  named: ReadonlyMap<string, string>,
): Html {
  const { id, listings, aliases } = told;
  const now = archive.ledgers.listingsOf(id);
  return html`<section class="sources" aria-labelledby="sources"><h2 id="sources">${words.say('where-it-comes-from')}</h2>
${listings.length === 0 && html`<p class="aside">${words.say('no-dump-a-person')}</p>\n`}${listings.map(listing => listed(words, archive, told, listing, now.length > 1))}</section>
<section class="sources" aria-labelledby="one-or-two"><h2 id="one-or-two">${words.say('one-paper-or-two')}</h2>
${aliases.map(
  alias => html`<form class="acts" method="post" action="/paper/${id}/split" data-desk>
${hidden({ alias })}<span>${words.say('was-merged-into-it', { alias })}</span> <button type="submit">${words.set('take-apart-again', { alias, unseen })}</button>
</form>
`,
)}<form class="acts" method="post" action="/paper/${id}/merge" data-desk>
<label class="grow">${words.say('another-entry')} <input name="other" autocomplete="off" required placeholder="${words.say('another-by-what')}"></label>
<button type="submit">${words.say('merge-that-into-this')}</button>
</form>
</section>
<section class="sources" aria-labelledby="by-words"><h2 id="by-words">${words.say('topics-by-words')}</h2>
${topicsOf(words, told, named)}</section>
<section class="sources" aria-labelledby="go"><h2 id="go">${words.say('delete-entry')}</h2>
<p class="aside">${words.say(listings.length > 0 ? 'delete-listed' : 'delete-unlisted')}</p>
<form class="acts" method="post" action="/paper/${id}/delete" data-desk><button type="submit">${words.say('delete-this-entry')}</button></form>
</section>
`;
}

function listed(
  words: Words,
  archive: Archive,
  { id }: EntryExplanation,
  listing: ListingOrigin,
  isOneOfMany: boolean,
): Html {
  const { dump, lines, outcome, superseded } = listing;
  const place = { dump, lines: linesText(words, lines), unseen };
  const isNow = superseded === undefined && (outcome === 'new' || outcome === 'merged');
  const text = dumpLines(archive, dump);
  const places = parseLines(lines).map(({ from, to }) => ({ from, to: Math.min(to, from + MOST_LINES, text.length) }));
  return html`<div class="listing"><p>${words.set('dump-and-lines', { dump: html`<b>${dump}</b>`, lines: linesText(words, lines) })} <span class="aside">${listingText(words, listing)}</span></p>
<details><summary>${words.set('what-stands-there', place)}</summary>
${places.map(({ from, to }) => html`<ol class="dump-lines">\n${Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => line(words, text, from + i))}</ol>\n`)}</details>
${
  isNow &&
  isOneOfMany &&
  html`<form class="acts" method="post" action="/paper/${id}/split" data-desk>
${hidden({ dump, lines })}<button type="submit">${words.set('this-is-another-paper', place)}</button>
</form>
`
}</div>
`;
}

const OUTCOMES = {
  new: 'outcome-new',
  merged: 'outcome-merged',
  deleted: 'outcome-deleted',
  rejected: 'outcome-rejected',
  undone: 'outcome-undone',
} as const satisfies Record<ListingOrigin['outcome'], WordKey>;

/** Which source lists a paper, since when, and what became of it; why is said as the ledger has it. */
function listingText(words: Words, { source, listed, outcome, why, superseded }: ListingOrigin): Value {
  let listing: string = words.say('source-listed-on', {
    source: sourceName(words, source),
    day: plainDay(words, listed),
  });
  if (outcome !== 'new') listing = words.say('listing-and-outcome', { listing, outcome: words.say(OUTCOMES[outcome]) });
  const says = why && isolated(html`${why}`, english(words));
  const said = says ? html`${words.set('listing-and-why', { listing, why: says })}` : listing;
  return superseded ? words.set('listing-and-newer', { listing: said, dump: superseded }) : said;
}

/** A line of a dump. */
function line(words: Words, text: readonly string[], at: number): Html {
  const said = text[at - 1] ?? '';
  return html`<li value="${at}"${attributes(tongueOf(words, said))}>${said}</li>\n`;
}

function topicsOf(words: Words, told: EntryExplanation, named: ReadonlyMap<string, string>): Value {
  const { topics } = told;
  if (told['script-without-terms']) return html`<p class="aside">${words.say('no-terms-in-script')}</p>\n`;
  if (topics.length === 0) return html`<p class="aside">${words.say('no-word-of-topic')}</p>\n`;
  return html`<ul class="lines">
${topics.map(({ slug, score, why, given }) => {
  const terms = why
    .slice(0, MOST_TERMS)
    .map(({ term }) => term)
    .join(words.say('name-comma'));
  const by = words.say('score-by-terms', { score: score.toFixed(1), terms });
  return html`<li>${named.get(slug) ?? slug}${given && html` <span class="aside">${words.say('topic-given')}</span>`} <span class="why">${by}</span></li>\n`;
})}</ul>
`;
}
