// only: npm run test:long
// limit: 240 s
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit, LOOKS } from './desk-visit.ts';

/** A curator sees to what waits, corrects an entry, writes one and deletes one, by what can be seen alone; the same by keyboard alone. */

const curator = new DeskVisit();
test.before(() => curator.start());
test.after(() => curator.stop());

const KITES = 'Federated Kites That Need No Wind to Fly';
const kites = 'federated-kites-that-need-no-wind-to-fly';

/** Two doubtful pairs, two damaged texts of a kind, and a paper without a title. */
async function aDesk(): Promise<ADesk> {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession(
      { title: 'Federated Preface', abstract: aboutOf('one matter of kites') },
      { title: 'Working Graphs', abstract: aboutOf('graphs that work') },
      { title: KITES, abstract: `${aboutOf(KITES)} They float 1.12times longer, for sim3 hours.` },
      {
        title: 'Federated Looms That Weave While They Sleep',
        abstract: `${aboutOf('looms')} They weave 2times as much.`,
      },
    ),
    '2025-05-02-b.txt': posterSession(
      { title: 'Federated Preface', authors: 'Cy Cedar · Di Dogwood', abstract: aboutOf('another matter of looms') },
      { title: 'Working Graphs', authors: 'Eve Elm · Flo Fir', abstract: aboutOf('graphs that rest') },
    ),
    '2025-05-03-c.txt': abstracts(`${aboutOf('mills')} We grind federated graphs.`),
  });
  await folder.ingest();
  return new ADesk(folder);
}

const says = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).waitFor();
const go = async (page: Page, ...names: string[]) => {
  for (const name of names) await page.getByRole('link', { name }).first().click();
};
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const items = (page: Page) => page.getByRole('article');

test('two doubts are settled: one pair is merged, one is kept apart', async () => {
  const desk = await aDesk();
  const page = await curator.open(desk);
  await go(page, 'Review', 'Perhaps one paper');
  await heading(page, 'Perhaps one paper');
  assert.is(await items(page).count(), 2);
  const first = items(page).filter({ hasText: 'Federated Preface' });
  assert.is(await first.getByRole('group', { name: 'The first' }).getByText('Ada Alder').count(), 1);
  assert.is(await first.getByRole('group', { name: 'The second' }).getByText('Cy Cedar').count(), 1);
  await first.getByRole('button', { name: 'Merge, keep the first' }).click();
  await says(page, 'Merged “Federated Preface” into “Federated Preface”.');
  assert.is(await items(page).count(), 1);
  await items(page).getByRole('button', { name: 'Keep apart' }).click();
  await says(page, 'Kept “Working Graphs” and “Working Graphs” apart.');
  await page.getByText('Nothing of this kind waits any more').waitFor();
  const { folder } = desk;
  assert.match(folder.read('decisions.yaml'), /- same: \[.*\]\n- different: \[/);
  const kept = folder.ids().filter(id => id.startsWith('federated-preface'));
  assert.is(kept.length, 1);
  assert.match(folder.read(folder.paper(kept[0]!)), /aliases:\n/);
});

test('a title is given, and a kind of damage is mended after a look', async () => {
  const desk = await aDesk();
  const page = await curator.open(desk);
  await go(page, 'Review', 'Without a title');
  await page.getByLabel('Its title').fill('Mills of $\\ell_1$ Norms');
  await page.getByRole('button', { name: 'Give it this title' }).click();
  await says(page, 'Gave a paper its title');
  await page.getByText('Nothing of this kind waits any more').waitFor();
  assert.match(Object.values(desk.folder.files('papers/')).join(), /title: Mills of \$\\ell_1\$ Norms\n/);
  await go(page, 'all kinds', 'A sign was lost', 'Mend all 2 at once');
  await page.getByText('2 texts would change').waitFor();
  assert.is(await items(page).count(), 2);
  await page.getByRole('button', { name: 'Mend 2 papers' }).click();
  await says(page, 'Mended 2 papers.');
  await page.getByText('Nothing of this kind waits any more').waitFor();
  assert.match(desk.folder.read(desk.folder.paper(kites)), /1\.12× longer, for ∼3 hours/);
});

test('an abstract is edited beside its rendering; what was typed elsewhere meanwhile is shown with it', async () => {
  const desk = await aDesk();
  const page = await curator.open(desk);
  await page.getByRole('searchbox', { name: 'Find a paper' }).fill('kites fly');
  await page.keyboard.press('Enter');
  await heading(page, 'Find');
  await go(page, KITES);
  await heading(page, KITES);
  const field = page.getByRole('textbox', { name: 'Abstract', exact: true });
  await field.fill('They need $\\frac{1}{2}$ of the **wind**.');
  const shown = page.getByRole('region', { name: 'As it will look' });
  await shown.locator('mfrac').waitFor();
  assert.is(await shown.locator('strong').innerText(), 'wind');
  const file = desk.folder.paper(kites);
  desk.folder.edit(file, text => text.replace(/\n\n[\s\S]*$/, '\n\nEdited by hand.\n'));
  await page.getByRole('button', { name: 'Save' }).click();
  const both = page.getByRole('region', { name: 'Changed elsewhere meanwhile' });
  await both.getByText('Edited by hand.').waitFor();
  assert.match(desk.folder.read(file), /\n\nEdited by hand\.\n$/, 'nothing is written');
  await both.getByRole('button', { name: 'Keep yours' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await says(page, `Changed “${KITES}”.`);
  assert.match(desk.folder.read(file), /\n\nThey need \$\\frac\{1\}\{2\}\$ of the \*\*wind\*\*\.\n$/);
});

test('a paper is written by hand, deleted, and brought back', async () => {
  const desk = await aDesk();
  const page = await curator.open(desk);
  await go(page, 'Find', 'write one by hand');
  await page.getByLabel('Title', { exact: true }).fill('Graphs by Hand');
  await page.getByLabel('Authors', { exact: true }).fill('Gus Gorse\nHal Hazel');
  await page.getByRole('textbox', { name: 'Abstract', exact: true }).fill('We draw graphs.');
  await page.getByLabel('DOI').fill('https://doi.org/10.1000/182');
  await page.getByLabel('Published').fill('soon');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page
    .getByRole('alert')
    .getByText(/^Published: /)
    .waitFor();
  const unfit = page.locator('[aria-invalid="true"]');
  assert.equal(await unfit.evaluateAll(all => all.map(each => [each.id, each === document.activeElement])), [
    ['field-issued', true],
  ]);
  curator.errors.length = 0;
  await page.getByLabel('Published').fill('2025');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await heading(page, 'Graphs by Hand');
  const written = desk.folder.read(desk.folder.paper('graphs-by-hand'));
  assert.match(written, /author:\n {2}- Gus Gorse\n {2}- Hal Hazel\n[\s\S]*doi: "?10\.1000\/182/);
  await page.getByRole('button', { name: 'Delete this entry' }).click();
  await heading(page, 'Find');
  assert.not.ok(desk.folder.ids().includes('graphs-by-hand'));
  await go(page, 'History');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await says(page, 'Graphs by Hand');
  await page.goto(new URL('/paper/10.1000/182', desk.serving.url).href);
  await heading(page, 'Graphs by Hand');
  assert.is(desk.folder.read(desk.folder.paper('graphs-by-hand')), written);
});

test('the same by keyboard alone, with the keys that stand on the buttons', async () => {
  const desk = await aDesk();
  const page = await curator.open(desk);
  await page.goto(new URL('/review', desk.serving.url).href);
  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('data-item') ?? '');
  await page.keyboard.press('j');
  assert.is(await focus(), 'same-paper');
  await page.keyboard.press('o');
  await heading(page, 'Perhaps one paper');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  for (const words of ['merge, keep the first', 'keep apart', 'next'])
    await help.getByText(words, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  const one = await focus();
  await page.keyboard.press('j');
  assert.is.not(await focus(), one);
  await page.keyboard.press('k');
  assert.is(await focus(), one);
  await page.keyboard.press('m');
  await says(page, 'Merged');
  await page.waitForFunction(was => (document.activeElement?.getAttribute('data-item') ?? was) !== was, one);
  await page.keyboard.press('a');
  await says(page, 'Kept');
  await page.getByText('Nothing of this kind waits any more').waitFor();
  await page.goto(new URL('/review/lost-symbol', desk.serving.url).href);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await says(page, 'Mended');
  await page.waitForFunction(() => document.querySelectorAll('[data-item]').length === 1);
  await page.keyboard.press('s');
  await says(page, 'Settled');
  const { folder } = desk;
  assert.match(folder.read('decisions.yaml'), /- same: [\s\S]*- different: [\s\S]*- settled: [\s\S]*- settled: /);
});

test('no view keeps anybody out, on phone and desktop, light and dark', async () => {
  const desk = await aDesk();
  const HOSTILE = `"<script>alert(1)</script> ${'x'.repeat(60)} $\\\\frac{1}{2}$"`;
  desk.folder.edit(desk.folder.paper(kites), text => text.replace(/^title: .*$/m, `title: ${HOSTILE}`));
  for (const look of LOOKS) {
    const page = await curator.open(desk, look);
    const { width } = look.viewport!;
    for (const path of [
      ...['', '/same-paper', '/untitled', '/lost-symbol', '/lost-symbol/mends', '/no-topic'].map(
        kind => `/review${kind}`,
      ),
      ...['/paper/new', `/paper/${kites}`, '/paper/none', '/find?q=federated&state=doubtful'],
    ]) {
      await page.goto(new URL(path, desk.serving.url).href);
      assert.equal(await barriers(page), [], `${path} at ${width}, ${look.colorScheme}`);
      assert.ok(
        ((await page.evaluate('document.documentElement.scrollWidth')) as number) <= width,
        `${path} at ${width}`,
      );
    }
    await page.context().close();
  }
});

test('no script failed', () =>
  assert.equal(
    curator.errors.filter(error => !/404|409/.test(error)),
    [],
  ));

test.run();
