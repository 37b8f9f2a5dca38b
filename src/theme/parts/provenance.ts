import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';

/** Where a paper comes from: the dumps and lines that list it. @param root the way to the site's root */
export function provenance(entry: PaperEntry, root: string): Html {
  const places = entry.provenance.map(
    p => html`<li><span class="file">${p.dump}</span>, ${/[-,]/.test(p.lines) ? 'lines' : 'line'} ${p.lines
      .replaceAll('-', '–')
      .replaceAll(
        ',',
        ', ',
      )} (source: ${p.source}), listed on <a href="${root}days/${p.listed}.html">${plainDay(p.listed)}</a></li>
`,
  );
  const aliases = entry.aliases ?? [];
  return html`<section class="provenance" id="provenance"><h2>Where this comes from</h2>
<ul>
${places}</ul>
${
  aliases.length > 0 &&
  html`<p>Merged from ${aliases.length === 1 ? 'another entry' : `${aliases.length} other entries`} for the same paper: ${aliases.join(', ')}.</p>\n`
}</section>
`;
}
