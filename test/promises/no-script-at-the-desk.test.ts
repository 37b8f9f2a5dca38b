// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { WORDS_FILE } from '../../src/content/words-file.ts';
import { DEFENCES } from '../../src/desk/door.ts';
import { ADesk } from '../desk/a-desk.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { writeHostileContent } from './hostile-content.ts';
import { PAYLOADS, POLYGLOT } from './payloads.ts';
import { watched } from './watched-page.ts';

/** What content says is as hostile at the desk as on the site, and the desk can change files. */

/** Pages of each kind that are opened; BROADSHEET_PAGES sets it. */
const OPENED = depth('BROADSHEET_PAGES', 1, 2);

let browser: Browser;
const folder = new AContentFolder();
test.before(async () => {
  writeHostileContent(folder.root);
  await folder.ingest();
  browser = await launch();
});
test.after(() => browser?.close());

/** The desk's own addresses that a page leads to. */
const linksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a')]
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname, search }) => pathname + search),
  );

/** Types a payload into each field of the page, and waits for what is shown of it. @returns how many fields there are */
async function fill(page: Page, payloadFor: (n: number) => string): Promise<number> {
  const fields = page.locator(
    'main form[method=post] :is(textarea, input:not([type]), input[type=text], input[type=search]):visible',
  );
  const count = await fields.count();
  for (let n = 0; n < count; n++) await fields.nth(n).fill(payloadFor(n).replace(/\s+/g, ' '));
  await page.waitForTimeout(count > 0 ? 400 : 0);
  return count;
}

/** What kind of page it is: `/paper/…`. */
const kindOf = (address: string): string => address.replace(/^(\/[^/?]*\/)[^?]*/, '$1…').replace(/=[^&]*/g, '=…');

for (const held of [true, false])
  test(`nothing runs and nothing is asked of others at the desk, ${held ? 'with' : 'without'} its policy`, async () => {
    const { 'Content-Security-Policy': policy, ...rest } = DEFENCES.headers;
    const headers = { ...(held && { 'Content-Security-Policy': policy! }), ...rest };
    const desk = await new ADesk(folder).serve({ defences: { ...DEFENCES, headers } });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      const { page, seen } = await watched(context, desk.serving.url);
      // Until all papers are read, pages say so alone.
      while ((await desk.get('/find?q=zq1x')).status === 503) await setTimeout(100);
      await page.goto(desk.serving.link);
      const waiting = ['/', `/find?q=${encodeURIComponent(PAYLOADS[0]!)}`, '/find?q=zq1x', '/history', '/publish'];
      // What the first page leads to comes a moment later.
      waiting.push('/day/2024-01-01', '/paper/hostile-0', '/review');
      const opened = new Map<string, number>();
      let filled = 0;
      const done = new Set<string>();
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        const kind = kindOf(at);
        if (done.has(at) || (opened.get(kind) ?? 0) >= OPENED) continue;
        done.add(at);
        opened.set(kind, (opened.get(kind) ?? 0) + 1);
        await page.goto(new URL(at, desk.serving.url).href, { waitUntil: 'load' });
        await page.mouse.move(400, 400);
        await page.keyboard.press('j');
        waiting.push(...(await linksOf(page)));
        if (held) continue;
        // A page that keeps what was typed asks before it is left, but not when it is closed.
        const typed = await watched(context, desk.serving.url);
        await typed.page.goto(new URL(at, desk.serving.url).href, { waitUntil: 'load' });
        filled += await fill(typed.page, n => PAYLOADS[(n + filled) % PAYLOADS.length]!);
        await typed.page.close();
        seen.push(...typed.seen);
      }
      for (const kind of ['/', '/day/…', '/paper/…', '/review/…', '/find?q=…', '/publish', '/history'])
        assert.ok(opened.has(kind), `${kind} was opened; there were ${[...opened.keys()].join(' ')}`);
      // What is pasted is shown before anybody looked at it.
      await page.goto(new URL('/take-in', desk.serving.url).href);
      for (const text of [POLYGLOT, ...PAYLOADS.filter((_, i) => i % 120 === 0)]) {
        const csl = [
          { id: 'x', type: 'article', title: `${text} zqpaste`, author: [{ literal: text }], abstract: text },
        ];
        for (const pasted of [JSON.stringify(csl), `${text}\n\nhttps://arxiv.org/abs/2401.01234\n`]) {
          await page.locator('textarea').first().fill(pasted);
          await page.waitForResponse(response => response.url().includes('/take-in/preview'));
        }
      }
      await page.waitForTimeout(200);
      // What is wrong with the dumps was said on their pages: the policy offends nobody but who breaks it.
      assert.equal(seen, []);
      if (!held) tried('fields of the desk filled in', filled);
      tried(`pages of the desk opened, ${held ? 'with' : 'without'} its policy`, done.size);
    } finally {
      await context.close();
      await desk.close();
    }
  });

test('a title that a step or a message names is text', async () => {
  // The buttons are found by what the program calls them.
  fs.rmSync(path.join(folder.root, WORDS_FILE));
  const desk = await new ADesk(folder).serve();
  const context = await browser.newContext();
  try {
    const { page, seen } = await watched(context, desk.serving.url);
    for (const n of [0, 5, 11])
      await desk.desk.change(`Picked “${PAYLOADS[n]}”`, async step => {
        const { pickPapers } = await import('../../src/curate/picks.ts');
        pickPapers(folder.root, '2024-01-01', [`hostile-${n}`], step);
      });
    await page.goto(desk.serving.link.replace('/?', '/history?'));
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('status').getByText('Took back').waitFor();
    assert.equal(seen, []);
  } finally {
    await context.close();
    await desk.close();
  }
});

test.run();
