import type { SiteFile } from '../../content/site-pictures.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { ownName } from '../../typeset/tongue-html.ts';
import type { FrameData } from '../frame.ts';
import { type NavLink, navigation, navLink } from '../navigation.ts';

/** The top of every page: the site's name or logo, the navigation, the search box. */
export function render({ words, root, file, site, nav, section, masthead, isEmpty }: FrameData): Html {
  const own = nav.map(({ path, title }) => ({ href: `${path}.html`, label: title }));
  const current = section ?? file;
  // Beside Saved, and shown to those who follow something.
  const followed: NavLink = { label: words.say('for-you-title'), href: 'for-you.html' };
  const forYou = html`${navLink(followed, root, current, 'of-follows')}\n`;
  const links = navigation(words, site, isEmpty, own).map(
    link => html`${navLink(link, root, current)}\n${link.key === 'saved' && forYou}`,
  );
  // Of the program's own links a phone shows some at the foot alone.
  const isOwn = site.nav ?? site.footer?.links;
  const home = html`<a href="${root}index.html">${logo(root, site) ?? ownName(words, site.name, site)}</a>`;
  return html`<a class="skip" href="#main">${words.say('skip-to-content')}</a>
<header class="${masthead ? 'top with-masthead' : 'top'}">
<div class="bar">
${!masthead && html`<p class="name">${home}</p>\n`}${
  links.length > 0 &&
  html`<nav aria-label="${words.say('site-navigation')}"${isOwn && raw(' class="own"')}>
${links}</nav>
`
}<form role="search" action="${root}search.html" method="get">
<input type="search" name="q" placeholder="${words.say('nav-search')}" aria-label="${words.say('search-digest')}" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<button type="button" class="theme" aria-label="${words.say('colours-system')}">◐</button>
</div>
${masthead && (masthead === 'heading' ? html`<h1 class="masthead">${home}</h1>\n` : html`<p class="masthead">${home}</p>\n`)}</header>
`;
}

function logo(root: string, { name, files }: FrameData['site']): Value {
  const picture = ({ file, width, height }: SiteFile, more: Html) =>
    html`<img class="logo${more} src="${root}${file}" alt="${name}" width="${String(width)}" height="${String(height)}">`;
  const { logo: light, 'logo-dark': dark } = files ?? {};
  if (!light) return undefined;
  if (!dark) return picture(light, raw('"'));
  // One of the two is not displayed, and as a lazy one it is not loaded.
  return [picture(light, raw(' on-light" loading="lazy"')), picture(dark, raw(' on-dark" loading="lazy"'))];
}
