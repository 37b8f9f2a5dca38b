import { cslItem } from '../../cite/csl-json.ts';
import { markdownCitation } from '../../cite/markdown.ts';
import { paperBibtex } from '../../cite/paper-bibtex.ts';
import type { PaperEntry } from '../../paper.ts';
import { type Html, html } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** The paper as BibTeX and as a line of Markdown, for copying; nothing for a paper without a known title. */
export function citation(words: Words, entry: PaperEntry, key: string): Html | undefined {
  if (!entry.title) return undefined;
  return html`<details class="cite"><summary>${words.say('cite-paper')}</summary>
<h2>BibTeX</h2>
<pre id="bibtex">${paperBibtex(entry, key)}</pre>
<h2>Markdown</h2>
<pre id="markdown">${markdownCitation(cslItem(entry))}</pre>
<p class="actions"><button type="button" data-copy-from="bibtex" hidden>${words.say('copy-format', { format: 'BibTeX' })}</button> <button type="button" data-copy-from="markdown" hidden>${words.say('copy-format', { format: 'Markdown' })}</button></p></details>
`;
}
