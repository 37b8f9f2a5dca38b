import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { pickPapers } from '../../src/curate/picks.ts';
import { redoLast, undoLast } from '../../src/curate/undo-step.ts';
import { History } from '../../src/files/history.ts';
import type { Step } from '../../src/files/step.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { GRAPHS, graphs, silent, TREES, trees, twoEntries } from './two-entries.ts';

const WHEN = '2026-02-03T04:05:06Z';
const begin = (folder: AContentFolder, says: string): Step => new History(folder.root).begin({ says, when: WHEN });
const undo = (folder: AContentFolder) => undoLast(folder.root, WHEN, silent);

test('steps are taken back one after another, byte for byte, and done again', async () => {
  const folder = await twoEntries();
  const states = [folder.files()];
  pickPapers(folder.root, '2025-05-01', [graphs], begin(folder, 'Picked a paper'));
  states.push(folder.files());
  await mergeEntries(folder.root, graphs, trees, silent, begin(folder, 'Merged two'));
  states.push(folder.files());
  assert.is((await undo(folder)).says, 'Merged two');
  assert.equal(folder.files(), states[1]);
  assert.is((await undo(folder)).says, 'Picked a paper');
  assert.equal(folder.files(), states[0]);
  assert.equal(Object.keys(folder.files('days/')), [], 'nothing is left of a file that was not there');
  assert.is(redoLast(folder.root, WHEN).says, 'Picked a paper', 'in the words of what is done again');
  assert.equal(folder.files(), states[1]);
  redoLast(folder.root, WHEN);
  assert.equal(folder.files(), states[2]);
  assert.is((await undo(folder)).says, 'Merged two', 'and back once more');
  assert.equal(folder.files(), states[1]);
});

test('a file that was changed since is named and never overwritten, and nothing else is put back either', async () => {
  const folder = await twoEntries();
  await mergeEntries(folder.root, graphs, trees, silent, begin(folder, 'Merged two'));
  folder.edit(folder.paper(graphs), text => text.replace('provenance:', 'pick: true\nprovenance:'));
  const edited = folder.files();
  try {
    await undo(folder);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, `${graphs}.md`);
    assert.match((error as Error).message, 'changed since');
  }
  assert.equal(folder.files(), edited);
  folder.edit(folder.paper(graphs), text => text.replace('pick: true\n', ''));
  await undo(folder);
  assert.ok(folder.ids().includes(trees), 'once it is as it was, it is taken back');
});

test('what a build wrote into published.json since does not stand in the way', async () => {
  const folder = await twoEntries();
  folder.write('published.json', '{}\n');
  const { changeFiles } = await import('../../src/curate/change-files.ts');
  changeFiles(folder.root, begin(folder, 'Left out'), transaction => {
    transaction.write('published.json', '{"gone":1}\n');
    transaction.write('days/2025-05-01.md', 'Note.\n');
  });
  folder.write('published.json', '{"built":1}\n');
  await undo(folder);
  assert.is(folder.read('published.json'), '{"built":1}\n');
  assert.equal(Object.keys(folder.files('days/')), []);
});

test('dumps that were taken in are set aside with their bytes, and papers that were edited since stay', async () => {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder({
    'one.txt': posterSession({ title: GRAPHS }, { title: TREES }),
    'two.txt': posterSession({ title: 'A Third Paper That Someone Read' }),
  });
  const files = ['one.txt', 'two.txt'].map(name => elsewhere.at(`dumps/${name}`));
  await folder.ingest({ files, listed: '2025-05-01', step: begin(folder, 'Took in two dumps') });
  assert.is(folder.ids().length, 3);
  const whole = folder.files();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'pick: true\nprovenance:'));
  await undo(folder);
  assert.equal(folder.ids(), [trees]);
  assert.equal(Object.keys(folder.files('dumps/')), []);
  for (const name of ['one.txt', 'two.txt'])
    assert.equal(fs.readFileSync(folder.at(`set-aside/dumps/${name}`)), fs.readFileSync(elsewhere.at(`dumps/${name}`)));
  folder.edit(folder.paper(trees), text => text.replace('pick: true\n', ''));
  const before = folder.read(folder.paper(trees));
  assert.throws(() => redoLast(folder.root, WHEN), 'changed since');
  assert.is(folder.read(folder.paper(trees)), before);
  await folder.ingest({ files: ['one.txt', 'two.txt'].map(name => folder.at(`set-aside/dumps/${name}`)) });
  assert.equal(
    Object.keys(folder.files('papers/')),
    Object.keys(whole).filter(file => file.startsWith('papers/')),
  );
});

test('taking in is taken back and done again, byte for byte, where nothing was changed', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const elsewhere = new AContentFolder({ 'new.txt': posterSession({ title: 'A Third Paper That Someone Read' }) });
  const files = [elsewhere.at('dumps/new.txt')];
  await folder.ingest({ files, listed: '2025-06-01', step: begin(folder, 'Took in a dump') });
  const after = folder.files();
  await undo(folder);
  const { 'set-aside/dumps/new.txt': aside, ...rest } = folder.files();
  assert.ok(aside);
  for (const [file, text] of Object.entries(before)) assert.is(rest[file], text, file);
  redoLast(folder.root, WHEN);
  assert.equal(folder.files(), after);
});

test('where nothing was done, it says so', async () => {
  const folder = await twoEntries();
  const refused = await undo(folder).catch(error => (error as Error).message);
  assert.match(String(refused), 'nothing that could be taken back');
  assert.throws(() => redoLast(folder.root, WHEN), 'nothing that could be done again');
});

test.run();
