// only: npm run test:long
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { launch } from '../setup/browser.ts';
import { long } from '../setup/depth.ts';
import { buildSample } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** What a reader types is kept, whatever the reader does next; and where it cannot be kept, the reader learns of it. */

const PAPER = 'papers/how-many-examples-does-a-neural-network-need.html';
const OTHER = 'papers/certified-adversarial-robustness-via-randomized-smoothing.html';

let folder: string;
let browser: Browser;
let server: StaticServer;
let context: BrowserContext;

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'own-note-'));
  server = await new StaticServer(await buildSample(folder)).start();
  browser = await launch();
});
test.after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
test.before.each(async () => {
  context = await browser.newContext();
  context.setDefaultTimeout(15_000);
});
test.after.each(() => context.close());

async function open(file: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + file);
  return page;
}

const noteOf = (page: Page) => page.locator('textarea.own-note');

/** Types as a person does, and leaves the field as it is. */
async function type(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  if (!(await noteOf(page).isVisible())) await page.locator('[data-mark="note"]').click();
  await noteOf(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

const kept = (page: Page, file = PAPER): Promise<string | undefined> =>
  page.evaluate(
    id => JSON.parse(localStorage.getItem('broadsheet:marks') ?? '{"papers":{}}').papers[id]?.note,
    path.basename(file, '.html'),
  );
const settled = (page: Page) => page.waitForTimeout(700);

test('a note is kept at once when the page is left: reloaded, by an address, by Back, by a link, by closing', async () => {
  const ways: Record<string, (page: Page) => Promise<unknown>> = {
    reloaded: page => page.reload(),
    address: page => page.goto(`${server.url}index.html`),
    back: page => page.goBack(),
    link: page => page.evaluate(() => document.querySelector<HTMLAnchorElement>('header a')!.click()),
    closed: page => Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]),
  };
  for (const [way, leave] of Object.entries(ways)) {
    const page = await open('index.html');
    await page.goto(server.url + PAPER);
    await type(page, `${way}. `);
    await leave(page);
    const again = await open(PAPER);
    assert.match(await noteOf(again).inputValue(), `${way}.`);
    assert.match((await kept(again)) ?? '', `${way}.`);
    await again.close();
  }
});

test('a note is kept while it is typed, and when the page is hidden', async () => {
  const page = await open(PAPER);
  await type(page, 'While typing');
  await settled(page);
  assert.is(await kept(page), 'While typing');
  await type(page, ' and hidden');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  assert.is(await kept(page), 'While typing and hidden');
});

test('a note on the reading list likewise', async () => {
  const page = await open(PAPER);
  await type(page, 'One');
  await settled(page);
  await page.goto(`${server.url}reading-list.html`);
  await noteOf(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' two');
  await page.reload();
  assert.is(await noteOf(page).inputValue(), 'One two');
});

test('two tabs do not overwrite each other: another paper, the same paper, both at the same time', async () => {
  const [a, b, c] = [await open(PAPER), await open(PAPER), await open(OTHER)];
  await type(a, 'First tab.');
  await settled(a);
  assert.is(await noteOf(b).inputValue(), 'First tab.', 'the other tab shows it');
  await type(c, 'Other paper.');
  await settled(c);
  assert.is(await kept(a), 'First tab.');
  assert.is(await kept(a, OTHER), 'Other paper.');
  // Both go on from the same note, and neither has seen what the other types.
  await type(a, ' And a.');
  await type(b, ' And b.');
  await settled(a);
  await settled(b);
  const both = (await kept(a))!;
  for (const words of ['First tab.', 'And a.', 'And b.'])
    assert.is(both.split(words).length, 2, `${words} once in: ${both}`);
  // A tab that was asleep has an old note, and takes nothing back.
  await b.evaluate(() => {
    const marks = JSON.parse(localStorage.getItem('broadsheet:marks')!);
    for (const own of Object.values<{ note?: string }>(marks.papers)) if (own.note) own.note = 'Rewritten elsewhere.';
    localStorage.setItem('broadsheet:marks', JSON.stringify(marks));
  });
  await type(b, ' And b again.');
  await settled(b);
  assert.match((await kept(b))!, /Rewritten elsewhere\./);
  assert.match((await kept(b))!, /And b again\./);
});

long(test, 'storage that is full or refused says so, and the words stay', async () => {
  const full = await open(PAPER);
  await full.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2))
      try {
        for (;;) localStorage.setItem(`x${Math.random()}`, 'x'.repeat(size));
      } catch {}
  });
  await type(full, 'No room for this.');
  await full.locator('[role="alert"]').waitFor();
  assert.match(
    await full.locator('[role="alert"]').innerText(),
    /note could not be saved.*storage is full or blocked/i,
  );
  await full.locator('h1').click();
  assert.is(await noteOf(full).inputValue(), 'No room for this.');
  await full.evaluate(() => localStorage.clear());
  await type(full, '!');
  await settled(full);
  assert.is(await full.locator('[role="alert"]').count(), 0, 'and no longer once there is room');
  assert.is(await kept(full), 'No room for this.!');

  await context.addInitScript({
    content: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });`,
  });
  for (const file of [PAPER, 'days/2024-10-09.html']) {
    const refused = await open(file);
    await refused.locator('[data-mark="saved"], .save').first().click();
    assert.match(
      await refused.locator('[role="alert"]').innerText(),
      /could not be saved.*storage is full or blocked/i,
      file,
    );
  }
});

test('what a reading list brings along forges no record in its files', async () => {
  const page = await open('reading-list.html');
  const paper = {
    type: 'article',
    title: 'Kites } @misc{a',
    URL: 'https://x.example/a) [b](https://evil.example/',
    DOI: '10.1/x},\n}\n@misc{forged,\n  title = {b',
    archive: 'arXiv} @misc{c',
    archive_location: '1} @misc{d',
    issued: { 'date-parts': [['2024} @misc{e']] },
  };
  const file = {
    version: 1,
    papers: { kites: { saved: '2025-01-01T00:00:00.000Z', note: 'For *chapter* two.', paper } },
  };
  await page.locator('.list-files input').setInputFiles({
    name: 'marks.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.locator('.reading-list .line').waitFor();
  const exported = async (format: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`button[data-export="${format}"]`).click(),
    ]);
    return fs.readFileSync(await download.path(), 'utf8');
  };
  const bib = await exported('bib');
  assert.is(bib.split('@misc{').length - 1, 1, bib);
  assert.match(bib, /^@misc\{\w*kites,\n/);
  assert.match(bib, 'annote = {For *chapter* two.}');
  assert.not.match(bib, /^@misc\{forged/m);
  const formats = await page
    .locator('button[data-export]')
    .evaluateAll(buttons => buttons.map(button => (button as HTMLElement).dataset['export']!));
  const markdown = await exported(formats.find(format => format === 'md')!);
  assert.match(markdown, '\n  > For \\*chapter\\* two.');
  assert.match(markdown, /\]\(https:\/\/x\.example\/a%29%20%5Bb%5D%28https:\/\/evil\.example\/\)\./);
});

test.run();
