import { dumpLines, type EntryExplanation, type ListingOrigin } from '../../curate/explain.ts';
import { sourceName } from '../../digest/source-name.ts';
import type { Archive } from '../../editorial/archive.ts';
import { parseLines } from '../../read/line-set.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import type { Words } from '../../words/words.ts';
import { hidden } from './keyed.ts';

/** So many lines of a dump are shown. */
const MOST_LINES = 60;

/** The dumps that list a paper with what they say of it, and what can be done where they are of two papers, or two entries of one. */
export function entrySources(
  words: Words,
  archive: Archive,
  told: EntryExplanation,
  named: ReadonlyMap<string, string>,
): Html {
  const { id, listings, aliases } = told;
  const now = archive.ledgers.listingsOf(id);
  return html`<section class="sources" aria-labelledby="sources"><h2 id="sources">Where this comes from</h2>
${listings.length === 0 && html`<p class="aside">No dump lists it: a person wrote it.</p>\n`}${listings.map(listing => listed(words, archive, told, listing, now.length > 1))}</section>
<section class="sources" aria-labelledby="one-or-two"><h2 id="one-or-two">One paper or two</h2>
${aliases.map(
  alias => html`<form class="acts" method="post" action="/paper/${id}/split" data-desk>
${hidden({ alias })}<span>${alias} was merged into it.</span> <button type="submit">Take apart again<span class="hidden">: ${alias}</span></button>
</form>
`,
)}<form class="acts" method="post" action="/paper/${id}/merge" data-desk>
<label class="grow">Another entry of the same paper <input name="other" autocomplete="off" required placeholder="its id, arXiv identifier or DOI"></label>
<button type="submit">Merge that one into this</button>
</form>
</section>
<section class="sources" aria-labelledby="by-words"><h2 id="by-words">Topics by its words</h2>
${topicsOf(told, named)}</section>
<section class="sources" aria-labelledby="go"><h2 id="go">Delete</h2>
<p class="aside">Its file goes. ${listings.length > 0 ? 'It stays known, and no dump brings it back.' : 'No dump lists it.'} The history can bring it back.</p>
<form class="acts" method="post" action="/paper/${id}/delete" data-desk><button type="submit">Delete this entry</button></form>
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
  const { dump, source, lines, listed, outcome, why, superseded } = listing;
  const isNow = superseded === undefined && (outcome === 'new' || outcome === 'merged');
  const text = dumpLines(archive, dump);
  const places = parseLines(lines).map(({ from, to }) => ({ from, to: Math.min(to, from + MOST_LINES, text.length) }));
  return html`<div class="listing"><p><b>${dump}</b>, ${linesText(words, lines)} <span class="aside">${sourceName(words, source)}, listed on ${plainDay(words, listed)}${
    outcome !== 'new' && `, ${outcome}`
  }${why && `: ${why}`}${superseded && `; ${superseded} lists it instead`}</span></p>
<details><summary>What stands there<span class="hidden"> in ${dump}, ${linesText(words, lines)}</span></summary>
${places.map(({ from, to }) => html`<ol class="dump-lines">\n${Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => html`<li value="${from + i}">${text[from + i - 1] ?? ''}</li>\n`)}</ol>\n`)}</details>
${
  isNow &&
  isOneOfMany &&
  html`<form class="acts" method="post" action="/paper/${id}/split" data-desk>
${hidden({ dump, lines })}<button type="submit">This is another paper<span class="hidden">: split ${dump}, ${linesText(words, lines)}</span></button>
</form>
`
}</div>
`;
}

function topicsOf({ topics }: EntryExplanation, named: ReadonlyMap<string, string>): Value {
  if (topics.length === 0) return html`<p class="aside">No word of it is a topic’s.</p>\n`;
  return html`<ul class="lines">
${topics.map(
  ({ slug, score, why, given }) =>
    html`<li>${named.get(slug) ?? slug}${given && html` <span class="aside">given</span>`} <span class="why">${score.toFixed(1)} by ${why
      .slice(0, 6)
      .map(({ term }) => term)
      .join(', ')}</span></li>\n`,
)}</ul>
`;
}
