import { type Html, html, raw } from '../../typeset/html.ts';
import { renderAbstract } from '../../typeset/markdown.ts';
import { isolated, ownName, ownTongue, ownWords } from '../../typeset/tongue-html.ts';
import type { FrameData } from '../frame.ts';
import { footerLinks, navLink } from '../navigation.ts';
import { rights } from './rights.ts';

/** The foot of every page: whose digest it is, and links to more pages. */
export function render({ words, root, site, isEmpty, hasVenues }: FrameData): Html {
  const links = footerLinks(words, site, isEmpty, hasVenues).map(
    (link, i) => html`${i > 0 && ' '}${navLink(link, root)}`,
  );
  const { name, tagline, editor, footer } = site;
  return html`<footer class="foot">
<p><b>${ownName(words, name, site)}</b>${tagline && html` · ${isolated(html`${tagline}`, ownTongue(words, tagline, site))}`}</p>
<p>${editor ? words.set('edited-and-rights', { editor: editor.email ? html`<a href="mailto:${editor.email}">${editor.name}</a>` : editor.name, rights: rights(words, site) }) : rights(words, site)}</p>
${footer?.text && html`<div class="own-words"${ownWords(words, footer.text, site)}>${raw(renderAbstract(words, footer.text))}</div>\n`}${links.length > 0 && html`<p>${links}</p>\n`}</footer>
`;
}
