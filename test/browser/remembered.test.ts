// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { writeContentFolder } from '../bench/bench-content.ts';
import { launch } from '../setup/browser.ts';
import { ask, status } from './sample-site.ts';
import { StaticServer } from './static-server.ts';

/** The search for papers that a reader half remembers, on the web and from disk. */

const PAPERS: [title: string, abstract: string][] = [
  [
    'Depth from two views',
    'Stereo pairs of unlabeled scenes suffice. The depth of each point follows from how far it shifts.',
  ],
  ['StereoRel', 'StereoRel ranks relations of entities by their depth in a taxonomy of pairs.'],
  [
    'Compressing LLMs',
    'We delete rows of weight matrices, so that an LLM needs fewer accelerators. Perplexity hardly grows. ' +
      'Tables list all runs. The code comes with zeolite examples.',
  ],
  [
    'How much is forgotten',
    'A large language model trusts what it retrieves. We ask when, and why, by counterfactual evidence.',
  ],
  ['Grooving to a beat', 'Robots that dance learn the beat from music, and keep grooving when it stops.'],
  ['Reading old maps', 'Names on old maps are found by text recognition and matched with gazetteers.'],
];
const FILLERS = 40;

const papers = (): PaperEntry[] =>
  [
    ...PAPERS,
    ...Array.from({ length: FILLERS }, (_, i): [string, string] => [
      `Filler ${i}`,
      `Robots learn a policy for task ${i} from scenes of many pairs, and how well they do is measured with care.`,
    ]),
  ].map(([title, abstract]) => ({
    ...{ id: title.toLowerCase().replaceAll(' ', '-'), title, abstract, author: ['Ada Quill'], listed: '2025-11-19' },
    provenance: [{ dump: 'd.txt', source: 's', lines: '1', listed: '2025-11-19' }],
  }));

let folder: string;
let browser: Browser;
let server: StaticServer;
const pages: Page[] = [];

test.before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'remembered-'));
  const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')];
  writeContentFolder(content, papers());
  fs.appendFileSync(path.join(content, 'site.yaml'), 'synonyms:\n  - [OCR, text recognition]\n');
  await build({ content, output, cache: path.join(folder, 'cache'), today: '2025-11-20', record: 'draft', warn() {} });
  browser = await launch();
  server = await new StaticServer(output).start();
  for (const base of [server.url, `${pathToFileURL(output)}/`]) {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${base}search.html`);
    pages.push(page);
  }
});

test.after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const onEach = (name: string, check: (page: Page) => Promise<void>) =>
  test(name, async () => {
    for (const page of pages) await check(page);
  });

onEach('function words of a question are not looked for', async page => {
  assert.equal(await ask(page, 'robots dance music'), ['Grooving to a beat']);
  assert.is(await status(page), '1 paper');
  // One that has all words by accident need not be the one that a question means.
  assert.is((await ask(page, 'how do they make robots dance to the music?'))[0], 'Grooving to a beat');
  assert.is(await status(page), '20 closest matches. Only 1 paper has all of these words.');
  // They may be most of a title.
  assert.is((await ask(page, 'how much is forgotten'))[0], 'How much is forgotten');
});

onEach('where no paper has all words, the rarest decide, and at most twenty are shown', async page => {
  const found = await ask(page, 'do robots learn a policy from gazetteers');
  assert.is(found[0], 'Reading old maps');
  assert.is(found.length, 20);
  assert.is(await status(page), '20 closest matches. No paper has all of these words.');
  assert.ok(await page.locator('[data-search="more"]').isHidden());
  // Likewise where they are few by accident.
  await ask(page, 'robots dance learn beat scenes task measured');
  assert.match(await status(page), /^20 closest matches\. No paper/);
});

onEach('filters narrow the closest matches, and a condition is met by all of them', async page => {
  await ask(page, 'robots policy gazetteers year:2025');
  assert.match(await status(page), /^No papers found|^None of/);
  await ask(page, 'robots policy gazetteers has:abstract');
  assert.match(await status(page), /^20 closest matches/);
});

onEach('the beginning of a word is no whole word', async page => {
  const found = await ask(page, 'stereo taxonomy grooving weights');
  assert.ok(found.includes('Depth from two views'));
  const [first] = await ask(page, 'stereo robots gazetteers accelerators beat');
  assert.is.not(first, 'StereoRel');
  assert.not.ok((await ask(page, 'stereo gazetteers accelerators')).includes('StereoRel'));
});

onEach('words that mean the same find the same: those of the field, the editor’s own, both spellings', async page => {
  assert.equal((await ask(page, 'LLM')).sort(), ['Compressing LLMs', 'How much is forgotten']);
  assert.equal(await ask(page, 'large language models accelerators'), ['Compressing LLMs']);
  assert.equal(await ask(page, 'LLMs evidence'), ['How much is forgotten']);
  assert.equal(await ask(page, 'unlabelled photos'), await ask(page, 'unlabeled photos'));
  assert.equal(await ask(page, 'unlabelled stereo'), ['Depth from two views']);
  assert.equal(await ask(page, 'OCR'), ['Reading old maps']);
});

onEach('a word that exists is not taken for another, and a typing error is', async page => {
  assert.equal(await ask(page, 'grokking'), []);
  assert.is(await status(page), 'No paper has “grokking”.');
  await ask(page, 'gazeteers');
  assert.match(await status(page), 'searched for “gazetteers” instead');
});

onEach('who saved nothing and asks for what is saved is told so', async page => {
  assert.equal(await ask(page, 'is:saved'), []);
  assert.is(await status(page), 'You have saved no paper yet');
  assert.match((await page.locator('[data-search="notice"]').textContent()) ?? '', 'star');
});

onEach('a result has the line in brief or an excerpt, not both', async page => {
  let briefs = 0;
  let excerpts = 0;
  for (const question of ['how far it shifts', 'zeolite', 'robots policy', 'Ada Quill', 'depth']) {
    await ask(page, question);
    for (const hit of await page.locator('.hit').all()) {
      const [brief, excerpt] = [await hit.locator('.hit-brief').count(), await hit.locator('.hit-excerpt').count()];
      assert.is(brief + excerpt, 1, question);
      briefs += brief;
      excerpts += excerpt;
    }
  }
  assert.ok(briefs > 0 && excerpts > 0, `${briefs} ${excerpts}`);
});

test('the box on every page knows what is saved, and says where nothing is', async () => {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  await page.goto(`${server.url}index.html`);
  const box = page.locator('header input[type=search]');
  await box.focus();
  await box.pressSequentially('is:saved');
  await page.locator('[role=option]', { hasText: 'You have saved no paper yet' }).waitFor();
  await page.evaluate(() =>
    localStorage.setItem('broadsheet:marks', '{"version":1,"papers":{"stereorel":{"saved":"2025-11-20T00:00:00Z"}}}'),
  );
  await box.fill('');
  await box.pressSequentially('is:saved');
  await page.locator('[role=option]', { hasText: 'StereoRel' }).waitFor();
});

test.run();
