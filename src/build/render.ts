import path from 'node:path';
import configure from '../../eleventy.config.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import type { Page } from '../theme/page.ts';

/**
 * Where Eleventy looks for templates and for data files, which it runs: the program's own folder, named in full. A relative
 * path would be looked for where the command is called, which may be a folder that somebody else wrote.
 */
const INPUT = path.join(PROJECT_ROOT, 'src', 'theme', 'pages');

/** What Eleventy is to render: the pages that are not as they should be, by kind; and where their text goes. */
export class RenderJob {
  kinds: Readonly<Record<string, readonly Page[]>>;
  readonly #done: (page: Page, text: string) => void;
  #rendered = 0;
  /** What went wrong, before Eleventy wraps it. */
  failure: unknown;

  constructor(kinds: Readonly<Record<string, readonly Page[]>>, done: (page: Page, text: string) => void) {
    this.kinds = kinds;
    this.#done = done;
  }

  /** Renders pages and hands their text on at once; what is left for Eleventy to keep is nothing. */
  render(pages: readonly Page[]): '' {
    try {
      for (const page of pages) {
        this.#done(page, page.render());
        this.#rendered++;
      }
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
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
  for (const pages of Object.values(kinds)) for (const page of pages) if (page.prepare) await page.prepare();
  const job = new RenderJob(kinds, done);
  if (job.missing === 0) return;
  // Loading Eleventy costs a third of a second, which a build without changes can do without. Its hooks on imports, a thread of
  // their own, are for templates that change while it watches; it has none to watch here.
  process.env['ELEVENTY_SKIP_ESM_RESOLVER'] ??= '1';
  const { default: Eleventy } = await import('@11ty/eleventy');
  const eleventy = new Eleventy(INPUT, path.join(PROJECT_ROOT, 'rendered'), {
    source: 'script',
    quietMode: true,
    // None that it would look for where the command is called.
    configPath: '',
    config: eleventyConfig => configure(eleventyConfig, job),
  });
  eleventy.setDryRun(true);
  eleventy.disableLogger();
  try {
    await eleventy.write();
    if (job.missing > 0) throw new Error(`Eleventy left out ${job.missing} pages`);
  } catch (error) {
    throw job.failure ?? error;
  } finally {
    // Eleventy never lets go of what it was given, and in a process that stays that would be the whole digest each time.
    job.kinds = {};
  }
}
