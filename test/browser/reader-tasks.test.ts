// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { canReadPdf, printedPages } from '../setup/printed-pages.ts';
import { skipped } from '../setup/reference.ts';
import { buildSample } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** What readers come for, from the front page to the end, by what they see on the pages: with a mouse, with keys, on a phone. */

const DAY = 'days/2025-11-19.html';
const LONG_DAY = 'days/2024-10-09.html';
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const TITLES = '.stories .paper :is(h2, h3, h4) > a';

const readers = new SiteVisit(folder =>
  buildSample(folder, content => {
    const file = path.join(content, 'site.yaml');
    const text = fs.readFileSync(file, 'utf8').replace(/^url: .*$/m, 'url: https://example.org/digest/');
    fs.writeFileSync(file, `${text}sections: {books: on}\n`);
  }),
);
test.before(() => readers.start());
test.after(() => readers.stop());

const heading = (page: Page) => page.locator('h1').innerText();
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Does what leads to another page, and waits for it. */
async function leads(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Takes the way of the navigation. */
const go = (page: Page, name: string) => leads(page, () => page.locator('.bar nav a', { hasText: name }).click());

/** The file that a press on something brings. */
async function download(page: Page, act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return file;
}

for (const [half, title] of [
  ['heat map that looks right', 'Sanity Checks for Saliency Maps'],
  ['which training example is to blame', 'Understanding Black-box Predictions via Influence Functions'],
  ['vaswani atention', 'Attention is All you Need'],
] as const)
  test(`a half-remembered paper is found from the front page with keys alone: ${half}`, async () => {
    const page = await readers.open('index.html');
    await page.keyboard.press('/');
    await page.keyboard.type(half, { delay: 20 });
    await page.getByRole('option', { name: title }).waitFor();
    const at = (await page.getByRole('option').allInnerTexts()).findIndex(text => text.includes(title));
    assert.ok(at >= 0 && at < 5, `${at}`);
    for (let i = 0; i <= at; i++) await page.keyboard.press('ArrowDown');
    assert.match(await page.locator('[role="option"][aria-selected="true"]').innerText(), title);
    await leads(page, () => page.keyboard.press('Enter'));
    assert.is(await heading(page), title);
    await page.context().close();
  });

test('a question is asked on a phone, its answers are narrowed, and one of them is opened by a tap', async () => {
  const page = await readers.open('index.html', PHONE);
  await page.locator('.bar input[type="search"]').tap();
  await page.keyboard.type('how do you teach a robot what to do from language?');
  await leads(page, () => page.keyboard.press('Enter'));
  const hits = page.locator('.hit h2 a');
  await hits.first().waitFor();
  const before = await page.locator('[data-search="status"]').innerText();
  const facets = page.locator('.search-facets');
  if ((await facets.getAttribute('open')) === null) await facets.locator('summary').tap();
  await facets.getByText('Robotics and control').tap();
  await page.waitForFunction(said => document.querySelector('[data-search="status"]')?.textContent !== said, before);
  await page.waitForFunction(() => !document.querySelector('.is-searching'));
  assert.match(page.url(), /topic=Robotics/);
  const title = await hits.first().innerText();
  await leads(page, () => hits.first().tap());
  assert.is(await heading(page), title);
  assert.ok(await page.locator('a', { hasText: 'Robotics and control' }).first().isVisible());
  await page.context().close();
});

test('a day is read in order on a phone, by taps from the front page to the last paper and back', async () => {
  const page = await readers.open('index.html', PHONE);
  await leads(page, () => page.locator('.folio a', { hasText: 'papers' }).tap());
  const day = await heading(page);
  const papers = await page.locator(TITLES).allInnerTexts();
  assert.ok(papers.length > 10);
  const tops = await page.locator(TITLES).evaluateAll(all => all.map(link => link.getBoundingClientRect().top));
  assert.equal(
    tops,
    [...tops].sort((a, b) => a - b),
    'they stand one below the other',
  );
  await leads(page, () => page.locator(TITLES).first().tap());
  for (const [i, title] of papers.entries()) {
    assert.is(await heading(page), title);
    assert.ok((await page.locator('.abstract').innerText()).length > 100, title);
    assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 390, title);
    if (i < papers.length - 1) await leads(page, () => page.locator('.turn [rel="next"]').tap());
  }
  const last = await page.locator('.in-list > span').last().innerText();
  const also = await page.locator('.turn [rel="next"]').count();
  if (also === 0) assert.match(last, `${papers.length} of ${papers.length}`);
  await leads(page, () => page.locator('.in-list .up').tap());
  assert.is(await heading(page), day);
  assert.is(await page.evaluate(() => document.activeElement?.textContent), papers.at(-1));
  await page.context().close();
});

test('a topic is followed, and the next visit says what is new; the one after that has nothing new', async () => {
  const { folder } = readers;
  // No page of an earlier build may stand in for what is built here.
  const first = await readers.open('index.html', { serviceWorkers: 'block' });
  const context = first.context();
  const start = Date.UTC(2025, 10, 20, 8);
  await context.clock.setFixedTime(start);
  await go(first, 'Topics');
  await leads(first, () => first.locator('main a', { hasText: 'Interpretability' }).first().click());
  await first.getByRole('button', { name: '+ Follow' }).click();
  assert.ok(await first.getByRole('button', { name: 'Following' }).isVisible());
  await first.close();

  await buildSample(folder, content => {
    for (const [title, topic] of [
      ['What a probe can tell', 'interpretability'],
      ['A gripper of paper', 'robotics'],
    ])
      fs.writeFileSync(
        path.join(content, `papers/2025/${title!.toLowerCase().replaceAll(' ', '-')}.md`),
        `---\ntitle: ${title}\nauthor:\n  - Ada Quill\nlisted: "2025-11-20"\ntopics:\n  - ${topic}\n---\n\nIt is shown how.\n`,
      );
  });
  await context.clock.setFixedTime(start + 26 * 3600_000);
  const next = await context.newPage();
  await next.goto(`${readers.url}${DAY}`);
  assert.match(flat(await next.locator('.bar nav a', { hasText: 'Today' }).innerText()), /^Today 2 /);
  await go(next, 'For you');
  const news = next.locator('.for-you .hit', { hasText: 'What a probe can tell' });
  await news.waitFor();
  assert.match(flat(await news.locator('h2').innerText()), /^New /);
  assert.is(await next.locator('.hit', { hasText: 'A gripper of paper' }).count(), 0, 'nobody follows robotics here');
  assert.match(flat(await next.locator('.followed-line').innerText()), 'topic 1 new');
  await leads(next, () => news.locator('a').first().click());
  assert.is(await heading(next), 'What a probe can tell');
  await go(next, 'For you');
  await leads(next, () => next.locator('.followed-line > a').click());
  assert.is(await next.locator(TITLES).first().innerText(), 'What a probe can tell');
  await go(next, 'Today');
  await next.close();

  await context.clock.setFixedTime(start + 50 * 3600_000);
  const last = await context.newPage();
  await last.goto(`${readers.url}${DAY}`);
  assert.is(flat(await last.locator('.bar nav a', { hasText: 'Today' }).innerText()), 'Today');
  await go(last, 'For you');
  await last.locator('.for-you .hit', { hasText: 'What a probe can tell' }).waitFor();
  assert.is(await last.locator('.for-you .hit', { hasText: /^New/ }).count(), 0);
  assert.match(flat(await last.locator('.followed-line .why').innerText()), /^topic$/);
  await context.close();
  fs.rmSync(path.join(folder, 'content/papers/2025/what-a-probe-can-tell.md'));
  fs.rmSync(path.join(folder, 'content/papers/2025/a-gripper-of-paper.md'));
  await buildSample(folder);
});

/** What the reading list shows of each paper: its title, its facts, its note. */
const readingList = (page: Page) =>
  page.locator('.reading-list .line').evaluateAll(lines =>
    lines.map(line => ({
      title: line.querySelector('a')!.textContent,
      why: line.querySelector('.why')!.textContent,
      read: line.classList.contains('is-read'),
      note: line.querySelector('textarea')!.value,
    })),
  );

test('papers are saved, marked and noted, a reload keeps them, and a file carries them to another browser', async () => {
  const page = await readers.open(DAY);
  const [one, two] = await page.locator(TITLES).allInnerTexts();
  await page.locator('.stories .paper .save').first().click();
  await leads(page, () => page.locator(TITLES).nth(1).click());
  await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  await page.getByRole('button', { name: 'Note' }).click();
  await page.keyboard.type('For chapter 2: cites Łukasz & “others”.\nAsk why.');
  await page.reload();
  assert.is(await page.locator('textarea.own-note').inputValue(), 'For chapter 2: cites Łukasz & “others”.\nAsk why.');
  await go(page, 'Saved');
  await page.getByRole('button', { name: `Mark as read: ${one}` }).click();
  await page.reload();
  const here = await readingList(page);
  assert.equal(
    here.map(({ title, read, note }) => [title, read, note.split('\n').length]),
    [
      [two, false, 2],
      [one, true, 1],
    ],
  );
  const everything = (of: Page) => of.getByRole('button', { name: 'Export everything as JSON' });
  const file = await download(page, () => everything(page).click());
  assert.is(file.suggestedFilename(), 'reading-list.json');
  const saved = path.join(readers.folder, file.suggestedFilename());
  await file.saveAs(saved);
  const citations = fs.readFileSync(
    await (await download(page, () => page.getByRole('button', { name: 'BibTeX' }).click())).path(),
    'utf8',
  );
  await page.context().close();

  // Elsewhere, with keys: the input behind the label is reached by Tab, and Enter asks for a file.
  const there = await readers.open('index.html');
  await go(there, 'Saved');
  assert.match(await there.locator('.reading-list [role="status"]').innerText(), /^Nothing saved yet/);
  there.on('filechooser', chooser => chooser.setFiles(saved));
  for (let times = 0; times < 2; times++) {
    await everything(there).focus();
    await there.keyboard.press('Tab');
    await there.keyboard.press('Enter');
    await there.getByText('Imported 2 papers.').waitFor();
    assert.equal(await readingList(there), here, 'a second time changes nothing');
    await there.reload();
  }
  assert.equal(await readingList(there), here);
  const again = await download(there, () => everything(there).click());
  assert.is(fs.readFileSync(await again.path(), 'utf8'), fs.readFileSync(saved, 'utf8'));
  const cited = await download(there, () => there.getByRole('button', { name: 'BibTeX' }).click());
  assert.is(fs.readFileSync(await cited.path(), 'utf8'), citations);
  for (const title of [one!, two!]) assert.match(citations, title.replace(/:.*/, ''));
  // The pages know it too, and a paper is taken from the list again.
  await leads(there, () => there.locator('.reading-list .line a').first().click());
  assert.is(await there.locator('[data-mark="saved"]').getAttribute('aria-pressed'), 'true');
  await there.goBack();
  await there.getByRole('button', { name: `Remove from the list: ${one}` }).click();
  assert.equal(
    (await readingList(there)).map(({ title }) => title),
    [two],
  );
  await there.context().close();
});

interface Book {
  /** What its documents are headed by, as they are read one after the other. */
  headings: string[];
  formulas: number;
  /** Its contents: the parts and what stands in them. */
  contents: { name: string; papers: string[] }[];
}

/** Takes a book from Subscribe, and reads it on a small screen from its contents to its last page. */
async function readBook(page: Page, name: string): Promise<Book> {
  await go(page, 'Subscribe');
  const epub = await download(page, () => page.locator(`main a[href$="${name}"]`).click());
  const folder = path.join(readers.folder, name, 'EPUB');
  for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(await epub.path())))) {
    const to = path.join(folder, '..', name);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, bytes);
  }
  const address = (file: string) => new URL(file, pathToFileURL(`${folder}/`)).href;
  const spine = await page.evaluate(
    text => {
      const book = new DOMParser().parseFromString(text, 'application/xml');
      return [...book.querySelectorAll('spine > itemref')].map(
        item => book.getElementById(item.getAttribute('idref')!)!.getAttribute('href')!,
      );
    },
    fs.readFileSync(path.join(folder, 'package.opf'), 'utf8'),
  );
  const headings: string[] = [];
  let formulas = 0;
  for (const part of spine) {
    await page.goto(address(part));
    assert.is(await page.locator('parsererror').count(), 0, part);
    headings.push(...(await page.locator('h1, h2').allInnerTexts()).map(flat));
    // A formula that is not typeset has no room, or says its source.
    const sizes = await page
      .locator('math')
      .evaluateAll(all => all.map(math => [math.getBoundingClientRect().width, math.textContent] as const));
    for (const [width, text] of sizes) assert.ok(width > 3 && !text!.includes('\\'), `${part}: ${width} ${text}`);
    formulas += sizes.length;
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), part);
  }
  await page.goto(address('contents.xhtml'));
  const contents = await page.locator('#toc > ol > li').evaluateAll(parts =>
    parts.map(part => {
      const [name, ...papers] = [...part.querySelectorAll('a')].map(link => link.textContent!.trim());
      return { name: name!, papers };
    }),
  );
  // Each entry leads to where it says.
  for (const link of await page
    .locator('#toc a')
    .evaluateAll(all => all.map(a => ({ href: (a as HTMLAnchorElement).href, text: a.textContent! })))) {
    await page.goto(link.href);
    const target = await page.locator(new URL(link.href).hash ? ':target' : 'h1').innerText();
    assert.match(flat(target), flat(link.text), link.href);
  }
  return { headings, formulas, contents };
}

test('the newest day is read as a book: the papers of its page in their order, formulas among them', async () => {
  const page = await readers.open(DAY, PHONE);
  const sections = await page.locator('.stories > section:not(#again)').evaluateAll(all =>
    all.map(section => ({
      name: section.querySelector('h2')!.firstChild!.textContent!.trim(),
      papers: [...section.querySelectorAll('h3 > a')].map(link => link.textContent!),
    })),
  );
  const { headings, formulas, contents } = await readBook(page, 'newest-day.epub');
  assert.equal(contents, sections);
  assert.equal(headings, ['Broadsheet', 'Contents', ...sections.flatMap(({ name, papers }) => [name, ...papers])]);
  assert.ok(formulas > 5, `${formulas}`);
  await page.context().close();
});

test('the newest week is read as a book: by topic, each paper of its days once', async () => {
  const page = await readers.open('topics/index.html', PHONE);
  const topics = await page.locator('main a b').allInnerTexts();
  const listed: string[] = [];
  for (const day of ['2025-11-17', '2025-11-18', '2025-11-19']) {
    await page.goto(`${readers.url}days/${day}.html`);
    listed.push(...(await page.locator(TITLES).allTextContents()));
  }
  await page.goto(`${readers.url}index.html`);
  const { headings, contents } = await readBook(page, 'newest-week.epub');
  const read = contents.flatMap(({ papers }) => papers).filter(title => listed.includes(title));
  assert.equal([...read].sort(), [...new Set(listed)].sort());
  assert.equal(
    headings.filter(heading => listed.includes(heading)),
    read,
  );
  const names = contents.map(({ name }) => name).filter(name => topics.includes(name));
  assert.ok(names.length > 3, contents.map(({ name }) => name).join());
  await page.context().close();
});

const print = canReadPdf()
  ? test
  : (name: string, check: () => Promise<void>) => {
      skipped.push(`${name}: no pdftotext (Debian: apt-get install poppler-utils)`);
      test.skip(name, check);
    };

for (const day of [DAY, LONG_DAY])
  print(`printed, ${day} has all titles in their order, numbered sheets, and nothing to press`, async () => {
    const page = await readers.open(day);
    const papers = await page.locator(TITLES).allTextContents();
    await page.locator('.stories .paper .save').first().click();
    const file = path.join(readers.folder, 'day.pdf');
    await page.evaluate(() => document.fonts.ready);
    await page.pdf({ path: file, preferCSSPageSize: true });
    const sheets = printedPages(file);
    assert.equal(
      sheets.map(({ foot }) => foot),
      sheets.map((_, i) => `${i + 1} / ${sheets.length}`),
    );
    // A title may end in one column and go on in the next; nothing but spaces is between its words.
    const text = flat(sheets.map(sheet => sheet.text).join(' ')).replaceAll(' ', '');
    let from = 0;
    for (const title of papers) {
      const at = text.indexOf(flat(title.normalize('NFKC')).replaceAll(' ', ''), from);
      assert.ok(at >= from, `${title} after ${text.slice(from, from + 80)}`);
      from = at + 1;
    }
    for (const name of ['Titles only', 'Save', '★', '☆', 'Subscribe', 'Keys ?', 'Skip to content', 'In this issue'])
      assert.not.ok(text.includes(name.replaceAll(' ', '')), name);
    await page.context().close();
  });

test('no script of these pages failed, and nothing was missing', () => {
  assert.equal(readers.errors, []);
  assert.equal(readers.complaints, []);
});

test.run();
