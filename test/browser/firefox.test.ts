// only: npm run test:long
// limit: 300 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Firefox, findFirefox } from '../setup/firefox.ts';
import { skipped } from '../setup/reference.ts';
import { ADDRESSES, QUESTIONS } from './questions.ts';
import { buildSample } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** The search and the saved list in Firefox, over http and from disk. Skipped where there is no Firefox. */

const program = findFirefox();
const inFirefox: (...given: Parameters<typeof test>) => void = program
  ? test
  : (name, check) => {
      skipped.push(`${name}: no Firefox (Debian: apt-get install firefox-esr; FIREFOX names one)`);
      test.skip(name, check);
    };

let folder: string;
let site: string;
let server: StaticServer;
let firefox: Firefox;

test.before(async () => {
  if (!program) return;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'in-firefox-'));
  site = await buildSample(folder);
  server = await new StaticServer(site).start();
  firefox = await Firefox.launch(program);
});

test.after(async () => {
  await firefox?.close();
  await server?.stop();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  titles: string[];
  status: string;
}

/** Types a question into the search page's box, or waits for what the address asks. */
const answer = (question?: string): Promise<Answer> =>
  firefox.evaluate(async asked => {
    const part = (name: string) => document.querySelector<HTMLInputElement>(`[data-search="${name}"]`)!;
    const until = async (ready: () => unknown) => {
      while (!ready()) await new Promise(resolve => setTimeout(resolve, 15));
    };
    const type = (text: string) => {
      part('input').value = text;
      part('input').dispatchEvent(new Event('input', { bubbles: true }));
    };
    const status = () => part('status').textContent;
    if (asked !== null) {
      type('');
      await until(() => status() === '');
      type(asked);
    }
    await until(() => status() !== '' && !part('page').classList.contains('is-searching'));
    return { titles: [...document.querySelectorAll('.hit h2')].map(h => h.textContent), status: status() };
  }, question ?? null);

async function allAnswers(base: string): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  await firefox.goto(`${base}search.html`);
  for (const question of QUESTIONS) answers[question] = await answer(question);
  for (const address of ADDRESSES) {
    await firefox.goto(`${base}search.html${address}`);
    answers[address] = await answer();
  }
  return answers;
}

inFirefox(
  'Firefox finds the same in the same order over http and from disk: 50 questions, filters, sorts',
  async () => {
    const web = await allAnswers(server.url);
    const disk = await allAnswers(`${pathToFileURL(site)}/`);
    assert.equal(disk, web);
    const found = Object.values(web).filter(({ titles }) => titles.length > 0).length;
    assert.ok(Object.keys(web).length === 50 && found > 40, `${found} of 50 found something`);
  },
);

inFirefox('opened from disk, Firefox searches from any page, filters, saves and lists', async () => {
  const base = `${pathToFileURL(site)}/`;
  await firefox.goto(`${base}index.html`);
  await firefox.type('/');
  await firefox.type('mask r-cnn');
  const option = await firefox.evaluate(async () => {
    for (;;) {
      const first = document.querySelector('[role=option]');
      if (first) return first.textContent;
      await new Promise(resolve => setTimeout(resolve, 15));
    }
  }, null);
  assert.match(option ?? '', 'Mask R-CNN');

  await firefox.goto(`${base}search.html?q=network`);
  const all = (await answer()).titles;
  const count = await firefox.evaluate(async () => {
    for (;;) {
      const box = document.querySelector<HTMLInputElement>('.search-facets li input');
      if (box) {
        const number = Number(box.closest('li')!.querySelector('.count')!.textContent);
        box.click();
        return number;
      }
      await new Promise(resolve => setTimeout(resolve, 15));
    }
  }, null);
  const narrowed = await answer();
  assert.is(narrowed.titles.length, count);
  assert.ok(count > 0 && count < all.length, narrowed.status);

  await firefox.evaluate(() => document.querySelector<HTMLButtonElement>('.hit .save')!.click(), null);
  await firefox.goto(`${base}search.html?mark=saved`);
  assert.equal((await answer()).titles, [narrowed.titles[0]]);
  await firefox.goto(`${base}reading-list.html`);
  const listed = await firefox.evaluate(
    () => [...document.querySelectorAll('.reading-list .lines > li a')].map(link => link.textContent),
    null,
  );
  assert.ok(listed.includes(narrowed.titles[0]!), listed.join(' | '));
});

test.run();
