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

test.run();
