import type { Diagnostic } from '../../diagnostic.ts';
import { bringsNews } from '../../ingest/ingest-pages.ts';
import type { PastePreview } from '../../ingest/paste-preview.ts';
import { commandLine } from '../../terminal/command.ts';
import { clip } from '../../typeset/clip.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import type { Pasted } from '../pasted-form.ts';
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
  const looks = found && paste.source === undefined ? `${found.source}, as it looks` : undefined;
  return html`<input type="hidden" name="of" value="${which}">
<input type="hidden" name="asked" value="${key}">
<input type="hidden" name="seen" value="${found?.seen}">
<input type="hidden" name="found-listed" value="${was('listed')}">
<input type="hidden" name="found-name" value="${was('name')}">
<div class="taken-as">
${whichText(pasted)}${field(
  `source-${at}`,
  'Read as',
  found ? capital(found.about) : 'Choose what it is, if you know',
  own => html`<select name="source"${own}>
<option value="">${looks ?? 'as it looks'}</option>
${sources.map(({ id }) => html`<option${id === paste.source && ' selected'}>${id}</option>\n`)}</select>`,
)}${
  (paste.encoding !== undefined || (isUnread(read) && read.some(({ rule }) => rule === 'utf-8'))) &&
  field(
    `encoding-${at}`,
    'Encoding',
    'As windows-1252 or gb18030',
    own => html`<input name="encoding"${own} value="${paste.encoding}" autocomplete="off" spellcheck="false">`,
  )
}${
  found &&
  field(
    `listed-${at}`,
    'Day',
    dayWhy(words, found, pasted),
    own => html`<input type="date" name="listed"${own} value="${found.listed}" required>`,
  )
}${
  found &&
  field(
    `name-${at}`,
    'Kept as',
    found.replaces ? 'Its name is another text’s, which is kept as an earlier version' : 'In the folder dumps',
    own => html`<input name="name"${own} value="${found.dump}" autocomplete="off" spellcheck="false" required>`,
  )
}</div>
`;
}

/** Which of several texts it is. */
function whichText({ holds, which }: Pasted): Value {
  const options = holds.map(name => html`<option${name === which && ' selected'}>${name}</option>\n`);
  return (
    holds.length > 1 &&
    field('which', 'Text', 'One is taken in at a time', own => html`<select name="which"${own}>\n${options}</select>`)
  );
}

/** What to do with a text that is too long to be looked at here. */
export function tooLong(pasted: Pasted): Html {
  const { name } = pasted.paste;
  const command = (...more: string[]) => html`<pre>${commandLine('ingest', name ?? 'FILE', ...more)}</pre>`;
  return html`<div class="taken-as">
${whichText(pasted)}</div>
<ul class="notes">
<li>${name === undefined ? 'Save it as a file, and take that in' : 'Take the file in'} in a terminal, where it lies:
${command()}</li>
<li>To see before what would become of it:
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

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Why the papers are of this day, and of which year those days are that state none. */
function dayWhy(words: Words, { yearsFrom, ...preview }: PastePreview, pasted: Pasted): Value {
  if (preview.listedFrom === 'dump' && yearsFrom !== undefined && yearsFrom !== 'dump') {
    const year = `The text names no year; taken to be ${preview.listed.slice(0, 4)}`;
    if (yearsFrom === 'file name' && preview.isNamed) return `${year}, as the file’s name says`;
    return html`<strong class="guess">${year}. Say the day if that is wrong</strong>`;
  }
  const years =
    yearsFrom === 'newest year'
      ? '; days without a year are of the year after the newest that it shows'
      : yearsFrom && '; days without a year are the last such before it';
  return `${whyDay(words, preview, pasted)}${years ?? ''}`;
}

function whyDay(
  words: Words,
  { listed, listedFrom, isNamed }: Omit<PastePreview, 'yearsFrom'>,
  { paste }: Pasted,
): string {
  if (paste.listed !== undefined) return 'As you say';
  if (listedFrom === 'dump') return `${plainDay(words, listed)}, as the text says`;
  if (listedFrom === 'sidecar') return 'As was said of it before';
  if (listedFrom === 'file name' && isNamed) return 'As the file’s name says';
  return 'Today, since the text names no day';
}

/** What else is to be said before it is taken in. */
export function notes({ warnings, others, papers }: PastePreview): Html | undefined {
  const said = warnings.filter(({ rule }) => !SHOWN_ELSEWHERE.has(rule));
  const isKnown = papers.length > 0 && !papers.some(paper => paper.isNew || bringsNews(paper));
  const redated = papers.some(({ changed }) => changed?.includes('listed'));
  if (said.length === 0 && others.length === 0 && !redated && !isKnown) return undefined;
  return html`<ul class="notes">
${isKnown && html`<li>It brings nothing that is not known: there is no need to take it in.</li>\n`}${redated && html`<li>Papers that were read from this text before move to this day.</li>\n`}${
  others.length > 0 &&
  html`<li>With it ${plural(others.length, 'other text is', 'other texts are')} read that ${others.length === 1 ? 'waits' : 'wait'} in the folder dumps: ${others.join(', ')}.</li>\n`
}${said.map(({ line, message }) => html`<li>${line !== undefined && `Line ${line}: `}${message}.</li>\n`)}</ul>
`;
}

/** Warnings that the page says in its own way. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['unread-line', 'empty-record', 'unknown-day', 'inferred-year']);

/** Why a text cannot be read. */
export function unreadable(diagnostics: readonly Diagnostic[], { bytes }: Pasted['paste']): Html {
  const text = bytes.length < 2000 ? Buffer.from(bytes).toString('utf8').trim() : '';
  if (/^https?:\/\/\S+$/i.test(text))
    return html`<ul class="notes">
<li>This is no paper’s address that is known as one. The page there can be fetched in a terminal, as the desk asks no other host:
<pre>${commandLine('ingest', text)}</pre></li>
</ul>
`;
  return html`<ul class="notes">
${diagnostics.map(
  ({
    line,
    message,
    details = [],
    reasons = [],
  }) => html`<li>${line !== undefined && `Line ${line}: `}${capital(message)}.${
    details.length > 0 && html`<pre>${details.map(detail => clip(detail, 200)).join('\n')}</pre>`
  }${
    reasons.length > 0 &&
    html`<details><summary>What each source looked for</summary><pre>${reasons.join('\n')}</pre></details>`
  }</li>
`,
)}</ul>
`;
}
