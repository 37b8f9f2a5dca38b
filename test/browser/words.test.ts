// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BROWSER } from '../../src/words/en/browser.ts';
import { wordsOf } from '../../src/words/site-words.ts';
import { ask, buildSample, status } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** On a site in Arabic the scripts of the pages say nothing in English, and what they show runs from right to left. */

const PAPER = 'papers/how-many-examples-does-a-neural-network-need.html';
const words = wordsOf({ language: 'ar' });
const readers = new SiteVisit(folder =>
  buildSample(folder, content => {
    const file = path.join(content, 'site.yaml');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^language: .*$/m, 'language: ar'));
  }),
);
test.before(() => readers.start());
test.after(() => readers.stop());

/** What scripts say in English: as patterns where they begin with words, since a title may look like the others. */
const SAID = Object.values(BROWSER)
  .flatMap(message => (typeof message === 'string' ? [message] : Object.values(message)))
  .flatMap(message => message.replace(/\{n\}/g, '7').split(/<\/?\w+>/))
  .map(text => text.trim())
  .filter(text => /^[^{]*[A-Za-z]{5}|^[^{]*[A-Za-z]{2}[^{]*$/.test(text))
  .map(text =>
    text
      .split(/\{\w+\}/)
      .map(part => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/7/g, '\\d+'))
      .join('.+'),
  );
const ENGLISH = new RegExp(`^(?:${[...new Set(SAID)].join('|')})$`);

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What scripts made: those parts of the pages that have no words of theirs before. */
const MADE =
  '.search-list, [role="status"], .search-notice, .search-facets fieldset, .hit, .tools [data-mark="saved"], .tools [data-mark="read"], .own-note, .save, .hide-read, dialog, .in-list, .switch, .keys-open, .theme, .lines, .follow button, [data-keep-offline]';

/** Finds nothing wrong with what scripts made on the page as it stands. @param parts that must be there */
async function look(page: Page, name: string, ...parts: string[]): Promise<void> {
  for (const part of parts) await page.locator(part).first().waitFor();
  const { texts, turned } = await page.evaluate(made => {
    const parts = [...document.querySelectorAll<HTMLElement>(made)];
    const texts = parts.flatMap(part => {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) found.push(walker.currentNode.textContent!);
      for (const each of [part, ...part.querySelectorAll('*')])
        for (const name of ['aria-label', 'title', 'placeholder'])
          if (!each.matches('.Z3988')) found.push(each.getAttribute(name) ?? '');
      return found;
    });
    return { texts, turned: parts.filter(part => getComputedStyle(part).direction !== 'rtl').map(p => p.outerHTML) };
  }, MADE);
  assert.equal([...new Set(texts.map(text => text.trim()).filter(text => ENGLISH.test(text)))], [], name);
  assert.equal(turned, [], name);
  await page.evaluate(AXE);
  const violations = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
  );
  assert.equal(violations, [], name);
}

test('searching', async () => {
  const page = await readers.open('index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('models', { delay: 20 });
  await look(page, 'the box', '.search-list [role="option"]');
  await page.goto(`${readers.url}search.html?q=diffusion`);
  await page.waitForFunction(() => document.querySelector('.search-facets fieldset'));
  assert.is(await status(page), words.say('n-papers', { n: await page.locator('.hit').count() }));
  await look(page, 'results', '.hit');
  await ask(page, 'qqxxzz');
  assert.is(await status(page), words.say('none-has-words', { words: words.say('quoted-text', { text: 'qqxxzz' }) }));
  await ask(page, '"models -robust" year:1900');
  await look(page, 'nothing found', '.search-notice p');
  await ask(page, 'is:saved');
  assert.is(await status(page), words.say('none-saved'));
  await look(page, 'nothing saved');
  await page.context().close();
});

test('saving, notes and the reading list', async () => {
  const page = await readers.open('days/2025-11-19.html');
  await look(page, 'a list', '.save', '.switch');
  await page.locator('.paper :is(h2, h3) > a').first().click();
  await page.waitForURL('**/papers/**');
  await page.locator('[data-mark="saved"]').click();
  await page.locator('[data-mark="read"]').click();
  await page.locator('[data-mark="note"]').click();
  await page.locator('.own-note').fill('ملاحظة');
  assert.is(await page.locator('[data-mark="saved"]').innerText(), words.say('paper-saved'));
  // The arrow to the next paper leads to the left.
  assert.is(await page.locator('.in-list [rel="next"]').innerText(), '←');
  await look(page, 'a paper in its list', '.in-list');
  await page.goto(`${readers.url}reading-list.html`);
  assert.is(await page.locator('[role="status"]').innerText(), words.say('papers-last-saved', { n: 1 }));
  await look(page, 'the reading list', '.reading-list .line');
  await page.context().close();
});

test('following', async () => {
  const page = await readers.open('topics/language-models.html');
  const follow = page.locator('button[data-follow]');
  assert.is(await follow.innerText(), words.say('follow-this'));
  await follow.click();
  assert.is(await follow.innerText(), words.say('following-this'));
  await page.goto(`${readers.url}for-you.html`);
  await look(page, 'what is followed', '.followed-line', '.hit');
  await page.context().close();
});

test('the keys, and what is not on the device', async () => {
  const page = await readers.open('subscribe.html');
  await page.keyboard.press('?');
  await look(page, 'the keys', 'dialog[open]');
  await page.keyboard.press('Escape');
  await page.locator('[data-keep-offline]').waitFor();
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.context().setOffline(true);
  await page.goto(readers.url + PAPER);
  assert.is(await page.locator('h1').innerText(), words.say('not-here'));
  assert.is(await page.locator('html[lang="ar"][dir="rtl"]').count(), 1);
  assert.is(await page.locator('main p a').count(), 3);
  await page.context().close();
});

test('no script of these pages failed', () => assert.equal(readers.errors, []));

test.run();
