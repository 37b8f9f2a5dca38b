import { hasSection, type SectionName } from '../content/site-sections.ts';
import type { Digest } from '../digest/digest.ts';

/**
 * A page of the site before it is rendered: its file, and what it is about, as plain data. Its bytes depend only on this data and on
 * what it reads of the digest while it is rendered. So a page that would come out the same is not rendered again, and none goes stale.
 */
export interface SitePage {
  /** Relative to the site's root, with `/`. */
  file: string;
  /** The newest day that it shows, `yyyy-mm-dd`, for the site map; empty if it shows none; absent if it is not in the site map. */
  lastmod?: string;
}

/** A template of the site: which pages there are, and how one of them is rendered. */
export interface SiteTemplate<Page extends SitePage = SitePage> {
  /** The name of a file in `theme/pages/` that replaces it. */
  name: string;
  /** Other programs rely on its files, so a theme cannot replace it. */
  fixed?: boolean;
  /** The section that its pages are: a site without it has none of them. */
  section?: SectionName;
  /** Its pages are few and read much of the digest: each build renders them all. */
  always?: boolean;
  /** The pages of a digest, as JSON data, including what they show of the digest as a whole. */
  pages(digest: Digest): Iterable<Page>;
  /** A page's text. It may read only the digest it is given, which records what is read. */
  render(digest: Digest, page: Page): string;
  /** Loads what only `render` needs. */
  prepare?(): Promise<void>;
}

/** A template, whatever the type of its pages. */
export function siteTemplate<Page extends SitePage>(template: SiteTemplate<Page>): SiteTemplate {
  const { section, pages } = template;
  const own = section
    ? { ...template, pages: (digest: Digest) => (hasSection(digest.site, section) ? pages(digest) : []) }
    : template;
  return own as unknown as SiteTemplate;
}

/** The way from a file to the site's root: `''`, `'../'`. */
export function toRoot(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}
