import type { SiteConfig } from '../content/site-file.ts';
import type { Html } from '../typeset/html.ts';

/** The parts of the site that stand in every page's navigation: key, file, label. */
export const SECTIONS = [
  ['today', 'index.html', 'Today'],
  ['days', 'days/index.html', 'Days'],
  ['topics', 'topics/index.html', 'Topics'],
  ['authors', 'authors/index.html', 'Authors'],
  ['map', 'map.html', 'Map'],
  ['saved', 'reading-list.html', 'Saved'],
  ['subscribe', 'subscribe.html', 'Subscribe'],
] as const;

export type Section = (typeof SECTIONS)[number][0];

/** What a page says of itself. */
export interface PageParts {
  /** Where the page stands, relative to the root of the site. */
  file: string;
  /** Plain text, for `<title>` and `og:title`; the site's name is added. */
  title: string;
  /** Plain text. */
  description: string;
  /** What stands between `<main>` and `</main>`. */
  main: Html;
  /** Class of `<body>`: which layout the style sheet gives the page. */
  kind: string;
  section?: Section;
  /** The site's name in large type above the page: a heading where it is the page's own. */
  masthead?: 'heading' | 'name';
  /** More for `<head>`. */
  head?: Html;
  ogType?: 'website' | 'article';
  /** Not for search engines, nor for the canonical address. */
  unlisted?: boolean;
  /** Feeds of what the page shows, besides the daily one. */
  feeds?: readonly { label: string; file: string }[];
  /** Scripts besides the site's own, in `assets/`. */
  scripts?: readonly string[];
}

/** What the parts around a page are made of: the page, without its text, and the site. */
export interface FrameData extends Omit<PageParts, 'main'> {
  site: SiteConfig;
  /** The way from the page to the root of the site: `''`, `'../'`. */
  root: string;
  /** Whether nothing is listed yet: then there are no feeds. */
  isEmpty: boolean;
}

/** What the layout is made of. */
export interface LayoutData extends FrameData {
  /** The page's own text, HTML. */
  content: string;
  /** HTML of the parts. */
  parts: { head: string; header: string; footer: string };
  /** The page's own address. */
  address: string;
}
