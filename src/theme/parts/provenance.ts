import { sourceName } from '../../digest/source-name.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';
import { linesText } from '../../typeset/lines-text.ts';
import type { Words } from '../../words/words.ts';

/** Where a paper comes from: the sources that list it, and, folded, the dumps and lines. @param root the way to the site's root */
export function provenance(words: Words, { provenance: places, aliases = [] }: PaperEntry, root: string): Html {
  return html`<section class="provenance" id="provenance"><h2>${words.say('where-this-comes-from')}</h2>
<ul>
${places.map(
  ({ source, listed }) =>
    html`<li>${words.set('source-listed-on', { source: sourceName(words, source), day: html`<a href="${root}days/${listed}.html">${plainDay(words, listed)}</a>` })}</li>\n`,
)}</ul>
<details><summary>${words.say('files-and-lines')}</summary>
<ul>
${places.map(
  ({ dump, lines }) =>
    html`<li>${words.set('file-and-lines', { file: html`<span class="file">${dump}</span>`, lines: linesText(words, lines) })}</li>\n`,
)}</ul>
${
  aliases.length > 0 &&
  html`<p>${words.say('merged-from', { n: aliases.length, ids: aliases.join(words.say('name-comma')) })}</p>\n`
}</details></section>
`;
}
