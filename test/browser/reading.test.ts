// only: npm run test:long
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildSample } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** What a reader's browser makes of the pages: keys, marks, the reading list; paper, small phones, no JavaScript. */

const DAY = 'days/2024-10-09.html';
const MANY_AUTHORS = 'papers/rt-2-vision-language-action-models-transfer-web-knowledge-to-robotic-control.html';
const FORMULAS = 'papers/certified-adversarial-robustness-via-randomized-smoothing.html';
/** One page of each type. */
const TYPES = [
  'index.html',
  DAY,
  'days/index.html',
  'weeks/2024-W41.html',
  'months/2024-10.html',
  'topics/language-models.html',
  'topics/index.html',
  MANY_AUTHORS,
  'papers/how-many-examples-does-a-neural-network-need.html',
  FORMULAS,
  'authors/index.html',
  'authors/chelsea-finn.html',
  'venues/index.html',
  'venues/colm-2024.html',
  'archive/2018.html',
  'reading-list.html',
  'subscribe.html',
  'about.html',
  'api.html',
  'statistics.html',
  'search.html?q=learning',
  '404.html',
];

const readers = new SiteVisit(folder =>
  buildSample(folder, content => {
    const file = path.join(content, 'site.yaml');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^url: .*$/m, 'url: https://example.org/digest/'));
  }),
);
test.before(() => readers.start());
test.after(() => readers.stop());

test('the foot of a page names the keys, and ? shows them', async () => {
  const page = await readers.open(DAY);
  assert.is(await page.locator('.foot .keys-open').innerText(), 'Keys ?');
  await page.keyboard.press('?');
  assert.match(await page.locator('dialog.keys[open]').innerText(), 'next paper');
  await page.keyboard.press('Escape');
  await page.locator('.foot .keys-open').click();
  assert.ok(await page.locator('dialog.keys[open]').isVisible());
  await page.context().close();
});

test('a paper saved from a long list has the whole citation of its page', async () => {
  const page = await (await readers.browser.newContext()).newPage();
  await page.goto(`${readers.url}venues/colm-2024.html`);
  await page.locator('.line .save').first().click();
  const cards = () =>
    JSON.parse(localStorage.getItem('broadsheet:cards') ?? '{}') as Record<string, { author?: object[] }>;
  await page.waitForFunction(() => (localStorage.getItem('broadsheet:cards') ?? '').includes('"author"'), undefined, {
    timeout: 10_000,
  });
  const [card] = Object.values(await page.evaluate(cards));
  assert.ok(card!.author!.length > 0 && (card as { 'container-title'?: string })['container-title'] === 'COLM 2024');
  await page.context().close();
});

test('from disk, a paper saved from a long list keeps what the list says of its authors', async () => {
  const page = await readers.open('venues/colm-2024.html', {}, readers.onDisk);
  const line = page.locator('.line').first();
  const by = await line.locator('.by').innerText();
  await line.locator('.save').click();
  await page.goto(`${readers.onDisk}reading-list.html`);
  const kept = page.locator('.reading-list .line .why').first();
  assert.ok((await kept.innerText()).startsWith(by), by);
  await page.context().close();
});

test('on a phone no link of the navigation is cut, whoever follows something or not', async () => {
  for (const width of [390, 360, 320])
    for (const follows of [false, true]) {
      const page = await readers.open('subscribe.html', { viewport: { width, height: 640 } });
      await page.evaluate(on => document.documentElement.classList.toggle('follows', on), follows);
      const boxes = await page
        .locator('.bar nav a:visible')
        .evaluateAll(all =>
          all.map(link => link.getBoundingClientRect()).map(({ left, right, top }) => ({ left, right, top })),
        );
      assert.ok(
        boxes.every(({ left, right }) => left >= 0 && right <= width),
        JSON.stringify(boxes),
      );
      // Those of every page stand in one line on most phones; the editor's own may take a second.
      const top = async (name: string) => (await page.locator('.bar nav a', { hasText: name }).boundingBox())!.y;
      if (!follows && width >= 360) assert.is(await top('Subscribe'), await top('Today'), `${width}`);
      await page.context().close();
    }
});

test('on a phone the topics of a day are one line, which fades where it goes on', async () => {
  const page = await readers.open(DAY, { viewport: { width: 320, height: 640 } });
  // A timeline of scrolling goes on with the next frame.
  const fades = (sides: boolean[]) =>
    page.waitForFunction(
      sides => {
        const style = getComputedStyle(document.querySelector('.contents ol')!);
        return ['--before', '--after'].every((side, i) => parseFloat(style.getPropertyValue(side)) > 4 === sides[i]);
      },
      sides,
      { timeout: 10_000 },
    );
  const topics = page.locator('.contents ol');
  await topics.evaluate(line => line.scrollTo(line.scrollWidth, 0));
  await fades([true, false]);
  await topics.evaluate(line => line.scrollTo(0, 0));
  await fades([false, true]);
  await page.context().close();
});

test('j moves, s saves, and the reading list says a year once', async () => {
  const page = await readers.open(DAY);
  await page.keyboard.press('j');
  const title = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('s');
  await page.goto(`${readers.url}reading-list.html`);
  const line = page.locator('.reading-list .line');
  assert.is(await line.count(), 1);
  assert.is(await line.locator('> a').innerText(), title);
  const why = await line.locator('.why').innerText();
  assert.match(why, /COLM 2024\s·\s(?:Read|Find it)$/);
  await page.context().close();
});

test('a day can be read by titles alone, which is remembered', async () => {
  const page = await readers.open(DAY);
  const brief = page.locator('.paper .brief').first();
  const toggle = page.getByRole('button', { name: 'Titles only' });
  assert.ok(await brief.isVisible());
  await toggle.click();
  assert.not(await brief.isVisible());
  await page.reload();
  assert.not(await brief.isVisible());
  assert.is(await toggle.getAttribute('aria-pressed'), 'true');
  await toggle.click();
  await page.reload();
  assert.ok(await brief.isVisible());
  await page.context().close();
});

test('on a phone the first paper of a day stands on the first screen, and the navigation leads to Subscribe', async () => {
  const page = await readers.open('days/2025-03-12.html', { viewport: { width: 390, height: 700 } });
  const { y } = (await page.locator('.paper h3, .paper h2').first().boundingBox())!;
  assert.ok(y < 600, `${y}`);
  assert.ok(await page.locator('.bar nav a', { hasText: 'Subscribe' }).isVisible());
  await page.context().close();
});

test('paper shows the papers of a day that the screen folds', async () => {
  const page = await readers.open(DAY);
  await page.evaluate(() => {
    const section = document.querySelector('.stories section:last-of-type')!;
    const rest = document.createElement('details');
    rest.className = 'rest';
    rest.append(document.createElement('summary'), section.querySelector('.paper')!);
    section.append(rest);
  });
  const folded = page.locator('details.rest .paper h3');
  assert.not(await folded.isVisible());
  await page.emulateMedia({ media: 'print' });
  assert.ok(
    await folded.evaluate(
      element => element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0,
    ),
  );
  await page.context().close();
});

test('the reading list finds a letter that has no accent to take off by its plain form', async () => {
  const page = await readers.open('reading-list.html');
  await page.evaluate(() => {
    const own = { saved: '2025-01-02', note: 'Ask Łukasz Groß' };
    localStorage.setItem('broadsheet:marks', JSON.stringify({ version: 1, papers: { kept: own } }));
  });
  await page.reload();
  const line = page.locator('.reading-list .line');
  for (const words of ['lukasz gross', 'Łukasz', 'GROSS'])
    for (const [asked, count] of [
      [words, 1],
      ['nowhere', 0],
    ] as const) {
      await page.locator('.reading-list input[type="search"]').fill(asked);
      assert.is(await line.count(), count, asked);
    }
  await page.context().close();
});

test('printed, a paper names all its authors and how to cite it; a day takes the width of the sheet', async () => {
  const page = await readers.open(MANY_AUTHORS);
  assert.not.ok(await page.locator('.printed').isVisible());
  await page.emulateMedia({ media: 'print' });
  const foot = await page.locator('.printed').innerText();
  assert.match(foot, /^To cite: Brianna Zitkovich, .* and\s\d+\smore\. RT-2: .*Robotic Control\. CoRL\s2023\./);
  assert.match(foot, `This page: https://example.org/digest/${MANY_AUTHORS}`);
  assert.ok(await page.locator('details.authors p').isVisible());
  const buttons = page.locator('button');
  for (let i = 0; i < (await buttons.count()); i++)
    assert.not.ok(await buttons.nth(i).isVisible(), await buttons.nth(i).innerText());
  await page.setViewportSize({ width: 700, height: 900 });
  await page.goto(readers.url + DAY);
  const widths = await page.evaluate(() =>
    ['.folio', '.issue'].map(name => document.querySelector(name)!.getBoundingClientRect().width),
  );
  assert.is(widths[0], widths[1]);
  await page.context().close();
});

test('printed, pages have nothing to press, and name the addresses of what they link to', async () => {
  const page = await readers.open('index.html');
  await page.emulateMedia({ media: 'print' });
  for (const file of TYPES) {
    await page.goto(readers.url + file);
    const shown = await page.locator('button:visible, nav:visible, .find:visible, .all-topics:visible').count();
    assert.is(shown, 0, file);
  }
  await page.goto(readers.url + DAY);
  const address = await page.evaluate(() => {
    const links = document.querySelector('.paper .links')!;
    links.innerHTML = '<a class="read" href="https://arxiv.org/abs/2309.17425">Read at arxiv.org</a>';
    return getComputedStyle(links.querySelector('a')!, '::after').content;
  });
  assert.match(address, /attr\(href\)|arxiv\.org\/abs\/2309\.17425/);
  await page.context().close();
});

test('printed sheets have margins and are numbered', async () => {
  const page = await readers.open(DAY);
  const rule = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
    for (const rule of rules) {
      if (rule instanceof CSSPageRule) return rule.cssText;
      if ('cssRules' in rule) rules.push(...(rule.cssRules as CSSRuleList));
    }
    return '';
  });
  assert.match(rule, /margin: 16mm 15mm 20mm/);
  assert.match(rule, /@bottom-center \{ content: counter\(page\)/);
  await page.context().close();
});

/** How much of the page moved until its fonts were there, as browsers count it (https://wicg.github.io/layout-instability/). */
const shifts = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let sum = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        document.fonts.ready.then(() => setTimeout(() => resolve(sum), 400));
      }),
  );

test('a first page loads its fonts after its text, the next one ahead, and neither jumps', async () => {
  const page = await readers.open(DAY, { viewport: { width: 412, height: 823 } });
  await page.waitForFunction(() => localStorage.getItem('broadsheet:fonts'));
  assert.is(await page.locator('link[rel="preload"]').count(), 0);
  await page.goto(readers.url + MANY_AUTHORS);
  assert.is(await page.locator('link[rel="preload"][as="font"]').count(), 2);
  await page.evaluate(() => localStorage.clear());
  // The style sheet and the fonts each take a while, as on a phone: the text stands there before its fonts.
  readers.server.latencyMs = 300;
  await page.goto(readers.url + DAY);
  const shift = await shifts(page);
  readers.server.latencyMs = 0;
  assert.ok(shift < 0.05, `${shift}`);
  await page.context().close();
});

test('what a script fills in pushes nothing away that the reader looks at', async () => {
  for (const [file, filled] of [
    ['reading-list.html', '.list-files'],
    ['for-you.html', '[role="status"]:not(:empty)'],
    ['search.html?q=learning', '.hit'],
  ]) {
    const page = await readers.open(file!, { viewport: { width: 390, height: 780 } });
    await page.locator(filled!).first().waitFor();
    const shift = await shifts(page);
    assert.ok(shift < 0.05, `${file}: ${shift}`);
    await page.context().close();
  }
});

test('pages with formulas alone load the face in which brackets grow', async () => {
  const status = () => [...document.fonts].find(({ family }) => family.includes('STIX Two Math'))?.status;
  const page = await readers.open(MANY_AUTHORS);
  await page.waitForFunction(() => localStorage.getItem('broadsheet:fonts'));
  assert.is(await page.locator('math').count(), 0);
  assert.is(await page.evaluate(status), 'unloaded');
  await page.context().close();

  readers.server.sent.clear();
  const formulas = await readers.open(FORMULAS);
  await formulas.waitForFunction(() => localStorage.getItem('broadsheet:fonts'));
  assert.is(await formulas.evaluate(status), 'loaded');
  assert.ok([...readers.server.sent.values()].reduce((sum, bytes) => sum + bytes, 0) < 220_000);
  // The site's own file, where the machine has the face too.
  const heights = await formulas.evaluate(async () => {
    document.fonts.add(await new FontFace('Ours', 'url(../assets/fonts/stix-two-math-normal.woff2)').load());
    document.querySelector('main')!.innerHTML =
      '<math><mo>(</mo><mfrac><mfrac><mn>1</mn><mn>2</mn></mfrac><mfrac><mn>3</mn><mn>4</mn></mfrac></mfrac><mo>)</mo></math>';
    document.querySelector('math')!.style.fontFamily = 'Ours, sans-serif';
    return ['mo', 'mfrac'].map(name => document.querySelector(name)!.getBoundingClientRect().height);
  });
  assert.ok(heights[0]! > 0.9 * heights[1]!, `${heights}`);
  await formulas.goto(readers.onDisk + FORMULAS);
  await formulas.evaluate(() => document.fonts.ready);
  assert.is(await formulas.evaluate(status), 'loaded', 'from disk');
  await formulas.context().close();
});

test('nothing is wider than a small phone', async () => {
  const page = await readers.open('index.html', { viewport: { width: 320, height: 640 } });
  for (const file of TYPES) {
    await page.goto(readers.url + file);
    if (file.startsWith('search')) await page.locator('.hit').first().waitFor();
    assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 320, file);
  }
  await page.context().close();
});

test('without JavaScript each page reads, and offers nothing that would not work', async () => {
  const page = await readers.open('index.html', { javaScriptEnabled: false });
  for (const file of TYPES) {
    await page.goto(readers.url + file);
    assert.ok((await page.locator('main').innerText()).length > 100, file);
    assert.is(await page.locator('main button:visible').count(), 0, file);
    assert.is(await page.locator('.keys-open, .save').count(), 0, file);
  }
  await page.context().close();
});

test.run();
