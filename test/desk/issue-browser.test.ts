// only: npm run test:long
// limit: 240 s
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit, LOOKS } from './desk-visit.ts';

/** A day's issue as a person makes it, by what can be seen and heard of the page alone. */

const DAY = '2025-05-01';
const FILE = `days/${DAY}.md`;
const TITLES = [
  'On the Shape of Federated Graphs in Winter',
  'Trees That Grow Downwards Need No Roots',
  'A Quiet Optimizer for Loud Gradients',
  'Sampling Rivers Without Getting Wet',
  'Lanterns for Very Deep Networks',
];
const [GRAPHS, TREES, OPTIMIZER, RIVERS, LANTERNS] = TITLES as [string, string, string, string, string];
const idOf = (title: string) => title.toLowerCase().replaceAll(' ', '-');
const DESKTOP = { viewport: { width: 1280, height: 900 } };

const visit = new DeskVisit();

test.before(() => visit.start());
test.after(() => visit.stop());

/** A day of five papers at a desk, and the page of its issue. */
async function anIssue(options: BrowserContextOptions = {}, more: Record<string, string> = {}) {
  const folder = new AContentFolder({ [`${DAY}-a.txt`]: posterSession(...TITLES.map(title => ({ title }))) });
  folder.write('topics/rivers.md', '---\nname: Rivers\nterms:\n  elm: 9\n---\n');
  for (const [file, text] of Object.entries(more)) folder.write(file, text);
  await folder.ingest();
  const desk = new ADesk(folder);
  const page = await visit.open(desk, options);
  await page.goto(`${desk.serving.url}day/${DAY}`);
  return { folder, desk, page };
}

const paper = (page: Page, title: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** The titles of the papers on the page, in their order. */
const shown = async (page: Page): Promise<string[]> => page.getByRole('article').getByRole('heading').allInnerTexts();

/** Waits until the desk has said something. */
const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).waitFor();

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('data-item') ?? activeElement?.getAttribute('aria-label') ?? activeElement?.id;
  });

test('three picks, their order, a note, a line, topics, a paper left out and one moved, by the pointer; undo brings all back', async () => {
  const { folder, page, desk } = await anIssue(DESKTOP);
  const before = folder.files();
  for (const title of [RIVERS, GRAPHS, LANTERNS]) {
    await page.getByRole('button', { name: `Pick ${title}` }).click();
    await said(page, `Picked “${title}”.`);
  }
  assert.equal((await shown(page)).slice(0, 3), [RIVERS, GRAPHS, LANTERNS]);
  await page.getByRole('button', { name: `Up ${LANTERNS}` }).click();
  await said(page, /Moved “Lanterns.*up/);
  await page.getByRole('button', { name: `Down ${RIVERS}` }).click();
  await said(page, /Moved “Sampling.*down/);
  assert.equal((await shown(page)).slice(0, 3), [LANTERNS, RIVERS, GRAPHS]);

  await page.getByRole('textbox', { name: 'Headline' }).fill('The cold issue');
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('It costs $O(n)$, says ');
  const live = page.getByRole('region', { name: 'How the note will look' });
  await live.locator('math').waitFor();
  const box = page.getByRole('combobox', { name: 'Link to a paper' });
  await box.pressSequentially('fed gra');
  await page.getByRole('option', { name: GRAPHS }).click();
  await live.getByRole('link', { name: GRAPHS }).waitFor();
  await page.getByRole('button', { name: 'Save note' }).click();
  await said(page, 'Wrote the note on 1 May 2025.');
  assert.is(
    folder.read(FILE),
    `---\ntitle: The cold issue\npicks:\n${[LANTERNS, RIVERS, GRAPHS].map(title => `  - ${idOf(title)}\n`).join('')}---\n\nIt costs $O(n)$, says [${GRAPHS}](paper:${idOf(GRAPHS)})\n`,
  );

  await page.getByRole('link', { name: `Edit ${TREES}` }).click();
  await page.getByRole('textbox', { name: `One line on ${TREES}` }).fill('Look at *figure 2*.');
  await page.getByRole('combobox', { name: 'Primary topic' }).selectOption('Rivers');
  await page.getByRole('combobox', { name: 'Topic 2' }).selectOption('Graphs');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, /^Changed what is said of “Trees/);
  assert.match(folder.read(folder.paper(idOf(TREES))), 'topics:\n  - rivers\n  - graphs\n');
  assert.match(folder.read(folder.paper(idOf(TREES))), '\nnote: Look at *figure 2*.\n');

  await page.getByRole('textbox', { name: 'Day' }).fill('2025-05-09');
  await page.getByRole('button', { name: 'Move to this day' }).click();
  await said(page, 'to 9 May 2025.');
  assert.is(await paper(page, TREES).count(), 0);
  await page.getByRole('link', { name: `Edit ${OPTIMIZER}` }).click();
  await page.getByRole('button', { name: `Leave out of the digest: ${OPTIMIZER}` }).click();
  await said(page, `Left “${OPTIMIZER}” out of the digest.`);
  assert.is(folder.ids().includes(idOf(OPTIMIZER)), false);

  await page.goto(`${desk.serving.url}history`);
  for (let step = 0; step < 9; step++) {
    await page.getByRole('button', { name: 'Undo' }).click();
    await said(page, /^Took back/);
    await page.getByRole('listitem').filter({ hasText: 'taken back' }).nth(step).waitFor();
  }
  assert.equal(folder.files(), before);
  await page.context().close();
});

test('the same by the keyboard alone: one goes on where one was', async () => {
  const { folder, page } = await anIssue();
  const { keyboard } = page;
  const order = await shown(page);
  await keyboard.press('j');
  await keyboard.press('j');
  assert.is(await focused(page), idOf(order[1]!));
  await keyboard.press('p');
  await said(page, `Picked “${order[1]}”.`);
  assert.is(await focused(page), idOf(order[2]!), 'on with the next one of the list');
  await keyboard.press('p');
  await said(page, `Picked “${order[2]}”.`);
  for (let at = 0; at < 9 && (await focused(page)) !== idOf(order[1]!); at++) await keyboard.press('k');
  assert.is(await focused(page), idOf(order[1]!));
  await keyboard.press('J');
  await said(page, /down in the picks/);
  assert.equal((await shown(page)).slice(0, 2), [order[2], order[1]]);
  assert.is(await focused(page), idOf(order[1]!));
  await keyboard.press('e');
  await page.getByRole('textbox', { name: `One line on ${order[1]}` }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'paper-note');
  await keyboard.type('Short.');
  await keyboard.press('Control+Enter');
  await said(page, /^Changed what is said/);
  assert.match(folder.read(folder.paper(idOf(order[1]!))), '\nnote: Short.\n');

  await keyboard.press('Escape');
  assert.is(await focused(page), idOf(order[1]!), 'out of the field');
  await keyboard.press('e');
  await page.getByRole('textbox', { name: /^One line/ }).waitFor({ state: 'detached' });
  await keyboard.press('k');
  assert.is(await focused(page), idOf(order[2]!));
  await page.getByRole('heading', { level: 1 }).focus();
  await keyboard.press('n');
  assert.is(await focused(page), 'day-note');
  await keyboard.type('See ');
  await keyboard.press('Control+k');
  await keyboard.type('quiet');
  await page.getByRole('option', { name: OPTIMIZER, selected: true }).waitFor();
  await keyboard.press('Enter');
  assert.is(await focused(page), 'day-note');
  await keyboard.press('Control+Enter');
  await said(page, /^Wrote the note/);
  assert.match(folder.read(FILE), `See [${OPTIMIZER}](paper:${idOf(OPTIMIZER)})\n`);
  await page.context().close();
});

test('the box says how many titles it found, its keys go round, and Escape leads back', async () => {
  const { page } = await anIssue();
  const box = page.getByRole('combobox', { name: 'Link to a paper' });
  await box.pressSequentially('a');
  await page.getByRole('option').first().waitFor();
  const options = await page.getByRole('option').count();
  await box.press('ArrowUp');
  assert.is(await page.getByRole('option', { selected: true }).count(), 1);
  assert.is(await box.getAttribute('aria-activedescendant'), `offer-${options - 1}`);
  await box.press('ArrowDown');
  assert.is(await box.getAttribute('aria-activedescendant'), 'offer-0');
  await box.fill('zzz');
  await page.getByText('No title has words that begin so.').waitFor();
  assert.is(await box.getAttribute('aria-expanded'), 'false');
  await box.press('Escape');
  assert.is(await focused(page), 'day-note');
  assert.is(await box.inputValue(), '');
  await page.context().close();
});

test('what is typed stays while other things are done, and where the file says something else by now both are shown', async () => {
  const { folder, page } = await anIssue({}, { [FILE]: '# Before\n' });
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/shown', route => held.then(() => route.continue()));
  await note.fill('Mine.');
  await page.getByRole('button', { name: `Pick ${RIVERS}` }).click();
  await said(page, /^Picked/);
  release();
  await page.getByRole('region', { name: 'How the note will look' }).getByText('Mine.').waitFor();
  assert.ok(
    await page
      .getByRole('status')
      .filter({ hasText: /^Picked/ })
      .isVisible(),
    'what was said stays',
  );
  await page.getByRole('link', { name: `Edit ${GRAPHS}` }).click();
  await page.getByRole('textbox', { name: `One line on ${GRAPHS}` }).waitFor();
  assert.is(await note.inputValue(), 'Mine.');
  folder.edit(FILE, text => text.replace('# Before', 'Theirs.'));
  const theirs = folder.read(FILE);
  const shownAnew = page.waitForResponse(response => response.url().endsWith('/shown'));
  await page.getByRole('button', { name: 'Save note' }).click();
  const conflict = page.getByRole('region', { name: 'Changed elsewhere meanwhile' });
  await conflict.getByText('Theirs.').waitFor();
  assert.is(folder.read(FILE), theirs);
  assert.is(await note.inputValue(), 'Mine.');
  await (await shownAnew).finished();
  await page.getByRole('alert').getByText('changed elsewhere meanwhile').waitFor();
  await audit(page, 'both sides');
  await conflict.getByRole('button', { name: 'Keep yours' }).click();
  await page.getByRole('button', { name: 'Save note' }).click();
  await said(page, /^Wrote the note/);
  assert.is(folder.read(FILE), theirs.replace('Theirs.', 'Mine.'));
  await page.context().close();
});

test('who leaves what is written and not sent is asked, and nobody else', async () => {
  const { page, desk } = await anIssue();
  let asked = 0;
  page.on('dialog', dialog => {
    asked++;
    return dialog.accept();
  });
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('Sent.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await said(page, /^Wrote the note/);
  await page.goto(`${desk.serving.url}days`);
  assert.is(asked, 0);
  await page.goto(`${desk.serving.url}day/${DAY}`);
  await note.press('End');
  await page.keyboard.type(' Not sent.');
  await page.goto(`${desk.serving.url}days`);
  assert.is(asked, 1);
  await page.context().close();
});

/** Finds no fault with the page as it stands, nor what is wider than the window. */
async function audit(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize()!;
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${name} is too wide`);
  assert.equal(await barriers(page), [], name);
}

for (const look of LOOKS)
  test(`nothing keeps people from an issue at ${look.viewport!.width} pixels, ${look.colorScheme}`, async () => {
    const { page, desk } = await anIssue(look);
    await audit(page, 'an issue');
    for (const title of [RIVERS, GRAPHS]) {
      await page.getByRole('button', { name: `Pick ${title}` }).click();
      await said(page, `Picked “${title}”.`);
    }
    await page.getByRole('textbox', { name: 'Headline' }).fill('The cold issue');
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('It costs $O(n)$, see [x](paper:nothing).');
    await page.getByText('Leads nowhere').waitFor();
    await audit(page, 'with picks and a note');
    await page.getByRole('combobox', { name: 'Link to a paper' }).pressSequentially('tre');
    await page.getByRole('option').first().waitFor();
    await audit(page, 'with offers');
    await page.getByRole('link', { name: `Edit ${TREES}` }).click();
    await page.getByRole('textbox', { name: `One line on ${TREES}` }).fill('Look at *figure 2*.');
    await page.getByRole('region', { name: 'How the line will look' }).getByText('figure 2').waitFor();
    await audit(page, 'with a panel');
    await page.goto(`${desk.serving.url}days`);
    await audit(page, 'all issues');
    await page.context().close();
  });

test('a day of hundreds stands on pages as on the site, and a pick of the second page comes first', async () => {
  const many = Array.from({ length: 372 }, (_, i) => `Study ${i + 1000} of Something Else`);
  const { folder, page, desk } = await anIssue(
    {},
    {
      '2025-06-01.txt': '',
      'dumps/2025-06-01-b.txt': posterSession(...many.map(title => ({ title, abstract: `${title} is about elms.` }))),
    },
  );
  await page.goto(`${desk.serving.url}day/2025-06-01`);
  await page.getByText('372 papers').waitFor();
  assert.is(await page.getByRole('article').count(), 300);
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByText('Page 2 of 2').waitFor();
  assert.is(await page.getByRole('article').count(), 72);
  const last = (await shown(page)).at(-1)!;
  await page.getByRole('button', { name: `Pick ${last}` }).click();
  await said(page, `Picked “${last}”.`);
  assert.is(folder.read('days/2025-06-01.md'), `---\npicks:\n  - ${idOf(last)}\n---\n`);
  await page.getByRole('link', { name: 'Previous page' }).click();
  await page.getByRole('heading', { name: /^Picks/ }).waitFor();
  assert.is((await shown(page))[0], last);
  await page.context().close();
});

test('no script of these pages failed', () =>
  assert.equal(
    visit.errors.filter(error => !error.includes('409')),
    [],
  ));

test.run();
