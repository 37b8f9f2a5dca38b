import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dryRunText } from '../../src/cli/archive-report.ts';
import { ingestSummary } from '../../src/cli/ingest-summary.ts';
import { coloursOf } from '../../src/terminal/colour.ts';
import { AContentFolder, aboutOf, abstracts, paperList, posterSession } from './a-content-folder.ts';

const GRAPHS = 'On the Shape of Federated Graphs in Winter';
const TREES = 'Trees That Grow Downwards Need No Roots';

test('the same dump again changes no byte', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }),
    '2025-05-02-b.txt': abstracts(aboutOf(GRAPHS), aboutOf('Something else entirely and new')),
  });
  const first = await folder.ingest();
  assert.equal(first.added.length, 3);
  const before = folder.files();
  const second = await folder.ingest();
  assert.equal([second.read, second.added, second.changed], [[], [], []]);
  assert.equal(folder.files(), before);
});

test('a raised version reads everything again and changes no entry that says the same', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }),
    '2025-05-02-b.txt': abstracts(aboutOf(GRAPHS)),
  });
  await folder.ingest({ version: 100 });
  const before = folder.files('papers/');
  const report = await folder.ingest({ version: 101 });
  assert.is(report.read.length, 2);
  assert.equal([report.added, report.changed], [[], []]);
  assert.equal(folder.files('papers/'), before);
  const ledgers = folder.files('ledger/');
  await folder.ingest({ version: 102 });
  const as = (version: string) =>
    Object.fromEntries(Object.entries(ledgers).map(([file, text]) => [file, text.replace(/\.101"/, `.${version}"`)]));
  assert.equal(folder.files('ledger/'), as('102'));
});

test('a newer version of a dump keeps the old bytes and the old ledger under a dated name', async () => {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }) });
  const file = elsewhere.at('dumps/2025-05-01-a.txt');
  await folder.ingest({ files: [file] });
  const old = folder.read('dumps/2025-05-01-a.txt');
  const ids = folder.ids();
  elsewhere.write(
    'dumps/2025-05-01-a.txt',
    posterSession({ title: 'A New One Has Come to the List' }, { title: TREES }),
  );
  await folder.ingest({ files: [file] });
  assert.is(folder.read('dumps/2025-05-01-a.until-2026-02-03.txt'), old);
  assert.is(folder.ids().length, 3);
  assert.ok(
    ids.every(id => folder.ids().includes(id)),
    'no entry went',
  );
  assert.match(
    folder.read(folder.paper('on-the-shape-of-federated-graphs-in-winter')),
    /dump: "2025-05-01-a\.until-2026-02-03\.txt"/,
  );
  const trees = folder.read(folder.paper('trees-that-grow-downwards-need-no-roots'));
  assert.match(trees, /dump: "2025-05-01-a\.txt"\n/);
  assert.not.match(trees, /until-/);
  assert.equal(folder.warnings, []);
  const before = folder.files();
  await folder.ingest();
  assert.equal(folder.files(), before, 'the dated dump is known already');
  await folder.ingest({ version: 99 });
  assert.equal(
    folder.files('papers/'),
    Object.fromEntries(Object.entries(before).filter(([f]) => f.startsWith('papers/'))),
  );
});

test('a dump that was mended in place: its entries follow, and one that it no longer lists stays with a warning', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }) });
  await folder.ingest();
  folder.edit('dumps/2025-05-01-a.txt', text => text.replace(TREES, 'Trees That Grow Upwards Need No Roots'));
  await folder.ingest();
  assert.is(folder.ids().length, 2);
  assert.match(folder.read(folder.paper('trees-that-grow-downwards-need-no-roots')), /title: Trees That Grow Upwards/);
  folder.write('dumps/2025-05-01-a.txt', posterSession({ title: GRAPHS }));
  await folder.ingest();
  assert.is(folder.ids().length, 2);
  assert.equal(
    folder.warnings.map(warning => warning.rule),
    ['no-longer-listed'],
  );
});

test('an untitled entry takes title, authors and date from a later dump and keeps its address', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': abstracts(aboutOf(GRAPHS)) });
  await folder.ingest();
  const [id] = folder.ids();
  assert.match(id!, /^this-paper-is-about/);
  folder.write('dumps/2025-05-09-b.txt', posterSession({ title: GRAPHS }));
  folder.write('dumps/2025-05-09-b.yaml', 'issued: "2024"\n');
  const report = await folder.ingest();
  assert.equal([report.added, report.changed], [[], [id]]);
  const text = folder.read(folder.paper(id!));
  assert.match(
    text,
    new RegExp(`title: ${GRAPHS}\nauthor:\n  - Ada Alder\n  - Ben Birch\nissued: "2024"\nlisted: "2025-05-01"\n`),
  );
});

test('a title-only listing merges on a telling title, and is put up for review on a short one', async () => {
  const long = 'A Long and Telling Title of Papers';
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: long }, { title: 'Preface' }),
    '2025-05-02-b.txt': paperList(
      { title: long, abstract: aboutOf('another thing') },
      { title: 'Preface', abstract: aboutOf('a second preface') },
    ),
  });
  const report = await folder.ingest();
  assert.is(report.added.length, 3);
  assert.is(report.read.find(dump => dump.dump.includes('-b'))!.doubtful, 1);
  const ids = folder.ids().filter(id => id.startsWith('preface'));
  assert.is(ids.length, 2);
  assert.ok(
    ids.every(id => /^preface-[0-9a-f]{8}$/.test(id)),
    `both have a hash: ${ids}`,
  );
  const ledger = JSON.parse(Object.values(folder.files('ledger/2025-05-02-b'))[0]!);
  const doubt = ledger.records[1].doubts.find((d: { kind: string }) => d.kind === 'same-paper');
  assert.ok(
    ids.includes(doubt.entry) && doubt.entry !== ledger.records[1].entry,
    'the doubt names the other by its id now',
  );
});

test('three papers of one slug have three ids, whichever was read first', async () => {
  const about = (i: number) => ({
    title: 'Preface',
    authors: `Zoe Zander${'abc'[i]} · Yan Yew${'abc'[i]}`,
    abstract: aboutOf(`matter ${i}`),
  });
  const ids: string[][] = [];
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession(...order.map(about)) });
    await folder.ingest();
    ids.push(folder.ids());
  }
  assert.is(ids[0]!.length, 3);
  assert.ok(ids[0]!.every(id => /^preface-[0-9a-f]{8}$/.test(id)));
  assert.equal(ids[1], ids[0]);
  assert.equal(ids[2], ids[0]);
});

test('papers with the same identifier are one, whatever their titles', async () => {
  const bib = (title: string, key: string) =>
    `@article{${key},\n  title = {${title}},\n  author = {Alder, Ada},\n  doi = {10.1234/ABC.5},\n  abstract = {${aboutOf(title)}}\n}\n`;
  const folder = new AContentFolder({ '2025-05-01-a.bib': bib(GRAPHS, 'a'), '2025-05-02-b.bib': bib(TREES, 'b') });
  await folder.ingest();
  assert.is(folder.ids().length, 1);
  assert.match(Object.values(folder.files('ledger/2025-05-02'))[0]!, /the same doi identifier, 10\.1234\/abc\.5/);
});

test('chapters under one DOI and columns of one title are papers of their own, and wait for a person; a preprint is its publication', async () => {
  const bib = (key: string, fields: Record<string, string>) =>
    `@article{${key},\n${Object.entries(fields)
      .map(([field, value]) => `  ${field} = {${value}},\n`)
      .join('')}}\n`;
  const column = { title: 'What the Tide Brought to Our Harbour', author: 'Alder, Ada', journal: 'Shore Letters' };
  const folder = new AContentFolder({
    '2025-05-01-a.bib': [
      bib('a', { title: GRAPHS, author: 'Alder, Ada', doi: '10.1234/book', year: '2019' }),
      bib('b', { title: TREES, author: 'Birch, Ben', doi: '10.1234/book', year: '2019' }),
      bib('c', { ...column, volume: '8', year: '2006' }),
      bib('d', { ...column, volume: '8', number: '2', pages: '3', year: '2006' }),
      bib('e', { ...column, volume: '8', number: '3', pages: '3', year: '2006' }),
      bib('f', {
        title: 'A Quiet Optimizer for Loud Gradients',
        author: 'Alder, Ada',
        eprint: '2101.00001',
        year: '2021',
      }),
    ].join(''),
    '2025-05-02-b.bib': [
      bib('g', { ...column, volume: '8', number: '3', pages: '3--4', year: '2006' }),
      bib('h', { title: 'A Quiet Optimizer for Loud Gradients', author: 'Ada Alder', journal: 'Optima', year: '2022' }),
    ].join(''),
  });
  const report = await folder.ingest();
  assert.equal(
    report.read.map(({ new: added, merged, doubtful }) => [added, merged, doubtful]),
    [
      [5, 1, 2],
      [0, 2, 0],
    ],
  );
  assert.is(folder.ids().length, 5);
  const before = folder.files();
  await folder.ingest();
  assert.equal(folder.files(), before);
  await folder.ingest({ version: 99 });
  assert.equal(
    folder.files('papers/'),
    Object.fromEntries(Object.entries(before).filter(([f]) => f.startsWith('papers/'))),
  );
});

test('a dump that gains a paper of a title that it has already leaves each paper its own entry', async () => {
  const column = (author: string) => ({
    title: 'Preface',
    authors: author,
    abstract: aboutOf(`the year of ${author}`),
  });
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession(column('Ada Alder'), column('Ben Birch')) });
  await folder.ingest();
  const before = folder.files('papers/');
  folder.write('dumps/2025-05-01-a.txt', posterSession(column('Cy Cedar'), column('Ada Alder'), column('Ben Birch')));
  const { added } = await folder.ingest();
  assert.is(added.length, 1);
  for (const [file, text] of Object.entries(before))
    assert.is(folder.read(file).replace(/lines: .*/, ''), text.replace(/lines: .*/, ''), file);
  assert.match(folder.read(folder.paper(added[0]!)), /Cy Cedar/);
});

test('--listed is written to the sidecar, and the sidecar’s other lines stay', async () => {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder({
    'a.txt': posterSession({ title: GRAPHS }),
    'a.yaml': '# from the mail\ncontainer-title: GRAPH 2024\n',
  });
  await folder.ingest({ files: [elsewhere.at('dumps/a.txt')], listed: '2024-12-31' });
  assert.is(folder.read('dumps/a.yaml'), '# from the mail\nlisted: "2024-12-31"\ncontainer-title: GRAPH 2024\n');
  assert.match(
    folder.read('papers/2024/on-the-shape-of-federated-graphs-in-winter.md'),
    /listed: "2024-12-31"\ncontainer-title: GRAPH 2024/,
  );
});

test('a day without a year takes it from the dump’s other dates; the day of the clock never moves', async () => {
  const folder = new AContentFolder({
    'a.txt': paperList({ title: GRAPHS, date: 'Jul 24, 2024' }, { title: TREES, date: 'Mar 12' }),
    'b.txt': posterSession({ title: 'Nothing Tells of a Day at All Here' }),
  });
  await folder.ingest();
  const trees = folder.read(folder.paper('trees-that-grow-downwards-need-no-roots'));
  assert.match(trees, /issued: "2025-03-12"\nlisted: "2025-11-19"/);
  assert.match(folder.read(folder.paper('on-the-shape-of-federated-graphs-in-winter')), /issued: "2024-07-24"/);
  assert.match(folder.read(folder.paper('nothing-tells-of-a-day-at-all-here')), /listed: "2026-02-03"/);
  assert.equal(
    folder.warnings.map(w => w.rule),
    ['inferred-year', 'unknown-day'],
  );
  await folder.ingest({ today: '2027-01-01', version: 50 });
  assert.match(
    folder.read(folder.paper('nothing-tells-of-a-day-at-all-here')),
    /lines: "3-5"\n {4}listed: "2026-02-03"/,
  );
  assert.equal(
    folder.warnings.map(w => w.rule),
    ['inferred-year'],
  );
});

test('an entry that a person deleted is not brought back', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }, { title: TREES }) });
  await folder.ingest();
  const { rmSync } = await import('node:fs');
  rmSync(folder.at(folder.paper('trees-that-grow-downwards-need-no-roots')));
  await folder.ingest({ version: 50 });
  assert.is(folder.ids().length, 1);
  folder.write('dumps/2025-05-07-b.txt', posterSession({ title: TREES }));
  const report = await folder.ingest();
  assert.is(folder.ids().length, 1);
  assert.is(report.read[0]!.deleted, 1);
});

test('a dump that cannot be read is skipped with all its reasons in one run, and the others are ingested', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    'b.txt': 'Only one line of nothing.\n',
    'c.txt': Buffer.from([0x41, 0x0a, 0xff]) as unknown as string,
    'd.txt': posterSession({ title: TREES }),
    'd.yaml': 'listed: "2025-02-30"\nissued: [no]\n',
    'e.bib': '% only a remark\n@article{x, year = {2020}}\n',
    'f.bib': '@string{a = "b"}\n',
    'con.txt': posterSession({ title: TREES }),
  });
  const { read, added, refused, nothingFrom } = await folder.ingest();
  assert.equal([read.map(({ dump }) => dump), added.length], [['2025-05-01-a.txt', 'f.bib'], 1]);
  assert.equal(refused.map(({ dump }) => dump).sort(), ['b.txt', 'c.txt', 'con.txt', 'd.txt', 'e.bib']);
  assert.equal(nothingFrom, [], 'nobody named them');
  const warned = folder.warnings.filter(({ rule }) => rule !== 'unknown-day');
  assert.ok(warned.every(({ severity }) => severity === 'warning'));
  assert.equal(warned.map(({ rule, file, line }) => `${rule} ${path.basename(file!)}:${line ?? ''}`).sort(), [
    'bad-field d.yaml:1',
    'bad-field d.yaml:2',
    'dump-name con.txt:',
    'nothing-read e.bib:2',
    'nothing-read f.bib:',
    'unknown-source b.txt:',
    'utf-8 c.txt:2',
  ]);
  assert.match(warned.find(({ rule }) => rule === 'utf-8')!.advice!, 'Until then c.txt is skipped');
  const before = folder.files();
  await folder.ingest();
  assert.equal(folder.files(), before);
  assert.is(folder.warnings.length, 6, 'they are named again');
});

test('a dump that was read before and cannot be read now keeps its entries and its ledger', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }) });
  await folder.ingest();
  const { 'dumps/2025-05-01-a.txt': _, ...before } = folder.files();
  folder.write('dumps/2025-05-01-a.txt', 'Torn.\n');
  const { refused } = await folder.ingest();
  assert.is(refused.length, 1);
  const { 'dumps/2025-05-01-a.txt': torn, ...after } = folder.files();
  assert.is(torn, 'Torn.\n');
  assert.equal(after, before);
});

test('a named file of which nothing was read is an error and is not copied; a folder is one where none of its dumps was', async () => {
  const elsewhere = new AContentFolder({ 'a.txt': posterSession({ title: GRAPHS }), 'b.txt': 'Nothing.\n' });
  const folder = new AContentFolder();
  const [a, b] = [elsewhere.at('dumps/a.txt'), elsewhere.at('dumps/b.txt')];
  assert.equal((await folder.ingest({ files: [a, b] })).nothingFrom, [b]);
  assert.equal(
    folder.warnings.filter(({ rule }) => rule === 'unknown-source').map(({ severity, file }) => [severity, file]),
    [['error', b]],
  );
  assert.equal(Object.keys(folder.files('dumps/')), ['dumps/a.txt']);
  assert.equal((await folder.ingest({ files: [elsewhere.at('dumps')] })).nothingFrom, []);
  elsewhere.write('bad/b.txt', 'Nothing.\n');
  assert.equal((await folder.ingest({ files: [elsewhere.at('bad')] })).nothingFrom, [elsewhere.at('bad')]);
  assert.equal((await folder.ingest({ files: [a] })).nothingFrom, [], 'one that is known already was read');
});

test('a dry run writes nothing and says of each record what would become of it', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }) });
  await folder.ingest();
  folder.write('dumps/2025-05-07-b.txt', posterSession({ title: GRAPHS }, { title: TREES }));
  const before = folder.files();
  const report = await folder.ingest({ dryRun: true });
  assert.equal(folder.files(), before);
  assert.equal(report.added, ['trees-that-grow-downwards-need-no-roots']);
  const [merged, added] = report.read[0]!.each!;
  assert.equal(
    [merged!.outcome, merged!.why, merged!.changed],
    ['merged', 'the same title, and 2 authors in common', ['provenance']],
  );
  assert.equal([added!.outcome, added!.lines], ['new', '6-8']);
  await folder.ingest();
  assert.equal(folder.ids().length, 2);
});

test('what is read again is not called new', async () => {
  const folder = new AContentFolder({ '2025-01-01-a.txt': posterSession({ title: 'Stones That Float' }) });
  const first = await folder.ingest();
  assert.equal([first.read[0]!.new, first.read[0]!.again], [1, 0]);
  const report = await folder.ingest({ again: true });
  assert.equal([report.added.length, report.read[0]!.new, report.read[0]!.again], [0, 0, 1]);
  assert.match(ingestSummary(report), /1 record listed 2025-01-01: 0 new, 1 as before\nEntries: 0 new, 0 changed\./);
});

test('where a dump could not be read, the others are not counted as all', async () => {
  const folder = new AContentFolder({ '2025-01-01-a.txt': posterSession({ title: 'Stones That Float' }) });
  await folder.ingest();
  folder.write('letter.txt', 'Dear all,\n');
  const report = await folder.ingest({ files: [folder.at('letter.txt')], dryRun: true });
  assert.match(dryRunText(report, coloursOf({}, {})), /1 dump could not be read; no other is new or changed\.$/);
});

test('two papers on one line of a file keep what each of them says, whatever is ingested later', async () => {
  const paper = (title: string, doi: string) => ({
    ...{ type: 'article-journal', title, DOI: doi, abstract: aboutOf(title) },
    author: [{ family: 'Alder', given: 'Ada' }],
  });
  const [trees, looms] = ['Trees That Grow Downwards', 'Looms That Weave Asleep'] as const;
  const folder = new AContentFolder({
    'a.json': JSON.stringify([paper(trees, '10.9999/trees'), paper(looms, '10.9999/looms')]),
  });
  assert.is((await folder.ingest()).added.length, 2);
  for (const [i, title] of [trees, looms, trees].entries()) {
    folder.write(`dumps/b${i}.txt`, posterSession({ title, authors: `Ada Alder · Reader ${'ABC'[i]}` }));
    await folder.ingest();
  }
  assert.match(folder.read(folder.paper('trees-that-grow-downwards')), 'doi: "10.9999/trees"');
  assert.match(folder.read(folder.paper('looms-that-weave-asleep')), 'doi: "10.9999/looms"');
});

test.run();
