// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { GRAPHS, graphs, TREES, trees } from '../curate/two-entries.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { DeskVisit } from './desk-visit.ts';

/** Two people at two desks of one folder, and one whose disk is full: nobody's words are lost, and each is told. */

const DAY = '2025-05-01';
const FILE = `days/${DAY}.md`;

const visit = new DeskVisit();
test.before(() => visit.start());
test.after(() => visit.stop());

const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();
const alert = (page: Page, words: string) => page.getByRole('alert').getByText(words).waitFor();
const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A day of two papers, open at two desks. */
async function twoDesks(): Promise<{ folder: AContentFolder; mine: Page; theirs: Page }> {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }) });
  await folder.ingest();
  const open = async () => {
    const desk = new ADesk(folder);
    const page = await visit.open(desk);
    await page.goto(`${desk.serving.url}day/${DAY}`);
    return page;
  };
  return { folder, mine: await open(), theirs: await open() };
}

test('each picks at a desk of their own: both picks are there, and each sees the other’s', async () => {
  const { folder, mine, theirs } = await twoDesks();
  await button(mine, `Pick ${GRAPHS}`).click();
  await said(mine, `Picked “${GRAPHS}”.`);
  await button(theirs, `Pick ${TREES}`).click();
  await said(theirs, `Picked “${TREES}”.`);
  assert.is(folder.read(FILE), `---\npicks:\n  - ${graphs}\n  - ${trees}\n---\n`);
  await button(theirs, `Down ${GRAPHS}`).waitFor();
  await button(theirs, `Up ${TREES}`).click();
  await said(theirs, 'up in the picks');
  const before = folder.read(FILE);
  await button(mine, 'Undo').click();
  await alert(mine, 'something else was done since');
  assert.is(folder.read(FILE), before, 'nobody takes back what another did, unseen');
  await button(theirs, 'Undo').click();
  await said(theirs, /^Took back: Moved/);
});

test('both write the note: the second is shown the first’s words beside their own, and nothing is overwritten', async () => {
  const { folder, mine, theirs } = await twoDesks();
  await note(mine).fill('Mine.');
  await note(theirs).fill('Theirs.');
  await button(mine, 'Save note').click();
  await said(mine, /^Wrote the note/);
  await button(theirs, 'Save note').click();
  await alert(theirs, 'changed elsewhere meanwhile');
  await theirs.getByRole('region', { name: 'Changed elsewhere meanwhile' }).getByText('Mine.').waitFor();
  assert.is(folder.read(FILE), 'Mine.\n');
  assert.is(await note(theirs).inputValue(), 'Theirs.');
});

test('what one leaves out, the other cannot pick any more, and is told so', async () => {
  const { folder, mine, theirs } = await twoDesks();
  await mine.getByRole('link', { name: `Edit ${GRAPHS}` }).click();
  await button(mine, `Leave out of the digest: ${GRAPHS}`).click();
  await said(mine, 'out of the digest');
  const before = folder.files();
  await button(theirs, `Pick ${GRAPHS}`).click();
  await alert(theirs, 'may have been left out or merged');
  assert.equal(folder.files(), before);
});

test('a file that was edited by hand since is not taken back', async () => {
  const { folder, mine } = await twoDesks();
  await button(mine, `Pick ${GRAPHS}`).click();
  await said(mine, /^Picked/);
  folder.edit(FILE, text => `${text}\nBy hand.\n`);
  const before = folder.files();
  await button(mine, 'Undo').click();
  await alert(mine, FILE);
  assert.equal(folder.files(), before);
});

test('where the disk is full, what was typed stays, and goes in once there is room', async () => {
  const { folder, mine } = await twoDesks();
  const before = folder.files();
  const { openSync } = fs;
  fs.openSync = (file, flags, mode) => {
    if (String(file).startsWith(folder.root) && flags !== 'r')
      throw Object.assign(new Error('ENOSPC: no space left on device, open'), { code: 'ENOSPC', syscall: 'open' });
    return openSync(file, flags, mode);
  };
  try {
    await note(mine).fill('Worth an hour.');
    await button(mine, 'Save note').click();
    await alert(mine, 'The disk is full. Nothing was changed: make room and try again.');
  } finally {
    fs.openSync = openSync;
  }
  assert.equal(folder.files(), before);
  assert.is(await note(mine).inputValue(), 'Worth an hour.');
  await button(mine, 'Save note').click();
  await said(mine, /^Wrote the note/);
  assert.is(folder.read(FILE), 'Worth an hour.\n');
});

test('no script failed', () =>
  assert.equal(
    visit.errors.filter(error => !/40[09]|422|507/.test(error)),
    [],
  ));

test.run();
