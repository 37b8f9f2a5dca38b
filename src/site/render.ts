import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import type { Page } from './page.ts';

/** Eleventy wants to know a folder, though it writes nothing there. */
const OUTPUT = 'rendered';
const EXTENSION = path.extname(new URL(import.meta.url).pathname);
/** Beside the sources, also where they run transpiled. */
const CONFIG = fileURLToPath(new URL(`../../eleventy.config${EXTENSION}`, import.meta.url));

/** What Eleventy is to render: the pages that are not as they should be, by kind; and where their text goes. */
export class RenderJob {
  readonly kinds: Readonly<Record<string, readonly Page[]>>;
  readonly #done: (page: Page, text: string) => void;
  readonly #waiting = new Map<string, Page>();

  constructor(kinds: Readonly<Record<string, readonly Page[]>>, done: (page: Page, text: string) => void) {
    this.kinds = kinds;
    this.#done = done;
    for (const pages of Object.values(kinds)) for (const page of pages) this.#waiting.set(page.file, page);
  }

  /** Takes a rendered page by Eleventy's path of it. Its text is not kept, so that memory does not grow with the site. */
  finish(outputPath: string, text: string): void {
    const file = path.posix.relative(OUTPUT, path.posix.normalize(outputPath));
    const page = this.#waiting.get(file);
    if (!page) throw new Error(`Eleventy rendered ${file}, which is not among the pages asked for`);
    this.#waiting.delete(file);
    this.#done(page, text);
  }

  /** Files that were asked for and did not come. */
  get missing(): readonly string[] {
    return [...this.#waiting.keys()];
  }
}

/**
 * Renders pages with Eleventy, whose wiring is `eleventy.config.ts`. Eleventy writes nothing: each page's text is given to
 * `done` as soon as it is rendered, and the caller decides when a site takes its place.
 */
export async function renderPages(
  kinds: Readonly<Record<string, readonly Page[]>>,
  done: (page: Page, text: string) => void,
): Promise<void> {
  const job = new RenderJob(kinds, done);
  if (job.missing.length === 0) return;
  const eleventy = new Eleventy('src/site/pages', OUTPUT, {
    source: 'script',
    quietMode: true,
    configPath: CONFIG,
    config: eleventyConfig => eleventyConfig.addGlobalData('job', () => job),
  });
  eleventy.setDryRun(true);
  eleventy.disableLogger();
  await eleventy.write();
  if (job.missing.length > 0) throw new Error(`Eleventy did not render ${job.missing.slice(0, 3).join(', ')}`);
}
