import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { explainDump } from '../../src/curate/explain.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { check } from '../../src/digest/check-content.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { dumpNames, gatherDumps, isCurrent } from '../../src/ingest/incoming.ts';
import { VERSION } from '../../src/read/dump-job.ts';
import { loadSources } from '../../src/read/sources.ts';
import { AContentFolder, posterSession } from './a-content-folder.ts';

/** Which files are dumps, and which of them were read already. */

const KITES = posterSession({ title: 'Kites That Need No Wind to Fly' });
const sources = await loadSources();

test('dumps are files that are neither hidden nor sidecars, in the order of their names', () => {
  const folder = new AContentFolder({
    'b.txt': 'x',
    'a.bib': 'x',
    '.hidden.txt': 'x',
    'a.yaml': 'x',
    'c.YML': 'x',
    'd/e.txt': 'x',
  });
  assert.equal(dumpNames(folder.at('dumps')), ['a.bib', 'b.txt']);
  assert.equal(dumpNames(folder.at('nowhere')), []);
});

/** A rule; what a person does after a dump was read; and whether it counts as read still. */
const RULES: [rule: string, does: (folder: AContentFolder) => void, isRead: boolean][] = [
  ['a dump that is as it was is not read again', () => {}, true],
  ['other bytes are read', folder => folder.write('dumps/a.txt', KITES.replace('Ada', 'Ida')), false],
  ['another sidecar has the dump read again', folder => folder.write('dumps/a.yaml', 'genre: poster\n'), false],
  ['so has a sidecar that went', folder => folder.remove('dumps/a.yaml'), false],
  ['without its ledger it is read', folder => folder.remove('ledger/a.json'), false],
  [
    'what an earlier version of the program read is read again',
    folder => folder.edit('ledger/a.json', text => text.replace(`.${VERSION}"`, `.${VERSION - 1}"`)),
    false,
  ],
  [
    'what a source read that is no more is read again',
    folder => folder.edit('ledger/a.json', text => text.replace('"source":"poster-session"', '"source":"telepathy"')),
    false,
  ],
];
for (const [rule, does, isRead] of RULES)
  test(rule, async () => {
    const folder = new AContentFolder({ 'a.txt': KITES, 'a.yaml': 'listed: "2025-05-01"\n' });
    await folder.ingest();
    does(folder);
    const [dump] = gatherDumps(folder.root, []).dumps;
    assert.is(isCurrent(dump!, folder.root, sources, VERSION), isRead);
  });

test('two dumps whose names differ in case alone, or in how a letter is made, cannot both be kept', () => {
  const elsewhere = new AContentFolder({
    'kites.txt': KITES,
    'Kites.txt': KITES,
    'e\u0301.txt': KITES,
    '\u00e9.txt': KITES,
  });
  const { dumps, refused } = gatherDumps(new AContentFolder().root, [elsewhere.at('dumps')]);
  assert.is(dumps.length, 2);
  assert.equal(
    refused.map(({ problems }) => problems[0]!.rule),
    ['same-name', 'same-name'],
  );
});

test('two files of one name that are given at once are refused; one that comes again is not', async () => {
  const [one, two] = [new AContentFolder({ 'a.txt': KITES }), new AContentFolder({ 'a.txt': KITES })];
  const { refused } = gatherDumps(new AContentFolder().root, [one.at('dumps/a.txt'), two.at('dumps/a.txt')]);
  assert.match(refused[0]!.problems[0]!.message, `found a.txt twice (also ${one.at('dumps/a.txt')})`);
  assert.equal(gatherDumps(one.root, [two.at('dumps/a.txt')]).refused, []);
});

test('dumps that come at once are read by their days, not by their names', async () => {
  const folder = new AContentFolder({
    'a.txt': KITES,
    'a.yaml': 'listed: "2025-05-09"\n',
    'b.txt': KITES,
    'b.yaml': 'listed: "2025-05-01"\n',
  });
  await folder.ingest();
  assert.match(folder.read('ledger/b.json'), '"outcome":"new"');
  assert.match(folder.read('ledger/a.json'), '"outcome":"merged"');
});

test('the address of an entry that a person deleted, or that was merged, is given to no other paper', async () => {
  const preface = (author: string) => posterSession({ title: 'Preface', authors: `${author} · Ben Birch` });
  const folder = new AContentFolder({ '2025-05-01-a.txt': preface('Ada Alder') });
  await folder.ingest();
  assert.equal(folder.ids(), ['preface']);
  folder.remove(folder.paper('preface'));
  folder.write('dumps/2025-05-02-b.txt', posterSession({ title: 'Preface', authors: 'Zoe Zander · Yan Yew' }));
  await folder.ingest();
  assert.match(folder.ids().join(), /^preface-[0-9a-f]{8}$/);

  const other = new AContentFolder({ '2025-05-01-a.txt': KITES });
  await other.ingest();
  other.edit(other.paper('kites-that-need-no-wind-to-fly'), text =>
    text.replace('provenance:', 'aliases: [preface]\nprovenance:'),
  );
  other.write('dumps/2025-05-02-b.txt', preface('Ada Alder'));
  await other.ingest();
  assert.match(other.ids().join(), /^kites-that-need-no-wind-to-fly,preface-[0-9a-f]{8}$/);
});

test('a paper of an entry that a person deleted stays so, also in a dump that lists it a second time', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': KITES });
  await folder.ingest();
  folder.remove(folder.paper('kites-that-need-no-wind-to-fly'));
  await folder.ingest({ version: 50 });
  assert.match(folder.read('ledger/2025-05-01-a.json'), '"outcome":"deleted"');
  await folder.ingest({ version: 51 });
  assert.equal(folder.ids(), []);
});

const ATTENTION = '@misc{e, title={Attention}, author={Ashish Vaswani}, year={2017}}\n';
/** Another record; whether it is the paper of the short title, as it would be if nobody had deleted that. */
const SHORT: [what: string, record: string, isSame: boolean][] = [
  ['the same record', ATTENTION, true],
  ['with the initial alone', ATTENTION.replace('Ashish', 'A.'), true],
  ['without a year', ATTENTION.replace(', year={2017}', ''), true],
  ['of another author', ATTENTION.replace('Ashish Vaswani', 'Zoe Zander'), false],
  ['of another year', ATTENTION.replace('2017', '2003'), false],
  ['without authors', ATTENTION.replace(' author={Ashish Vaswani},', ''), false],
];
for (const isDeleted of [false, true])
  for (const [what, record, isSame] of SHORT)
    test(`a short title, ${what}, ${isSame ? 'is' : 'is not'} the paper that ${isDeleted ? 'a person deleted' : 'is kept'}`, async () => {
      const folder = new AContentFolder({ '2025-05-01-a.bib': ATTENTION });
      await folder.ingest();
      if (isDeleted) folder.remove(folder.paper('attention'));
      folder.write('dumps/2025-05-02-b.bib', `${record}@misc{m, title={Mills}, author={Ada Alder}, year={2024}}\n`);
      const { read, added } = await folder.ingest();
      assert.is(added.length, isSame ? 1 : 2);
      assert.is(read[0]!.deleted, isDeleted && isSame ? 1 : 0);
    });

test('a long title is that of the paper that a person deleted, but for other people’s', async () => {
  const kites = (author: string, year: number) =>
    `@misc{k, title={Kites That Need No Wind to Fly at All}, author={${author}}, year={${year}}}\n`;
  const folder = new AContentFolder({ '2025-05-01-a.bib': kites('Ada Alder', 2024) });
  await folder.ingest();
  folder.remove(folder.paper('kites-that-need-no-wind-to-fly-at-all'));
  folder.write('dumps/2025-05-02-b.bib', kites('A. Alder', 2025));
  folder.write('dumps/2025-05-03-c.bib', kites('Zoe Zander', 2024));
  const { read, added } = await folder.ingest();
  assert.equal(
    read.map(dump => dump.deleted),
    [1, 0],
  );
  assert.is(added.length, 1);
});

test('a title that returns from issue to issue stays deleted with its volume and page, and no other does', async () => {
  const editorial = (page: number) =>
    `@article{e, title={Introduction to the Special Issue}, author={Ada Alder}, journal={Kites}, year={2024}, volume={3}, pages={${page}--9}}\n`;
  const folder = new AContentFolder({ '2025-05-01-a.bib': editorial(1) });
  await folder.ingest();
  folder.remove(folder.paper(folder.ids()[0]!));
  folder.write('dumps/2025-05-02-b.bib', editorial(1));
  await folder.ingest();
  assert.equal(folder.ids(), []);
  folder.write('dumps/2025-05-03-c.bib', editorial(5));
  await folder.ingest();
  assert.is(folder.ids().length, 1);
});

test('among many papers of one title, those that a person deleted stay so', async () => {
  const papers = Array.from({ length: 40 }, (_, i) => `@misc{p${i}, title={Attention}, author={Ada A${letters(i)}}}\n`);
  const folder = new AContentFolder({ '2025-05-01-a.bib': papers.join('') });
  await folder.ingest();
  assert.is(folder.ids().length, 40);
  for (const id of folder.ids().slice(20)) folder.remove(folder.paper(id));
  folder.write('dumps/2025-05-02-b.bib', papers.toReversed().join(''));
  const { added, read } = await folder.ingest();
  assert.equal([added, read[0]!.deleted], [[], 20]);
});

const letters = (i: number): string => `${'abcdefgh'[i % 8]}${'klmnopq'[Math.floor(i / 8)]}`;

test('an entry that a person deleted and brought back is listed again', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': KITES });
  await folder.ingest();
  const file = folder.paper('kites-that-need-no-wind-to-fly');
  const text = folder.read(file);
  folder.remove(file);
  await folder.ingest({ version: 50 });
  folder.write(file, text);
  await folder.ingest({ version: 51 });
  assert.match(folder.read('ledger/2025-05-01-a.json'), '"outcome":"merged"');
  assert.is(folder.read(file), text);
});

const [DECOMPOSED, COMPOSED] = [(name: string) => name.normalize('NFD'), (name: string) => name.normalize('NFC')];

test('a dump has one name whatever form its file’s name has, and is known by it when it comes back in the other', async () => {
  const NAME = '2025-05-01-été-더.txt';
  const elsewhere = new AContentFolder({ [DECOMPOSED(NAME)]: KITES });
  elsewhere.write(DECOMPOSED('dumps/2025-05-01-été-더.yaml'), 'genre: poster\n');
  const folder = new AContentFolder();
  await folder.ingest({ files: [elsewhere.at(DECOMPOSED(`dumps/${NAME}`))] });
  const made = folder.files();
  for (const place of ['dumps/2025-05-01-été-더.txt', 'dumps/2025-05-01-été-더.yaml', 'ledger/2025-05-01-été-더.json'])
    assert.ok(COMPOSED(place) in made, `${place}: ${Object.keys(made)}`);
  // As a Mac’s older disks, zip files and git give names back.
  for (const form of [DECOMPOSED, COMPOSED]) {
    for (const file of Object.keys(folder.files()))
      if (/^(?:dumps|ledger)/.test(file)) fs.renameSync(folder.at(file), folder.at(form(file)));
    const before = folder.files();
    assert.equal((await folder.ingest()).read, [], 'nothing is new');
    const { problems } = await check(folder.root);
    assert.equal(
      problems.map(({ rule }) => rule).filter(rule => /dump|sidecar|ingest|listing/.test(rule)),
      [],
    );
    await folder.ingest({ files: [folder.at(form(`dumps/${NAME}`))], again: true });
    assert.equal(Object.keys(folder.files()), Object.keys(before), 'and nothing stands there twice');
    const { ranges } = explainDump(
      openArchive(folder.root, sources, () => {}),
      form(NAME),
    );
    assert.is(ranges[1]!.text, 'Kites That Need No Wind to Fly');
    folder.write(form(`dumps/${NAME}`), KITES.replace('Ada', 'Ida'));
    assert.is((await folder.ingest()).read[0]!.dump, COMPOSED(NAME), 'what is edited is read again under its name');
    folder.write(form(`dumps/${NAME}`), KITES);
    await folder.ingest();
  }
  await undoDump(folder.root, DECOMPOSED(NAME), false, () => {});
  assert.equal(Object.keys(folder.files('dumps')), [], 'undone, it is gone');
  await folder.ingest({ files: [folder.at(COMPOSED(`set-aside/dumps/${NAME}`))] });
  assert.equal(folder.files(), made, 'and comes back');
});

test('a ledger of an older version, whose names are decomposed, is of the same dump', async () => {
  const folder = new AContentFolder({ [COMPOSED('2025-05-01-é.txt')]: KITES });
  await folder.ingest();
  const ledger = COMPOSED('ledger/2025-05-01-é.json');
  folder.edit(ledger, text => text.replace(COMPOSED('-é.txt'), DECOMPOSED('-é.txt')));
  for (const form of [COMPOSED, DECOMPOSED]) {
    fs.renameSync(folder.at(COMPOSED('dumps/2025-05-01-é.txt')), folder.at(form('dumps/2025-05-01-é.txt')));
    fs.renameSync(folder.at(ledger), folder.at(form(ledger)));
    const before = folder.files();
    assert.equal((await folder.ingest()).read, []);
    assert.equal(folder.files(), before);
  }
});

test.run();
