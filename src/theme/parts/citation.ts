import { texField } from '../../cite/tex-field.ts';
import { isMeeting } from '../../digest/venue.ts';
import type { PaperEntry } from '../../paper.ts';
import { type Html, html } from '../../typeset/html.ts';
import { harmless, plainTitle } from '../../typeset/markdown.ts';
import { mathSpans } from '../../typeset/math-spans.ts';

/** The paper as BibTeX and as a line of Markdown, to be copied. Nothing for a paper whose title is not known. */
export function citation(entry: PaperEntry, url: string): Html | undefined {
  if (!entry.title) return undefined;
  return html`<details class="cite"><summary>Cite this paper</summary>
<h2>BibTeX</h2>
<pre id="bibtex">${bibtex(entry, url)}</pre>
<h2>Markdown</h2>
<pre id="markdown">${markdownCitation(entry, url)}</pre>
<p class="actions"><button type="button" data-copy-from="bibtex" hidden>Copy BibTeX</button> <button type="button" data-copy-from="markdown" hidden>Copy Markdown</button></p></details>
`;
}

/** A BibTeX entry of what is known. The key is the entry's id, which never changes. @param url of the paper's page */
export function bibtex(entry: PaperEntry, url: string): string {
  const { arxiv, doi } = entry.identifiers ?? {};
  const venue = entry['container-title'] && tex(entry['container-title']);
  const [year, month] = (entry.issued ?? '').split('-');
  const meeting = isMeeting(entry);
  const names = (entry.author ?? []).map(name => (/\band\b/i.test(name) ? `{${tex(name)}}` : tex(name)));
  if (entry['authors-complete'] === false && names.length > 0) names.push('others');
  const fields: [string, string | undefined][] = [
    ['title', entry.title && `{${texTitle(entry.title)}}`],
    ['author', names.join(' and ')],
    [meeting ? 'booktitle' : 'journal', venue],
    ['year', year],
    ['month', month && String(Number(month))],
    ['doi', doi && address(doi)],
    ['eprint', arxiv && address(arxiv)],
    ['archiveprefix', arxiv && 'arXiv'],
    ['url', address(arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi}` : url)],
    ['note', entry.status && entry.status[0]!.toUpperCase() + entry.status.slice(1)],
  ];
  const type = venue ? (meeting ? 'inproceedings' : 'article') : 'misc';
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${type}{${entry.id},\n${lines.join('')}}`;
}

/** A citation as a line of Markdown. @param url of the paper's page */
export function markdownCitation(entry: PaperEntry, url: string): string {
  const names = (entry.author ?? []).map(harmless);
  const who = names.length > 3 ? `${names[0]} et al.` : names.join(', ');
  const where = [entry['container-title'] && harmless(entry['container-title']), entry.issued?.slice(0, 4)].filter(
    Boolean,
  );
  const title = plainTitle(entry.title ?? '').replace(/[\\`*_[\]<>]/g, '\\$&');
  return [who && `${who}.`.replace(/\.\.$/, '.'), `[${title}](${url}).`, where.length > 0 && `${where.join(', ')}.`]
    .filter(Boolean)
    .join(' ');
}

function tex(text: string): string {
  return texField(harmless(text));
}

/** An identifier or address: nothing in it is LaTeX, and braces that do not pair would swallow the rest of the file. */
function address(text: string): string {
  return harmless(text).replace(/[{}\\\s]/g, encodeURIComponent);
}

function texTitle(title: string): string {
  let out = '';
  let at = 0;
  for (const span of mathSpans(title)) {
    out += tex(title.slice(at, span.start)) + (balanced(span.tex) ? `$${span.tex}$` : tex(`$${span.tex}$`));
    at = span.end;
  }
  return out + tex(title.slice(at));
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/[{}]/g)) {
    if (sign === '{') depth++;
    if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
