import type { SiteConfig } from '../../content/site-file.ts';
import { html, type Value } from '../../typeset/html.ts';
import { finders } from './paper-links.ts';
import { TITLE } from './title-word.ts';

/** The first search for a paper whose address is not known: its name, and its address with `TITLE` in the place of one. */
export function titleFinder(site: SiteConfig): { name: string; url: string } | undefined {
  return finders(site, { id: '', listed: '', provenance: [], title: TITLE })[0];
}

/** The same as attributes, for the scripts that list papers. */
export function titleSearch(site: SiteConfig): Value {
  const finder = titleFinder(site);
  return finder && html` data-find="${finder.name}" data-find-at="${finder.url}"`;
}
