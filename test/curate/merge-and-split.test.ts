import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { loadSources } from '../../src/read/sources.ts';
import { AContentFolder, aboutOf, posterSession } from '../ingest/a-content-folder.ts';
import { GRAPHS, graphs, silent, TREES, trees, twoEntries } from './two-entries.ts';

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

test('merge of a paper that another was merged into, then split: each step back is byte for byte what was', async () => {
  const folder = await twoEntries();
  const roots = 'a-third-paper-is-about-roots-and-rain';
  folder.write('dumps/2025-05-03-c.txt', posterSession({ title: 'A Third Paper Is About Roots and Rain' }));
  await folder.ingest();
  const before = folder.files();
  await mergeEntries(folder.root, trees, graphs, silent);
  const between = folder.files();
  await mergeEntries(folder.root, roots, trees, silent);
  assert.equal(
    [...folder.read(folder.paper(roots)).matchAll(/^ {2}- dump: "(.*)"$/gm)].map(([, dump]) => dump),
    ['2025-05-01-a.txt', '2025-05-02-b.txt', '2025-05-03-c.txt'],
  );
  await splitEntry(folder.root, trees, {}, silent);
  assert.equal(folder.files(), between, 'the paper that was merged first went along');
  await splitEntry(folder.root, graphs, {}, silent);
  assert.equal(folder.files(), before);

  await mergeEntries(folder.root, trees, graphs, silent);
  await mergeEntries(folder.root, roots, trees, silent);
  for (const id of [graphs, trees]) await splitEntry(folder.root, id, {}, silent);
  assert.equal(folder.files(), before, 'the other way round, too');
  const { aside } = await undoDump(folder.root, '2025-05-01-a.txt', false, silent);
  await folder.ingest({ files: [folder.at(aside!)] });
  assert.equal(folder.files(), before, 'and no dump that comes back merges them again');
});

test('a listing that was split off, then merged, then split off again, is its own again', async () => {
  const folder = await twoEntries();
  folder.write('dumps/2025-06-01-c.txt', posterSession({ title: GRAPHS }));
  await folder.ingest();
  const { id } = await splitEntry(folder.root, graphs, { dump: '2025-06-01-c.txt' }, silent);
  const before = folder.files('papers/');
  for (const into of [trees, graphs]) {
    await mergeEntries(folder.root, into, id, silent);
    const merged = folder.files('papers/');
    await folder.ingest({ again: true });
    assert.equal(folder.files('papers/'), merged, 'it stays where it was merged');
    await splitEntry(folder.root, id, {}, silent);
    assert.equal(folder.files('papers/'), before, into);
  }
});

test('merge, then split: a ledger that does not know of it, as a merge of two branches may leave it, parts nothing and joins nothing', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const ledger = 'ledger/2025-05-02-b.json';
  await mergeEntries(folder.root, graphs, trees, silent);
  const merged = folder.files();
  folder.write(ledger, before[ledger]!);
  await folder.ingest({ again: true });
  assert.equal(folder.files(), merged);
  await splitEntry(folder.root, trees, {}, silent);
  assert.equal(folder.files(), before);
  folder.write(ledger, merged[ledger]!);
  await folder.ingest({ again: true });
  assert.equal(papersOf(folder.files()), papersOf(before));
});

const papersOf = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith('papers/')));

test('split keeps what a person wrote after the merge, and takes back what the merge gave', async () => {
  const folder = await twoEntries();
  folder.write('papers/2025/by-hand.md', BY_HAND);
  await mergeEntries(folder.root, 'by-hand', graphs, silent);
  folder.edit('papers/2025/by-hand.md', text => text.replace('  Mine.', '  Mine, and after.'));
  await splitEntry(folder.root, graphs, {}, silent);
  assert.is(folder.read('papers/2025/by-hand.md'), BY_HAND.replace('  Mine.', '  Mine, and after.'));
});

const noted = (text: string) => text.replace('provenance:', 'note: mine\nprovenance:');

/** A merge, after which the dump of one of the two is undone, and then the merge is taken apart. */
for (const [whose, dump, gone, other] of [
  ['the one that was kept', '2025-05-01-a.txt', graphs, trees],
  ['the other', '2025-05-02-b.txt', trees, graphs],
] as const)
  for (const isEdited of [false, true])
    test(`merge, then undo of the dump of ${whose}, then split: it has nothing of the other’s, and all comes back with the dump (edited: ${isEdited})`, async () => {
      const folder = await twoEntries();
      if (isEdited) folder.edit(folder.paper(gone), noted);
      const before = folder.files();
      const file = folder.paper(gone);
      const { aside, kept } = await undoDump(folder.root, dump, false, silent);
      assert.equal(kept, isEdited ? [gone] : []);
      const undone = folder.files();
      await folder.ingest({ files: [folder.at(aside!)] });
      assert.equal(folder.files(), before);

      await mergeEntries(folder.root, graphs, trees, silent);
      const merged = folder.files();
      await undoDump(folder.root, dump, false, silent);
      const warnings: unknown[] = [];
      const result = await splitEntry(folder.root, trees, {}, warning => warnings.push(warning));
      assert.equal(warnings, []);
      // Who asks for a paper gets it, if only as one that nothing lists.
      const isAsked = gone === trees;
      assert.equal(result.removed, isEdited || isAsked ? [] : [gone]);
      const alone = { [file]: before[file]!.replace(/provenance:\n(?: .*\n)*/, '') };
      assert.equal(folder.files('papers/'), { ...(isAsked && alone), ...papersOf(undone) });
      assert.is(folder.files()['decisions.yaml'], undefined);
      await folder.ingest({ files: [folder.at(aside!)] });
      assert.equal(folder.files(), before, 'byte for byte');

      await mergeEntries(folder.root, graphs, trees, silent);
      assert.equal(folder.files(), merged);
      await undoDump(folder.root, dump, false, silent);
      await folder.ingest({ files: [folder.at(aside!)] });
      assert.equal(folder.files(), merged, 'the dump comes back before the merge is taken apart');
      await splitEntry(folder.root, trees, {}, silent);
      assert.equal(folder.files(), before);
      assert.ok(folder.ids().includes(other));
    });

test('merge, then undo of the dump of the one that was kept: what a person wrote in it since stays when the merge is taken apart', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  await mergeEntries(folder.root, graphs, trees, silent);
  const { aside } = await undoDump(folder.root, '2025-05-01-a.txt', false, silent);
  folder.edit(folder.paper(graphs), noted);
  await splitEntry(folder.root, trees, {}, silent);
  const text = folder.read(folder.paper(graphs));
  assert.match(text, `title: ${GRAPHS}\n`);
  assert.match(text, /^note: mine$/m);
  assert.not.match(text, /provenance|aliases/);
  await folder.ingest({ files: [folder.at(aside!)] });
  assert.is(folder.read(folder.paper(graphs)), noted(before[folder.paper(graphs)]!));
});

test('merge, then a listing of the other, then split: the listing goes along, and one that could be of either stays', async () => {
  const later = posterSession({ title: TREES, authors: 'Cy Cedar · Di Dogwood' }, { title: GRAPHS });
  const apart = await twoEntries();
  apart.write('dumps/2025-06-01-c.txt', later);
  await apart.ingest();
  const expected = apart.files();

  const folder = await twoEntries();
  await mergeEntries(folder.root, graphs, trees, silent);
  folder.write('dumps/2025-06-01-c.txt', later);
  await folder.ingest();
  await splitEntry(folder.root, trees, {}, silent);
  assert.equal(folder.files('papers/'), papersOf(expected));
  await folder.ingest({ again: true });
  assert.equal(folder.files('papers/'), papersOf(expected), 'and stays there');

  await mergeEntries(folder.root, graphs, trees, silent);
  folder.write('dumps/2025-06-02-d.txt', posterSession({ title: GRAPHS, abstract: aboutOf(TREES) }));
  await folder.ingest();
  await splitEntry(folder.root, trees, {}, silent);
  assert.match(folder.read(folder.paper(graphs)), '2025-06-02-d');
  assert.not.match(folder.read(folder.paper(trees)), '2025-06-02-d');
});

test('a paper that goes as its merge is taken apart is no loss to the next build', async () => {
  const folder = await twoEntries();
  const item = JSON.stringify({ published: '2025-05-01T00:00:00Z', updated: '2025-05-01T00:00:00Z', hash: 'x' });
  const keys = ['day:2025-05-01', `paper:${graphs}`, `paper:${trees}`];
  folder.write(
    'published.json',
    `{${keys.map(key => `"${key}":${item},`).join('')}"tag":"tag:example.org,2025-01-01"}`,
  );
  await mergeEntries(folder.root, graphs, trees, silent);
  await undoDump(folder.root, '2025-05-01-a.txt', false, silent);
  await splitEntry(folder.root, trees, {}, silent);
  const items = JSON.parse(folder.read('published.json'));
  assert.equal(
    keys.map(key => items[key].gone),
    [true, true, undefined],
  );
});

test('what is decided or merged may be named by identifiers and beginnings, and stays as a person wrote it', async () => {
  const folder = await twoEntries();
  folder.edit(folder.paper(trees), text => text.replace('listed:', 'identifiers: {arxiv: "2401.01234"}\nlisted:'));
  const apart = '- different: [On the shape, 2401.01234] # surely\n';
  folder.write('decisions.yaml', `# mine\n${apart}- settled: 2401.01234\n  doubt: no-topic\n`);
  const before = folder.files();
  const { kept, other } = await mergeEntries(folder.root, 'on the SHAPE of', 'arXiv:2401.01234v2', silent);
  assert.equal([kept, other], [graphs, trees]);
  assert.is(
    folder.read('decisions.yaml'),
    `# mine\n- settled: 2401.01234\n  doubt: no-topic\n- same: [${graphs}, ${trees}]\n`,
  );
  await splitEntry(folder.root, trees, {}, silent);
  assert.equal({ ...folder.files(), 'decisions.yaml': before['decisions.yaml'] }, before);
  folder.write('decisions.yaml', before['decisions.yaml']!);
  const archive = openArchive(folder.root, await loadSources(), silent);
  assert.ok(archive.decisions.differentFrom(trees).has(graphs));
  assert.ok(archive.decisions.isSettled(trees, 'no-topic'));
  const twice = await mergeEntries(folder.root, 'trees', '2401.01234', silent).catch(error => error.message);
  assert.is(twice, `expected two entries, found ${trees} twice`);
});

test('merge wants two entries, and names the nearest', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  for (const [a, b] of [
    [graphs, graphs],
    [graphs, 'trees-that-grow-upwards'],
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

test('merge: whatever led to the other entry leads to the one that stays', async () => {
  const folder = await twoEntries();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'aliases: [elms, oaks]\nprovenance:'));
  await mergeEntries(folder.root, graphs, trees, silent);
  assert.match(folder.read(`papers/2025/${graphs}.md`), `aliases:\n  - ${trees}\n  - elms\n  - oaks\n`);
});

test('merge: a field that a person took out is not brought back by the other entry', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-01-a.yaml': 'genre: talk\n',
    '2025-05-02-b.txt': posterSession({ title: TREES, authors: 'Cy Cedar · Di Dogwood' }),
  });
  await folder.ingest();
  folder.edit(folder.paper(graphs), text => text.replace('genre: talk\n', ''));
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'genre: poster\nnote: mine\nprovenance:'));
  await mergeEntries(folder.root, graphs, trees, silent);
  assert.match(folder.read(`papers/2025/${graphs}.md`), 'note: mine\n');
  assert.not.match(folder.read(`papers/2025/${graphs}.md`), 'genre');
});

test('merge takes back that two entries are different; split takes back that they are the same', async () => {
  const folder = await twoEntries();
  folder.write('decisions.yaml', `- different: [${trees}, ${graphs}]\n`);
  await mergeEntries(folder.root, graphs, trees, silent);
  assert.is(folder.read('decisions.yaml'), `- same: [${graphs}, ${trees}]\n`);

  const twice = {
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-02-b.txt': posterSession({ title: GRAPHS }),
  };
  const split = async ({ decisions }: { decisions?: string }) => {
    const folder = new AContentFolder(twice);
    await folder.ingest();
    if (decisions) folder.write('decisions.yaml', decisions);
    const { id } = await splitEntry(folder.root, graphs, { dump: '2025-05-02-b.txt' }, silent);
    return { id, decisions: folder.read('decisions.yaml') };
  };
  const { id } = await split({});
  assert.is(
    (await split({ decisions: `- same: [${graphs}, ${id}]\n` })).decisions,
    `- different: [${graphs}, ${id}]\n`,
  );
});

test.run();
