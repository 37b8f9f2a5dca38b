import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PageMemory } from '../../src/build/page-memory.ts';
import { siteTemplates } from '../../src/build/site-templates.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { fingerprint } from '../../src/memory/fingerprint.ts';
import { Memory } from '../../src/memory/memory.ts';
import type { SitePage, SiteTemplate } from '../../src/theme/page.ts';

/** A page as a build makes it, and what it read of the digest. */
export interface RenderedPage {
  template: SiteTemplate;
  page: SitePage;
  text: string;
  /** The names of what it read, and their numbers in this digest. */
  reads: ReadonlySet<string>;
  numbers: Uint32Array;
}

for (const template of siteTemplates()) await template.prepare?.();

/** Renders a page in a view of its own. */
export function renderPage(digest: Digest, template: SiteTemplate, page: SitePage): RenderedPage {
  const view = digest.recorded();
  const text = template.render(view, page);
  return { template, page, text, reads: view.reads, numbers: view.takeReads() };
}

/** All pages of the templates, by their files. @throws Error where two pages have one file */
export function renderAll(digest: Digest, templates = siteTemplates()): Map<string, RenderedPage> {
  const pages = new Map<string, RenderedPage>();
  for (const template of templates)
    for (const page of digest.pagesOf(template)) {
      if (pages.has(page.file)) throw new Error(`${page.file} is made twice`);
      pages.set(page.file, renderPage(digest, template, page));
    }
  return pages;
}

/** The texts of all pages of the templates, by their files. */
export function textsOf(digest: Digest, templates = siteTemplates()): Map<string, string> {
  return new Map([...renderAll(digest, templates)].map(([file, { text }]) => [file, text]));
}

/** Pages of a digest whose template does not have them rendered in each build, as a build that rendered others remembers them. */
export interface NextBuild {
  /** Those that it leaves as they stand. */
  kept: { template: SiteTemplate; page: SitePage }[];
  /** The files of those that it renders. */
  rendered: string[];
}

/** What a build of one digest does after a build of another, whose pages are given. */
export function nextBuild(before: Digest, pages: Iterable<RenderedPage>, after: Digest, templates = siteTemplates()) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pages-'));
  try {
    const version = ({ site, isEmpty, hasVenues, nav }: Digest) =>
      fingerprint([JSON.stringify(site), isEmpty, hasVenues, JSON.stringify(nav)]);
    const first = new PageMemory(new Memory(folder), version(before), before, 'a build');
    for (const { template, page, numbers } of pages) if (!template.always) first.remember(page, numbers);
    first.save('a build');
    const second = new PageMemory(new Memory(folder), version(after), after, 'a build');
    const next: NextBuild = { kept: [], rendered: [] };
    for (const template of templates)
      if (!template.always)
        for (const page of after.pagesOf(template))
          if (second.isCurrent(page)) next.kept.push({ template, page });
          else next.rendered.push(page.file);
    return next;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The files that a build renders after a build of another digest, in order; without those that each build renders. */
export function renderedAgain(before: Digest, after: Digest, templates = siteTemplates()): string[] {
  return nextBuild(before, renderAll(before, templates).values(), after, templates).rendered.sort();
}
