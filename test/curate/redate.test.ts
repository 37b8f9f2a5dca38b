import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { noteMoved } from '../../src/curate/note-moved.ts';
import { redateDump } from '../../src/curate/redate.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { AContentFolder, paperList, posterSession, TODAY } from '../ingest/a-content-folder.ts';
import { GRAPHS, graphs, silent, TREES, trees, twoEntries } from './two-entries.ts';

/** A dump was of another day: its papers move, nothing else does, and back again nothing has changed. */

const NOW = '2026-02-03T04:05:06Z';
const CLOUDS = 'Clouds That Never Rain on a Monday';
const clouds = 'clouds-that-never-rain-on-a-monday';

const redate = (folder: AContentFolder, dump: string, day: string) => redateDump(folder.root, dump, day, NOW, silent);

async function published(folder: AContentFolder): Promise<string> {
  const [output, cache] = ['.site', '.cache'].map(name => folder.at(name)) as [string, string];
  await build({ content: folder.root, output, cache, today: TODAY, now: NOW, index: false, warn: silent });
  return folder.read('published.json');
}

/** The names of the files that differ. */
function changed(before: Record<string, string>, now: Record<string, string>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter(name => before[name] !== now[name]).sort();
}

test('the sidecar says the day, the papers move to it, and back again every byte is as it was', async () => {
  const folder = await twoEntries();
  folder.write('days/2025-05-02.md', `---\npicks: [${trees}] # mine\n---\n`);
  const before = folder.files();
  const there = await redate(folder, '2025-05-02-b', '2026-01-07');
  assert.equal(there.dumps, ['2025-05-02-b.txt']);
  assert.equal([there.was, there.moved, there.published], ['2025-05-02', [trees], 0]);
  const after = folder.files();
  assert.equal(changed(before, after), [
    'dumps/2025-05-02-b.yaml',
    'ledger/2025-05-02-b.json',
    `papers/2025/${trees}.md`,
    `papers/2026/${trees}.md`,
  ]);
  assert.is(after['dumps/2025-05-02-b.yaml'], 'listed: "2026-01-07" # moved from 2025-05-02\n');
  assert.is(
    after[`papers/2026/${trees}.md`],
    before[`papers/2025/${trees}.md`]!.replaceAll('listed: "2025-05-02"', 'listed: "2026-01-07"'),
  );
  await folder.ingest({ again: true });
  assert.equal(folder.files(), after, 'reading all again says the same');
  await redate(folder, '2025-05-02-b.txt', '2025-05-02');
  assert.equal(folder.files(), before);
});

test('a note and picks that are left alone on the day before are said to be', async () => {
  const folder = await twoEntries();
  assert.equal((await redate(folder, '2025-05-02-b', '2026-01-06')).alone, []);
  folder.write('days/2026-01-06.md', 'A day of trees.\n');
  assert.equal((await redate(folder, '2025-05-02-b', '2026-01-07')).alone, ['note']);
  folder.write('days/2026-01-07.md', `---\npicks: [${trees}]\n---\n`);
  assert.equal((await redate(folder, '2025-05-02-b', '2026-01-08')).alone, ['picks']);
  folder.write('days/2025-05-01.md', 'A day of graphs.\n');
  await redate(folder, '2025-05-02-b', '2025-05-01');
  assert.equal((await redate(folder, '2025-05-02-b', '2025-05-02')).alone, [], 'graphs stand there still');
});

test('ingest --listed of a dump that is there does the same', async () => {
  const [one, other] = [await twoEntries(), await twoEntries()];
  await redate(one, '2025-05-02-b.txt', '2025-05-03');
  await other.ingest({ files: [other.at('dumps/2025-05-02-b.txt')], listed: '2025-05-03' });
  const [ours, theirs] = [one.files(), other.files()];
  assert.is(theirs['dumps/2025-05-02-b.yaml'], 'listed: "2025-05-03"\n');
  assert.equal(changed(ours, theirs), ['dumps/2025-05-02-b.yaml', 'ledger/2025-05-02-b.json']);
});

test('a sidecar keeps all that else it says', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-01-a.yaml': '# from Ada\nlisted: "2025-04-30" # a Wednesday\ncontainer-title: GRAPH 2025\n',
  });
  await folder.ingest();
  const before = folder.files();
  await redate(folder, '2025-05-01-a.txt', '2025-05-09');
  assert.is(
    folder.read('dumps/2025-05-01-a.yaml'),
    before['dumps/2025-05-01-a.yaml']!.replace('2025-04-30', '2025-05-09'),
  );
  await redate(folder, '2025-05-01-a.txt', '2025-04-30');
  assert.equal(folder.files(), before);
});

test('only papers whose day came from the dump move, and none that a person has moved', async () => {
  const folder = await twoEntries();
  folder.write(
    'dumps/2025-05-03-c.txt',
    posterSession({ title: GRAPHS }, { title: TREES, authors: 'Cy Cedar · Di Dogwood' }, { title: CLOUDS }),
  );
  await folder.ingest();
  const before = folder.files();
  const { moved } = await redate(folder, '2025-05-03-c.txt', '2025-04-28');
  assert.equal(moved, [clouds], 'the two others were listed by earlier dumps, and are listed again');
  assert.match(folder.read(folder.paper(graphs)), /^listed: "2025-05-01"$/m);
  assert.match(folder.read(folder.paper(graphs)), /^ {4}listed: "2025-04-28"$/m);
  await redate(folder, '2025-05-03-c.txt', '2025-05-03');
  assert.equal(folder.files(), before);
  folder.edit(folder.paper(clouds), text => text.replace('listed: "2025-05-03"', 'listed: "2025-05-07"'));
  assert.equal((await redate(folder, '2025-05-03-c.txt', '2025-05-04')).moved, []);
  assert.match(folder.read(folder.paper(clouds)), /^listed: "2025-05-07"$/m);
  assert.equal(
    (await redate(folder, '2025-05-01-a.txt', '2025-05-04')).moved,
    [graphs],
    'to the day, though another lists it',
  );
  assert.match(folder.read(folder.paper(graphs)), /^listed: "2025-05-04"$/m);
});

test('of two dumps of one day, the one that brought the paper takes it along', async () => {
  const folder = new AContentFolder();
  for (const name of ['2025-05-01-a.txt', '2025-05-01-b.txt']) {
    folder.write(`dumps/${name}`, posterSession({ title: GRAPHS }));
    await folder.ingest();
  }
  const before = folder.files();
  assert.equal((await redate(folder, '2025-05-01-b.txt', '2025-05-03')).moved, []);
  await redate(folder, '2025-05-01-b.txt', '2025-05-01');
  assert.equal((await redate(folder, '2025-05-01-a.txt', '2025-05-03')).moved, [graphs]);
  await redate(folder, '2025-05-01-a.txt', '2025-05-01');
  assert.equal(folder.files(), before);
});

test('what was published gets a line in the corrections, and an empty day is no loss to the next build', async () => {
  const folder = await twoEntries();
  const before = await published(folder);
  const files = folder.files();
  assert.is((await redate(folder, '2025-05-02-b.txt', '2025-05-05')).published, 1);
  const key = `correction:${trees}:moved-2025-05-05`;
  const after = JSON.parse(folder.read('published.json'));
  assert.equal([after[key].published, after[key].was, after['day:2025-05-02'].gone], [NOW, '2025-05-02', true]);
  assert.is((await redate(folder, '2025-05-02-b.txt', '2025-05-02')).published, 0);
  assert.equal(folder.files(), files, 'taken back before a build, nothing was said');
  await redate(folder, '2025-05-02-b.txt', '2025-05-04');
  await redate(folder, '2025-05-02-b.txt', '2025-05-05');
  const built = JSON.parse(await published(folder));
  assert.equal(
    Object.keys(built).filter(name => name.startsWith('correction:')),
    [key],
    'one line, on the day that holds',
  );
  const feed = folder.read('.site/feeds/corrections.xml');
  assert.match(feed, 'Moved: Trees That Grow');
  assert.match(feed, 'It was listed on 2\u00a0May\u00a02025, and is now on 5\u00a0May\u00a02025.');
  await redate(folder, '2025-05-02-b.txt', '2025-05-02');
  const back = JSON.parse(await published(folder));
  assert.equal({ ...back, 'day:2025-05-05': undefined }, { ...JSON.parse(before), 'day:2025-05-05': undefined });
  assert.ok(back['day:2025-05-05'].gone);
});

test('a day on which papers were only listed again is no loss either once its dump is on another day', async () => {
  const [one, other] = [await twoEntries(), await twoEntries()];
  for (const folder of [one, other]) {
    folder.write('dumps/2025-05-03-c.txt', posterSession({ title: GRAPHS }));
    await folder.ingest();
    await published(folder);
  }
  one.write('days/2025-05-03.md', 'A day of graphs.\n');
  const { moved, alone } = await redate(one, '2025-05-03-c', '2025-05-02');
  assert.equal([moved, alone], [[], ['note']]);
  one.remove('days/2025-05-03.md');
  other.write('dumps/2025-05-03-c.yaml', 'listed: "2025-05-02"\n');
  for (const folder of [one, other]) assert.ok(JSON.parse(await published(folder))['day:2025-05-03'].gone);
  await redate(one, '2025-05-03-c', '2025-05-03');
  assert.not.ok(JSON.parse(await published(one))['day:2025-05-03'].gone);
});

test('a day that a person writes into the sidecar is noted by the build that reads it, and by ingest', async () => {
  const [one, other] = [await twoEntries(), await twoEntries()];
  for (const folder of [one, other]) {
    await published(folder);
    folder.write('dumps/2025-05-02-b.yaml', 'listed: "2025-05-05"\n');
  }
  const built = JSON.parse(await published(one));
  assert.is(built[`correction:${trees}:moved-2025-05-05`].was, '2025-05-02');
  await other.ingest({ moved: (...moved) => noteMoved(other.root, ...moved, NOW) });
  assert.equal(JSON.parse(await published(other)), built);
});

test('a list of several days goes to one and back, and is as it was once the sidecar says nothing', async () => {
  const folder = new AContentFolder({
    'a.txt': paperList({ title: GRAPHS, date: 'Nov 18, 2025' }, { title: TREES, date: 'Nov 17, 2025' }),
  });
  await folder.ingest();
  const before = folder.files();
  const { was } = await redate(folder, 'a', '2025-11-25');
  await redate(folder, 'a', '2025-11-26');
  await redate(folder, 'a', was);
  assert.equal(folder.files(), before);
  await redate(folder, 'a', '2025-11-25');
  folder.remove('dumps/a.yaml');
  await folder.ingest();
  assert.equal(folder.files(), before);
});

test('the day on which it is listed already, and a day that only the clock told', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: GRAPHS }) });
  await folder.ingest();
  const before = folder.files();
  assert.equal((await redate(folder, 'a', TODAY)).moved, []);
  assert.equal(folder.files(), before);
  await redate(folder, 'a', '2025-05-01');
  assert.equal((await redate(folder, 'a', TODAY)).moved, [graphs]);
  assert.equal(changed(before, folder.files()), ['dumps/a.yaml', 'ledger/a.json']);
});

test('two dumps that share a sidecar move together', async () => {
  const folder = new AContentFolder({
    'a.txt': posterSession({ title: GRAPHS }),
    'a.text': posterSession({ title: TREES }),
    'a.yaml': 'listed: "2025-05-01"\n',
  });
  await folder.ingest();
  const { dumps, moved } = await redate(folder, 'a.txt', '2025-05-02');
  assert.equal(
    [dumps, moved.sort()],
    [
      ['a.txt', 'a.text'],
      [graphs, trees],
    ],
  );
  assert.equal((await folder.ingest()).read, []);
});

test('what was not ingested, or is another text now, is left alone', async () => {
  const folder = await twoEntries();
  folder.edit('dumps/2025-05-02-b.txt', text => `${text}\n`);
  const before = folder.files();
  for (const [dump, says] of [
    ['2025-05-03-c.txt', /expected the name of a dump that was ingested/],
    ['2025-05-02-b.txt', /as it was ingested, found another text; first: broadsheet ingest/],
  ] as const)
    try {
      await redate(folder, dump, '2025-05-09');
      assert.unreachable();
    } catch (error) {
      assert.instance(error, UsageError);
      assert.match((error as Error).message, says);
    }
  assert.equal(folder.files(), before);
});

test.run();
