import type { SiteConfig } from '../content/site-file.ts';
import { hasSection, type LinkItem, PLACES, type Place } from '../content/site-sections.ts';
import { type Html, html, raw } from '../typeset/html.ts';
import type { Words } from '../words/words.ts';

/** A link of the navigation or of the foot. */
export interface NavLink {
  label: string;
  /** Absolute, or a file of the site, relative to its root. */
  href: string;
  /** The place of the site that it leads to, if it is one of the program's. */
  key?: Place;
}

const NAVIGATION: readonly Place[] = ['today', 'days', 'topics', 'authors', 'saved', 'subscribe'];
const FOOT: readonly Place[] = [...(['search', 'venues', 'statistics', 'api', 'about', 'subscribe', 'feed'] as const)];

/** The navigation of every page. @param own pages of the digest's own, which come last */
export function navigation(words: Words, site: SiteConfig, isEmpty: boolean, own: readonly NavLink[] = []): NavLink[] {
  return [...linksOf(words, site.nav ?? NAVIGATION, site, isEmpty), ...own];
}

/** The links at the foot of every page, without venues where there are none. */
export function footerLinks(words: Words, site: SiteConfig, isEmpty: boolean, hasVenues = true): NavLink[] {
  const links = linksOf(words, site.footer?.links ?? FOOT, site, isEmpty);
  return hasVenues ? links : links.filter(({ key }) => key !== 'venues');
}

/** Links to places of the site, without those that it does not have. */
export function linksTo(words: Words, places: readonly Place[], site: SiteConfig): NavLink[] {
  return linksOf(words, places, site, false);
}

function linksOf(words: Words, items: readonly LinkItem[], site: SiteConfig, isEmpty: boolean): NavLink[] {
  return items.flatMap((item): NavLink[] => {
    if (typeof item !== 'string') return [{ label: item.label, href: item.url }];
    if (!hasSection(site, item) || (isEmpty && item === 'feed')) return [];
    const [key, href, name] = PLACES.find(([key]) => key === item)!;
    return [{ key, href, label: words.say(name) }];
  });
}

/**
 * The link as HTML.
 *
 * @param root the way to the site's root
 * @param current the place that the page belongs to, or the page's own file
 * @param name its class
 */
export function navLink({ label, href, key }: NavLink, root: string, current?: string, name?: string): Html {
  const address = /^[a-z]+:/i.test(href) ? href : `${root}${href}`;
  return html`<a${name && raw(` class="${name}"`)} href="${address}"${(key ?? href) === current && raw(' aria-current="page"')}>${label}</a>`;
}
