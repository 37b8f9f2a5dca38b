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

/** What a reader finds who comes again: what is new since the last visit, and what is new of what they follow. */

const TOPIC = 'topics/language-models.html';
const VISIT = `broadsheet:visit ${StaticServer.BASE}`;

let folder: string;
let site: string;
let browser: Browser;
let server: StaticServer;

interface NewPaper {
  title: string;
  author?: string;
  topic?: string;
}

/** Builds the sample with more papers on a day. */
function build(papers: readonly NewPaper[] = [], day = '2025-11-20'): Promise<string> {
  return buildSample(folder, content => {
    for (const { title, author = 'Nobody Else', topic = 'language-models' } of papers) {
      const id = title.toLowerCase().replaceAll(' ', '-');
      const head = `title: ${title}\nauthor:\n  - ${author}\nlisted: "${day}"\ntopics:\n  - ${topic}\n`;
      fs.writeFileSync(path.join(content, `papers/2025/${id}.md`), `---\n${head}---\n\nWe show how ${title} works.\n`);
    }
  });
}

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'follow-'));
  site = await build();
  server = await new StaticServer(site).start();
  browser = await launch();
});
test.after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function visit(file: string, base = server.url): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', error => assert.unreachable(String(error)));
  await page.goto(base + file);
  return page;
}

/** Lets hours pass. */
const later = (page: Page, hours: number, key = VISIT): Promise<void> =>
  page.evaluate(
    ([key, hours]) => {
      const kept = JSON.parse(localStorage.getItem(key)!) as { at: number };
      localStorage.setItem(key, JSON.stringify({ ...kept, at: kept.at - hours * 3600_000 }));
    },
    [key, hours] as const,
  );

const today = (page: Page) => page.locator('.bar nav a').first().innerText();

/** The paper or day below the line, where there is one. */
const belowLine = (page: Page) => page.locator('.since + * h3 a').first().innerText();

for (const place of ['a host', 'disk'] as const)
  test(`what came since the last visit is counted beside Today and stands above a line, from ${place}`, async () => {
    const base = place === 'disk' ? pathToFileURL(`${site}/`).href : server.url;
    const key = `broadsheet:visit ${new URL(base).pathname}`;
    const day = place === 'disk' ? '2025-11-18' : '2025-11-20';
    const page = await visit(TOPIC, base);
    const newest = await page.locator('.paper h3 a').first().innerText();
    assert.is(await today(page), 'Today');
    await build(
      [{ title: `One ${place}` }, { title: `Two ${place}` }, { title: `Three ${place}`, topic: 'robotics' }],
      place === 'disk' ? '2025-11-21' : '2025-11-20',
    );
    await later(page, 5, key);
    await page.reload();
    assert.match(await today(page), /^Today 3\s+new since your last visit$/);
    assert.is(await belowLine(page), newest);
    assert.is(await page.locator('.since').count(), 1);
    await page.goto(`${base}days/index.html`);
    assert.match(await page.locator('.since').innerText(), /new since your last visit/);
    await page.goto(`${base}index.html`);
    assert.match(await today(page), /^Today 3/);
    await page.goto(base + TOPIC);
    assert.is(await today(page), 'Today', 'they were seen');
    assert.is(await belowLine(page), newest, 'the visit goes on');
    await later(page, 5, key);
    await page.reload();
    assert.is(await page.locator('.since').count(), 0);
    // A day that grows, and an earlier one that is filled in.
    await build([{ title: `Four ${place}` }], place === 'disk' ? '2025-11-21' : '2025-11-20');
    await build([{ title: `Five ${place}`, topic: 'robotics' }], day);
    await later(page, 5, key);
    await page.reload();
    assert.match(await today(page), /^Today 2\s/);
    await page.context().close();
  });

test('whatever a browser kept, the pages work and the visit begins anew', async () => {
  const page = await visit(TOPIC);
  const good = await page.evaluate(key => localStorage.getItem(key)!, VISIT);
  for (const kept of [
    '',
    'null',
    '[]',
    '"x"',
    '{"newest":1,"seen":{"<b>":"x"},"at":"x"}',
    '{"newest":{"__proto__":[1]},"seen":{},"at":{}}',
    JSON.stringify({ newest: { constructor: 'x' }, at: Number.MAX_VALUE }),
    JSON.stringify({ newest: { '2025-11-19': 7 }, at: -1 }),
  ]) {
    await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [VISIT, kept] as const);
    await page.reload();
    assert.is(await today(page), 'Today', kept);
    const { newest } = JSON.parse(await page.evaluate(key => localStorage.getItem(key)!, VISIT));
    assert.equal(newest, JSON.parse(good).newest, kept);
  }
  await page.context().close();
});

test.run();
