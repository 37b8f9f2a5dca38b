import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser, Page } from 'playwright-core';
import type { StaticServer } from '../../browser/static-server.ts';

/** What was measured of one search, ready to be printed. */
export interface Reading {
  name: string;
  figures: {
    'index kB': string;
    files: string;
    'kB to first result': string;
    requests: string;
    'cold ms': string;
    'warm p50 ms': string;
    'warm p95 ms': string;
    'longest task ms': string;
  };
}

/** Files that the page has anyway; what is left is the search. */
const PAGE_ONLY = /^(?:.*\.(?:html|css|woff2|svg|png|webmanifest)|assets\/(?:head|site)\.js|sw\.js|offline\/.*)$/;

/** The site's own search page. */
export async function measureOwn(
  browser: Browser,
  server: StaticServer,
  questions: readonly string[],
): Promise<Reading> {
  const page = await newPage(browser);
  const start = performance.now();
  await page.goto(`${server.url}search.html?q=${encodeURIComponent(questions[0]!)}`);
  await page.locator('.hit').first().waitFor();
  const cold = performance.now() - start;
  const fetched = [...server.sent].filter(([name]) => !PAGE_ONLY.test(name) && !/papers\..*\.json/.test(name));
  await page.waitForTimeout(500);
  const times: number[] = [];
  // Twice: of the first round the index's files come over the network.
  for (const round of [0, 1])
    for (const question of questions) {
      const ms = await page.evaluate(askPage, question);
      if (round === 1 && ms >= 0) times.push(ms);
    }
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  await page.context().close();
  const index = filesBelow(path.join(server.folder, 'pagefind'));
  return reading('Broadsheet', index, fetched, cold, times, tasks);
}

/** An opponent's prebuilt index in a page. */
export async function measureOpponent(
  browser: Browser,
  server: StaticServer,
  name: string,
  questions: readonly string[],
): Promise<Reading> {
  const page = await newPage(browser);
  server.sent.clear();
  const start = performance.now();
  await page.goto(`${server.url}index.html`);
  await page.evaluate(
    async ([opponent, question]) => {
      const host = window as unknown as {
        startOpponent(name: string, file: string): Promise<void>;
        askOpponent(question: string): number;
      };
      await host.startOpponent(opponent!, `${opponent}.json`);
      host.askOpponent(question!);
    },
    [name, questions[0]!],
  );
  const cold = performance.now() - start;
  const times = await page.evaluate(list => {
    const host = window as unknown as { askOpponent(question: string): number };
    return list.map(question => {
      const from = performance.now();
      host.askOpponent(question);
      return performance.now() - from;
    });
  }, questions);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  await page.context().close();
  const fetched = [...server.sent].filter(([file]) => file !== 'index.html');
  return reading(name, [path.join(server.folder, `${name}.json`)], fetched, cold, times, tasks);
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    (window as unknown as { tasks: number[] }).tasks = tasks;
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  return page;
}

/** Asks at once, without the pause that waits for further typing. @returns ms to the first result on the page, or -1 */
function askPage(question: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('[data-search="input"]')!;
  const list = document.querySelector('[data-search="results"]')!;
  return new Promise(resolve => {
    const late = setTimeout(() => resolve(-1), 5000);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      clearTimeout(late);
      resolve(performance.now() - from);
    });
    observer.observe(list, { childList: true });
    input.value = question;
    const from = performance.now();
    input.form!.requestSubmit();
  });
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(folder, name))
    .filter(file => fs.statSync(file).isFile());
}

function reading(
  name: string,
  index: readonly string[],
  fetched: readonly (readonly [string, number])[],
  cold: number,
  times: number[],
  tasks: readonly number[],
): Reading {
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return {
    name,
    figures: {
      'index kB': kilobytes(sum(index.map(file => fs.statSync(file).size))),
      files: String(index.length),
      'kB to first result': kilobytes(sum(fetched.map(([, bytes]) => bytes))),
      requests: String(fetched.length),
      'cold ms': cold.toFixed(0),
      'warm p50 ms': at(0.5),
      'warm p95 ms': at(0.95),
      'longest task ms': Math.max(0, ...tasks).toFixed(0),
    },
  };
}
