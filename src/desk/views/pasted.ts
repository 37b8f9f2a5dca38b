import type { PastedPaper, PastePreview } from '../../ingest/paste-preview.ts';
import type { PaperEntry } from '../../paper.ts';
import { parseLines } from '../../read/line-set.ts';
import { clip } from '../../typeset/clip.ts';
import { dateBesideVenue, plainDay, venueText } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { plainAbstract, renderAbstract, renderTitle } from '../../typeset/markdown.ts';
import { authorLineHtml } from '../../typeset/people.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { inEnglish } from '../english.ts';
import { kindSays } from '../kind-words.ts';
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
export function onlyLooks(words: Words, papers: readonly PastedPaper[], isOn: boolean): Value {
  const looks = papers.filter(asksForALook).length;
  return (
    looks > 0 &&
    looks < papers.length &&
    html`<p class="only"><label class="button"><input type="checkbox" name="looks" value="on" data-key="o" data-key-says="${words.say('desk-key-only-looks')}"${isOn && ' checked'}> ${words.say('desk-only-looks', { n: looks })}</label></p>\n`
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
  html`<p><label class="button"><input type="checkbox" name="whole" value="on"> ${words.say('desk-show-all-papers', { n: papers.length })}</label></p>
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
<p class="fate">${isOut ? words.set('desk-fate-left-out', { b }) : fate(words, report, preview)}</p>
${paper && facts(words, paper, isNew)}${doubtful.map(
  ({ entry, title, why }) =>
    html`<p class="doubt">${words.set('desk-fate-doubtful', {
      paper: html`<a href="/paper/${entry}">${title === undefined ? entry : isolated(renderTitle(words, title), tongueOf(words, title))}</a>`,
      why: inEnglish(words, why),
    })}</p>
`,
)}${damaged.map(
  ({ kind, line, excerpt }) =>
    html`<p class="doubt">${words.set('desk-line-says', {
      line,
      what: html`${kind === 'repeated-name' ? words.say('desk-author-is-named-twice') : kindSays(words, kind)}: <q>${clip(wholeWords(excerpt, excerpt, preview.lines[line - 1] ?? ''), 120)}</q>`,
    })}</p>
`,
)}${isOurs && paper && choices(words, paper, leftOut)}</div>
<details class="lines" data-wide>
<summary>${/[-,]/.test(lines) ? words.say('desk-lines', { lines: between(words, lines) }) : words.say('desk-line', { line: lines })}</summary>
${linesShown(words, lines, preview.lines)}
</details>
</li>
`;
}

const b = (inner: readonly Value[]): Html => html`<b>${inner}</b>`;
const unseen = (inner: readonly Value[]): Html => html`<span class="hidden">${inner}</span>`;

/** What would become of a paper, in a few words. */
function fate(
  words: Words,
  { outcome, isNew, isKnown, why, changed = [], lines, entry, paper }: PastedPaper,
  { papers }: PastePreview,
): Value {
  const because = why !== undefined && html` (${inEnglish(words, why)})`;
  if (outcome === 'rejected') return words.set('desk-fate-rejected', { b, why: inEnglish(words, why) });
  if (outcome === 'deleted') return words.set('desk-fate-deleted', { b });
  if (outcome === 'new' && !isKnown) return b([words.say('desk-fate-new')]);
  if (isNew) {
    const first = papers.find(other => other.entry === entry && other.lines !== lines);
    return [words.set('desk-fate-twice', { b, lines: first ? between(words, first.lines) : '' }), because];
  }
  const known = html`${words.set(outcome === 'new' ? 'desk-fate-before' : 'desk-fate-known', {
    b,
    a: inner => html`<a href="/paper/${entry}">${inner}</a>`,
    day: paper ? plainDay(words, paper.listed) : '',
  })}`;
  let says = html`${known}${because}`;
  if (changed.includes('listed')) says = html`${words.set('desk-fate-moves', { fate: says })}`;
  const news = changed.filter(field => field !== 'provenance' && field !== 'listed');
  if (news.length === 0) return says;
  return words.set('desk-fate-gains', { fate: says, fields: inEnglish(words, news.join(', ')) });
}

function facts(words: Words, paper: PaperEntry, isNew: boolean): Html {
  const people = authorLineHtml(words, paper, 6);
  const venue = paper['container-title'];
  const place = [venue && venueText(venue), dateBesideVenue(words, paper)].filter(Boolean).join(', ');
  const { title, abstract, language } = paper;
  return html`<h3>${title === undefined ? html`<i>${words.say('desk-state-untitled')}</i>` : isolated(renderTitle(words, title), tongueOf(words, title, language))}</h3>
${
  title === undefined &&
  abstract !== undefined &&
  html`<p class="people"${attributes(tongueOf(words, abstract, language))}>${clip(plainAbstract(abstract), 200)}</p>
`
}${(people || place) && html`<p class="people">${people}${people && place && ' · '}${place}</p>\n`}${
  isNew &&
  (abstract === undefined
    ? html`<p class="people">${words.say('no-abstract')}</p>\n`
    : html`<details class="abstract"><summary>${words.say('abstract-heading')}</summary>\n<div${attributes(tongueOf(words, abstract, language))}>${raw(renderAbstract(words, abstract))}</div></details>\n`)
}`;
}

/** What a person may do with a new paper. */
function choices(words: Words, paper: PaperEntry, leftOut: ReadonlySet<string>): Html {
  const { id } = paper;
  const called = clip(paper.title ?? id, 80);
  return html`<div class="choices">
<details class="mend"><summary>${words.set('desk-correct', { paper: called, unseen })}</summary>
<fieldset><legend class="hidden">${called}</legend>
${MENDABLE.map(({ field, label, write }) => {
  const value = write(paper) ?? '';
  const name = html`name="${field}:${id}"`;
  return html`<label>${words.say(label)}
${
  field === 'title' || field === 'issued'
    ? html`<input ${name} value="${value}" autocomplete="off">`
    : html`<textarea ${name} rows="${field === 'author' ? 4 : 7}" spellcheck="false">\n${value}</textarea>`
}</label>
`;
})}</fieldset></details>
<label class="leave"><input type="checkbox" name="out" value="${id}" data-key="x" data-key-says="${words.say('desk-key-leave-out')}"${leftOut.has(id) && ' checked'}> ${words.set('desk-leave-out', { paper: called, unseen })}</label>
</div>
`;
}

/** Lines that went nowhere, as they stand in the text. */
export function lostLines(words: Words, { other: { unread }, lines }: PastePreview): Html | undefined {
  if (unread === undefined) return undefined;
  const ranges = unread.split(',');
  return html`<section class="lost" aria-labelledby="lost">
<h2 id="lost">${words.say('desk-lines-lost')}</h2>
<p>${words.say('desk-about-lines-lost')}</p>
<dl>
${ranges.slice(0, SHOWN).map(
  range => html`<div><dt>${between(words, range)}</dt>
<dd>${linesShown(words, range, lines)}</dd></div>
`,
)}</dl>
${ranges.length > SHOWN && html`<p>${words.say('desk-and-more-places', { n: ranges.length - SHOWN })}</p>`}
</section>
`;
}

/** `3-5,8` as a person writes it. */
const between = (words: Words, lines: string): string =>
  lines.split(',').join(words.say('name-comma')).replaceAll('-', '–');

function linesShown(words: Words, range: string, lines: readonly string[]): Html {
  const all = parseLines(range).flatMap(({ from, to }) => lines.slice(from - 1, Math.min(to, from + LINES)));
  const text = all.slice(0, LINES).map(line => (line.length > LINE ? `${line.slice(0, LINE)}…` : line));
  const shown = `${text.join('\n')}${all.length > LINES ? '\n…' : ''}`;
  return html`<pre${attributes(tongueOf(words, shown))}>${shown}</pre>`;
}
