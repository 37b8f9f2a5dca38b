import { type Html, html, raw } from '../../typeset/html.ts';
import { type FrameData, SECTIONS } from '../frame.ts';

/** The top of every page: the site's name, the navigation, the search box. */
export function render({ root, site: { name }, section, masthead }: FrameData): Html {
  const links = SECTIONS.map(
    ([key, file, label]) =>
      html`<a href="${root}${file}"${key === section && raw(' aria-current="page"')}>${label}</a>\n`,
  );
  const home = html`<a href="${root}index.html">${name}</a>`;
  return html`<a class="skip" href="#main">Skip to content</a>
<header class="${masthead ? 'top with-masthead' : 'top'}">
<div class="bar">
${!masthead && html`<p class="name">${home}</p>\n`}<nav aria-label="Site">
${links}</nav>
<form role="search" action="${root}search.html" method="get">
<input type="search" name="q" placeholder="Search" aria-label="Search the digest" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<button type="button" class="theme" aria-label="Colours: system">◐</button>
</div>
${masthead && (masthead === 'heading' ? html`<h1 class="masthead">${home}</h1>\n` : html`<p class="masthead">${home}</p>\n`)}</header>
`;
}
