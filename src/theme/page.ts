import type { Digest } from '../digest/digest.ts';

/**
 * A page of the site, before it is rendered: where it stands, and what of the digest it is about, as plain data. Of this data and
 * of what it reads of the digest while it is rendered its bytes are made, and of nothing else: so a page that would come out the
 * same need not be rendered, and none can go stale.
 */
export interface SitePage {
  /** Where it stands, relative to the site's root, with `/`. */
  file: string;
  /** The newest day of what it shows, `yyyy-mm-dd`, for the site map; absent: not in the site map. */
  lastmod?: string;
}

/** A template of the site: which pages there are, and how one of them is rendered. */
export interface SiteTemplate<Page extends SitePage = SitePage> {
  /** By which `theme/pages/` takes its place. */
  name: string;
  /** Other programs rely on its files as they are: a theme does not take its place. */
  fixed?: boolean;
  /** Its pages are few and read much: they are rendered in each build and compared. */
  always?: boolean;
  /** The pages of a digest, as data that JSON can hold: what a page shows of its place in the whole stands here. */
  pages(digest: Digest): Iterable<Page>;
  /** A page's text. It reads the digest it is given, which writes down what is read, and nothing else. */
  render(digest: Digest, page: Page): string;
  /** Loads what `render` needs and most builds do not. */
  prepare?(): Promise<void>;
}

/** A template whose pages are of a kind of its own; the caller need not know it. */
export function siteTemplate<Page extends SitePage>(template: SiteTemplate<Page>): SiteTemplate {
  return template as unknown as SiteTemplate;
}

const planned = (): Map<SiteTemplate, readonly SitePage[]> => new Map();

/** The pages of a template, made once for a digest: the site map wants them too. */
export function pagesOf(template: SiteTemplate, digest: Digest): readonly SitePage[] {
  const all = digest.once(planned);
  let pages = all.get(template);
  if (!pages) {
    pages = [...template.pages(digest)];
    all.set(template, pages);
  }
  return pages;
}

/** The way from a file of the site to its root: `''`, `'../'`. */
export function toRoot(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}
