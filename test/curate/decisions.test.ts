import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { type Diagnostic, UsageError } from '../../src/diagnostic.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';

const GRAPHS = 'On the Shape of Federated Graphs in Winter';
const TREES = 'Trees That Grow Downwards Need No Roots';
const graphs = 'on-the-shape-of-federated-graphs-in-winter';
const trees = 'trees-that-grow-downwards-need-no-roots';
const silent = () => {};

async function twoEntries(): Promise<AContentFolder> {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-02-b.txt': posterSession({ title: TREES, authors: 'Cy Cedar · Di Dogwood' }),
  });
  await folder.ingest();
  return folder;
}

test('merge: one address stays, the other leads there, and nothing of it is lost', async () => {
  const folder = await twoEntries();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'note: "mine"\nprovenance:'));
  const before = folder.files();
  await mergeEntries(folder.root, graphs, trees, silent);
  assert.equal(
    folder.ids().filter(id => !folder.paper(id).includes('set-aside')),
    [graphs],
  );
  const text = folder.read(`papers/2025/${graphs}.md`);
  assert.match(text, new RegExp(`title: ${GRAPHS}\n`));
  assert.match(
    text,
    new RegExp(
      `note: mine\naliases:\n  - ${trees}\nprovenance:\n  - dump: "2025-05-01-a.txt"[\\s\\S]*- dump: "2025-05-02-b.txt"`,
    ),
  );
  assert.is(folder.read('decisions.yaml'), `- same: [${graphs}, ${trees}]\n`);

  const merged = folder.files('papers/');
  await folder.ingest({ version: 77 });
  assert.equal(folder.files('papers/'), merged, 'the next ingestion respects it');
  folder.write('dumps/2025-06-01-c.txt', posterSession({ title: TREES, authors: 'Cy Cedar · Di Dogwood' }));
  await folder.ingest({ version: 77 });
  assert.equal(Object.keys(folder.files('papers/')).length, 1, 'and so does another dump');

  await undoDump(folder.root, '2025-06-01-c.txt', true, silent);
  await splitEntry(folder.root, trees, {}, silent);
  const { 'decisions.yaml': decisions, ...rest } = folder.files();
  assert.is(decisions, undefined, 'no empty file is left');
  const versions = (files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replace(/"version":"[^"]*"/, '')]));
  assert.equal(versions(rest), versions(before), 'split brings back every byte');
});

const BY_HAND = `---
# seen at the fair
title: "Trees, by Hand"
listed: "2025-04-01"
note: |
  Mine.
pick: true   # yes
---

What I think of *trees*.


`;

test('merge, then split, of a paper that a person wrote: both are byte for byte what they were', async () => {
  for (const [kept, other] of [
    ['by-hand', graphs],
    [graphs, 'by-hand'],
    ['by-hand', 'also-by-hand'],
  ] as const) {
    const folder = await twoEntries();
    folder.write('papers/2025/by-hand.md', BY_HAND);
    folder.write(
      'papers/2025/also-by-hand.md',
      BY_HAND.replace('by Hand', 'Again').replace('pick: true   # yes\n', ''),
    );
    const before = folder.files();
    const warnings: unknown[] = [];
    await mergeEntries(folder.root, kept, other, silent);
    assert.not.equal(folder.files(), before);
    await splitEntry(folder.root, other, {}, warning => warnings.push(warning));
    assert.equal(folder.files(), before, `${other} in ${kept}`);
    assert.equal(warnings, [], 'nobody misses a listing that was never there');
  }
});

test('split keeps what a person wrote after the merge, and takes back what the merge gave', async () => {
  const folder = await twoEntries();
  folder.write('papers/2025/by-hand.md', BY_HAND);
  await mergeEntries(folder.root, 'by-hand', graphs, silent);
  folder.edit('papers/2025/by-hand.md', text => text.replace('  Mine.', '  Mine, and after.'));
  await splitEntry(folder.root, graphs, {}, silent);
  assert.is(folder.read('papers/2025/by-hand.md'), BY_HAND.replace('  Mine.', '  Mine, and after.'));
});

test('merge wants two entries, and names the nearest', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  for (const [a, b] of [
    [graphs, graphs],
    [graphs, 'trees-that-grow-downward'],
  ] as const)
    try {
      await mergeEntries(folder.root, a, b, silent);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, UsageError);
      if (a !== b) assert.match((error as Error).message, new RegExp(`the nearest is "${trees}"`));
    }
  assert.equal(folder.files(), before);
});

test('split: a listing that was merged by itself goes into an entry of its own, and stays there', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-02-b.txt': posterSession({ title: GRAPHS }, { title: TREES }),
  });
  await folder.ingest();
  try {
    await splitEntry(folder.root, graphs, {}, silent);
    assert.unreachable();
  } catch (error) {
    assert.match(
      (error as Error).message,
      /say which:\n {2}broadsheet split on-the-shape.* --dump 2025-05-01-a\.txt --lines 3-5\n/,
    );
  }
  const { id } = await splitEntry(folder.root, graphs, { dump: '2025-05-02-b.txt' }, silent);
  assert.match(id, new RegExp(`^${graphs}-[0-9a-f]{8}$`));
  assert.equal(folder.ids(), [graphs, id, trees]);
  assert.is(folder.read('decisions.yaml'), `- different: [${graphs}, ${id}]\n`);
  assert.not.match(folder.read(folder.paper(graphs)), /2025-05-02-b/);
  const papers = folder.files('papers/');
  await folder.ingest({ version: 88 });
  assert.equal(folder.files('papers/'), papers);
});

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

test('undo says which dumps there are', async () => {
  const folder = await twoEntries();
  try {
    await undoDump(folder.root, '2025-05-01-b.txt', false, silent);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /found "2025-05-01-b\.txt"; the nearest is "2025-05-0[12]-[ab]\.txt"/);
  }
});

test.run();
