// only: npm run test:long
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PackNote } from '../../src/browser/offline/pack-format.ts';
import { launch } from '../setup/browser.ts';
import { ask, buildSample, status, titles } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** The digest without a network, and while it is replaced. */

const MARK = 'quokkaphone';

let folder: string;
let browser: Browser;
let server: StaticServer;
let before: string;
let after: string;

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'offline-'));
  before = await buildSample(path.join(folder, 'before'));
  await buildSample(path.join(folder, 'after'));
  // Each abstract gains a word, so that every file of the index is another.
  after = await buildSample(path.join(folder, 'after'), content => {
    for (const name of fs.readdirSync(path.join(content, 'papers'), { recursive: true, encoding: 'utf8' })) {
      const file = path.join(content, 'papers', name);
      if (name.endsWith('.md')) fs.appendFileSync(file, `\nA ${MARK} was used.\n`);
    }
  });
  browser = await launch();
});

test.before.each(async () => {
  server = await new StaticServer(before).start();
});
test.after.each(() => server.stop());
test.after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function visit(context: BrowserContext, file: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(server.url + file);
  return page;
}

async function ready(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function keep(page: Page): Promise<void> {
  await page.goto(`${server.url}subscribe.html`);
  await page.locator('[data-keep-offline]').click();
  await page.locator('[data-offline-ready]').waitFor({ state: 'attached' });
}

const gone = (name: string): boolean => !fs.existsSync(path.join(after, name));

test('the update hazard: an open page whose index was replaced finds what the new one has', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await visit(context, 'search.html');
  await page.waitForFunction(() => performance.getEntriesByType('resource').length > 0);
  await page.locator('[data-search="input"]').fill('zz');
  await titles(page);
  const read = server.log.filter(name => name.endsWith('.pf_meta'));
  assert.ok(read.length === 1 && gone(read[0]!), 'the page holds an index that the new site has no more');
  server.folder = after;
  // Its word files are gone: Pagefind alone would find nothing, and say so.
  assert.ok((await ask(page, 'transformer')).length > 0, await status(page));
  assert.ok((await ask(page, MARK)).length > 0, await status(page));
  await context.close();
});

test('where the index cannot be had, the page says so and does not say “none”', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await visit(context, 'search.html');
  await page.locator('[data-search="input"]').fill('zz');
  await titles(page);
  server.folder = path.join(folder, 'nowhere');
  await ask(page, 'transformer');
  assert.is(await status(page), 'The search failed.');
  await context.close();
});

test('pages seen are there without a network, and one that was not says so', async () => {
  const context = await browser.newContext();
  const page = await visit(context, 'index.html');
  await ready(page);
  await page.goto(`${server.url}about.html`);
  const seen = await page.title();
  await page.waitForTimeout(300);
  await server.stop();
  await page.goto(`${server.url}about.html`);
  assert.is(await page.title(), seen);
  await page.goto(`${server.url}papers/mask-r-cnn.html`);
  assert.is(await page.title(), 'Not on this device');
  await context.close();
  await server.start();
});

/** The pack of a site as a build writes it where one file would be too large for a host. */
function packInParts(site: string): void {
  const note = JSON.parse(fs.readFileSync(path.join(site, 'offline/pack.json'), 'utf8')) as PackNote;
  const bytes = fs.readFileSync(path.join(site, note.file));
  const size = Math.ceil(bytes.length / 3);
  const more = [1, 2].map(i => note.file.replace('.pack', `.${i}.pack`));
  for (const [i, file] of [note.file, ...more].entries())
    fs.writeFileSync(path.join(site, file), bytes.subarray(i * size, (i + 1) * size));
  fs.writeFileSync(path.join(site, 'offline/pack.json'), JSON.stringify({ ...note, more }));
}

test('the whole digest kept: pages and search without a network, brought up to date, removed again', async () => {
  packInParts(before);
  const context = await browser.newContext();
  const page = await visit(context, 'index.html');
  await ready(page);
  await keep(page);
  assert.is(server.log.filter(name => name.endsWith('.pack')).length, 3);
  await server.stop();
  await page.goto(`${server.url}papers/mask-r-cnn.html`);
  assert.match(await page.title(), 'Mask R-CNN');
  await page.goto(`${server.url}search.html?q=transformer&sort=listed`);
  assert.ok((await titles(page)).length > 3);

  // The next visit fetches the new pack in the background.
  server.folder = after;
  await server.start();
  await page.goto(`${server.url}index.html`);
  const pack = JSON.parse(fs.readFileSync(path.join(after, 'offline/pack.json'), 'utf8')).file as string;
  // The old pack goes when the new one serves.
  await page.waitForFunction(async file => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
    const packs = kept.flat().filter(({ url }) => url.endsWith('.pack'));
    return packs.length === 1 && packs[0]!.url.endsWith(file);
  }, pack);
  const open = await visit(context, 'search.html?q=transformer');
  assert.ok((await titles(open)).length > 3);
  await server.stop();
  await page.goto(`${server.url}search.html?q=${MARK}`);
  assert.ok((await titles(page)).length > 3, 'the new index, whole');
  assert.ok((await ask(open, 'detection')).length > 0, 'the open page goes on with what the device has');

  await server.start();
  await page.goto(`${server.url}subscribe.html`);
  await page.locator('[data-forget-offline]').click();
  await page.locator('[data-keep-offline]').waitFor();
  assert.not.ok(await page.evaluate(async () => (await caches.keys()).some(name => name.includes('pack'))));
  await context.close();
});

test('a page that holds the old index, a device that has the new one, and no network', async () => {
  const context = await browser.newContext();
  const page = await visit(context, 'index.html');
  await ready(page);
  const open = await visit(context, 'search.html');
  await open.locator('[data-search="input"]').fill('zz');
  await titles(open);
  server.folder = after;
  await keep(page);
  await server.stop();
  assert.ok((await ask(open, 'transformer')).length > 0, await status(open));
  assert.ok((await ask(open, MARK)).length > 0, await status(open));
  await context.close();
  await server.start();
});

test.run();
