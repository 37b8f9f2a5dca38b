import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../setup/browser.ts';
import { buildSample } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** A built site on a host, and a browser with which readers visit it: `start` before the tests of a suite, `stop` after them. */
export class SiteVisit {
  /** All that the suite writes, the copy of the content among it. */
  folder!: string;
  site!: string;
  server!: StaticServer;
  browser!: Browser;
  /** Scripts that failed on the pages that were opened. */
  readonly errors: string[] = [];
  /** What else the browser's console complained of there. */
  readonly complaints: string[] = [];
  readonly #make: (folder: string) => Promise<string>;

  /** @param make builds the site somewhere below a new folder, and says where; without it, the sample */
  constructor(make: (folder: string) => Promise<string> = folder => buildSample(folder)) {
    this.#make = make;
  }

  get url(): string {
    return this.server.url;
  }

  /** The site's address where it is opened from disk. */
  get onDisk(): string {
    return pathToFileURL(`${this.site}/`).href;
  }

  async start(): Promise<void> {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'site-visit-'));
    this.site = await this.#make(this.folder);
    this.server = await new StaticServer(this.site).start();
    this.browser = await launch();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens a page as somebody who was never here. @param base the site's address, where it is not the host's */
  async open(file: string, options: BrowserContextOptions = {}, base = this.url): Promise<Page> {
    const page = await (await this.browser.newContext(options)).newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', error => this.errors.push(String(error)));
    page.on('console', message => message.type() === 'error' && this.complaints.push(message.text()));
    await page.goto(base + file);
    return page;
  }
}
