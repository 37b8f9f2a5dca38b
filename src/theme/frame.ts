import type { SiteConfig } from '../content/site-file.ts';
import type { Place } from '../content/site-sections.ts';
import type { NavPage } from '../digest/nav-pages.ts';
import type { Html } from '../typeset/html.ts';
import type { Words } from '../words/words.ts';

/** What a page passes to the layout. */
export interface PageParts {
  /** The page's file, relative to the root of the site. */
  file: string;
  /** Plain text, for `<title>` and `og:title`; the site's name is added. */
  title: string;
  /** Plain text. */
  description: string;
  /** The content of `<main>`. */
  main: Html;
  /** The class of `<body>`, which selects a layout in the style sheet. */
  kind: string;
  /** The place of the navigation that the page belongs to. */
  section?: Place;
  /** The site's name in large type above the page, as the page's heading or not. */
  masthead?: 'heading' | 'name';
  /** More for `<head>`. */
  head?: Html;
  ogType?: 'website' | 'article';
  /** Hidden from search engines, and without a canonical address. */
  unlisted?: boolean;
  /** Feeds of what the page shows, besides the daily one. */
  feeds?: readonly { label: string; file: string }[];
  /** Scripts besides the site's own, in `assets/`. */
  scripts?: readonly string[];
}

/** The input of the parts around a page. */
export interface FrameData extends Omit<PageParts, 'main'> {
  site: SiteConfig;
  /** The site's words in its language. */
  words: Words;
  /** The way from the page to the root of the site: `''`, `'../'`. */
  root: string;
  /** Nothing is listed yet, so there are no feeds. */
  isEmpty: boolean;
  /** Papers have venues, so there is something on their page. */
  hasVenues: boolean;
  /** Pages of the editor's own that stand in the navigation. */
  nav: readonly NavPage[];
}

/** The input of the layout. */
export interface LayoutData extends FrameData {
  /** The page's own content, as HTML. */
  content: string;
  /** The parts, as HTML. */
  parts: { head: string; header: string; footer: string };
  /** The page's own address. */
  address: string;
}
