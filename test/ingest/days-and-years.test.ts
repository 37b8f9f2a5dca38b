import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, paperList, posterSession } from './a-content-folder.ts';

const GRAPHS = 'Counting Graphs by Candle Light';
const TREES = 'Trees That Lean against the Wind';
/** A page of 19 November whose newest stated year is 2023. */
const PAGE = paperList({ title: GRAPHS, date: 'Mar 12' }, { title: TREES, date: 'Jul 24, 2023' });
const GRAPHS_ID = 'counting-graphs-by-candle-light';

const fields = (folder: AContentFolder, id: string): string[] =>
  ['issued', 'listed'].map(key => new RegExp(`^${key}: "(.*)"$`, 'm').exec(folder.read(folder.paper(id)))?.[1] ?? '');
const rules = (folder: AContentFolder): string[] => folder.warnings.map(({ rule }) => rule);
const yearsFrom = (folder: AContentFolder, ledger: string): unknown =>
  JSON.parse(folder.read(`ledger/${ledger}.json`))['years-from'];

test('years come from the day at the start of the file’s name rather than from the newest year shown', async () => {
  const folder = new AContentFolder({ '2025-11-20.txt': PAGE });
  const report = await folder.ingest();
  assert.equal(fields(folder, GRAPHS_ID), ['2025-03-12', '2025-11-19']);
  assert.equal(rules(folder), []);
  assert.is(yearsFrom(folder, '2025-11-20'), 'file name');
  assert.match(report.read[0]!.years!, 'the file’s name');
});

test('years come from the day that a person states, before all else', async () => {
  const folder = new AContentFolder({ '2025-11-20.txt': PAGE, '2025-11-20.yaml': 'listed: "2024-01-05"\n' });
  await folder.ingest();
  assert.equal(fields(folder, GRAPHS_ID), ['2023-03-12', '2024-01-05']);
  assert.is(yearsFrom(folder, '2025-11-20'), 'sidecar');
});

test('where the newest year alone speaks for one, it is said once and kept in the ledger', async () => {
  const folder = new AContentFolder({ 'a.txt': PAGE });
  const report = await folder.ingest();
  assert.equal(fields(folder, GRAPHS_ID), ['2024-03-12', '2024-11-19']);
  assert.equal(rules(folder), ['inferred-year']);
  assert.is(yearsFrom(folder, 'a'), 'newest year');
  assert.match(report.read[0]!.years!, 'newest');
});

test('in a file of references no year is inferred', async () => {
  const folder = new AContentFolder({
    '2025-11-20.ris': `TY  - JOUR\nTI  - ${GRAPHS}\nDA  - OCT\nER  - \nTY  - JOUR\nTI  - ${TREES}\nPY  - 2012\nDA  - OCT\nER  - \n`,
  });
  await folder.ingest();
  assert.is(fields(folder, GRAPHS_ID)[0], '');
  assert.is(fields(folder, 'trees-that-lean-against-the-wind')[0], '2012-10');
  assert.equal(rules(folder), ['date-without-year']);
});

test('a day that is stated afterwards moves the papers too, to another year’s folder where need be', async () => {
  const folder = new AContentFolder({ 'a.txt': PAGE });
  await folder.ingest();
  assert.is(folder.paper(GRAPHS_ID), `papers/2024/${GRAPHS_ID}.md`);
  const report = await folder.ingest({ files: [folder.at('dumps/a.txt')], listed: '2025-11-20' });
  assert.equal(fields(folder, GRAPHS_ID), ['2025-03-12', '2025-11-20']);
  assert.is(folder.paper(GRAPHS_ID), `papers/2025/${GRAPHS_ID}.md`);
  assert.equal(report.added, []);
  assert.is(report.changed.length, 2);
  const files = folder.files();
  await folder.ingest();
  assert.equal(folder.files(), files);
  await folder.ingest({ files: [folder.at('dumps/a.txt')], listed: '2025-11-21' });
  assert.equal(fields(folder, GRAPHS_ID), ['2025-03-12', '2025-11-21']);
});

test('a paper whose day a person changed, or that another dump listed before, stays', async () => {
  const folder = new AContentFolder({ 'a.txt': PAGE, '2023-12-01-session.txt': posterSession({ title: TREES }) });
  await folder.ingest();
  folder.edit(`papers/2024/${GRAPHS_ID}.md`, text => text.replace('listed: "2024-11-19"', 'listed: "2024-11-18"'));
  await folder.ingest({ files: [folder.at('dumps/a.txt')], listed: '2025-11-20' });
  assert.is(fields(folder, GRAPHS_ID)[1], '2024-11-18');
  assert.is(path.dirname(folder.paper(GRAPHS_ID)), 'papers/2024');
  assert.is(fields(folder, 'trees-that-lean-against-the-wind')[1], '2023-12-01');
});

test('a dump in another encoding is read where its sidecar names it', async () => {
  const text = `@article{a, title = {${GRAPHS} in Küßnacht}, author = {Möwe, Änne}, year = 1999}\n`;
  const folder = new AContentFolder({ '2025-11-20.yaml': 'encoding: windows-1252\n' });
  folder.write('dumps/2025-11-20.bib', Buffer.from(text, 'latin1'));
  await folder.ingest();
  assert.match(folder.read(folder.paper('counting-graphs-by-candle-light-in-kuessnacht')), 'Änne Möwe');
  folder.write('dumps/2025-11-20.yaml', 'encoding: klingon\n');
  const { refused } = await folder.ingest();
  const [problem] = refused[0]!.problems;
  assert.match(
    `${problem!.file}:${problem!.line}: ${problem!.message}`,
    /2025-11-20\.yaml:1: expected the name of an encoding/,
  );
});

test('a file of which no record can be read says what it looks like', async () => {
  const folder = new AContentFolder({
    'a.json': '{"type": "x", "issued": 1, "attributes": {"title": 7}}\n',
  });
  await folder.ingest().catch(() => {});
  assert.ok(
    folder.warnings.some(({ message }) => message.includes('DataCite’s answer in JSON')),
    rules(folder).join(),
  );
});

test('what the texts of two records lost is a doubt with its line', async () => {
  const folder = new AContentFolder({
    '2025-11-20.bib': `@article{a,\n title = {${GRAPHS} in Sch\ufffdtal},\n author = {Sch\ufffdfl, Ada and \\unheard{B} Fenn},\n journal = {L\ufffdtters},\n year = 1999}\n`,
  });
  await folder.ingest();
  const doubts = JSON.parse(folder.read('ledger/2025-11-20.bib.json')).records[0].doubts;
  assert.equal(
    doubts.map(({ kind, line }: { kind: string; line: number }) => `${kind} ${line}`),
    ['lost-symbol 2', 'lost-symbol 3', 'unknown-macro 3', 'lost-symbol 4'],
  );
});

test('"NA" and its like are no abstract', async () => {
  const none = ['NA', 'N/A', '-', '[No abstract available]', 'No abstract.', 'Abstract not available', '…', 'n. a.'];
  const folder = new AContentFolder({
    '2025-11-20.ris': none
      .map((text, i) => `TY  - JOUR\nTI  - ${GRAPHS}, Part ${i}\nAU  - Fenn, B${i}.\nAB  - ${text}\nER  - \n`)
      .join(''),
  });
  await folder.ingest();
  assert.is(folder.ids().length, none.length);
  for (const id of folder.ids()) assert.match(folder.read(folder.paper(id)), /\n---\n$/, id);
});

/** A page of 19 November is named so many days after its own. */
const NAMED: [rule: string, name: string, listed: string][] = [
  ['a page that is named 90 days after its day is of that day', '2026-02-17', '2025-11-19'],
  ['a page that is named later is of the day of its name', '2026-02-18', '2026-02-18'],
  ['a page whose day is of the year before its name is of the day of its name', '2025-11-01', '2025-11-01'],
];
for (const [rule, name, listed] of NAMED)
  test(rule, async () => {
    const folder = new AContentFolder({ [`${name}.txt`]: PAGE });
    await folder.ingest();
    assert.is(fields(folder, GRAPHS_ID)[1], listed);
  });

test.run();
