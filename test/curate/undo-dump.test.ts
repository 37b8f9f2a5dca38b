import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { undoDump } from '../../src/curate/undo-dump.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';
import { GRAPHS, graphs, silent, TREES, trees, twoEntries } from './two-entries.ts';

test('undo: what a dump alone brought goes, merged fields fall back, edited entries stay, and all of it comes back', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': abstracts(aboutOf(GRAPHS)) });
  await folder.ingest();
  const [id] = folder.ids();
  const untitled = folder.files('papers/');
  folder.write(
    'dumps/2025-05-02-b.txt',
    posterSession({ title: GRAPHS }, { title: TREES }, { title: 'A Third Paper That Someone Read' }),
  );
  folder.write('dumps/2025-05-02-b.yaml', 'container-title: GRAPH 2025\n');
  await folder.ingest();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'pick: true\nprovenance:'));
  const before = folder.files();
  const undone = await undoDump(folder.root, '2025-05-02-b.txt', false, silent);
  assert.equal(undone.removed, ['a-third-paper-that-someone-read']);
  assert.equal(undone.kept, [trees]);
  const now = folder.files('papers/');
  assert.is(now[`papers/2025/${id}.md`], untitled[`papers/2025/${id}.md`]);
  assert.match(now[`papers/2025/${trees}.md`]!, /pick: true/);
  assert.equal(Object.keys(folder.files('dumps/')), ['dumps/2025-05-01-a.txt']);
  await folder.ingest({ files: [folder.at('set-aside/dumps/2025-05-02-b.txt')] });
  assert.equal(folder.files(), before, 'byte for byte');
});

test('undo names the picks that lead nowhere now, with the way out', async () => {
  const folder = await twoEntries();
  folder.write('days/2025-05-01.md', `---\npicks:\n  - ${graphs}\n  - ${trees}\n---\nGood ones.\n`);
  const warnings: Diagnostic[] = [];
  const { aside } = await undoDump(folder.root, '2025-05-02-b.txt', false, warning => warnings.push(warning));
  assert.equal(
    warnings.map(({ severity, file, line, message }) => [severity, file, line, message]),
    [
      [
        'warning',
        folder.at('days/2025-05-01.md'),
        4,
        `expected the picks of 2025-05-01 to be entries, found ${trees}, which was removed with the dump`,
      ],
    ],
  );
  assert.match(warnings[0]!.advice!, `broadsheet ingest ${folder.at(aside!)} --content ${folder.root}`);
});

test('a dump is named without its ending too, where no other is called so', async () => {
  const folder = await twoEntries();
  const { dump, aside } = await undoDump(folder.root, '2025-05-02-b', false, silent);
  assert.equal([dump, aside], ['2025-05-02-b.txt', 'set-aside/dumps/2025-05-02-b.txt']);
  folder.write('dumps/2025-05-01-a.bib', '@misc{a, title = {A Third Paper That Someone Read}}\n');
  await folder.ingest();
  try {
    await undoDump(folder.root, '2025-05-01-a', false, silent);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /expected the name of a dump that was ingested, found "2025-05-01-a"/);
  }
});

test('undo says which dumps there are', async () => {
  const folder = await twoEntries();
  try {
    await undoDump(folder.root, '2025-05-01-b.txt', false, silent);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /found "2025-05-01-b\.txt"; the nearest is "2025-05-0[12]-[ab]\.txt"/);
  }
});

test('undo leaves a sidecar that is another dump’s too', async () => {
  const folder = await twoEntries();
  folder.write('dumps/2025-05-02-b.bib', `@misc{a, title = {A Third Paper That Someone Read}}\n`);
  folder.write('dumps/2025-05-02-b.yaml', 'genre: talk\n');
  await folder.ingest();
  await undoDump(folder.root, '2025-05-02-b.txt', false, silent);
  assert.is(folder.read('dumps/2025-05-02-b.yaml'), 'genre: talk\n');
  await undoDump(folder.root, '2025-05-02-b.bib', false, silent);
  assert.equal(Object.keys(folder.files('dumps/')), ['dumps/2025-05-01-a.txt']);
});

test.run();
