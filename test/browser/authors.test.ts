// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { launch } from '../setup/browser.ts';
import { buildSample } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** A reader finds a name in the authors' index: on one page or on many, on the web and from disk, as they can type it. */

const NAME = 'Zoë Łoś-Groß';
/** Written without blanks. */
const WHOLE = '王小明';

let folder: string;
let browser: Browser;

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'authors-'));
  browser = await launch();
});
test.after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The sample with two papers of each of these names. */
function build(name: string, authors: readonly string[]): Promise<string> {
  const own = path.join(folder, name);
  fs.mkdirSync(own);
  return buildSample(own, content => {
    for (const id of ['kites-of-one', 'kites-of-two']) {
      const list = authors.map(author => `  - ${author}\n`).join('');
      const head = `title: ${id}\nauthor:\n${list}listed: "2025-11-20"\n`;
      fs.writeFileSync(path.join(content, `papers/2025/${id}.md`), `---\n${head}---\n\nWe show how ${id} fly.\n`);
    }
  });
}

async function found(page: Page, asked: string): Promise<string[]> {
  await page.getByLabel('Find an author').fill(asked);
  const status = page.locator('.name-search [role="status"]');
  await page.waitForFunction(() => document.querySelector('.name-search [role="status"]')!.textContent !== '');
  await page.waitForTimeout(50);
  assert.match(await status.innerText(), /^(?:[\d,]+ names?|No such name here)/);
  return page.locator('.found bdi').allTextContents();
}

for (const [pages, count] of [
  ['one page', 3],
  ['many pages', 1200],
] as const)
  for (const from of ['the web', 'disk'])
    test(`a name is found in an index on ${pages}, from ${from}`, async () => {
      const own = path.join(folder, pages, 'site');
      const others = Array.from({ length: count }, (_, i) => `Ann Other${i}`);
      const site = fs.existsSync(own) ? own : await build(pages, [NAME, WHOLE, ...others]);
      const server = await new StaticServer(site).start();
      const base = from === 'disk' ? pathToFileURL(`${site}/`).href : server.url;
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      await page.goto(`${base}authors/index.html`);
      const index = page.locator('.names-index');
      assert.ok(await index.isVisible());
      // As it is written and without signs, by each word of it and by two.
      for (const asked of ['łoś', 'los', 'LOS', 'zoe gross', 'Groß'])
        assert.equal(await found(page, asked), [NAME], asked);
      assert.is(await page.getByLabel('Find an author').getAttribute('type'), 'search');
      assert.not(await index.isVisible());
      for (const asked of ['王', '小明']) assert.equal(await found(page, asked), [WHOLE], asked);
      assert.equal(await found(page, 'oś'), [], 'the middle of a word');
      assert.match((await page.locator('.name-search a').getAttribute('href'))!, /\/search\.html\?q=author%3A%22o/);
      assert.ok(await index.isVisible());
      assert.ok((await found(page, 'ann')).length >= 3);
      await found(page, 'los');
      await page.locator('.found a').click();
      assert.match(await page.locator('h1').innerText(), NAME);
      await page.goBack();
      if (count > 1000) {
        await page.goto(`${base}authors/by/o.html`);
        assert.equal(await found(page, 'los'), [NAME]);
        await page.locator('.found a').click();
        assert.match(await page.locator('h1').innerText(), NAME);
      }
      assert.equal(errors, []);
      await page.close();
      await server.stop();
    });

test('without scripts the index is whole, and shows no box', async () => {
  const site = path.join(folder, 'one page', 'site');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, 'authors/index.html')).href);
  assert.not(await page.locator('.name-search').isVisible());
  assert.ok(await page.locator('.letter a', { hasText: NAME }).isVisible());
  await context.close();
});

test.run();
