import { doubtSays } from '../../curate/review.ts';
import type { PastedPaper, PastePreview } from '../../ingest/paste-preview.ts';
import type { PaperEntry } from '../../paper.ts';
import { parseLines } from '../../read/line-set.ts';
import { clip } from '../../typeset/clip.ts';
import { dateBesideVenue, plainDay, venueText } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { plainAbstract, renderAbstract, renderTitle } from '../../typeset/markdown.ts';
import { authorLine, namesHtml } from '../../typeset/people.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import { wholeWords } from '../marked-text.ts';
import { MENDABLE } from '../pasted-form.ts';

/** So many papers are shown at first; of those that ask for a look, more. */
const SHOWN = 50;
const LOOKED_AT = 200;
/** So much of a line is shown, in UTF-16 units, and so many lines. */
const LINE = 280;
const LINES = 60;

/** Whether a paper asks for a look: it is in doubt, damaged, without a title, or makes no entry. */
export function asksForALook({ doubtful, damaged, outcome, paper, isNew }: PastedPaper): boolean {
  return Boolean(doubtful || damaged) || outcome === 'rejected' || (isNew && paper?.title === undefined);
}

/** Leaves in sight only what asks for a look, where that is not all; whatever is said of the others stays. */
export function onlyLooks(papers: readonly PastedPaper[], isOn: boolean): Value {
  const looks = papers.filter(asksForALook).length;
  return (
    looks > 0 &&
    looks < papers.length &&
    html`<p class="only"><label class="button"><input type="checkbox" name="looks" value="on" data-key="o" data-key-says="show only what is to be looked at, or all"${isOn && ' checked'}> Show only ${looks === 1 ? 'the one' : `the ${looks}`} to look at</label></p>\n`
  );
}

/** The papers of a text, each beside its lines. @param isWhole whether all are shown */
export function pastedPapers(
  words: Words,
  preview: PastePreview,
  isWhole: boolean,
  leftOut: ReadonlySet<string>,
): Html {
  const { papers } = preview;
  let looks = LOOKED_AT;
  let places = SHOWN - papers.filter(asksForALook).length;
  const isShown = (paper: PastedPaper): boolean => (asksForALook(paper) ? looks-- > 0 : places-- > 0);
  const shown = isWhole ? papers : papers.filter(isShown);
  return html`<ol class="pasted">
${shown.map(paper => item(words, paper, preview, leftOut))}</ol>
${
  shown.length < papers.length &&
  html`<p><label class="button"><input type="checkbox" name="whole" value="on"> Show all ${plural(papers.length, 'paper')}</label></p>
`
}`;
}

function item(words: Words, report: PastedPaper, preview: PastePreview, leftOut: ReadonlySet<string>): Html {
  const { paper, isNew, entry = '', outcome, lines, damaged = [], doubtful = [] } = report;
  const isOurs = isNew && outcome === 'new';
  const isOut = isNew && leftOut.has(entry);
  const is = [isOut && 'left-out', asksForALook(report) && 'looks'].filter(Boolean).join(' ');
  return html`<li data-item="${entry} ${lines}"${is && html` class="${is}"`}>
<div class="found">
<p class="fate">${isOut ? html`<b>Left out</b>: it is known, and does not come back` : fate(words, report, preview)}</p>
${paper && facts(words, paper, isNew)}${doubtful.map(
  ({ entry, title, why }) =>
    html`<p class="doubt">Perhaps the same as <a href="/paper/${entry}">${title === undefined ? entry : renderTitle(words, title)}</a>: ${why}. It is taken in as another paper; you decide in the review.</p>
`,
)}${damaged.map(
  ({ kind, line, excerpt }) =>
    html`<p class="doubt">Line ${line}: ${doubtSays(kind)}: <q>${clip(wholeWords(excerpt, excerpt, preview.lines[line - 1] ?? ''), 120)}</q></p>
`,
)}${isOurs && paper && choices(paper, leftOut)}</div>
<details class="lines" data-wide>
<summary>${/[-,]/.test(lines) ? 'Lines' : 'Line'} ${between(lines)}</summary>
<pre>${textOf(lines, preview.lines)}</pre>
</details>
</li>
`;
}

/** What would become of a paper, in a few words. */
function fate(
  words: Words,
  { outcome, isNew, isKnown, why, changed = [], lines, entry, paper }: PastedPaper,
  { papers }: PastePreview,
) {
  const because = why !== undefined && html` (${why})`;
  if (outcome === 'rejected') return html`<b>No paper</b>: ${why}`;
  if (outcome === 'deleted') return html`<b>Left out before</b>: it does not come back`;
  if (outcome === 'new' && !isKnown) return html`<b>New</b>`;
  if (isNew) {
    const first = papers.find(other => other.entry === entry && other.lines !== lines);
    return html`<b>Twice here</b>: the same paper as in lines ${first && between(first.lines)}${because}`;
  }
  const news = changed.filter(field => field !== 'provenance' && field !== 'listed');
  const says = outcome === 'new' ? 'As before' : 'Known';
  return html`<b>${says}</b>: <a href="/paper/${entry}">its entry</a> of ${paper && plainDay(words, paper.listed)}${because}${
    changed.includes('listed') && '; it moves to this day'
  }${news.length > 0 && html`; it gains or changes ${news.join(', ')}`}`;
}

function facts(words: Words, paper: PaperEntry, isNew: boolean): Html {
  const people = authorLine(words, paper, 6);
  const venue = paper['container-title'];
  const place = [venue && venueText(venue), dateBesideVenue(words, paper)].filter(Boolean).join(', ');
  const { title, abstract } = paper;
  return html`<h3>${title === undefined ? html`<i>Without a title</i>` : renderTitle(words, title)}</h3>
${
  title === undefined &&
  abstract !== undefined &&
  html`<p class="people">${clip(plainAbstract(abstract), 200)}</p>
`
}${(people || place) && html`<p class="people">${people && namesHtml(people)}${people && place && ' · '}${place}</p>\n`}${
  isNew &&
  (abstract === undefined
    ? html`<p class="people">No abstract</p>\n`
    : html`<details class="abstract"><summary>Abstract</summary>\n${raw(renderAbstract(words, abstract))}</details>\n`)
}`;
}

/** What a person may do with a new paper. */
function choices(paper: PaperEntry, leftOut: ReadonlySet<string>): Html {
  const { id } = paper;
  const called = clip(paper.title ?? id, 80);
  return html`<div class="choices">
<details class="mend"><summary>Correct<span class="hidden"> ${called}</span></summary>
<fieldset><legend class="hidden">${called}</legend>
${MENDABLE.map(({ field, label, write }) => {
  const value = write(paper) ?? '';
  const name = html`name="${field}:${id}"`;
  return html`<label>${label}
${
  field === 'title' || field === 'issued'
    ? html`<input ${name} value="${value}" autocomplete="off">`
    : html`<textarea ${name} rows="${field === 'author' ? 4 : 7}" spellcheck="false">\n${value}</textarea>`
}</label>
`;
})}</fieldset></details>
<label class="leave"><input type="checkbox" name="out" value="${id}" data-key="x" data-key-says="leave the paper out, or take it"${leftOut.has(id) && ' checked'}> Leave out<span class="hidden"> ${called}</span></label>
</div>
`;
}

/** Lines that went nowhere, as they stand in the text. */
export function lostLines({ other: { unread }, lines }: PastePreview): Html | undefined {
  if (unread === undefined) return undefined;
  const ranges = unread.split(',');
  return html`<section class="lost" aria-labelledby="lost">
<h2 id="lost">Lines that went nowhere</h2>
<p>Nothing of them is read. Where they belong to a paper, mend the text above, or correct the paper below.</p>
<dl>
${ranges.slice(0, SHOWN).map(
  range => html`<div><dt>${between(range)}</dt>
<dd><pre>${textOf(range, lines)}</pre></dd></div>
`,
)}</dl>
${ranges.length > SHOWN && html`<p>And ${ranges.length - SHOWN} more places.</p>`}
</section>
`;
}

/** `3-5,8` as a person writes it. */
const between = (lines: string): string => lines.replaceAll('-', '–').replaceAll(',', ', ');

function textOf(range: string, lines: readonly string[]): string {
  const all = parseLines(range).flatMap(({ from, to }) => lines.slice(from - 1, Math.min(to, from + LINES)));
  const text = all.slice(0, LINES).map(line => (line.length > LINE ? `${line.slice(0, LINE)}…` : line));
  return `${text.join('\n')}${all.length > LINES ? '\n…' : ''}`;
}
