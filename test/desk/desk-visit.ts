import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../setup/browser.ts';
import type { ADesk } from './a-desk.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Phone and desktop, light and dark. */
export const LOOKS: readonly BrowserContextOptions[] = [
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
];

/** A browser in which a curator works at desks: `start` before the tests of a suite, `stop` after them. */
export class DeskVisit {
  browser!: Browser;
  /** Scripts that failed on the pages that were opened, and what else the browser complained of. */
  readonly errors: string[] = [];
  readonly #desks: ADesk[] = [];

  async start(): Promise<void> {
    this.browser = await launch();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    for (const desk of this.#desks) await desk.close();
  }

  /** Opens a desk by its link, as its curator does. */
  async open(desk: ADesk, options: BrowserContextOptions = {}): Promise<Page> {
    if (!this.#desks.includes(desk)) {
      this.#desks.push(desk);
      await desk.serve();
    }
    const context = await this.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', error => this.errors.push(String(error)));
    page.on('console', message => message.type() === 'error' && this.errors.push(message.text()));
    await page.goto(desk.serving.link);
    return page;
  }
}

/** What keeps people from using the page, each as axe says it. */
export async function barriers(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  // The desk's policy lets no other script into its pages; the browser's own hand does.
  await page.evaluate(AXE);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
  );
}
