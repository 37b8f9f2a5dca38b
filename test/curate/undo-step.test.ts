import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { leaveOut } from '../../src/curate/leave-out.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { movePaper } from '../../src/curate/move-paper.ts';
import { pickPapers } from '../../src/curate/picks.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { redoLast, undoLast } from '../../src/curate/undo-step.ts';
import { writePaper } from '../../src/curate/write-paper.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { changeFiles } from '../../src/files/change-files.ts';
import { History } from '../../src/files/history.ts';
import { hashOf } from '../../src/files/journal.ts';
import type { Step } from '../../src/files/step.ts';
import { AContentFolder, posterSession, TODAY } from '../ingest/a-content-folder.ts';
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
  const time = '2025-05-09T00:00:00Z';
  const of = (hash: string) =>
    `{\n"day:2025-05-09": ${JSON.stringify({ published: time, updated: time, hash })},\n"tag": "tag:example.org,2025-01-01"\n}\n`;
  folder.write('published.json', of('1'));
  changeFiles(folder.root, begin(folder, 'Left out'), transaction => {
    transaction.write('published.json', of('2'));
    transaction.write('days/2025-05-01.md', 'Note.\n');
  });
  folder.write('published.json', of('3'));
  await undo(folder);
  assert.is(folder.read('published.json'), of('3'));
  assert.equal(Object.keys(folder.files('days/')), []);
});

/** A step, a build, and then the step taken back: what the next build says of what it had published. */
const STEPS: Record<string, { step(folder: AContentFolder, kept: Step): unknown; gone: string[] }> = {
  'a paper that a person wrote': {
    step: (folder, kept) => writePaper(folder.root, { title: 'Mine of All Sorts', listed: '2025-05-09' }, silent, kept),
    gone: ['day:2025-05-09', 'paper:mine-of-all-sorts'],
  },
  'a paper that moved': {
    step: (folder, kept) => movePaper(folder.root, graphs, '2025-05-09', kept),
    gone: ['day:2025-05-09'],
  },
  'a listing that was split off': {
    step: (folder, kept) => splitEntry(folder.root, graphs, { dump: '2025-05-03-c.txt' }, silent, kept),
    gone: [`paper:${graphs}-`],
  },
  'a merge that was taken apart': {
    step: async (folder, kept) => splitEntry(folder.root, 'merged-before', {}, silent, kept),
    gone: [],
  },
  'a note of a day without papers': {
    step: (folder, kept) =>
      changeFiles(folder.root, kept, transaction => transaction.write('days/2025-05-09.md', 'A day.\n')),
    gone: ['day:2025-05-09'],
  },
};

for (const [what, { step, gone }] of Object.entries(STEPS))
  test(`what a build published of ${what} is no loss to the next one once that is taken back, nor once it is done again`, async () => {
    const folder = await twoEntries();
    folder.write('dumps/2025-05-03-c.txt', posterSession({ title: GRAPHS }));
    folder.write('papers/2025/merged-before.md', '---\ntitle: Merged Before\nlisted: "2025-05-02"\n---\n');
    await folder.ingest();
    await published(folder);
    await mergeEntries(folder.root, trees, 'merged-before', silent);
    const before = await published(folder);
    await step(folder, begin(folder, 'Did something'));
    const after = await published(folder);
    await undo(folder);
    const back = await published(folder);
    const isGone = (key: string, { gone }: { gone?: true } = {}) => gone === true && !before[key];
    const lost = Object.entries(back).filter(([key, item]) => isGone(key, item));
    assert.equal(
      lost.map(([key]) => key.replace(/-[0-9a-f]{8}$/, '-')),
      gone,
    );
    assert.equal(correctionsIn(back), correctionsIn(before));
    redoLast(folder.root, WHEN);
    const again = await published(folder);
    assert.equal(
      Object.keys(again).filter(key => again[key]!.gone),
      Object.keys(after).filter(key => after[key]!.gone),
    );
    assert.equal(correctionsIn(again), correctionsIn(after));
  });

test('a paper that is left out again, after a build that had it back, is no loss either', async () => {
  const folder = await twoEntries();
  await published(folder);
  leaveOut(folder.root, graphs, begin(folder, 'Left out'));
  const without = await published(folder);
  await undo(folder);
  folder.write('papers/2025/by-hand.md', '---\ntitle: By Hand\nlisted: "2025-05-09"\n---\n');
  assert.not((await published(folder))[`paper:${graphs}`]!.gone);
  redoLast(folder.root, WHEN);
  const again = await published(folder);
  for (const key of [`paper:${graphs}`, 'day:2025-05-01']) assert.ok(without[key]!.gone && again[key]!.gone, key);
});

const correctionsIn = (items: object) => Object.keys(items).filter(key => key.startsWith('correction:'));

/** Builds the site. @returns what it says is published @throws ContentError where something published was lost */
async function published(folder: AContentFolder): Promise<Record<string, { gone?: true }>> {
  const [output, cache] = ['.site', '.cache'].map(name => folder.at(name)) as [string, string];
  await build({
    content: folder.root,
    output,
    cache,
    today: TODAY,
    now: WHEN,
    index: false,
    kinds: ['feeds'],
    warn: silent,
  });
  const { tag: _, ...items } = JSON.parse(folder.read('published.json'));
  return items;
}

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

test('a newer text of a dump that was taken in under its name is taken back, and the older one is there as it was', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const elsewhere = new AContentFolder({
    '2025-05-02-b.txt': posterSession({ title: 'A Third Paper That Someone Read' }),
    'new.txt': posterSession({ title: 'A Fourth Paper That Nobody Read' }),
  });
  for (const names of [['2025-05-02-b.txt'], ['2025-05-02-b.txt', 'new.txt']]) {
    const files = names.map(name => elsewhere.at(`dumps/${name}`));
    await folder.ingest({ files, step: begin(folder, 'Took in a newer text') });
    const after = folder.files();
    assert.ok(after['dumps/2025-05-02-b.until-2026-02-03.txt']);
    await undo(folder);
    assert.equal(folder.files(), before, names.join());
    redoLast(folder.root, WHEN);
    assert.equal(folder.files(), after);
    await undo(folder);
    assert.equal(folder.files(), before);
  }
});

/** A history that came with the content, which says of a step what nobody here has done. */
const forged = (folder: AContentFolder, ...lines: unknown[]): void => {
  const head = { says: 'Picked a paper', when: WHEN };
  folder.write('.history/000001.jsonl', [head, ...lines].map(line => `${JSON.stringify(line)}\n`).join(''));
};

test('a history that nobody here wrote is not believed: it is named, and nothing is written', async () => {
  const files = [
    ...[
      '.git/commondir',
      '.git/hooks/pre-commit',
      '.GIT/config',
      '.staged/journal.json',
      '.history/000009.jsonl',
      '.lock',
    ],
    ...[
      'eleventy.config.js',
      'package.json',
      'theme/theme.css',
      'papers',
      'site.yaml/x',
      'papers/.git/config',
      '',
      '.',
      '/',
    ],
    ...[
      '../evil',
      'papers/../../evil',
      'papers/./x.md',
      'papers//x.md',
      '/tmp/evil',
      'papers\\..\\..\\evil',
      'C:/evil',
      'C:\\evil',
    ],
    ...['papers/2025/\0.md', 'set-aside/../../evil', 'dumps/../.git/config', 'constructor', '__proto__/x'],
  ];
  for (const file of files) {
    const folder = await twoEntries();
    const above = path.dirname(folder.root);
    forged(folder, { file, after: '', text: 'evil\n' });
    const before = [folder.files(), fs.readdirSync(folder.root), fs.existsSync(path.join(above, 'evil'))];
    const said = await undo(folder).catch(error => error as Error);
    assert.instance(said, ContentError, `${file}: ${String(said)}`);
    assert.match((said as Error).message, /000001\.jsonl:2: error: expected a file of the content/);
    assert.equal([folder.files(), fs.readdirSync(folder.root), fs.existsSync(path.join(above, 'evil'))], before, file);
  }
  for (const line of [
    7,
    null,
    'x',
    [],
    {},
    { file: 7, after: '', text: '' },
    { file: 'site.yaml', after: '', text: 7 },
  ]) {
    const folder = await twoEntries();
    const before = folder.files();
    forged(folder, line);
    assert.instance(await undo(folder).catch(error => error), ContentError, JSON.stringify(line));
    folder.write('.history/000001.jsonl', `{"says":"x","when":"${WHEN}"}\n{"file":`);
    assert.instance(await undo(folder).catch(error => error), ContentError);
    forged(folder, { file: 'days/2025-05-01.md', after: '', text: 'x' });
    folder.write('.history/000002.jsonl', `{"says":"x","when":"${WHEN}","undoes":1}\n{"file":"../evil","after":""}\n`);
    assert.throws(
      () => redoLast(folder.root, WHEN),
      (error: unknown) => error instanceof ContentError,
    );
    assert.equal(folder.files(), before);
  }
});

test('what is put back is never written through a link that leads out', async () => {
  const folder = await twoEntries();
  const elsewhere = new AContentFolder();
  const before = elsewhere.files();
  fs.symlinkSync(elsewhere.root, folder.at('pages'));
  for (const file of ['pages/x.md', 'pages/deep/x.md', 'pages/site.yaml']) {
    const after = file === 'pages/site.yaml' ? hashOf(elsewhere.read('site.yaml')) : '';
    for (const text of ['evil\n', undefined]) {
      forged(folder, { file, after, ...(text && { text }) });
      const said = await undo(folder).catch(error => error);
      if (text !== undefined || after !== '') assert.instance(said, ContentError, file);
      fs.rmSync(folder.at('.history'), { recursive: true });
    }
  }
  assert.equal(elsewhere.files(), before);
});

test('where nothing was done, it says so', async () => {
  const folder = await twoEntries();
  const refused = await undo(folder).catch(error => (error as Error).message);
  assert.match(String(refused), 'nothing that could be taken back');
  assert.throws(() => redoLast(folder.root, WHEN), 'nothing that could be done again');
});

test.run();
