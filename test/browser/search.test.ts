import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readArchive } from '../../src/content/content-folder.ts';
import { sourceName } from '../../src/digest/source-name.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { ENGLISH } from '../../src/words/site-words.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { ADDRESSES, QUESTIONS } from './questions.ts';
import { ask, buildSample, status, titles } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** The search as readers meet it: over http below a base path and under the policy, and from disk. */

let folder: string;
let browser: Browser;
let server: StaticServer;
let web: Page;
let disk: Page;
const problems: string[] = [];

async function open(url: string): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', error => problems.push(`${url}: ${error.message}`));
  page.on('console', message => message.type() === 'error' && problems.push(`${url}: ${message.text()}`));
  await page.goto(url);
  return page;
}

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'search-'));
  const site = await buildSample(folder, content => {
    const file = path.join(content, 'papers/2025/trust-region-policy-optimization.md');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace('author-count:', 'identifiers: { arxiv: "1502.05477" }\nauthor-count:'));
  });
  browser = await launch();
  server = await new StaticServer(site).start();
  web = await open(`${server.url}search.html`);
  disk = await open(`${pathToFileURL(site)}/search.html`);
});

test.after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Of so many questions one is asked of both: all, where there is time. */
const EACH = depth('BROADSHEET_QUESTIONS', 8, 1);

test('finds the same in the same order over http and from disk: questions, filters and sorts', async () => {
  let found = 0;
  const chosen = <T>(list: readonly T[]) => list.filter((_, i) => i % EACH === 0);
  const [questions, addresses] = [chosen(QUESTIONS), chosen(ADDRESSES)];
  for (const question of questions) {
    const [overHttp, fromDisk] = await Promise.all([ask(web, question), ask(disk, question)]);
    assert.equal(fromDisk, overHttp, question);
    assert.is(await status(disk), await status(web), question);
    if (overHttp.length > 0) found++;
  }
  for (const address of addresses) {
    await web.goto(`${server.url}search.html${address}`);
    await disk.goto(`${pathToFileURL(server.folder)}/search.html${address}`);
    const [overHttp, fromDisk] = await Promise.all([titles(web), titles(disk)]);
    assert.equal(fromDisk, overHttp, address);
    if (overHttp.length > 0) found++;
  }
  assert.is(QUESTIONS.length + ADDRESSES.length, 50);
  const asked = questions.length + addresses.length;
  assert.ok(found > 0.8 * asked, `${found} of ${asked} found something`);
});

/** Each paper of the sample by the address of its page. */
function papers(): Map<string, PaperEntry> {
  const { entries } = readArchive(path.join(folder, 'content'));
  return new Map(entries.map(entry => [`papers/${entry.id}.html`, entry]));
}

/** The papers found, in no order, once all of them are shown. */
async function found(question: string): Promise<PaperEntry[]> {
  await ask(web, question);
  const more = web.locator('[data-search="more"]');
  while (await more.isVisible()) {
    const shown = await web.locator('.hit').count();
    await more.click();
    await web.waitForFunction(before => document.querySelectorAll('.hit').length > before, shown);
  }
  const known = papers();
  const links = web.locator('.hit h2 a');
  const files = await links.evaluateAll(list =>
    list.map(a => (a as HTMLAnchorElement).pathname.replace('/digest/', '')),
  );
  const entries = files.map(file => known.get(file));
  assert.ok(entries.length > 0 && !entries.includes(undefined), `${question}: ${entries.length} papers, all known`);
  return entries as PaperEntry[];
}

const text = (entry: PaperEntry) => `${entry.title} ${entry.author?.join(', ')} ${entry.abstract}`.toLowerCase();
const all = () => [...papers().values()];

test('a phrase wants its words side by side', async () => {
  await web.goto(`${server.url}search.html`);
  const both = await found('object detection');
  const phrase = await found('"object detection"');
  assert.ok(phrase.length < both.length, `${phrase.length} of ${both.length}`);
  for (const entry of phrase) assert.match(text(entry), /object\W+detect/, entry.id);
});

test('a minus leaves out what has the word', async () => {
  const plain = await found('detection');
  const without = await found('detection -transformer');
  assert.ok(without.length < plain.length, `${without.length} of ${plain.length}`);
  for (const entry of without) assert.not.match(text(entry), /transformer/, entry.id);
});

test('author: finds all papers of the name, and no others', async () => {
  const named = await found('author:welling');
  for (const entry of named) assert.match(entry.author?.join() ?? '', 'Welling', entry.id);
  assert.is(named.length, all().filter(entry => entry.author?.some(name => /Welling/.test(name))).length);
});

test('topic: finds all papers of the topic, and with a minus leaves them out', async () => {
  const isVision = (entry: PaperEntry) => entry.topics?.includes('vision') === true;
  const topic = await found('topic:"computer vision"');
  assert.is(topic.length, all().filter(isVision).length);
  assert.ok(topic.every(isVision));
  assert.not.ok((await found('learning -topic:"computer vision"')).some(isVision));
});

test('year: finds all papers of a range of years', async () => {
  const isWithin = ({ issued = '' }: PaperEntry) => issued.slice(0, 4) >= '2017' && issued.slice(0, 4) <= '2019';
  const range = await found('year:2017..2019');
  assert.is(range.length, all().filter(isWithin).length);
  assert.ok(range.every(isWithin));
});

test('a facet’s numbers are those of the papers found', async () => {
  await web.goto(`${server.url}search.html`);
  const entries = await found('learning');
  const numbers = await web
    .locator('.search-facets fieldset', { has: web.locator('legend', { hasText: /^Source$/ }) })
    .locator('li label')
    .allTextContents();
  const expected = new Map<string, number>();
  for (const { provenance } of entries)
    for (const source of new Set(provenance.map(place => sourceName(ENGLISH, place.source))))
      expected.set(source, (expected.get(source) ?? 0) + 1);
  assert.equal(
    numbers.map(label => label.trim()).sort(),
    [...expected].map(([source, count]) => `${source} ${count}`).sort(),
  );
});

test('a screen reader hears how many there are, and how a question was changed', async () => {
  for (const address of ['search.html', 'index.html']) {
    await web.goto(server.url + address);
    const box = web.locator(address === 'search.html' ? '[data-search="input"]' : 'header input[type=search]');
    await box.focus();
    await box.pressSequentially('transfomer detection');
    const live = web.locator('[role=status]', { hasText: 'searched for “transformer” instead' });
    await live.waitFor({ state: 'attached' });
    assert.match((await live.textContent()) ?? '', /^\d+ papers?\. /, address);
    assert.ok(await live.evaluate(e => e.checkVisibility() && !e.closest('[aria-hidden]')), address);
  }
});

test('a result leads to where the paper can be read, if that is known', async () => {
  for (const site of [server.url, `${pathToFileURL(path.join(folder, 'site'))}/`]) {
    const page = await open(`${site}search.html`);
    await ask(page, 'trust region policy optimization');
    const [first] = await page.locator('.hit').all();
    const link = first!.locator('.hit-facts a');
    assert.is(await link.textContent(), 'Read');
    assert.is(await link.getAttribute('aria-label'), 'Read at arxiv.org');
    assert.is(await link.getAttribute('href'), 'https://arxiv.org/abs/1502.05477');
    await ask(page, 'voxposer');
    // Where it is not known, to a search for it.
    const search = page.locator('.hit-facts a').first();
    assert.is(await search.textContent(), 'Find it');
    assert.is(await search.getAttribute('aria-label'), 'Find it: search Google Scholar');
    const asked = new URL((await search.getAttribute('href'))!).searchParams.get('q');
    assert.is(asked, await page.locator('.hit h2').first().textContent());
    await page.close();
  }
});

test('where a pointer shows the link to read a result, it takes no room', async () => {
  const page = await open(`${server.url}search.html`);
  await page.setViewportSize({ width: 390, height: 800 });
  await ask(page, 'learning');
  const hits = page.locator('.hit');
  const heights = () => hits.evaluateAll(all => all.map(hit => hit.clientHeight));
  const shown = await heights();
  await hits.first().hover();
  assert.ok(await hits.first().locator('.hit-read').isVisible());
  assert.equal(await heights(), shown);
  await hits.locator('.hit-read').evaluateAll(all => {
    for (const link of all) link.remove();
  });
  assert.equal(await heights(), shown);
  await page.close();
});

test('a result can be saved, and is then found among the saved', async () => {
  await web.goto(`${server.url}search.html`);
  const [, second] = await ask(web, 'learning');
  const star = web.locator('.hit .save').nth(1);
  assert.is(await star.getAttribute('aria-pressed'), 'false');
  await star.click();
  assert.is(await star.getAttribute('aria-pressed'), 'true');
  assert.equal(await ask(web, 'is:saved'), [second]);
  await web.goto(`${server.url}reading-list.html`);
  const item = web.locator('.reading-list .lines > li', { hasText: second! });
  await item.waitFor();
  const author = all().find(({ title }) => title === second)?.author?.[0];
  assert.match((await item.textContent()) ?? '', author!);
  await web.evaluate(() => localStorage.clear());
});

test('says what it changed in a question, and what to try', async () => {
  await web.goto(`${server.url}search.html`);
  await ask(web, 'transfomer detection');
  assert.match(await status(web), 'No paper has “transfomer”; searched for “transformer” instead.');
  await ask(web, 'transformer xqzvbn');
  assert.match(await status(web), 'No paper has “xqzvbn”; searched without it.');
  assert.equal(await ask(web, 'zzqxjv kqwzzx'), []);
  assert.is(await status(web), 'No paper has “zzqxjv” or “kqwzzx”.');
  const tips = web.locator('[data-search="tips"]');
  assert.match(await tips.innerText(), /^Suggestions:/);
  assert.match((await tips.locator('a').getAttribute('href'))!, /^https:\/\/scholar\.google\.com\/.*zzqxjv%20kqwzzx$/);
  await ask(web, 'transformer');
  assert.not(await tips.isVisible());
});

test('an exact title comes first, with and without accents and signs', async () => {
  assert.is((await ask(web, 'Mask R-CNN'))[0], 'Mask R-CNN');
  assert.match((await ask(web, 'author:schutt'))[0] ?? '', 'SchNet');
  assert.equal(await ask(web, 'schütt'), await ask(web, 'Schutt'));
});

test('facets narrow the results, and the address keeps the choice', async () => {
  await web.goto(`${server.url}search.html?q=network`);
  const all = (await titles(web)).length;
  const first = web.locator('.search-facets li').first();
  await first.waitFor();
  const topic = (await first.locator('label span').first().textContent()) ?? '';
  const count = Number(await first.locator('.count').textContent());
  const box = first.locator('input');
  await box.check();
  await web.waitForFunction(() => location.search.includes('topic='));
  await web.waitForFunction(n => document.querySelectorAll('.hit').length === n, count);
  assert.ok(count > 0 && count < all);
  assert.is(new URL(web.url()).searchParams.get('topic'), topic);
  await web.reload();
  assert.is((await titles(web)).length, count);
});

test('a reader’s marks narrow the results, from disk too', async () => {
  for (const [page, base] of [
    [web, server.url],
    [disk, `${pathToFileURL(server.folder)}/`],
  ] as const) {
    await page.goto(`${base}search.html`);
    const [first] = await ask(page, 'transformer');
    const href = await page.locator('.hit h2 a').first().getAttribute('href');
    const id = href!.replace(/^.*\//, '').replace('.html', '');
    await page.evaluate(
      key =>
        localStorage.setItem(
          'broadsheet:marks',
          JSON.stringify({ version: 1, papers: { [key]: { saved: '2025-11-20T00:00:00Z' } } }),
        ),
      id,
    );
    assert.equal(await ask(page, 'is:saved'), [first]);
    await page.goto(`${base}search.html?mark=saved`);
    assert.equal(await titles(page), [first]);
  }
});

test('the box on every page: a combobox that a keyboard can use', async () => {
  const page = await open(`${server.url}index.html`);
  await page.keyboard.press('/');
  await page.keyboard.type('mask r-cnn', { delay: 10 });
  const box = page.locator('header input[type=search]');
  await page.locator('[role=option]').first().waitFor();
  assert.is(await box.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  assert.is(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  assert.match((await page.locator(`#${active}`).textContent()) ?? '', 'Mask R-CNN');
  await Promise.all([page.waitForURL(/papers\/mask-r-cnn/), page.keyboard.press('Enter')]);
  await page.goto(`${server.url}index.html`);
  await page.keyboard.press('/');
  await page.keyboard.type('detection');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Escape');
  assert.is(await box.getAttribute('aria-expanded'), 'false');
  await Promise.all([page.waitForURL(/search\.html\?q=detection/), page.keyboard.press('Enter')]);
  assert.ok((await titles(page)).length > 0);
  await page.close();
});

test('text in papers and questions is text', async () => {
  await web.goto(`${server.url}search.html`);
  await ask(web, '<img src=x onerror=alert(1)> network');
  assert.is(await web.locator('.search img').count(), 0);
});

test('nothing was reported to the console', () => assert.equal(problems, []));

test.run();
