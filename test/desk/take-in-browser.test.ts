// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit, LOOKS } from './desk-visit.ts';

/** A curator pastes, mends and takes in, by what can be seen alone; the files are as the commands would have left them. */

const KITES = 'Kites That Need No Wind to Fly';
const LOOMS = 'Looms That Weave While They Sleep';
const MILLS = 'Mills That Grind the Sound of Bells';
const [kites, looms] = ['kites-that-need-no-wind-to-fly', 'looms-that-weave-while-they-sleep'];
const TEXT = posterSession({ title: KITES }, { title: LOOMS, authors: 'Cleo Cedar · Cleo Cedar' }, { title: MILLS });
const DAY = '2026-01-02';

const curator = new DeskVisit();
test.before(() => curator.start());
test.after(() => curator.stop());

/** Puts what was copied on the clipboard, and pastes it into the box. */
async function paste(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    async ([text, html]) => {
      const parts: Record<string, Blob> = { 'text/plain': new Blob([text!], { type: 'text/plain' }) };
      if (html !== undefined) parts['text/html'] = new Blob([html], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    [text, html],
  );
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
}
const box = (page: Page) => page.getByRole('textbox', { name: 'Paste a listing' });
const says = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).waitFor();
async function toTheBox(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Take in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Take in' }).waitFor();
}

/** What the command, and a person at the files, leave of the same text. */
async function byHand(name: string): Promise<AContentFolder> {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder();
  elsewhere.write(name, TEXT);
  await folder.ingest({ files: [elsewhere.at(name)], listed: DAY });
  folder.remove(folder.paper(kites!));
  await folder.ingest({ again: true });
  folder.edit(folder.paper(looms!), text => text.replace(`title: ${LOOMS}`, 'title: Looms, Awake'));
  return folder;
}

test('a paste is corrected and taken in: its day, a title, a paper that is left out', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  await paste(page, TEXT);
  await says(page, '3 new papers of Tuesday 3\u00a0February\u00a02026, 1 to look at');
  await page.getByLabel('Day').fill(DAY);
  await says(page, '3 new papers of Friday 2 January 2026');
  await page.getByText('As you say').waitFor();
  await page.getByRole('checkbox', { name: `Leave out ${KITES}` }).check();
  await says(page, '2 new papers of Friday 2 January 2026, 1 left out');
  await page.getByText(`Correct ${LOOMS}`).click();
  await page.getByRole('group', { name: LOOMS }).getByLabel('Title').fill('Looms, Awake');
  assert.equal(Object.keys(desk.folder.files('dumps/')), [], 'nothing is written before');
  await page.getByRole('button', { name: 'Take in 2 new papers' }).click();
  await page.waitForURL(`**/day/${DAY}`);
  await says(page, 'Took in 2 new papers of Friday 2 January 2026, 1 left out');
  const other = await byHand(`${DAY}-poster-session.txt`);
  for (const folder of ['dumps/', 'papers/', 'ledger/']) assert.equal(desk.folder.files(folder), other.files(folder));
});

test('the same by keyboard alone', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  await paste(page, TEXT);
  await says(page, '3 new papers');
  await page.getByRole('combobox', { name: 'Read as' }).waitFor();
  for (let tabs = 0; !(await page.getByLabel('Day').evaluate(field => field === document.activeElement)); tabs++) {
    assert.ok(tabs < 12, 'the day is reached');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('01022026');
  await says(page, 'Friday 2 January 2026');
  await page.getByRole('textbox', { name: 'Kept as' }).focus();
  const isAtPaper = () => page.evaluate(() => document.activeElement?.closest('[data-item]') !== null);
  for (let tabs = 0; !(await isAtPaper()); tabs++) {
    assert.ok(tabs < 4, 'the first paper is reached');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('x');
  await says(page, '2 new papers of Friday 2 January 2026, 1 left out');
  await page.keyboard.press('t');
  await page.waitForURL(`**/day/${DAY}`);
  assert.equal(desk.folder.ids(), [looms, 'mills-that-grind-the-sound-of-bells']);
});

test('what is pasted beside the box is meant for it, and what is pasted into another field is not', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await page.evaluate(text => navigator.clipboard.writeText(text), TEXT);
  await page.keyboard.press('ControlOrMeta+V');
  await says(page, '3 new papers');
  assert.is(await box(page).inputValue(), TEXT);
  await page.evaluate(() => navigator.clipboard.writeText('mills.txt'));
  await page.getByLabel('Kept as').fill('');
  await page.keyboard.press('ControlOrMeta+V');
  assert.is(await page.getByLabel('Kept as').inputValue(), 'mills.txt');
  assert.is(await box(page).inputValue(), TEXT);
});

test('what was changed meanwhile is told before anything is written, and what was corrected stays', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  await paste(page, TEXT);
  await says(page, '3 new papers');
  await page.getByLabel('Day').fill(DAY);
  await says(page, 'Friday');
  desk.folder.write('dumps/a.txt', posterSession({ title: KITES }));
  await desk.folder.ingest();
  const before = desk.folder.files();
  await page.getByRole('button', { name: 'Take in' }).click();
  await says(page, 'Something was changed meanwhile');
  assert.equal(desk.folder.files(), before);
  assert.is(await page.getByLabel('Day').inputValue(), DAY);
  await page.getByRole('button', { name: 'Take in 2 new papers' }).click();
  await page.waitForURL(`**/day/${DAY}`);
  assert.is(desk.folder.ids().length, 3);
});

test('what is wrong in another file is said of that file, and the text is read once it is mended', async () => {
  const desk = new ADesk(new AContentFolder({ 'a.txt': posterSession({ title: KITES }) }));
  await desk.folder.ingest();
  const entry = desk.folder.paper(kites!);
  const whole = desk.folder.read(entry);
  const page = await curator.open(desk);
  await toTheBox(page);
  desk.folder.write(entry, '');
  await paste(page, TEXT);
  const fails = page.getByRole('alert');
  await fails.getByText(`${desk.folder.at(entry)}:1: error: expected a first line`).waitFor();
  assert.equal(await barriers(page), []);
  desk.folder.write(entry, whole);
  // As where one comes back from the window in which it was mended.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await says(page, '2 new papers');
  assert.is(await fails.innerText(), '');
  // The browser itself names each request that was refused.
  curator.errors.splice(0);
});

test('a file that is dropped is kept byte for byte; one that was chosen before is shown next', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  const bytes = Buffer.from(posterSession({ title: MILLS }).replaceAll('\n', '\r\n'));
  await page
    .getByLabel('Or choose files')
    .setInputFiles({ name: 'first.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) });
  await says(page, '3 new papers');
  const dropped = await page.evaluateHandle(text => {
    const data = new DataTransfer();
    data.items.add(new File([text], `2026-01-02 mills.txt`));
    return data;
  }, bytes.toString('utf8'));
  await box(page).dispatchEvent('drop', { dataTransfer: dropped });
  await says(page, '1 new paper of Friday 2 January 2026');
  assert.is(await page.getByLabel('Text', { exact: true }).inputValue(), '2026-01-02 mills.txt');
  await page.getByRole('button', { name: 'Take in 1 new paper' }).click();
  await says(page, 'Took in 1 new paper of Friday 2 January 2026; 1 file remains');
  await page.getByRole('button', { name: 'Take in 2 new papers' }).waitFor();
  assert.equal(Object.keys(desk.folder.files('dumps/')), ['dumps/2026-01-02 mills.txt']);
  assert.ok(fs.readFileSync(desk.folder.at('dumps/2026-01-02 mills.txt')).equals(bytes));
});

test('of many files one after another is taken in, each as a step, and none vanishes', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  const word = (i: number) => `${'abcde'[i % 5]}${'klmnop'[Math.floor(i / 5)]}`.repeat(3);
  const files = Array.from({ length: 6 }, (_, i) => ({
    name: `${word(i)}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(posterSession({ title: `Kites Called ${word(i)} That Fly` })),
  }));
  await box(page).fill(posterSession({ title: MILLS }));
  await page.getByLabel('Or choose files').setInputFiles(files);
  for (let left = 5; left >= 0; left--) {
    await page
      .getByLabel('Text', { exact: true })
      .filter({ hasText: word(left) })
      .waitFor();
    assert.is(await page.getByLabel('Text', { exact: true }).inputValue(), `${word(left)}.txt`);
    await page.getByRole('button', { name: 'Take in 1 new paper' }).click();
    const rest = left === 0 ? 'the text of the box remains' : `${left} files? and the text of the box remain`;
    await says(page, new RegExp(`Took in 1 new paper of [^;]*; ${rest}`));
    await page.locator(`input[name="of"]:not([value="${word(left)}.txt"])`).waitFor({ state: 'attached' });
  }
  // What remains is still there where a step is taken back.
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(page, 'Took back');
  await page.getByRole('button', { name: 'Take in 1 new paper' }).click();
  await page.waitForURL('**/day/*');
  assert.is(desk.folder.ids().length, 6);
});

test('of a copied page its HTML is kept where that says more; what is written into the box is text', async () => {
  const desk = new ADesk();
  const page = await curator.open(desk);
  await toTheBox(page);
  const html = `<div class="note"><h4><a href="https://openreview.net/forum?id=bbbbbbbbb1">${KITES}</a></h4><div class="note-authors"><a href="https://openreview.net/profile?id=~Cy_Example1">Cy Example</a></div></div>`;
  await paste(page, `${KITES}\nCy Example\n`, html);
  await says(page, '1 new paper');
  const which = page.getByLabel('Text', { exact: true });
  assert.is(await which.inputValue(), 'text of the box, as HTML');
  assert.match(await page.getByLabel('Kept as').inputValue(), /\.html$/);
  await box(page).pressSequentially(' ');
  await which.waitFor({ state: 'detached' });
});

test('nothing keeps anybody from using it: phone and desktop, light and dark', async () => {
  const desk = new ADesk();
  desk.folder.write('dumps/a.txt', posterSession({ title: KITES }, { title: 'Knots' }));
  await desk.folder.ingest();
  const text = `${TEXT}Knots\nDan Dogwood\nIt ends in $x\n`;
  for (const look of LOOKS) {
    const page = await curator.open(desk, look);
    await toTheBox(page);
    assert.equal(await barriers(page), []);
    await paste(page, text);
    await says(page, 'new papers');
    await page.getByRole('checkbox', { name: `Leave out ${MILLS}` }).check();
    await says(page, '1 left out');
    for (const summary of await page.locator('summary').all()) if (!(await isOpen(summary))) await summary.click();
    assert.equal(await barriers(page), []);
    await box(page).fill('Nothing of this is a paper.');
    await says(page, 'This cannot be read');
    assert.equal(await barriers(page), []);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.not(tooWide, 'nothing is wider than the page');
    await page.context().close();
  }
  assert.equal(
    curator.errors.filter(error => !error.includes('400')),
    [],
  );
});

const isOpen = (summary: ReturnType<Page['locator']>) =>
  summary.evaluate(({ parentElement }) => (parentElement as HTMLDetailsElement).open);

test.run();
