// only: npm run test:long
// limit: 600 s
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { writeContentFolder } from '../bench/bench-content.ts';
import { drawn, languagePapers } from '../search/drawn.ts';
import { depth } from '../setup/depth.ts';
import { ask, status } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** The search in every script on the web, from disk and from the kept copy: what stands in a text finds it. */

const SCRIPTS = ['zh', 'ja', 'ko', 'th', 'ar', 'he', 'ru', 'de'];
/** So many substrings of each script are asked for. */
const EACH = depth('BROADSHEET_DRAWS', 8, 100);

const visit = new SiteVisit(async folder => {
  const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')];
  writeContentFolder(content, languagePapers());
  await build({ content, output, cache: path.join(folder, 'cache'), today: '2025-11-20', record: 'draft', warn() {} });
  return output;
});

test.before(() => visit.start());
test.after(() => visit.stop());

/** The papers found, best first. */
async function found(page: Page, question: string): Promise<string[]> {
  await ask(page, question);
  const links = await page.locator('.hit h2 a').evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''));
  return links.map(link => link.replace(/^.*\/|\.html$/g, ''));
}

/** Asks for what was drawn from each script, each on a page of its own. */
async function finds(page: Page): Promise<void> {
  await Promise.all(
    SCRIPTS.map(async script => {
      const own = await page.context().newPage();
      await own.goto(page.url());
      let first = 0;
      for (const { asked, having } of drawn(script, EACH)) {
        const ids = await found(own, asked);
        assert.ok(
          ids.some(id => having.has(id)),
          `${asked}: ${ids}`,
        );
        assert.not.match(await status(own), /No paper has “/, asked);
        if (ids.slice(0, 5).some(id => having.has(id))) first++;
      }
      assert.ok(first >= 0.95 * EACH, `${script}: ${first} of ${EACH}`);
      await own.close();
    }),
  );
}

test('on the web', async () => {
  const page = await visit.open('search.html', { serviceWorkers: 'block' });
  await finds(page);
  await found(page, '推理速度');
  const marked = await page.locator('.hit mark').allTextContents();
  assert.ok(marked.includes('推理速度'), `${marked}`);
  assert.match((await page.locator('.hit-excerpt, .hit-brief').first().textContent()) ?? '', '将推理速度提高了两倍，');
  await found(page, '推論');
  assert.match(await status(page), 'No paper has “推論”');
});

test('the keys of an input method are its own', async () => {
  const page = await visit.open('search.html', { serviceWorkers: 'block' });
  await found(page, '推理速度');
  const press = (isComposing: boolean) =>
    page.evaluate(composing => {
      const input = document.querySelector<HTMLInputElement>('[data-search="input"]')!;
      input.focus();
      const options = { key: 'ArrowDown', bubbles: true, cancelable: true, isComposing: composing };
      const isOurs = !input.dispatchEvent(new KeyboardEvent('keydown', options));
      return isOurs || document.activeElement !== input;
    }, isComposing);
  assert.is(await press(true), false);
  assert.is(await press(false), true);
});

test('from disk', async () => finds(await visit.open('search.html', {}, visit.onDisk)));

test('from the kept copy, without a network', async () => {
  const page = await visit.open('subscribe.html');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.locator('[data-keep-offline]').click();
  await page.locator('[data-offline-ready]').waitFor({ state: 'attached' });
  await visit.server.stop();
  await page.goto(`${visit.url}search.html`);
  await finds(page);
  await visit.server.start();
});

test.run();
