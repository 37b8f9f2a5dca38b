import type { SiteConfig } from '../content/site-file.ts';
import type { Digest } from '../digest/digest.ts';
import { escapeHtml, type Html, html, raw } from '../typeset/html.ts';
import { fingerprint, toRoot } from './page.ts';

/** What the pages' policy lets a page load: nothing from anywhere else. Hosts send it as a header. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'";

const SECTIONS = [
  ['today', 'index.html', 'Today'],
  ['days', 'days/index.html', 'Days'],
  ['topics', 'topics/index.html', 'Topics'],
  ['authors', 'authors/index.html', 'Authors'],
  ['map', 'map.html', 'Map'],
  ['saved', 'reading-list.html', 'Saved'],
  ['subscribe', 'subscribe.html', 'Subscribe'],
] as const;

/** The parts of the site that stand in every page's navigation. */
export type Section = (typeof SECTIONS)[number][0];

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

/**
 * What all pages have in common. The parts that are the same on every page of a folder are made once, so that a page costs
 * little more than its own text.
 */
export class Layout {
  /** Names everything of the site's facts that a page shows. */
  readonly key: string;
  readonly #site: SiteConfig;
  readonly #hasFeeds: boolean;
  readonly #parts = new Map<string, { head: string; bar: string; foot: string }>();
  readonly #suffix: string;

  /** @param hasFeeds whether the digest has a day: an empty feed is not written */
  constructor(site: SiteConfig, hasFeeds = true) {
    this.#site = site;
    this.#hasFeeds = hasFeeds;
    this.#suffix = escapeHtml(` — ${site.name}`);
    this.key = fingerprint([JSON.stringify(site), hasFeeds]);
  }

  /** The layout of a digest; made once for each. */
  static of(digest: Digest): Layout {
    let layout = layouts.get(digest);
    if (!layout) {
      layout = new Layout(digest.site, digest.days.length > 0);
      layouts.set(digest, layout);
    }
    return layout;
  }

  /** The address of a file of the site. */
  url(file: string): string {
    return this.#site.url + (file === 'index.html' ? '' : file);
  }

  page(parts: PageParts): string {
    const { file, description, unlisted } = parts;
    const name = escapeHtml(parts.title);
    const title = file === 'index.html' ? name : name + this.#suffix;
    // The host shows 404.html for any address, however deep: there a relative link would miss.
    const root = file === '404.html' ? new URL(this.#site.url).pathname : toRoot(file);
    const { head, bar, foot } = this.#shared(root, parts.section, parts.masthead);
    const about = escapeHtml(description);
    const address = escapeHtml(this.url(file));
    let out = `<!doctype html>\n<html lang="${escapeHtml(this.#site.language)}">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n<meta name="description" content="${about}">\n`;
    out += unlisted
      ? '<meta name="robots" content="noindex">\n'
      : `<link rel="canonical" href="${address}">\n<meta property="og:title" content="${name}">\n<meta property="og:description" content="${about}">\n<meta property="og:type" content="${parts.ogType ?? 'website'}">\n<meta property="og:url" content="${address}">\n`;
    out += head;
    for (const feed of parts.feeds ?? [])
      out += `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(`${this.#site.name}: ${feed.label}`)}" href="${root}${feed.file}">\n`;
    out += parts.head?.text ?? '';
    for (const script of parts.scripts ?? []) out += `<script src="${root}assets/${script}" defer></script>\n`;
    return `${out}</head>\n<body class="${parts.kind}">\n${bar}<main id="main">\n${parts.main.text}</main>\n${foot}</body>\n</html>\n`;
  }

  #shared(root: string, section: Section | undefined, masthead: PageParts['masthead']) {
    const key = `${root}\t${section}\t${masthead}`;
    let parts = this.#parts.get(key);
    if (!parts) {
      parts = {
        head: this.#head(root).text,
        bar: this.#bar(root, section, masthead).text,
        foot: this.#foot(root).text,
      };
      this.#parts.set(key, parts);
    }
    return parts;
  }

  #head(root: string): Html {
    const { name, url } = this.#site;
    return html`<meta property="og:site_name" content="${name}">
<meta property="og:image" content="${url}assets/card.png">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fdfcf8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">
<script src="${root}assets/head.js"></script>
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/site.js" defer></script>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="${root}assets/icon-180.png">
<link rel="manifest" href="${root}manifest.webmanifest">
${
  this.#hasFeeds &&
  html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${root}feed.xml">
<link rel="alternate" type="application/rss+xml" title="${name} (RSS)" href="${root}rss.xml">
<link rel="alternate" type="application/feed+json" title="${name} (JSON Feed)" href="${root}feed.json">
`
}`;
  }

  #bar(root: string, section: Section | undefined, masthead: PageParts['masthead']): Html {
    const { name } = this.#site;
    const links = SECTIONS.map(
      ([key, file, label]) =>
        html`<a href="${root}${file}"${key === section && raw(' aria-current="page"')}>${label}</a>\n`,
    );
    const home = html`<a href="${root}index.html">${name}</a>`;
    return html`<a class="skip" href="#main">Skip to the text</a>
<header class="${masthead ? 'top with-masthead' : 'top'}">
<div class="bar">
${!masthead && html`<p class="name">${home}</p>\n`}<nav aria-label="Site">
${links}</nav>
<form role="search" action="${root}search.html" method="get">
<input type="search" name="q" placeholder="Search" aria-label="Search the digest" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<button type="button" class="theme" aria-label="Colours: as the system">◐</button>
</div>
${masthead && (masthead === 'heading' ? html`<h1 class="masthead">${home}</h1>\n` : html`<p class="masthead">${home}</p>\n`)}</header>
`;
  }

  #foot(root: string): Html {
    const { name, tagline, editor, license } = this.#site;
    return html`<footer class="foot">
<p><b>${name}</b>${tagline && html` · ${tagline}`}</p>
<p>${editor && html`Edited by ${editor.email ? html`<a href="mailto:${editor.email}">${editor.name}</a>` : editor.name}. `}Titles and abstracts are their authors’.${license && html` The digest’s own words: ${license}.`}</p>
<p><a href="${root}search.html">Search</a> <a href="${root}archive/index.html">Archive</a> <a href="${root}venues/index.html">Venues</a> <a href="${root}sources/index.html">Sources</a> <a href="${root}statistics.html">Statistics</a> <a href="${root}api.html">For programs</a> <a href="${root}about.html">How it is made</a> <a href="${root}subscribe.html">Subscribe</a> ${this.#hasFeeds && html`<a href="${root}feed.xml">Feed</a>`}</p>
</footer>
`;
  }
}

const layouts = new WeakMap<Digest, Layout>();
