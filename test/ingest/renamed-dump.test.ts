import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import { check } from '../../src/digest/check-content.ts';
import { AContentFolder, paperList, posterSession } from './a-content-folder.ts';

/** A dump whose file a person renamed: it is known by its bytes, and nothing of it comes twice. */

const [OLD, NEW] = ['2025-05-01-a.txt', '2025-05-01-papers.txt'];
const [TABLES, SHEEP] = ['Tables that Read', 'Counting Sheep'];
const TEXT = paperList({ title: TABLES, date: 'Nov 18' }, { title: SHEEP, date: 'Nov 18' });

async function renamed(
  name: string,
  sidecar?: string,
): Promise<{ folder: AContentFolder; before: Record<string, string> }> {
  const folder = new AContentFolder({ [OLD]: TEXT });
  if (sidecar !== undefined) folder.write('dumps/2025-05-01-a.yaml', sidecar);
  await folder.ingest();
  folder.edit(folder.paper('counting-sheep'), text => text.replace('author-count: 2', 'author-count: 7'));
  const before = folder.files('papers/');
  fs.renameSync(folder.at(`dumps/${OLD}`), folder.at(`dumps/${name}`));
  return { folder, before };
}

/** What the papers say, but for the dump's name. */
const withName = (files: Record<string, string>, was: string, name: string) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll(was, name)]));
const said = async ({ root }: AContentFolder) => (await check(root)).problems.map(formatDiagnostic);

test('its papers stay as they are and name it by its new name, and so does its ledger', async () => {
  const { folder, before } = await renamed(NEW);
  const problems = (await said(folder)).join('\n');
  assert.match(problems, `expected the dump ${OLD}`);
  assert.match(problems, `${NEW} has its bytes`);
  assert.not.match(problems, 'undo');
  const report = await folder.ingest();
  assert.equal([report.added, report.read.length], [[], 1]);
  assert.equal(
    folder.warnings.map(({ message }) => message),
    [`${NEW} is ${OLD} under another name`],
  );
  assert.equal(folder.files('papers/'), withName(before, OLD, NEW));
  assert.equal(Object.keys(folder.files('ledger/')), ['ledger/2025-05-01-papers.json']);
  assert.equal(await said(folder), []);
  await undoDump(folder.root, NEW, false, () => {});
  assert.equal(folder.ids(), ['counting-sheep'], 'what a person wrote is still theirs, and nothing else is');
});

test('it is known although another dump has the same bytes', async () => {
  const folder = new AContentFolder({ [OLD]: TEXT, '2025-05-03-c.txt': TEXT });
  await folder.ingest();
  const before = folder.files('papers/');
  fs.renameSync(folder.at(`dumps/${OLD}`), folder.at(`dumps/${NEW}`));
  await folder.ingest();
  assert.equal(folder.files('papers/'), withName(before, OLD, NEW));
  assert.equal(await said(folder), []);
});

test('what its sidecar said goes with it', async () => {
  const sidecar = '# From the library\ngenre: talk\n';
  const { folder, before } = await renamed(NEW, sidecar);
  await folder.ingest();
  assert.equal(folder.files('papers/'), withName(before, OLD, NEW));
  assert.equal(Object.keys(folder.files('dumps/')), [`dumps/${NEW}`, 'dumps/2025-05-01-papers.yaml'].sort());
  assert.is(folder.read('dumps/2025-05-01-papers.yaml'), sidecar);
});

test('a sidecar that was renamed with it, or that another dump shares, stays', async () => {
  const { folder } = await renamed(NEW, 'genre: talk\n');
  folder.write('dumps/2025-05-01-a.bib', '@misc{a, title = {A Long and Telling Title of Papers}}\n');
  folder.write('dumps/2025-05-01-papers.yaml', 'genre: lecture\n');
  await folder.ingest();
  assert.match(folder.read(folder.paper('tables-that-read')), 'genre: lecture');
  assert.is(folder.read('dumps/2025-05-01-a.yaml'), 'genre: talk\n');
  assert.equal(await said(folder), []);
});

for (const [name, why] of [
  ['2025-papers.txt', 'the new one says none'],
  ['2024-04-04-papers.txt', 'the new one says another'],
] as const)
  test(`the day and the year that its name said stay its own, where ${why}`, async () => {
    const { folder, before } = await renamed(name);
    await folder.ingest();
    assert.equal(folder.files('papers/'), withName(before, OLD, name));
    assert.match(folder.read(`dumps/${name.replace('.txt', '.yaml')}`), 'listed: "2025-05-01"\n');
    assert.is(folder.warnings.length, 1);
  });

test('a day that nothing but the clock said stays its own', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: SHEEP }) });
  await folder.ingest();
  const before = folder.files('papers/');
  fs.renameSync(folder.at('dumps/a.txt'), folder.at('dumps/b.txt'));
  await folder.ingest({ today: '2027-01-01' });
  assert.equal(folder.files('papers/'), withName(before, 'a.txt', 'b.txt'));
});

test('a copy of a dump that is still there is a dump of its own', async () => {
  const { folder } = await renamed(NEW);
  folder.write(`dumps/${OLD}`, TEXT);
  await folder.ingest();
  assert.equal(Object.keys(folder.files('ledger/')).length, 2);
  assert.equal(
    folder.warnings.filter(({ rule }) => rule === 'renamed-dump'),
    [],
  );
});

test('where its text is another too, check names the choice, and undo promises no file', async () => {
  const { folder } = await renamed(NEW);
  folder.edit(`dumps/${NEW}`, text => text.replace('Nov 18', 'Nov 17'));
  await folder.ingest();
  const [problem] = await said(folder);
  assert.match(problem!, `put it back. To take back what it brought, the papers that it alone lists too`);
  const { aside } = await undoDump(folder.root, OLD, false, () => {});
  assert.is(aside, undefined);
});

test.run();
