import type { DayFile } from '../../content/day-file.ts';
import { type Html, html, raw } from '../../typeset/html.ts';
import { type Places, renderNote } from '../../typeset/own-words.ts';
import { ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';

/** The editor's headline and note on a day, as they stand above its papers. @param site in whose language they are */
export function dayWords(
  words: Words,
  { title, note }: Pick<DayFile, 'title' | 'note'>,
  places: Places,
  site: { language: string },
): Html {
  return html`${title && html`<p class="headline"${ownWords(words, title, site)}>${title}</p>\n`}${note && html`<div class="note"${ownWords(words, note, site)}>${raw(renderNote(words, note, places))}</div>\n`}`;
}
