// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FACETS } from '../../src/browser/search/messages.ts';
import { build } from '../../src/build/build.ts';
import { type Serving, serveFolder } from '../../src/serve/serve.ts';
import { harmless } from '../../src/typeset/unsafe.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { FileAudit } from './audit-files.ts';
import { hostileWords, writeHostileContent } from './hostile-content.ts';
import { PAYLOADS, POLYGLOT } from './payloads.ts';
import { watched } from './watched-page.ts';

/** Pages of each kind that are opened as a reader would; BROADSHEET_PAGES sets it. */
const OPENED = depth('BROADSHEET_PAGES', 1, 2);

let root = '';
let site = '';
let browser: Browser;
let held: Serving;
let bare: Serving;
let everyFile: string[] = [];
let pages: string[] = [];

test.before(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'no-script-'));
  site = path.join(root, 'site');
  const content = path.join(root, 'content');
  writeHostileContent(content);
  const report = await build({
    content,
    output: site,
    cache: path.join(root, 'cache'),
    today: '2025-11-20',
    now: '2025-11-20T00:00:00Z',
    warn: () => {},
  });
  assert.ok(report.papers > 1.5 * PAYLOADS.length, `${report.papers} papers`);
  everyFile = fs.readdirSync(site, { recursive: true, encoding: 'utf8' }).map(file => file.split(path.sep).join('/'));
  pages = everyFile.filter(file => file.endsWith('.html')).sort();
  held = await serveFolder({ dir: site });
  const undeclared = path.join(root, 'undeclared');
  fs.cpSync(site, undeclared, { recursive: true });
  fs.rmSync(path.join(undeclared, '_headers'));
  bare = await serveFolder({ dir: undeclared });
  browser = await launch();
});
test.after(async () => {
  await browser?.close();
  await held?.close();
  await bare?.close();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Pages that are gone, which lead on to others at once. */
const LEADS_ON = /^(?:archive\/index|map|sources\/[^/]+)\.html$/;

/** The first pages of each folder and those at the root: every kind of page. */
function samples(each: number): string[] {
  const kinds = new Map<string, string[]>();
  for (const file of pages) {
    const kind = file.includes('/') ? file.replace(/[^/]*$/, '') : file;
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return [...kinds.values()].flatMap(files => {
    const step = Math.max(1, Math.floor(files.length / each));
    return files.filter((_, i) => i % step === 0).slice(0, each);
  });
}

test('no page of the site holds an element, attribute or address that content made', async () => {
  const page = await browser.newPage();
  await page.goto(`${bare.url}robots.txt`);
  const audit = await FileAudit.in(page);
  const asked = `auditPages(${JSON.stringify(bare.url)}, ${JSON.stringify(pages)})`;
  const found = (await page.evaluate(asked)) as string[];
  assert.equal(found.slice(0, 20), []);
  assert.ok(pages.length > PAYLOADS.length);
  const others = everyFile.filter(
    file => /\.(?:xml|opml|json|ris|bib|webmanifest)$|^authors\/names\.js$/.test(file) && !/^pagefind\//.test(file),
  );
  const texts = others.map(file => [file, fs.readFileSync(path.join(site, file), 'utf8')] as const);
  assert.equal((await audit.of(new Map(texts))).slice(0, 20), []);
  for (const ending of ['xml', 'opml', 'json', 'ris', 'bib']) assert.ok(audit.seen.has(ending), ending);
  tried('payloads, each in fields of every kind of file and in dumps', PAYLOADS.length);
  tried('pages audited in Chromium', pages.length);
  tried('feeds, lists and files for programs audited', others.length);
  const words = Object.values(hostileWords()).map(word => (typeof word === 'string' ? 1 : Object.keys(word).length));
  tried(
    'the site’s own words, all of them hostile',
    words.reduce((sum, count) => sum + count, 0),
  );
  await page.close();
});

test('nothing runs, nothing is asked of others and nothing offends the policy, on every kind of page', async () => {
  for (const serving of [held, bare]) {
    const context = await browser.newContext();
    const { page, seen } = await watched(context, serving.url);
    for (const file of samples(OPENED).filter(name => !LEADS_ON.test(name))) {
      await page.goto(serving.url + file, { waitUntil: 'load' });
      // What waits for the mouse or the keyboard gets it.
      await page.mouse.move(300, 300);
      await page.keyboard.press('Tab');
    }
    await page.waitForTimeout(100);
    assert.equal(seen, []);
    await context.close();
  }
});

test('what content says is shown as text', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const plain = (text: string) => harmless(text).replace(/\s+/g, ' ').trim();
  let compared = 0;
  const step = Math.max(1, Math.floor(PAYLOADS.length / (OPENED * 10)));
  for (let n = 0; n < PAYLOADS.length; n += step) {
    await page.goto(`${bare.url}papers/hostile-${n}.html`);
    const text = plain((await page.locator('body').textContent()) ?? '');
    assert.ok(text.includes(plain(PAYLOADS[n]!)), `${n}: ${PAYLOADS[n]}`);
    assert.ok(text.includes(`zq${n}x`), `${n}`);
    compared++;
  }
  assert.ok(compared >= OPENED * 10);
  await context.close();
});

test('neither the address nor the search box reaches the page as markup, from a host and from a disk', async () => {
  const sample = PAYLOADS.filter((_, i) => i % 60 === 0);
  const texts = [...sample, '<img src=x onerror=ran(1)>', '"><script>ran(1)</script>', POLYGLOT];
  for (const base of [held.url, pathToFileURL(`${site}/`).href]) {
    const context = await browser.newContext();
    const { page, seen } = await watched(context, base);
    for (const payload of texts) {
      const text = encodeURIComponent(payload.replace(/\p{Cs}/gu, ''));
      const filters = [...FACETS, 'sort', 'from', 'to', 'page', '__proto__', 'constructor'].map(
        key => `&${key}=${text}`,
      );
      await page.goto(`${base}search.html?q=${text}${filters.join('')}#${text}`);
      await page.waitForTimeout(50);
    }
    // Choices that are there, among others that are not, so that there are results.
    await page.goto(`${base}search.html?q=hostile+%3Cimg%3E&topic=topic-1&topic=${encodeURIComponent(POLYGLOT)}`);
    await page.waitForTimeout(400);
    await page.goto(`${base}index.html?${encodeURIComponent(POLYGLOT)}#${encodeURIComponent(texts.at(-3)!)}`);
    await page.goto(`${base}search.html`);
    const box = page.locator('main input[type=search], main input[type=text]').first();
    assert.is(await box.count(), 1);
    for (const payload of [...texts.slice(-3), 'hostile <svg onload=ran(1)>', 'zq*', sample[1]!]) {
      await box.fill(payload.replace(/\s+/g, ' '));
      await box.press('Enter');
      await page.waitForTimeout(400);
    }
    assert.equal(seen, []);
    await context.close();
  }
});

test('a page that is not there says so without repeating the address as markup', async () => {
  const context = await browser.newContext();
  const { page, seen } = await watched(context, held.url);
  for (const name of ['%3Cscript%3Eran(1)%3C/script%3E', '%22%3E%3Cimg%20src=x%20onerror=ran(1)%3E.html'])
    await page.goto(`${held.url}${name}?<script>ran(1)</script>`);
  assert.equal(seen, []);
  await context.close();
});

test.run();
