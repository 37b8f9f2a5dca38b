// only: npm run test:long
// limit: 240 s
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pickPapers } from '../../src/curate/picks.ts';
import { Conflict } from '../../src/desk/desk.ts';
import { ROOMS } from '../../src/desk/rooms.ts';
import type { Room } from '../../src/desk/view.ts';
import { html } from '../../src/typeset/html.ts';
import { graphs, twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit, LOOKS } from './desk-visit.ts';

/** What all pages of the desk do, seen as a person sees it. */

const visit = new DeskVisit();
test.before(() => visit.start());
test.after(() => visit.stop());

let text = 'first';
const room: Room = {
  views: {
    '/': async () => ({
      title: 'A room',
      body: html`<form method="post" action="/save" data-desk>
<label>Text <input name="text" value="${text}"></label><input type="hidden" name="was-text" value="${text}">
<button>Save</button>
</form>
<form method="post" action="/other" data-desk><label>Other <textarea name="other"></textarea></label></form>
<form method="post" action="/nothing" data-desk data-live="/upper" data-live-into="upper"><label>Live <input name="live"></label><div id="upper"></div></form>
<ul>${['a', 'b', 'c'].map(id => html`<li data-item="${id}"><a href="/${id}">Item ${id}</a> <form method="post" action="/mark/${id}" data-desk><button data-key="m" data-key-says="mark it">Mark ${id}</button></form></li>`)}</ul>
`,
    }),
  },
  pieces: { '/upper': async (_desk, _params, form) => html`<p>${form.get('live').toUpperCase()}</p>` },
  actions: {
    '/save': async (_desk, _params, form) => {
      if (form.get('was-text') !== text)
        throw new Conflict('The text was changed meanwhile', [{ name: 'text', yours: form.get('text'), theirs: text }]);
      text = form.get('text');
      return { says: `Saved ${text}` };
    },
    '/mark/:id': async (_desk, { id }) => ({ says: `Marked ${id}` }),
    '/fails': async () => ({ says: '' }),
  },
};

async function openRoom() {
  text = 'first';
  const desk = new ADesk();
  const serve = desk.serve.bind(desk);
  desk.serve = () => serve({ rooms: [room] });
  return { desk, page: await visit.open(desk) };
}

test('what was done is said, the page is shown anew, and what is typed elsewhere stays, with the focus', async () => {
  const { page } = await openRoom();
  await page.getByLabel('Other').fill('half a thought');
  await page.getByLabel('Text').fill('second');
  await page.getByLabel('Text').press('Enter');
  await page.getByRole('status').getByText('Saved second').waitFor();
  assert.is(await page.getByLabel('Other').inputValue(), 'half a thought');
  assert.is(await page.getByLabel('Text').inputValue(), 'second');
  assert.ok(await page.getByLabel('Text').evaluate(field => field === document.activeElement));
  await page.getByLabel('Text').fill('third');
  await page.getByLabel('Text').press('Enter');
  await page.getByRole('status').getByText('Saved third').waitFor();
});

test('who presses and types as soon as there is a page is heard, however late its script comes', async () => {
  const { page } = await openRoom();
  await page.route('**/assets/desk.js', async route => {
    await new Promise(resolve => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(page.url(), { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Mark b' }).click();
  await page.getByRole('status').getByText('Marked b').waitFor();
  await page.goto(page.url(), { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1, name: 'A room' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
});

test('what was changed elsewhere is shown beside what one typed, and only a choice saves', async () => {
  for (const [choice, saved] of [
    ['Keep yours', 'mine'],
    ['Take what the file says', 'theirs'],
  ] as const) {
    const { page } = await openRoom();
    await page.getByLabel('Text').fill('mine');
    text = 'theirs';
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('changed meanwhile').waitFor();
    assert.is(text, 'theirs', 'nothing is overwritten');
    const sides = page.getByRole('region', { name: 'Changed elsewhere meanwhile' });
    assert.match(await sides.getByRole('group', { name: 'Text' }).innerText(), /^Text\s[\s\S]*mine[\s\S]*theirs/);
    assert.equal(await barriers(page), []);
    await page.getByRole('button', { name: choice }).click();
    assert.is(await sides.count(), 0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').getByText(`Saved ${saved}`).waitFor();
    assert.is(text, saved);
  }
});

test('a piece follows what one types', async () => {
  const { page } = await openRoom();
  await page.getByLabel('Live').pressSequentially('abc');
  await page.getByText('ABC').waitFor();
  assert.is(await page.getByLabel('Live').inputValue(), 'abc');
});

test('keys go through the items, press their buttons, and are told', async () => {
  const { page } = await openRoom();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.getByRole('status').getByText('Marked b').waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('m');
  await page.getByRole('status').getByText('Marked a').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  assert.match(await help.innerText(), /mark it/);
  await page.keyboard.press('m');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.getByLabel('Other').pressSequentially('m?j');
  assert.is(await page.getByLabel('Other').inputValue(), 'm?j', 'who writes writes');
});

test('where the desk is gone, it says so and nothing that was typed is lost; one that was started anew asks for its link', async () => {
  const { desk, page } = await openRoom();
  const { port } = desk;
  await desk.serving.close();
  await page.getByLabel('Text').fill('kept');
  await page.getByLabel('Text').press('Enter');
  await page.getByRole('alert').getByText('does not answer').waitFor();
  assert.is(await page.getByLabel('Text').inputValue(), 'kept');
  const other = new ADesk();
  await other.serve({ rooms: [room], port });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Open the link').waitFor();
  assert.is(await page.getByLabel('Text').inputValue(), 'kept');
  assert.is(text, 'first');
  visit.errors.length = 0;
  await other.close();
});

test('a step is taken back where one stands, by a button or a key, and done again', async () => {
  const folder = await twoEntries();
  const desk = new ADesk(folder);
  const page = await visit.open(desk);
  await page.goto(new URL('/history', desk.serving.url).href);
  await page.getByText('Nothing was done here yet').waitFor();
  await desk.desk.change('Picked one', async step => pickPapers(folder.root, '2025-05-01', [graphs], step));
  const picked = folder.read('days/2025-05-01.md');
  await page.reload();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('Took back: Picked one').waitFor();
  assert.equal(Object.keys(folder.files('days/')), []);
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('status').getByText('Did again: Picked one').waitFor();
  assert.is(await page.locator('.steps li').count(), 1, 'of one thing that was done there is one line');
  assert.is(await page.locator('.steps s').count(), 0);
  assert.is(folder.read('days/2025-05-01.md'), picked);
  folder.edit('days/2025-05-01.md', text => `${text}By hand.\n`);
  await page.keyboard.press('u');
  await page.getByRole('alert').getByText('changed since').waitFor();
  assert.match(folder.read('days/2025-05-01.md'), 'By hand.');
  // The browser notes the refusal.
  visit.errors.length = 0;
});

test('no barrier on the first page, in the history and where one publishes: phone and desktop, light and dark', async () => {
  const folder = await twoEntries();
  const desk = new ADesk(folder);
  await desk.serve({ rooms: ROOMS });
  await desk.desk.change('Picked one', async step => pickPapers(folder.root, '2025-05-01', [graphs], step));
  await desk.close();
  for (const look of LOOKS) {
    const page = await visit.open(new ADesk(folder), look);
    for (const at of ['/', '/history', '/publish', '/nowhere']) {
      await page.goto(new URL(at, page.url()).href);
      await page.waitForFunction(() => !document.querySelector('[data-running]'), undefined, { timeout: 60_000 });
      assert.equal(await barriers(page), [], `${at} ${JSON.stringify(look)}`);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.not(isWide, `${at} is wider than the window`);
    }
    await page.context().close();
  }
  assert.equal(
    visit.errors.filter(error => !error.includes('404')),
    [],
  );
});

test.run();
