// only: npm run test:long
// limit: 240 s
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { titles } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** How a reader goes through a list: paper after paper, and back to the place; from a host and from disk. */

const DAY = 'days/2024-10-09.html';
const TOPIC = 'topics/language-models.html';
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

const readers = new SiteVisit();

test.before(() => readers.start());
test.after(() => readers.stop());

const heading = (page: Page) => page.locator('h1').innerText();
const where = (page: Page) => page.locator('.in-list > span').last().innerText();
const listed = (page: Page) => page.locator('.paper > :is(h2, h3, h4) > a, .line > a').allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Presses a key that leads to another page. */
async function turn(page: Page, key: string): Promise<void> {
  const from = page.url();
  await Promise.all([page.waitForURL(url => url.href !== from), page.keyboard.press(key)]);
}

for (const place of ['a host', 'disk'] as const)
  test(`a day is read in its order with the keyboard, and back to the place, from ${place}`, async () => {
    const base = place === 'disk' ? readers.onDisk : readers.url;
    const page = await readers.open(DAY, PHONE, base);
    const papers = await listed(page);
    const name = await heading(page);
    for (let i = 0; i < 2; i++) await page.keyboard.press('j');
    await turn(page, 'o');
    for (let at = 1; at < papers.length; at++) {
      assert.is(await heading(page), papers[at]);
      assert.is(await where(page), `${at + 1} of ${papers.length} in ${name}`);
      if (at < papers.length - 1) await turn(page, 'j');
    }
    assert.is(await page.locator('.turn [rel="next"]').count(), 0);
    const up = await page.locator('.turn .up').innerText();
    assert.is(up.replace(/\s+/g, ' '), `Back to the list ${name.replace(/\s/g, ' ')}`);
    await turn(page, 'k');
    await turn(page, 'u');
    assert.is(await heading(page), name);
    assert.is(await focused(page), papers.at(-2));
    assert.ok(await page.locator(':focus').evaluate(link => link.getBoundingClientRect().top > 100));
    await page.keyboard.press('j');
    assert.is(await focused(page), papers.at(-1));
    await page.context().close();
  });

test('a topic is read by taps on a phone, and the browser’s own Back keeps the place in the list', async () => {
  const page = await readers.open(TOPIC, PHONE);
  const papers = await listed(page);
  await page.locator('.paper h3 > a').first().tap();
  // The third is the first that has related papers.
  for (const at of [1, 2]) {
    await page.locator('.in-list [rel="next"]').tap();
    await page.waitForFunction(title => document.querySelector('h1')?.textContent === title, papers[at]);
  }
  assert.is(await where(page), `3 of ${papers.length} in Large language models`);
  const next = page.locator('.in-list [rel="next"]');
  assert.is(await next.getAttribute('aria-label'), `Next: ${papers[3]}`);
  const box = (await next.boundingBox())!;
  assert.ok(box.width >= 24 && box.height >= 24);
  const related = await page.locator('.related a').first().getAttribute('href');
  await page.locator('.related a').first().tap();
  await page.waitForURL(`**/${related}`);
  assert.is(await page.locator('.in-list').count(), 0, 'a related paper is not the list’s');
  await page.goBack();
  assert.is(await where(page), `3 of ${papers.length} in Large language models`);
  await page.locator('.turn [rel="next"]').tap();
  await page.waitForFunction(title => document.querySelector('h1')?.textContent === title, papers[3]);
  await page.locator('.in-list .up').tap();
  await page.waitForURL(`**/${TOPIC}`);
  await page.waitForFunction(title => document.activeElement?.textContent === title, papers[3]);
  await page.context().close();
});

test('a search and the saved list are lists too', async () => {
  const page = await readers.open('search.html?q=learning');
  const found = await titles(page);
  await page.locator('[data-search="more"]').click();
  await page.waitForFunction(count => document.querySelectorAll('.hit').length > count, found.length);
  const all = await page.locator('.hit h2 a').allInnerTexts();
  await page.locator('.hit h2 a').nth(22).click();
  assert.is(await heading(page), all[22]);
  assert.is(await where(page), `23 of ${all.length} in Search: learning`);
  await page.keyboard.press('s');
  await turn(page, 'j');
  await page.keyboard.press('s');
  await turn(page, 'u');
  await page.waitForFunction(title => document.activeElement?.textContent === title, all[23]);
  await page.goto(`${readers.url}reading-list.html`);
  await page.locator('.line > a').last().click();
  assert.is(await where(page), '2 of 2 in Reading list');
  await turn(page, 'u');
  await page.waitForFunction(title => document.activeElement?.textContent === title, all[22]);
  await page.context().close();
});

test('e unfolds the abstract in the list and folds it again; from disk it opens the paper', async () => {
  const page = await readers.open(DAY, { serviceWorkers: 'block' });
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const box = page.locator('.paper .unfolded');
  await box.locator('.eyebrow').waitFor();
  const text = (await box.innerText()).split('\n').filter(Boolean);
  const title = await focused(page);
  await page.keyboard.press('e');
  assert.is(await box.count(), 0);
  await turn(page, 'o');
  assert.is(await heading(page), title);
  assert.equal((await page.locator('.abstract').innerText()).split('\n').filter(Boolean), text);
  await turn(page, 'u');
  await page.waitForFunction(title => document.activeElement?.textContent === title, title);
  // A page that is not there opens as its link does.
  await page.route('**/papers/*', route => route.fulfill({ status: 404, body: 'not found' }));
  await turn(page, 'e');
  assert.match(page.url(), /\/papers\//);
  await page.unroute('**/papers/*');
  await page.goto(readers.onDisk + DAY);
  await page.keyboard.press('j');
  await turn(page, 'e');
  assert.is(await heading(page), title);
  await turn(page, 'u');
  assert.is(await focused(page), title);
  await page.context().close();
});

test('from elsewhere, and where storage is blocked, a paper leads on by date', async () => {
  const page = await readers.open(DAY);
  const href = await page.locator('.paper h3 > a').first().getAttribute('href');
  await page.goto(new URL(href!, page.url()).href);
  assert.is(await page.locator('.in-list').count(), 0);
  assert.match(await page.locator('.turn').innerText(), /^(?:Newer|Older)/);
  await page.context().close();
  const blocked = await (await readers.browser.newContext()).newPage();
  await blocked.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  blocked.on('pageerror', error => readers.errors.push(String(error)));
  await blocked.goto(readers.url + DAY);
  await blocked.locator('.paper h3 > a').first().click();
  await blocked.waitForURL('**/papers/**');
  assert.match(await blocked.locator('.turn').innerText(), /^(?:Newer|Older)/);
  await blocked.context().close();
});

test('a list that another page of the host left behind leads nowhere else', async () => {
  const page = await readers.open(DAY);
  const link = page.locator('.paper h3 > a').first();
  const to = new URL((await link.getAttribute('href'))!, page.url()).href;
  const id = /([^/]+)\.html$/.exec(to)![1]!;
  for (const list of [
    { href: 'javascript:alert(1)', name: 'x', papers: [[id, 'x']] },
    { href: 'https://elsewhere.example/', name: 'x', papers: [[id, 'x']] },
    { href: page.url(), name: '<b>x</b>', papers: [[id, 3]] },
    { href: page.url(), name: 'x', papers: 'x' },
    'x',
    null,
  ]) {
    await page.evaluate(slip => sessionStorage.setItem('broadsheet:slip', JSON.stringify(slip)), { to, list });
    await page.goto(to);
    assert.is(await page.locator('.in-list').count(), 0, JSON.stringify(list));
  }
  await page.context().close();
});

test('no script of these pages failed', () => assert.equal(readers.errors, []));

test.run();
