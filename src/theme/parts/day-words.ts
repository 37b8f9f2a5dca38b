import type { DayFile } from '../../content/day-file.ts';
import { type Html, html, raw } from '../../typeset/html.ts';
import { type Places, renderNote } from '../../typeset/own-words.ts';

/** The editor's headline and note on a day, as they stand above its papers. */
export function dayWords({ title, note }: Pick<DayFile, 'title' | 'note'>, places: Places): Html {
  return html`${title && html`<p class="headline">${title}</p>\n`}${note && html`<div class="note">${raw(renderNote(note, places))}</div>\n`}`;
}
