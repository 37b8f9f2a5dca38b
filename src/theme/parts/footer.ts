import { type Html, html } from '../../typeset/html.ts';
import type { FrameData } from '../frame.ts';

/** The foot of every page: whose digest it is, and links to more pages. */
export function render({ root, site: { name, tagline, editor, license }, isEmpty }: FrameData): Html {
  return html`<footer class="foot">
<p><b>${name}</b>${tagline && html` · ${tagline}`}</p>
<p>${editor && html`Edited by ${editor.email ? html`<a href="mailto:${editor.email}">${editor.name}</a>` : editor.name}. `}Titles and abstracts belong to their authors.${license && html` The digest’s own words: ${license}.`}</p>
<p><a href="${root}search.html">Search</a> <a href="${root}archive/index.html">Archive</a> <a href="${root}venues/index.html">Venues</a> <a href="${root}sources/index.html">Sources</a> <a href="${root}statistics.html">Statistics</a> <a href="${root}api.html">API</a> <a href="${root}about.html">About</a> <a href="${root}subscribe.html">Subscribe</a> ${!isEmpty && html`<a href="${root}feed.xml">Feed</a>`}</p>
</footer>
`;
}
