import type { Diagnostic } from '../../diagnostic.ts';
import { bringsNews } from '../../ingest/ingest-pages.ts';
import type { PastePreview } from '../../ingest/paste-preview.ts';
import { commandLine } from '../../terminal/command.ts';
import { clip } from '../../typeset/clip.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { capital, english, inEnglish, runsRight } from '../english.ts';
import { HTML, type Pasted, TEXT } from '../pasted-form.ts';
import type { Form } from '../view.ts';

/**
 * What the text was taken for, in fields in which one says otherwise.
 *
 * @param read what was found, or why it cannot be read
 */
export function said(
  words: Words,
  form: Form,
  pasted: Pasted,
  sources: readonly { id: string }[],
  read: PastePreview | readonly Diagnostic[],
): Html {
  const found = isUnread(read) ? undefined : read;
  const { which, holds, key, paste } = pasted;
  // Fields of one text are others than those of the next.
  const at = holds.indexOf(which);
  const was = (field: 'listed' | 'name'): string | undefined =>
    (form.get('of') === which && paste[field] !== undefined && form.get(`found-${field}`)) || found?.[FOUND[field]];
  const looks = found && paste.source === undefined && words.say('desk-source-as-it-looks', { source: found.source });
  return html`<input type="hidden" name="of" value="${which}">
<input type="hidden" name="asked" value="${key}">
<input type="hidden" name="seen" value="${found?.seen}">
<input type="hidden" name="found-listed" value="${was('listed')}">
<input type="hidden" name="found-name" value="${was('name')}">
<div class="taken-as">
${whichText(words, pasted)}${field(
  `source-${at}`,
  words.say('desk-read-as'),
  found ? inEnglish(words, capital(found.about)) : words.say('desk-choose-what'),
  own => html`<select name="source"${own}>
<option value="">${looks || words.say('desk-as-it-looks')}</option>
${sources.map(({ id }) => html`<option${id === paste.source && ' selected'}>${id}</option>\n`)}</select>`,
)}${
  (paste.encoding !== undefined || (isUnread(read) && read.some(({ rule }) => rule === 'utf-8'))) &&
  field(
    `encoding-${at}`,
    words.say('desk-encoding'),
    words.say('desk-encoding-hint'),
    own => html`<input name="encoding"${own} value="${paste.encoding}" autocomplete="off" spellcheck="false">`,
  )
}${
  found &&
  field(
    `listed-${at}`,
    words.say('desk-day'),
    dayWhy(words, found, pasted),
    own => html`<input type="date" name="listed"${own} value="${found.listed}" required>`,
  )
}${
  found &&
  field(
    `name-${at}`,
    words.say('desk-kept-as'),
    words.say(found.replaces ? 'desk-kept-before' : 'desk-in-dumps'),
    own => html`<input name="name"${own} value="${found.dump}" autocomplete="off" spellcheck="false" required>`,
  )
}</div>
`;
}

/** Which of several texts it is. */
function whichText(words: Words, { holds, which }: Pasted): Value {
  const option = (name: string): Html => {
    const label = name === TEXT || name === HTML ? words.say(OF_BOX[name]) : name;
    return html`<option${label !== name && html` value="${name}"`}${name === which && ' selected'}>${label}</option>\n`;
  };
  return (
    holds.length > 1 &&
    field(
      'which',
      words.say('desk-which-text'),
      words.say('desk-one-at-a-time'),
      own => html`<select name="which"${own}>\n${holds.map(option)}</select>`,
    )
  );
}

const OF_BOX = { [TEXT]: 'desk-text-of-box', [HTML]: 'desk-html-of-box' } as const;

/** What to do with a text that is too long to be looked at here. */
export function tooLong(words: Words, pasted: Pasted): Html {
  const { name } = pasted.paste;
  const command = (...more: string[]) =>
    html`<pre${attributes(runsRight(words))}>${commandLine('ingest', name ?? 'FILE', ...more)}</pre>`;
  return html`<div class="taken-as">
${whichText(words, pasted)}</div>
<ul class="notes">
<li>${words.say(name === undefined ? 'desk-save-and-ingest' : 'desk-ingest-file')}
${command()}</li>
<li>${words.say('desk-ingest-dry-run')}
${command('--dry-run')}</li>
</ul>
`;
}

const isUnread = (read: PastePreview | readonly Diagnostic[]): read is readonly Diagnostic[] => Array.isArray(read);

const FOUND = { listed: 'listed', name: 'dump' } as const;

function field(id: string, label: string, why: Value, control: (own: Html) => Html): Html {
  return html`<div>
<label for="${id}">${label}</label>
${control(html` id="${id}" aria-describedby="${id}-why"`)}
<small id="${id}-why">${why}</small>
</div>
`;
}

/** Why the papers are of this day, and of which year those days are that state none. */
function dayWhy(words: Words, { yearsFrom, ...preview }: PastePreview, pasted: Pasted): Value {
  if (preview.listedFrom === 'dump' && yearsFrom !== undefined && yearsFrom !== 'dump') {
    const year = preview.listed.slice(0, 4);
    if (yearsFrom === 'file name' && preview.isNamed) return words.say('desk-year-of-file-name', { year });
    return html`<strong class="guess">${words.say('desk-year-guessed', { year })}</strong>`;
  }
  const why = whyDay(words, preview, pasted);
  if (!yearsFrom) return why;
  return words.say(yearsFrom === 'newest year' ? 'desk-years-after-newest' : 'desk-years-before', { why });
}

function whyDay(
  words: Words,
  { listed, listedFrom, isNamed }: Omit<PastePreview, 'yearsFrom'>,
  { paste }: Pasted,
): string {
  if (paste.listed !== undefined) return words.say('desk-day-as-you-say');
  if (listedFrom === 'dump') return words.say('desk-day-as-text-says', { day: plainDay(words, listed) });
  if (listedFrom === 'sidecar') return words.say('desk-day-as-said-before');
  if (listedFrom === 'file name' && isNamed) return words.say('desk-day-as-file-name-says');
  return words.say('desk-day-today');
}

/** What else is to be said before it is taken in. */
export function notes(words: Words, { warnings, others, papers }: PastePreview): Html | undefined {
  const said = warnings.filter(({ rule }) => !SHOWN_ELSEWHERE.has(rule));
  const isKnown = papers.length > 0 && !papers.some(paper => paper.isNew || bringsNews(paper));
  const redated = papers.some(({ changed }) => changed?.includes('listed'));
  if (said.length === 0 && others.length === 0 && !redated && !isKnown) return undefined;
  return html`<ul class="notes">
${isKnown && html`<li>${words.say('desk-brings-nothing')}</li>\n`}${redated && html`<li>${words.say('desk-papers-move')}</li>\n`}${
  others.length > 0 &&
  html`<li>${words.say('desk-others-wait', { n: others.length, names: others.join(words.say('name-comma')) })}</li>\n`
}${said.map(({ line, message }) => html`<li>${atLine(words, line, inEnglish(words, `${message}.`))}</li>\n`)}</ul>
`;
}

/** What is said of a line, or of all. */
const atLine = (words: Words, line: number | undefined, what: Html): Value =>
  line === undefined ? what : words.set('desk-line-says', { line, what });

/** Warnings that the page says in its own way. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['unread-line', 'empty-record', 'unknown-day', 'inferred-year']);

/** Why a text cannot be read. */
export function unreadable(words: Words, diagnostics: readonly Diagnostic[], { bytes }: Pasted['paste']): Html {
  const text = bytes.length < 2000 ? Buffer.from(bytes).toString('utf8').trim() : '';
  if (/^https?:\/\/\S+$/i.test(text))
    return html`<ul class="notes">
<li>${words.say('desk-no-papers-address')}
<pre${attributes(runsRight(words))}>${commandLine('ingest', text)}</pre></li>
</ul>
`;
  return html`<ul class="notes">
${diagnostics.map(
  ({
    line,
    message,
    details = [],
    reasons = [],
  }) => html`<li>${atLine(words, line, inEnglish(words, `${capital(message)}.`))}${
    details.length > 0 &&
    html`<pre${attributes(tongueOf(words, details.join(' ')))}>${details.map(detail => clip(detail, 200)).join('\n')}</pre>`
  }${
    reasons.length > 0 &&
    html`<details><summary>${words.say('desk-looked-for')}</summary><pre${attributes(english(words))}>${reasons.join('\n')}</pre></details>`
  }</li>
`,
)}</ul>
`;
}
