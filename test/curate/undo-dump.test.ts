import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type BuildOptions, build } from '../../src/build/build.ts';
import { leaveOut } from '../../src/curate/leave-out.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { pickPapers, unpickPaper } from '../../src/curate/picks.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { check } from '../../src/digest/check-content.ts';
import { AContentFolder, aboutOf, abstracts, posterSession, TODAY } from '../ingest/a-content-folder.ts';
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

for (const isDeleted of [false, true])
  test(`dumps that listed one paper, undone one after another, ${isDeleted ? 'the last one deleted, ' : ''}bring it back, each under its address`, async () => {
    const [a, b] = ['2025-05-01-a.txt', '2025-05-02-b.txt'];
    const folder = new AContentFolder({ [a]: posterSession({ title: TREES }) });
    await folder.ingest();
    folder.write(`dumps/${b}`, posterSession({ title: TREES }));
    await folder.ingest();
    await undoDump(folder.root, a, false, silent);
    await undoDump(folder.root, b, isDeleted, silent);
    assert.equal(folder.ids(), []);
    for (const name of isDeleted ? [a] : [b, a]) {
      await folder.ingest({ files: [folder.at(`set-aside/dumps/${name}`)] });
      assert.equal(folder.ids(), [trees]);
      assert.match(folder.read(folder.paper(trees)), name);
    }
    folder.remove(folder.paper(trees));
    if (!isDeleted) await undoDump(folder.root, b, false, silent);
    await undoDump(folder.root, a, false, silent);
    await folder.ingest({ files: [folder.at(`set-aside/dumps/${a}`)] });
    assert.equal(folder.ids(), [], 'what a person deleted stays so');
  });

for (const away of ['the file was away', 'a merge of two branches took the other side'])
  test(`a paper names no dump that was deleted while ${away}, and takes what lists it next`, async () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name, i) => `2025-05-0${i + 1}-${name}.txt`);
    const folder = new AContentFolder();
    const list = async (name: string) => {
      folder.write(`dumps/${name}`, posterSession({ title: TREES }));
      await folder.ingest();
    };
    for (const name of [a, b]) await list(name!);
    const before = folder.files();
    const paper = folder.paper(trees);
    if (away === 'the file was away') {
      folder.remove(paper);
      await folder.ingest({ again: true });
      await undoDump(folder.root, b!, true, silent);
      await list(c!);
      folder.write(paper, before[paper]!);
    } else {
      await list(c!);
      const theirs = folder.read(paper);
      await undoDump(folder.root, c!, true, silent);
      await undoDump(folder.root, b!, true, silent);
      await list(c!);
      folder.write(paper, theirs);
    }
    await folder.ingest({ again: true });
    const dumps = () => [...folder.read(paper).matchAll(/dump: "(.*)"/g)].map(([, name]) => name);
    assert.equal(dumps(), [a, c]);
    await list(d!);
    assert.equal(dumps(), [a, c, d]);
    assert.equal((await check(folder.root)).problems, []);
  });

test('a paper that names only a dump that was deleted on another branch names what lists it there', async () => {
  const [a, b] = ['2025-05-01-a.txt', '2025-05-02-b.txt'];
  const folder = new AContentFolder({ [a]: posterSession({ title: TREES }) });
  await folder.ingest();
  const paper = folder.paper(trees);
  const theirs = folder.read(paper);
  await undoDump(folder.root, a, true, silent);
  folder.write(`dumps/${b}`, posterSession({ title: TREES }));
  await folder.ingest();
  folder.write(paper, theirs);
  await folder.ingest({ again: true });
  assert.match(folder.read(paper), `provenance:\n  - dump: "${b}"`);
  assert.equal((await check(folder.root)).problems, []);
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

const NOW = '2026-02-03T04:05:06Z';

/** Builds the site of a content folder, as `npm run build` does. @returns what stands in `published.json` */
async function published(folder: AContentFolder, more: Partial<BuildOptions> = {}): Promise<string> {
  const [output, cache] = ['.site', '.cache'].map(name => folder.at(name)) as [string, string];
  await build({ content: folder.root, output, cache, today: TODAY, now: NOW, index: false, warn: silent, ...more });
  return folder.read('published.json');
}

test('what undo takes away is no loss to the next build, not even a day whose note goes too; and it comes back as it was', async () => {
  const folder = await twoEntries();
  folder.write('days/2025-05-02.md', 'A good day.\n');
  const before = await published(folder);
  const { unpublished, aside } = await undoDump(folder.root, '2025-05-02-b.txt', false, silent);
  assert.is(unpublished, 2, 'the paper and the day, which lists nothing now');
  folder.remove('days/2025-05-02.md');
  const after = JSON.parse(await published(folder));
  assert.equal(
    Object.keys(after).filter(key => after[key].gone),
    ['day:2025-05-02', `paper:${trees}`],
  );
  folder.write('days/2025-05-02.md', 'A good day.\n');
  await folder.ingest({ files: [folder.at(aside!)] });
  assert.is(await published(folder), before);
});

test('undo names the note of a day that has no papers any more, which would keep the day', async () => {
  const folder = await twoEntries();
  folder.write('days/2025-05-01.md', 'A day of graphs.\n');
  folder.write('days/2025-05-03.md', 'A day of nothing.\n');
  const warnings: Diagnostic[] = [];
  const undo = (dump: string) => undoDump(folder.root, dump, false, warning => warnings.push(warning));
  await undo('2025-05-02-b.txt');
  assert.equal(warnings, []);
  await undo('2025-05-01-a.txt');
  assert.equal(
    warnings.map(({ rule, file }) => [rule, file]),
    [['lone-note', folder.at('days/2025-05-01.md')]],
  );
});

test('nor is a day that a merge empties, since nothing lists the paper there any more', async () => {
  const folder = await twoEntries();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'note: Mine.\nprovenance:'));
  await undoDump(folder.root, '2025-05-02-b.txt', true, silent);
  await published(folder);
  await mergeEntries(folder.root, graphs, trees, silent);
  const items = JSON.parse(await published(folder));
  assert.is(items['day:2025-05-02'].gone, true);
  assert.is(items[`paper:${trees}`].into, graphs);
  await splitEntry(folder.root, trees, {}, silent);
  const back = JSON.parse(await published(folder));
  for (const key of ['day:2025-05-02', `paper:${trees}`]) assert.not(back[key].gone ?? back[key].into, key);
});

test('nor is a day on which a pick alone stood, which is taken out', async () => {
  const folder = await twoEntries();
  pickPapers(folder.root, '2025-05-03', [trees]);
  await published(folder);
  unpickPaper(folder.root, '2025-05-03', trees);
  assert.is(JSON.parse(await published(folder))['day:2025-05-03'].gone, true);
  pickPapers(folder.root, '2025-05-03', [trees]);
  assert.not(JSON.parse(await published(folder))['day:2025-05-03'].gone);
  leaveOut(folder.root, trees);
  const items = JSON.parse(await published(folder));
  for (const key of ['day:2025-05-02', 'day:2025-05-03', `paper:${trees}`]) assert.is(items[key].gone, true, key);
});

test('undo takes out of what is published nothing else: not what was lost before, nor a day that still lists something', async () => {
  const folder = await twoEntries();
  folder.write('dumps/2025-05-02-c.txt', posterSession({ title: 'A Third Paper That Someone Read' }));
  await published(folder);
  folder.remove(folder.paper(graphs));
  const { unpublished } = await undoDump(folder.root, '2025-05-02-b.txt', false, silent);
  assert.is(unpublished, 1);
  try {
    await published(folder);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, `found 2 missing: day:2025-05-01, paper:${graphs}`);
    assert.match((error as Error).message, /If they are meant to be gone: broadsheet build --accept-lost-ids/);
  }
});

test('after undo there are still folders to put the next dump into, though nothing is left', async () => {
  const folder = await twoEntries();
  await published(folder);
  for (const dump of ['2025-05-01-a.txt', '2025-05-02-b.txt']) await undoDump(folder.root, dump, true, silent);
  for (const name of ['dumps', 'papers']) assert.equal(fs.readdirSync(folder.at(name)), []);
  try {
    await published(folder);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /present site has 2, .*: broadsheet build --accept-empty/s);
  }
  await published(folder, { acceptEmpty: true });
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

test('undo says of a dump that was undone how it comes back', async () => {
  const folder = await twoEntries();
  await undoDump(folder.root, '2025-05-02-b.txt', false, silent);
  try {
    await undoDump(folder.root, '2025-05-02-b', false, silent);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /set aside; .*broadsheet ingest .*set-aside.dumps.2025-05-02-b\.txt$/);
  }
});

test('what was said of a dump comes back with it, from wherever its file is taken in again', async () => {
  const NAME = '2025-05-01-a.txt';
  const folder = new AContentFolder({
    [NAME]: posterSession({ title: GRAPHS }),
    '2025-05-01-a.yaml': 'listed: "2025-04-01"\ncontainer-title: By hand\n',
  });
  await folder.ingest();
  const before = folder.files();
  const elsewhere = new AContentFolder({ [NAME]: posterSession({ title: GRAPHS }) });
  await undoDump(folder.root, NAME, false, silent);
  await folder.ingest({ files: [elsewhere.at(`dumps/${NAME}`)] });
  assert.equal(folder.files(), before);
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
