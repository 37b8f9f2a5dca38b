import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { PROJECT_ROOT } from '../project.ts';
import type { Page } from './page.ts';

const EXTENSION = path.extname(new URL(import.meta.url).pathname);
/** Beside the sources, also where they run transpiled. */
const CONFIG = fileURLToPath(new URL(`../../eleventy.config${EXTENSION}`, import.meta.url));

/**
 * Where Eleventy looks for templates and for data files, which it runs: the program's own folder, named in full. A relative
 * path would be looked for where the command is called, which may be a folder that somebody else wrote.
 */
const INPUT = path.join(PROJECT_ROOT, 'src', 'site', 'pages');

/**
 * So many pages are Eleventy's at a time: it keeps some 20 KB of bookkeeping for each page until its end, and 90,000 of them
 * would not fit in 2 GB.
 */
const BATCH = 10_000;

/** What Eleventy is to render: the pages that are not as they should be, by kind; and where their text goes. */
export class RenderJob {
  readonly kinds: Readonly<Record<string, readonly Page[]>>;
  readonly #done: (page: Page, text: string) => void;
  #rendered = 0;
  /** What went wrong, before Eleventy wraps it. */
  failure: unknown;

  constructor(kinds: Readonly<Record<string, readonly Page[]>>, done: (page: Page, text: string) => void) {
    this.kinds = kinds;
    this.#done = done;
  }

  /** Renders a page and hands its text on at once; what is left for Eleventy to keep is nothing. */
  render(page: Page): '' {
    try {
      this.#done(page, page.render());
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
    this.#rendered++;
    return '';
  }

  /** How many of the pages did not come. */
  get missing(): number {
    let all = 0;
    for (const pages of Object.values(this.kinds)) all += pages.length;
    return all - this.#rendered;
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
  for (const batch of batches(kinds)) {
    const job = new RenderJob(batch, done);
    const eleventy = new Eleventy(INPUT, path.join(PROJECT_ROOT, 'rendered'), {
      source: 'script',
      quietMode: true,
      configPath: CONFIG,
      config: eleventyConfig => eleventyConfig.addGlobalData('job', () => job),
    });
    eleventy.setDryRun(true);
    eleventy.disableLogger();
    try {
      await eleventy.write();
    } catch (error) {
      throw job.failure ?? error;
    }
    if (job.missing > 0) throw new Error(`Eleventy left out ${job.missing} pages`);
  }
}

/** The pages in parts of at most `BATCH`, each by kind. */
function* batches(kinds: Readonly<Record<string, readonly Page[]>>): Generator<Record<string, Page[]>> {
  let batch: Record<string, Page[]> = {};
  let size = 0;
  for (const [kind, pages] of Object.entries(kinds))
    for (let at = 0; at < pages.length; ) {
      const part = pages.slice(at, at + BATCH - size);
      batch[kind] = part;
      at += part.length;
      size += part.length;
      if (size === BATCH) {
        yield batch;
        batch = {};
        size = 0;
      }
    }
  if (size > 0) yield batch;
}
