import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { AContentFolder, aboutOf, paperList, posterSession } from './a-content-folder.ts';

/**
 * A ledger that was deleted, or that a merge of two branches took from one side: the papers’ own files say which lines of the dump
 * they came from, so each is known again, and what it says as the dump does is the dump’s again.
 */

const DUMP = 'dumps/2025-05-01-a.txt';
const LEDGER = 'ledger/2025-05-01-a.json';
/** Too short to tell a paper by where no author is named. */
const [TABLES, SHEEP, KNOTS] = ['Tables that Read', 'Counting Sheep', 'Knots Undone'];

const listOf = (...titles: string[]) => paperList(...titles.map(title => ({ title, date: 'Nov 18, 2024' })));

async function ingested(text: string): Promise<AContentFolder> {
  const folder = new AContentFolder({ '2025-05-01-a.txt': text });
  await folder.ingest();
  return folder;
}

test('a ledger that is deleted comes back the same, and no paper with it', async () => {
  const folder = await ingested(listOf(TABLES, SHEEP, KNOTS));
  folder.write('dumps/2025-05-02-b.txt', paperList({ title: SHEEP, abstract: aboutOf(TABLES) }, { title: 'Preface' }));
  folder.write('dumps/2025-05-03-c.txt', posterSession({ title: 'A Long and Telling Title of Papers' }));
  await folder.ingest();
  const before = folder.files();
  for (const file of Object.keys(folder.files('ledger/'))) folder.remove(file);
  const report = await folder.ingest();
  assert.equal([report.added, report.changed, folder.warnings], [[], [], []]);
  assert.equal(folder.files(), before);
});

test('a day that nothing but the clock said stays', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: TABLES }, { title: SHEEP }) });
  await folder.ingest({ today: '2025-05-01' });
  const before = folder.files();
  folder.remove('ledger/a.json');
  await folder.ingest({ today: '2025-06-01' });
  assert.equal([folder.files(), folder.warnings], [before, []]);
});

test('what a person wrote stays theirs, and all else follows the dump again', async () => {
  const folder = await ingested(listOf(TABLES, SHEEP));
  folder.edit(folder.paper('tables-that-read'), text => text.replace('author-count: 2', 'author-count: 3'));
  folder.remove(LEDGER);
  await folder.ingest();
  folder.edit(DUMP, text => text.replaceAll('Nov 18, 2024', 'Nov 17, 2024').replaceAll('• 2 authors', '• 4 authors'));
  await folder.ingest();
  assert.equal(folder.ids(), ['counting-sheep', 'tables-that-read']);
  assert.match(folder.read(folder.paper('tables-that-read')), 'author-count: 3\nissued: "2024-11-17"');
  assert.match(folder.read(folder.paper('counting-sheep')), 'author-count: 4\nissued: "2024-11-17"');
  await undoDump(folder.root, '2025-05-01-a', false, () => {});
  assert.equal(folder.ids(), ['tables-that-read'], 'undo leaves what a person edited, and that alone');
});

test('of two papers with one title, each has its own lines', async () => {
  const twice = (...abouts: string[]) =>
    paperList(...abouts.map(about => ({ title: TABLES, abstract: aboutOf(about), date: 'Nov 18, 2024' })));
  const folder = await ingested(twice('chairs', 'beds'));
  const ids = folder.ids();
  assert.is(ids.length, 2);
  const before = folder.files();
  folder.remove(LEDGER);
  await folder.ingest();
  assert.equal(folder.files(), before);
  folder.remove(LEDGER);
  folder.write(DUMP, twice('lamps', 'chairs', 'beds'));
  await folder.ingest();
  assert.is(folder.ids().length, 3, 'the one that came is another paper');
  for (const id of ids) assert.is(bodyOf(folder, id), before[folder.paper(id)]!.split('---\n').at(-1)!);
});

const bodyOf = (folder: AContentFolder, id: string) => folder.read(folder.paper(id)).split('---\n').at(-1)!;

test('lines that moved say nothing of whose they are', async () => {
  const folder = await ingested(listOf(TABLES, SHEEP));
  folder.edit(folder.paper('tables-that-read'), text =>
    text.replace(TABLES, 'Readers of Tables').replace(/\n\n.*/, ''),
  );
  folder.remove(LEDGER);
  folder.write(DUMP, listOf(KNOTS, TABLES, SHEEP));
  await folder.ingest();
  assert.equal(
    folder.ids().filter(id => !id.startsWith(TABLES.slice(0, 6).toLowerCase())),
    ['counting-sheep', 'knots-undone'],
  );
  assert.match(folder.read(folder.paper('knots-undone')), `title: ${KNOTS}\n`);
});

for (const [what, edit] of [
  ['its abstract', (text: string) => text],
  ['its lines, where it has no other', (text: string) => text.replace(/(---\n)\n.*/, '$1')],
] as const)
  test(`a paper whose title a person changed is known by ${what}`, async () => {
    const folder = await ingested(listOf(TABLES, SHEEP));
    folder.edit(folder.paper('tables-that-read'), text => edit(text.replace(`title: ${TABLES}`, 'title: Readers')));
    folder.remove(LEDGER);
    await folder.ingest();
    assert.equal(folder.ids(), ['counting-sheep', 'tables-that-read']);
    assert.match(folder.read(folder.paper('tables-that-read')), 'title: Readers\n');
  });

test('a paper that was merged into another stays there, and is split off with its listing', async () => {
  const folder = await ingested(listOf(TABLES, SHEEP));
  folder.write('dumps/2025-05-02-b.txt', listOf('Tables which Read', KNOTS));
  await folder.ingest();
  const apart = folder.files('papers/');
  await mergeEntries(folder.root, 'tables-that-read', 'tables-which-read', () => {});
  const before = folder.files();
  for (const file of Object.keys(folder.files('ledger/'))) folder.remove(file);
  await folder.ingest();
  assert.equal(folder.files(), before);
  await splitEntry(folder.root, 'tables-which-read', {}, () => {});
  await folder.ingest({ again: true });
  assert.equal(folder.files('papers/'), apart);
});

test('an earlier version of the dump lists the papers that the newer one does', async () => {
  const short = [TABLES, SHEEP].map(title => ({ title, abstract: 'We say how it is done.', date: 'Nov 18, 2024' }));
  const folder = await ingested(paperList(...short));
  const bytes = Buffer.from(paperList(...short, { title: KNOTS }));
  const newer = { name: '2025-05-01-a.txt', file: 'a.txt', bytes, stated: {} };
  folder.remove(LEDGER);
  await folder.ingest({ held: [newer] });
  await folder.ingest();
  assert.is(Object.keys(folder.files('ledger/')).length, 2);
  assert.equal(folder.ids(), ['counting-sheep', 'knots-undone', 'tables-that-read']);
});

test('lines on which another paper stands now are not the paper’s that once had them', async () => {
  const folder = await ingested(listOf(TABLES, SHEEP));
  folder.write(DUMP, listOf(KNOTS, SHEEP));
  await folder.ingest();
  folder.write(DUMP, listOf('Moss on the Moon', SHEEP));
  await folder.ingest();
  assert.equal(folder.ids(), ['counting-sheep', 'knots-undone', 'moss-on-the-moon', 'tables-that-read']);
});

test('a listing that only the other branch’s ledger knew is known by the paper’s own file', async () => {
  const folder = await ingested(listOf(TABLES));
  const ours = folder.read(LEDGER);
  folder.write(DUMP, listOf(TABLES, SHEEP));
  await folder.ingest();
  folder.edit(folder.paper('counting-sheep'), text => text.replace(/lines: ".*"/, 'lines: "13,15,17-19"'));
  folder.write(LEDGER, ours);
  await folder.ingest();
  assert.equal(folder.ids(), ['counting-sheep', 'tables-that-read']);
  const before = folder.files('papers/');
  assert.match(folder.read(folder.paper('counting-sheep')), 'lines: "21,');
  await folder.ingest({ again: true });
  assert.equal(folder.files('papers/'), before);
  await undoDump(folder.root, '2025-05-01-a', false, () => {});
  assert.equal(folder.ids(), [], 'nothing of it is a person’s');
});

test.run();
