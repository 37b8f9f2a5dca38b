import type { FieldOrigin } from '../../curate/explain.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import type { Words } from '../../words/words.ts';
import { type Draft, type EntryField, FIELDS, isShort, MORE_FIELDS } from '../entry-fields.ts';
import { topicChoices } from './topic-choices.ts';

export interface EntryFormOptions {
  entry: Draft;
  /** What the entry's file says; of a new one nothing. */
  was: Draft;
  topics: readonly { slug: string; name: string }[];
  /** Where a field comes from; nothing is said of those of a new entry. */
  origins: readonly FieldOrigin[];
  /** Where the form goes, and what its button says. */
  action: string;
  says: string;
}

/** Letters in a line of a field, about. */
const LINE = 62;
const MOST_ROWS = 24;

/** All fields of an entry, each with where it comes from. */
export function entryForm(words: Words, options: EntryFormOptions): Html {
  const { entry, action, says } = options;
  const fields = (all: readonly EntryField[]): Html[] => all.map(field => fieldOf(words, field, options));
  const filled = MORE_FIELDS.filter(field => field.text(entry) !== '').length;
  return html`<form class="entry-form" method="post" action="${action}" data-desk data-live="/piece/entry" data-live-into="entry-shown">
${fields(FIELDS)}<details class="more-fields"><summary>More fields${filled > 0 && ` (${filled} filled)`}</summary>
${fields(MORE_FIELDS)}</details>
<p class="save-bar"><button type="submit" class="main">${says}</button> <span class="aside"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span></p>
</form>
`;
}

function fieldOf(words: Words, field: EntryField, { entry, was: before, topics, origins }: EntryFormOptions): Html {
  const { name, label, hint } = field;
  const text = field.text(entry);
  const id = `field-${name.replace('.', '-')}`;
  const origin = text !== '' || origins.some(({ field: key, by }) => key === field.key && by === 'removed');
  const said = origin
    ? originText(
        words,
        origins.find(({ field: key }) => key === field.key),
      )
    : undefined;
  const about = [hint && `${id}-hint`, said && `${id}-from`].filter(Boolean).join(' ');
  const described = about && html` aria-describedby="${about}"`;
  const was = html`<input type="hidden" name="was-${name}" value="${field.text(before)}">`;
  const notes = html`${hint && html`<p class="hint" id="${id}-hint">${hint}</p>\n`}${said && html`<p class="from" id="${id}-from">${said}</p>\n`}`;
  if (field.as === 'tick')
    return html`<div class="field">${was}<label class="tick"><input type="checkbox" id="${id}" name="${name}" value="1"${text !== '' && raw(' checked')}${described}> ${label}</label>
${notes}</div>
`;
  if (field.as === 'topics')
    return html`<fieldset class="field topic-choices"><legend>${label}</legend>${was}${topicChoices(entry.topics ?? [], topics, 2, about)}
${notes}</fieldset>
`;
  return html`<div class="field${isShort(field) && ' short'}"><label for="${id}">${label}</label>${was}
${control(field, text, id, described)}${notes}</div>
`;
}

function control({ name, as, isLong, choices = [] }: EntryField, text: string, id: string, described: Value): Html {
  if (as === 'choice')
    return html`<select id="${id}" name="${name}"${described}>
<option value="">None</option>
${choices.map(choice => html`<option${choice === text && raw(' selected')}>${choice}</option>\n`)}</select>
`;
  if (as === 'day')
    return html`<input type="date" id="${id}" name="${name}" value="${text}"${described}>
`;
  if (isLong)
    return html`<textarea class="grows" id="${id}" name="${name}" rows="${Math.max(1, Math.ceil(text.length / LINE))}"${described}>
${text}</textarea>
`;
  if (as === 'line')
    return html`<input id="${id}" name="${name}" value="${text}" autocomplete="off"${described}>
`;
  const rows = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 1);
  return html`<textarea id="${id}" name="${name}" rows="${Math.min(MOST_ROWS, Math.max(2, rows))}"${described}>
${text}</textarea>
`;
}

/** Where a field comes from, in a few words. */
function originText(words: Words, origin: FieldOrigin | undefined): string | undefined {
  if (!origin) return undefined;
  const { by, dump, lines } = origin;
  const from = dump && `${dump}${lines ? `, ${linesText(words, lines)}` : ''}`;
  if (by === 'dump') return `From ${from ?? 'its dump'}`;
  if (by === 'made') return 'Made when it was taken in';
  if (by === 'removed') return `Taken out by a person${from ? `; stated in ${from}` : ''}`;
  return `Written by a person${from ? `; stated in ${from}` : ''}`;
}
