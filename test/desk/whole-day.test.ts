// only: npm run test:long
// limit: 240 s
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { broadsheet, difference, tree } from '../promises/broadsheet.ts';
import { ADesk, NOW } from './a-desk.ts';
import { AHand } from './a-hand.ts';
import { DeskVisit } from './desk-visit.ts';

/** From a copied page to a published day, by what can be seen alone; every file is then as the commands leave it. */

const LISTING = fs.readFileSync(new URL('../fixtures/sources/poster-session/input.txt', import.meta.url), 'utf8');
const DAY = '2026-01-02';
const [RULERS, OCTOPUS, COMPILERS] = [
  'Rulers: Measuring What a Metric Prefers',
  'Octopus: One Decoder for Eight Modalities',
  'Compilers as Teachers of Small Models',
];
const [UMBRELLAS, MOMENTUM, SUBSET] = [
  'Umbrellas for Models That Must Answer',
  'Momentum without Memory',
  'When Is a Subset Enough?',
];
const idOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-');
/** What tells papers of one name apart. */
const SUFFIX = { [MOMENTUM]: '3c249bda', [SUBSET]: '679f4984' };
const NOTE = 'Ranking costs $O(n \\log n)$ looks; start with ';

/** When all of it is done, for what the desk runs as for the commands. */
const CLOCK = String(Date.parse(NOW) / 1000);
/** The most seconds that a person's hands and thoughts may take from the copied page to the published day. */
const PATIENCE = 120;

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'whole-day-')));
const at = (...names: string[]) => path.join(root, ...names);
const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();

const standing = process.cwd();
const curator = new DeskVisit();
/** What the commands leave: of the content, of the site, of the repository that is published to. */
let expected: ReturnType<typeof leftIn>;

test.before(async () => {
  process.env['SOURCE_DATE_EPOCH'] = CLOCK;
  await beginDigest();
  expected = await byCommands();
  await curator.start();
});
test.after(async () => {
  process.chdir(standing);
  await curator.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

/** A digest of one day that was published; two of its papers are called as two of the listing are. */
async function beginDigest(): Promise<void> {
  const folder = new AContentFolder({
    '2026-01-01-poster-session.txt': posterSession(
      { title: MOMENTUM },
      { title: SUBSET, authors: 'Cy Cedar · Di Dogwood' },
    ),
  });
  await folder.ingest();
  fs.cpSync(folder.root, at('start/content'), { recursive: true });
  fs.writeFileSync(
    at('start/eleventy.config.js'),
    `import broadsheet from 'broadsheet';
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(broadsheet({ publish: 'git' }));
  return broadsheet.directories;
}
`,
  );
  fs.writeFileSync(at('start/package.json'), '{"type":"module"}\n');
  fs.writeFileSync(at('start/.gitignore'), '_site\n.cache\n');
  fs.writeFileSync(at('listing.txt'), LISTING);
}

/** A copy of that digest, in a repository of its own with one that it is pushed to. Commands run in it from now on. */
function aDigest(name: string): string {
  const digest = at(name);
  fs.cpSync(at('start'), digest, { recursive: true });
  git('init', '--quiet', '--bare', '--initial-branch', 'main', `${digest}.git`);
  git('init', '--quiet', '--initial-branch', 'main', digest);
  process.chdir(digest);
  git('config', 'user.name', 'A Curator');
  git('config', 'user.email', 'curator@example.org');
  git('remote', 'add', 'origin', `${digest}.git`);
  git('add', '.');
  git('commit', '--quiet', '--message', 'The first day');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return digest;
}

function leftIn(digest: string) {
  const content = tree(path.join(digest, 'content'));
  for (const file of content.keys()) if (file.startsWith('.')) content.delete(file);
  // The name of a tree is of every byte of every file in it.
  return {
    content,
    site: tree(path.join(digest, '_site')),
    published: git('-C', `${digest}.git`, 'log', '--format=%T %s'),
  };
}

/** The same day by the commands. */
async function byCommands(): Promise<ReturnType<typeof leftIn>> {
  const digest = aDigest('commands');
  const run = async (...words: string[]) => {
    const { code, stdout, stderr } = await broadsheet(words, { cwd: digest, env: { SOURCE_DATE_EPOCH: CLOCK } });
    assert.is(code, 0, `${words.join(' ')}\n${stderr}`);
    return stdout;
  };
  fs.renameSync(at('listing.txt'), at(`${DAY}-poster-session.txt`));
  await run('ingest', at(`${DAY}-poster-session.txt`), '--listed', DAY);
  fs.rmSync(path.join(digest, `content/papers/2026/${idOf(UMBRELLAS)}.md`));
  await run('ingest', '--again');
  await run('pick', ...[OCTOPUS, RULERS, COMPILERS]);
  await run('note', DAY, '--text', `${NOTE}[${RULERS}](paper:${idOf(RULERS)})`);
  await run('merge', idOf(MOMENTUM), `${idOf(MOMENTUM)}-${SUFFIX[MOMENTUM]}`);
  await run('review', '--settle', `${idOf(SUBSET)}-${SUFFIX[SUBSET]}`, 'same-paper');
  await run('build');
  await run('publish');
  return leftIn(digest);
}

/** Opens a desk where the listing has been copied. */
async function theDesk(name: string): Promise<{ digest: string; hand: AHand; page: Page }> {
  const digest = aDigest(name);
  const desk = new ADesk(undefined, {
    content: path.join(digest, 'content'),
    output: path.join(digest, '_site'),
    project: { root: digest, config: path.join(digest, 'eleventy.config.js') },
  });
  const page = await curator.open(desk, { viewport: { width: 1280, height: 900 } });
  await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor();
  await page.evaluate(text => navigator.clipboard.writeText(text), LISTING);
  return { digest, hand: new AHand(page), page };
}

const says = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).waitFor();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const paper = (page: Page, title: string, role: 'article' | 'listitem' = 'article') =>
  page.getByRole(role).filter({ has: page.getByRole('heading', { name: title }) });
const doubt = (page: Page, title: string) => page.getByRole('article').filter({ hasText: title });
const link = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name, exact: true });
/** The job took as long as the machine takes. */
const isDone = (page: Page, job: string) =>
  page.getByRole('heading', { name: `${job}: done.` }).waitFor({ timeout: 120_000 });

/** What is seen of the built site. */
async function look(page: Page, open: () => Promise<void>): Promise<void> {
  const [site] = await Promise.all([page.waitForEvent('popup'), open()]);
  await site.getByRole('link', { name: RULERS }).first().waitFor();
  await site.locator('math').first().waitFor();
  await site.close();
}

/** The day is published, every file is as the commands leave it, and a person had the time. */
function isWhole(name: string, digest: string, hand: AHand, began: number): void {
  const left = leftIn(digest);
  assert.equal(difference(left.content, expected.content), []);
  assert.equal(difference(left.site, expected.site), []);
  assert.is(left.published, expected.published);
  const machine = (performance.now() - began) / 1000;
  console.log(`${name}: ${hand.told()}; ${machine.toFixed(1)} s by the machine`);
  assert.ok(hand.seconds <= PATIENCE, `${hand.seconds} s`);
}

test('from a copied page to a published day', async () => {
  const { digest, hand, page } = await theDesk('pointer');
  const began = performance.now();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await hand.step().click(page.getByRole('textbox', { name: 'Paste a listing' }));
  await hand.press('Control+V');
  await says(page, '11 new papers of Tuesday 3\u00a0February\u00a02026');
  await hand.step().click(page.getByLabel('Day'), { position: { x: 14, y: 14 } });
  await hand.type('01022026');
  await says(page, '11 new papers of Friday 2\u00a0January\u00a02026');
  await hand.step().click(page.getByRole('checkbox', { name: `Leave out ${UMBRELLAS}` }));
  await says(page, '1 left out');
  await hand.step().click(button('Take in 10 new papers'));
  await page.waitForURL(`**/day/${DAY}`);

  for (const title of [RULERS, OCTOPUS, COMPILERS]) {
    await hand.step().click(button(`Pick ${title}`));
    await says(page, `Picked “${title}”.`);
  }
  await hand.step().click(button(`Up ${OCTOPUS}`));
  await says(page, 'up in the picks');
  await hand.step().click(page.getByRole('textbox', { name: 'Note', exact: true }));
  await hand.type(NOTE);
  await hand.step().click(page.getByRole('combobox', { name: 'Link to a paper' }));
  await hand.type('rul');
  await hand.click(page.getByRole('option', { name: RULERS }));
  const live = page.getByRole('region', { name: 'How the note will look' });
  await live.getByRole('link', { name: RULERS }).waitFor();
  await live.locator('math').waitFor();
  await hand.step().click(button('Save note'));
  await says(page, 'Wrote the note on');

  await hand.step().click(link(page, 'Review'));
  await hand.step().click(page.getByRole('link', { name: 'Perhaps one paper' }));
  await heading(page, 'Perhaps one paper');
  await hand.step().click(doubt(page, MOMENTUM).getByRole('button', { name: 'Merge, keep the first' }));
  await says(page, /^Merged/);
  await hand.step().click(doubt(page, SUBSET).getByRole('button', { name: 'Keep apart' }));
  await says(page, /^Kept/);

  await hand.step().click(link(page, 'Publish'));
  await hand.step().click(button('Build the site'));
  await isDone(page, 'Build');
  await look(page, () => hand.step().click(page.getByRole('link', { name: 'Look at the site' })));
  await hand.step().click(button('Publish'));
  await isDone(page, 'Publish');
  isWhole('by the pointer', digest, hand, began);
});

test('the same by the keyboard alone', async () => {
  const { digest, hand, page } = await theDesk('keyboard');
  const began = performance.now();

  await hand.step().press('Control+V');
  await says(page, '11 new papers of Tuesday 3\u00a0February\u00a02026');
  await hand.step().goTo(page.getByLabel('Day'), 'Tab');
  await hand.type('01022026');
  await says(page, '11 new papers of Friday 2\u00a0January\u00a02026');
  await hand.step().press('Tab', 'Tab', 'Tab');
  await hand.goToItem(paper(page, UMBRELLAS, 'listitem'));
  await hand.press('x');
  await says(page, '1 left out');
  await hand.step().press('t');
  await page.waitForURL(`**/day/${DAY}`);

  for (const title of [RULERS, OCTOPUS, COMPILERS]) {
    await hand.step().goToItem(paper(page, title));
    await hand.press('p');
    await says(page, `Picked “${title}”.`);
  }
  await hand.step().goToItem(paper(page, OCTOPUS));
  await hand.press('K');
  await says(page, 'up in the picks');
  await hand.step().press('n');
  await hand.type(NOTE);
  await hand.step().press('Control+k');
  await hand.type('rul');
  await page.getByRole('option', { name: RULERS, selected: true }).waitFor();
  await hand.press('Enter');
  await hand.step().press('Control+Enter');
  await says(page, 'Wrote the note on');

  await hand.step().goTo(link(page, 'Review'), 'Shift+Tab');
  await hand.press('Enter');
  await heading(page, 'Review');
  await hand.step().press('j', 'o');
  await heading(page, 'Perhaps one paper');
  await hand.step().press('j', 'm');
  await says(page, /^Merged/);
  await hand.step().press('a');
  await says(page, /^Kept/);

  await hand.step().goTo(link(page, 'Publish'), 'Shift+Tab');
  await hand.press('Enter');
  await heading(page, 'Publish');
  await hand.step().press('b');
  await isDone(page, 'Build');
  await hand.step().goTo(page.getByRole('link', { name: 'Look at the site' }), 'Tab');
  await look(page, () => hand.press('Enter'));
  await hand.step().goTo(page.getByRole('button', { name: 'Publish', exact: true }), 'Tab');
  await hand.press('Enter');
  await isDone(page, 'Publish');
  isWhole('by the keyboard', digest, hand, began);
});

test('no script failed', () => assert.equal(curator.errors, []));

test.run();
