// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseOpml } from 'feedsmith';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { buildSample } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';
import { StaticServer } from './static-server.ts';

/** What a reader finds who comes again: what is new since the last visit, and what is new of what they follow. */

const TOPIC = 'topics/language-models.html';
const VISIT = `broadsheet:visit ${StaticServer.BASE}`;
const FOLLOWS = `broadsheet:follows ${StaticServer.BASE}`;
const SITE = 'https://example.org/digest/';
/** The site is built anew between visits; no page of the last one is to stand in for it. */
const FRESH = { serviceWorkers: 'block' } as const;

interface NewPaper {
  title: string;
  author?: string;
  topic?: string;
  listed?: string;
}

/** Builds the sample with more papers on a day. */
function build(papers: readonly NewPaper[] = [], day = '2025-11-20'): Promise<string> {
  return buildSample(readers.folder, content => {
    for (const { title, author = 'Nobody Else', topic = 'language-models', listed = day } of papers) {
      const id = title.toLowerCase().replaceAll(' ', '-');
      const head = `title: ${title}\nauthor:\n  - ${author}\nlisted: "${listed}"\ntopics:\n  - ${topic}\n`;
      fs.writeFileSync(path.join(content, `papers/2025/${id}.md`), `---\n${head}---\n\nWe show how ${title} works.\n`);
    }
  });
}

const readers = new SiteVisit(folder => {
  const content = path.join(folder, 'content');
  fs.cpSync(path.join(PROJECT_ROOT, 'content'), content, { recursive: true });
  const yaml = path.join(content, 'site.yaml');
  fs.writeFileSync(yaml, fs.readFileSync(yaml, 'utf8').replace(/^url: .*$/m, `url: ${SITE}`));
  fs.mkdirSync(path.join(content, 'feeds'), { recursive: true });
  fs.writeFileSync(path.join(content, 'feeds/on-learning.yaml'), 'name: Learning & "more"\nwords: [learning]\n');
  return build();
});
test.before(() => readers.start());
test.after(() => readers.stop());

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
    const base = place === 'disk' ? readers.onDisk : readers.url;
    const key = `broadsheet:visit ${new URL(base).pathname}`;
    const [newDay, earlier] = place === 'disk' ? ['2025-11-21', '2025-11-18'] : ['2025-11-20', '2025-11-20'];
    const page = await readers.open(TOPIC, FRESH, base);
    const newest = await page.locator('.paper h3 a').first().innerText();
    assert.is(await today(page), 'Today');
    await build(
      [{ title: `One ${place}` }, { title: `Two ${place}` }, { title: `Three ${place}`, topic: 'robotics' }],
      newDay,
    );
    await later(page, 5, key);
    await page.reload();
    assert.match(await today(page), /^Today\s+3\s+new since your last visit$/);
    assert.is(await belowLine(page), newest);
    assert.is(await page.locator('.since').count(), 1);
    await page.goto(`${base}days/index.html`);
    assert.match(await page.locator('.since').innerText(), /new since your last visit/);
    await page.goto(`${base}index.html`);
    assert.match(await today(page), /^Today\s+3\s/);
    await page.locator('.paper h3 a').first().click();
    assert.is(await page.locator('.in-list .up').innerText(), 'Today');
    await page.goto(base + TOPIC);
    assert.is(await today(page), 'Today', 'they were seen');
    assert.is(await belowLine(page), newest, 'the visit goes on');
    await later(page, 5, key);
    await page.reload();
    assert.is(await page.locator('.since').count(), 0);
    // A day that grows, and an earlier one that is filled in.
    await build([{ title: `Four ${place}` }, { title: `Five ${place}`, topic: 'robotics', listed: earlier }], newDay);
    await later(page, 5, key);
    await page.reload();
    assert.match(await today(page), /^Today\s+2\s/);
    await page.context().close();
  });

test('whatever a browser kept, the pages work and the visit begins anew', async () => {
  const page = await readers.open(TOPIC, FRESH);
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

const followed = (page: Page) => page.locator('.followed-line > a').allInnerTexts();
const counts = (page: Page) => page.locator('.followed-line .why').allInnerTexts();

/** The titles that "For you" shows, once it has looked for all. */
async function forYou(page: Page, base = readers.url): Promise<string[]> {
  await page.goto(`${base}for-you.html`);
  await page.waitForFunction(() => document.querySelector('.for-you [role="status"]')?.textContent !== 'Searching…');
  return page.locator('.for-you .hit h2').allInnerTexts();
}

async function save(page: Page, question: string, base = readers.url): Promise<void> {
  await page.goto(`${base}search.html`);
  const button = page.locator('button[data-follow]');
  assert.not.ok(await button.isVisible(), 'nothing is asked yet');
  await page.locator('[data-search="input"]').fill(question);
  await page.waitForFunction(() => location.search !== '');
  await button.click();
  assert.is(await button.innerText(), '✓ Search saved');
}

for (const place of ['a host', 'disk'] as const)
  test(`what one follows is on one page, and says what is new, from ${place}`, async () => {
    const base = place === 'disk' ? readers.onDisk : readers.url;
    const { pathname } = new URL(base);
    const author = `Grace ${place === 'disk' ? 'Disk' : 'Host'}`;
    const day = place === 'disk' ? '2025-11-23' : '2025-11-22';
    await build(
      [
        { title: `Older ${author} paper`, author },
        { title: `Old ${author} paper`, author },
      ],
      day,
    );
    const page = await readers.open('index.html', FRESH, base);
    assert.is(await page.locator('.bar nav a:visible', { hasText: 'For you' }).count(), 0);
    assert.equal(await forYou(page, base), []);
    assert.match(await page.locator('.for-you [role="status"]').innerText(), /^Nothing yet/);
    await page.goto(base + TOPIC);
    const button = page.locator('button[data-follow]');
    await button.click();
    assert.is(await button.innerText(), '✓ Following');
    assert.is(await button.getAttribute('aria-pressed'), 'true');
    assert.is(await page.locator('.bar nav a:visible', { hasText: 'For you' }).count(), 1);
    await page.goto(`${base}authors/${author.toLowerCase().replace(' ', '-')}.html`);
    await button.click();
    await save(page, 'umbrellas', base);
    await page.locator('.bar nav a:visible', { hasText: 'For you' }).click();
    await page.waitForURL('**/for-you.html');
    const before = await forYou(page, base);
    assert.ok(before.length > 5 && before.every(title => !title.startsWith('New')), before.join('\n'));
    assert.equal(await followed(page), ['Large language models', author, 'umbrellas']);
    assert.equal(await counts(page), ['topic', 'author', 'search']);
    await later(page, 5, `broadsheet:visit ${pathname}`);
    await build(
      [
        { title: `Umbrellas of ${author}`, author, topic: 'robotics' },
        { title: `Models of ${author}` },
        { title: `Robots of ${author}`, topic: 'robotics' },
      ],
      '2025-11-24',
    );
    const after = await forYou(page, base);
    const shown = after.filter(title => title.startsWith('New')).map(title => title.replace(/^New\s+/, ''));
    assert.equal(shown.sort(), [`Models of ${author}`, `Umbrellas of ${author}`]);
    assert.equal(await counts(page), ['topic 1 new', 'author 1 new', 'search 1 new']);
    const umbrellas = page.locator('.hit', { hasText: `Umbrellas of ${author}` }).locator('.hit-facts');
    assert.ok((await umbrellas.innerText()).includes(`${author} · umbrellas`), await umbrellas.innerText());
    // Looked at, a question has nothing new; the visit goes on.
    await page.locator('.followed-line > a').last().click();
    await page.waitForURL('**/search.html?**');
    await page.waitForFunction(() => document.querySelector('[data-follow]')?.getAttribute('aria-pressed') === 'true');
    assert.ok((await forYou(page, base)).some(title => title.startsWith('New')));
    assert.equal(await counts(page), ['topic 1 new', 'author 1 new', 'search']);
    await page.locator('.hit h2 a').first().click();
    await page.locator('.in-list .up', { hasText: 'For you' }).waitFor();
    await page.goBack();
    for (const left of [2, 1, 0]) {
      await page.locator('.followed-line > button').first().click();
      assert.is((await followed(page)).length, left);
    }
    assert.is(await page.locator('.bar nav a:visible', { hasText: 'For you' }).count(), 0);
    await page.context().close();
  });

test('the feeds of what one follows are one OPML file with whole addresses', async () => {
  const page = await readers.open(TOPIC, FRESH);
  await page.locator('button[data-follow]').click();
  await page.goto(`${readers.url}feeds/on-learning.html`);
  await page.locator('button[data-follow]').click();
  const titles = await forYou(page);
  assert.ok(titles.length > 0);
  const coming = page.waitForEvent('download');
  await page.locator('[data-opml]').click();
  const file = await coming;
  assert.is(file.suggestedFilename(), 'for-you.opml');
  const { body } = parseOpml(fs.readFileSync(await file.path(), 'utf8'));
  assert.equal(
    body?.outlines?.map(({ text, xmlUrl, htmlUrl }) => [text, xmlUrl, htmlUrl]),
    [
      ['Large language models', `${SITE}feeds/topic-language-models.xml`, SITE + TOPIC],
      ['Learning & "more"', `${SITE}feeds/on-learning.xml`, `${SITE}feeds/on-learning.html`],
    ],
  );
  // The papers of the digest's own question are those of its page.
  await page.goto(`${readers.url}feeds/on-learning.html`);
  const own = await page.locator('.paper h2 a').allInnerTexts();
  await page.goto(`${readers.url}${TOPIC}`);
  await page.locator('button[data-follow]').click();
  const shown = await forYou(page);
  assert.is(shown.length, 8);
  assert.equal(
    shown.filter(title => !own.slice(0, 20).includes(title)),
    [],
  );
  await page.context().close();
});

test('whatever a browser kept of what is followed, the pages work', async () => {
  const page = await readers.open('for-you.html', FRESH);
  for (const kept of [
    'x',
    '[1]',
    '{"javascript:alert(1)":{"name":"x"},"https://x.example/":{"name":"x"},"//x":{"name":"x"}}',
    '{"topics/../../x.html":{"name":"x"},"__proto__":{"name":"x"},"topics/x.html":{"name":{}},"topics/y.html":null}',
  ]) {
    await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [FOLLOWS, kept] as const);
    await forYou(page);
    assert.equal(await followed(page), [], kept);
    assert.is(await page.locator('.bar nav a:visible', { hasText: 'For you' }).count(), 0, kept);
  }
  const name = '<img src=x onerror=alert(1)> "quoted" & $x$';
  await page.evaluate(
    ([key, name]) =>
      localStorage.setItem(
        key,
        JSON.stringify({ 'topics/gone.html': { name, looked: { '2025-01-01': 'x' } }, 'search.html?q=-': { name } }),
      ),
    [FOLLOWS, name] as const,
  );
  assert.equal(await forYou(page), []);
  assert.equal(await followed(page), [name, name]);
  assert.is(await page.locator('main img').count(), 0);
  await page.context().close();
});

test('where storage is blocked, the button says that nothing is kept', async () => {
  const page = await readers.open('about.html', FRESH);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto(readers.url + TOPIC);
  await page.locator('button[data-follow]').click();
  assert.match(await page.locator('.follow [role="alert"]').innerText(), /could not be saved/);
  assert.is(await page.locator('button[data-follow]').innerText(), '+ Follow');
  assert.equal(await forYou(page), []);
  await page.context().close();
});

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Finds no fault with the page as it stands, nor a button that is too small to tap. */
async function audit(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
  // The pages' policy allows no script from elsewhere.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  assert.equal(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`),
    [],
    name,
  );
  const sizes = await page.locator('main button:visible, .in-list > a').evaluateAll(controls =>
    controls.map(control => {
      const { width, height } = control.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  assert.ok(
    sizes.every(size => size >= 24),
    `${name}: ${sizes}`,
  );
}

test('the pages have no fault that axe finds, light or dark, and no button is too small to tap', async () => {
  const page = await readers.open(TOPIC, FRESH);
  await page.locator('button[data-follow]').click();
  await later(page, 5);
  await build([{ title: 'The last one' }], '2025-11-25');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await forYou(page);
    await audit(page, 'for-you.html');
    for (const file of ['search.html?q=models', 'reading-list.html', TOPIC]) {
      await page.goto(readers.url + file);
      await audit(page, file);
    }
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.locator('.unfolded .eyebrow').waitFor();
    await audit(page, 'an unfolded abstract');
    await page.keyboard.press('o');
    await page.waitForURL('**/papers/**');
    await audit(page, 'a paper in its list');
  }
  await page.context().close();
});

test('no script of these pages failed', () => assert.equal(readers.errors, []));

test.run();
