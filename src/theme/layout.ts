import type { SiteConfig } from '../content/site-file.ts';
import { PLACES } from '../content/site-sections.ts';
import type { Digest } from '../digest/digest.ts';
import type { PaperEntry } from '../paper.ts';
import { type Html, html, raw } from '../typeset/html.ts';
import type { FrameData, LayoutData, PageParts } from './frame.ts';
import { render as renderPage } from './layouts/page.ts';
import { toRoot } from './page.ts';
import { render as footer } from './parts/footer.ts';
import { render as head } from './parts/head.ts';
import { render as header } from './parts/header.ts';
import { contentSecurityPolicy, type Policy } from './policy.ts';

export type { PageParts };

/** The parts that a theme may replace. */
export type PartName = 'head' | 'header' | 'footer' | 'paper-item';

/** What a theme replaces. */
export interface Customisation {
  /** The part's HTML, or nothing if the theme has no such part. @param data what the part is about */
  part?(name: PartName, data: object, digest: Digest): string | undefined;
  /** The page's text as it is handed to a layout of the theme. */
  compose?(page: LayoutData, digest: Digest): string;
  /** What the pages may load from other sites. */
  policy?: Policy;
}

type Parts = LayoutData['parts'];

/** What the layouts of all pages of one site share. */
interface SiteLayout {
  customisation: Customisation;
  /** Parts are the same on every page of a folder and section, so they are made once. */
  parts: Map<string, Parts>;
  /** What a paper's items say in every list; for 20,000 papers, this saves a second of a full build. */
  itemTails: Map<PaperEntry, Html>;
}

/** By the configuration, which each build reads anew. */
const siteLayouts = new WeakMap<SiteConfig, SiteLayout>();

/** What all pages have in common. */
export class Layout {
  readonly #shared: SiteLayout;
  readonly #digest: Digest;

  constructor(digest: Digest) {
    let shared = siteLayouts.get(digest.site);
    if (!shared) {
      shared = { customisation: {}, parts: new Map(), itemTails: new Map() };
      siteLayouts.set(digest.site, shared);
    }
    this.#shared = shared;
    this.#digest = digest;
  }

  static of(digest: Digest): Layout {
    return new Layout(digest);
  }

  /** Replaces parts and layout by the theme's, for the whole digest. */
  customise(customisation: Customisation): void {
    this.#shared.customisation = customisation;
    this.#shared.parts.clear();
  }

  /** What a paper's items end with, made once. */
  itemTail(entry: PaperEntry, make: () => Html): Html {
    let tail = this.#shared.itemTails.get(entry);
    if (!tail) {
      tail = make();
      this.#shared.itemTails.set(entry, tail);
    }
    return tail;
  }

  /** The pages' security policy. */
  get policy(): string {
    return contentSecurityPolicy(this.#shared.customisation.policy);
  }

  /** The address of a file of the site. */
  url(file: string): string {
    return this.#digest.site.url + (file === 'index.html' ? '' : file);
  }

  /** A part of the theme, or nothing if it has no such part. */
  part(name: PartName, data: object): string | undefined {
    return this.#shared.customisation.part?.(name, data, this.#digest);
  }

  /** A whole page, or only its own text if the theme has a layout. */
  page({ main, ...page }: PageParts): string {
    const { site, words, isEmpty, hasVenues, nav } = this.#digest;
    const frame: FrameData = { ...page, site, words, isEmpty, hasVenues, nav, root: rootOf(page.file, site) };
    const whole: LayoutData = {
      ...frame,
      content: main.text,
      parts: this.#parts(frame),
      address: this.url(page.file),
    };
    const { compose } = this.#shared.customisation;
    return compose ? compose(whole, this.#digest) : renderPage(whole);
  }

  /** A page of the theme, in the site's frame. */
  frame(
    file: string,
    content: string,
    { title, description, kind, section }: { title: string; description: string; kind?: string; section?: string },
  ): string {
    const main = kind ? raw(content) : html`<article class="sheet prose">\n${raw(content)}</article>\n`;
    const known = PLACES.find(([key]) => key === section)?.[0];
    return this.page({ file, title, description, kind: kind ?? 'text-page', section: known, main });
  }

  #parts(frame: FrameData): Parts {
    const current = frame.nav.some(({ path }) => frame.file === `${path}.html`) && frame.file;
    const key = JSON.stringify([
      frame.isEmpty,
      frame.hasVenues,
      frame.root,
      frame.section,
      frame.masthead,
      frame.nav,
      current,
    ]);
    let own = this.#shared.parts.get(key);
    if (!own) {
      own = { head: head(frame).text, header: header(frame).text, footer: footer(frame).text };
      this.#shared.parts.set(key, own);
    }
    if (!this.#shared.customisation.part) return own;
    const themed = (name: keyof Parts) => this.part(name, { ...frame, default: own[name] }) ?? own[name];
    return { head: themed('head'), header: themed('header'), footer: themed('footer') };
  }
}

/** The way from a page to the site's root. 404.html is shown for any address, however deep, so its links start at the host's root. */
function rootOf(file: string, site: SiteConfig): string {
  return file === '404.html' ? new URL(site.url).pathname : toRoot(file);
}
