import type { DayFile } from '../../content/day-file.ts';
import { dayTopics } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { type Html, html, raw } from '../../typeset/html.ts';
import { type Places, renderNote } from '../../typeset/own-words.ts';
import { isolated, ownName, ownTongue, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';

/** Topics that say what a day is about. */
const TOPICS = 3;

/** A day in a few words: the editor's title, or its largest topics. */
export function dayInShort(digest: Digest, day: DigestDay): Html {
  const { words, site } = digest;
  const title = day.note?.title;
  if (title !== undefined) return isolated(html`${title}`, ownTongue(words, title, site));
  const comma = words.say('name-comma');
  const topics = dayTopics(digest, day).slice(0, TOPICS);
  return html`${topics.map((name, i) => [i > 0 && comma, ownName(words, name, site)])}`;
}

/** The editor's headline and note on a day, as they stand above its papers. @param site in whose language they are */
export function dayWords(
  words: Words,
  { title, note }: Pick<DayFile, 'title' | 'note'>,
  places: Places,
  site: { language: string },
): Html {
  return html`${title && html`<p class="headline"${ownWords(words, title, site)}>${title}</p>\n`}${note && html`<div class="note"${ownWords(words, note, site)}>${raw(renderNote(words, note, places))}</div>\n`}`;
}
