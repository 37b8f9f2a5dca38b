import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { serveFolder } from '../../src/serve/serve.ts';
import { launch } from '../setup/browser.ts';

let browser: Browser;
let dir = '';
const write = (title: string) => writeFileSync(join(dir, 'index.html'), `<!doctype html><title>${title}</title><body>`);

test.before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'reload-'));
  browser = await launch();
});
test.after(async () => {
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
});

test('an open page follows a rebuilt site and a restarted server, and else stays', async () => {
  write('first');
  const headers = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'" };
  const options = { dir, live: true, base: '/digest/', headers };
  const serving = await serveFolder(options);
  const page = await browser.newPage();
  const waitFor = (title: string) =>
    page.waitForFunction(wanted => document.title === wanted, title, { timeout: 20_000 });
  await page.goto(serving.url);
  await waitFor('first');

  // Between the page's load and its connection: the connection itself must tell.
  write('second');
  serving.reload();
  await waitFor('second');
  // The title is there before the page is.
  await page.waitForLoadState('load');

  let loads = 0;
  page.on('load', () => loads++);
  await page.waitForTimeout(700);
  assert.is(loads, 0, 'nothing changed, nothing loads');

  await serving.close();
  write('third');
  const restarted = await serveFolder({ ...options, port: Number(new URL(serving.url).port) });
  await waitFor('third');
  await restarted.close();
});

test('what is wrong stands in the page, as text whatever it holds, and is gone when it is mended', async () => {
  write('a page');
  writeFileSync(
    join(dir, '_headers'),
    "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'\n",
  );
  const serving = await serveFolder({ dir, live: true });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', error => faults.push(error.message));
  await page.goto(serving.url);
  const panel = page.getByRole('complementary', { name: 'What is wrong with the content' });
  const hostile = 'days/a.md:2: error: found "</ol><img src=x onerror=alert(1)>" [x]\n    Correct this line.';
  serving.show([
    { severity: 'warning', text: 'a warning' },
    { severity: 'error', text: hostile },
    { severity: 'error', text: hostile },
  ]);
  await panel.getByText('1 error, 1 warning').waitFor();
  assert.equal(await panel.locator('li').allInnerTexts(), [hostile, 'a warning'], 'each once, errors first');
  assert.ok(await panel.getByText('Correct this line.').isVisible(), 'errors are open');
  assert.is(await page.locator('img').count(), 0);
  await page.reload();
  await panel.getByText('1 error, 1 warning').waitFor();

  serving.show(Array.from({ length: 60 }, (_, i) => ({ severity: 'warning', text: `warning ${i}` })));
  await panel.getByText('60 warnings').waitFor();
  assert.not.ok(await panel.getByText('warning 0', { exact: true }).isVisible(), 'warnings are folded');
  await panel.getByText('60 warnings').click();
  assert.ok(await panel.getByText('and 10 more, in the terminal').isVisible());
  serving.show([]);
  await panel.waitFor({ state: 'detached' });
  assert.equal(faults, []);

  rmSync(join(dir, 'index.html'));
  serving.show([{ severity: 'error', text: 'nothing can be built' }]);
  await page.reload();
  await panel.getByText('nothing can be built').waitFor();
  write('built at last');
  serving.show([]);
  serving.reload();
  await page.waitForFunction(() => document.title === 'built at last');
  await serving.close();
});

test('what is wrong runs from left to right, as English, in a site of another direction', async () => {
  writeFileSync(join(dir, 'index.html'), '<!doctype html><html lang="ar" dir="rtl"><title>x</title><body>');
  const serving = await serveFolder({ dir, live: true });
  const page = await browser.newPage();
  await page.goto(serving.url);
  serving.show([{ severity: 'error', text: 'a.md:1: error: Expected a first line "---", found "". [front-matter]' }]);
  const panel = page.getByRole('complementary', { name: 'What is wrong with the content' });
  await panel.getByText('a.md:1').waitFor();
  assert.is(await panel.getAttribute('lang'), 'en');
  for (const part of ['summary', 'li'])
    assert.is(await panel.locator(part).evaluate(element => getComputedStyle(element).direction), 'ltr');
  await serving.close();
});

test.run();
