import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeDay } from '../../src/curate/change-day.ts';
import { changeEntry } from '../../src/curate/change-entry.ts';
import { leaveOut } from '../../src/curate/leave-out.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { movePaper } from '../../src/curate/move-paper.ts';
import { changePicks, orderPicks, pickPapers, unpickPaper } from '../../src/curate/picks.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { check } from '../../src/digest/check-content.ts';
import { Step } from './a-step.ts';
import { graphs, silent, trees, twoEntries } from './two-entries.ts';

/** What a person picks, writes and moves: the same bytes as by hand, and nothing of a person's own is lost. */

const DAY = '2025-05-01';
const FILE = `days/${DAY}.md`;
const COMMENTED = `---\r\n# the cold one\r\ntitle: "Winter"   # short\r\npicks: # in order\r\n  - ${trees}\r\n---\r\n\r\nRead *this*.\r\n`;
/** What a build wrote when the first day was published. */
const PUBLISHED = `{
"day:${DAY}": {"published":"${DAY}T00:00:00Z","updated":"${DAY}T00:00:00Z","hash":"0"},
"paper:${graphs}": {"published":"${DAY}T00:00:00Z","updated":"${DAY}T00:00:00Z","hash":"0","title":"Graphs"},
"tag": "tag:example.org,2025-01-01"
}
`;

test('a first pick makes the file of its day, and the last one that goes takes it along', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  pickPapers(folder.root, DAY, [graphs]);
  assert.is(folder.read(FILE), `---\npicks:\n  - ${graphs}\n---\n`);
  unpickPaper(folder.root, DAY, graphs);
  assert.equal(folder.files(), before);
});

test('picks come at the end, once each, and comments and line ends of the file stay', async () => {
  const folder = await twoEntries();
  folder.write(FILE, COMMENTED);
  pickPapers(folder.root, DAY, [graphs, trees]);
  assert.is(folder.read(FILE), COMMENTED.replace(`  - ${trees}\r\n`, `  - ${trees}\r\n  - ${graphs}\r\n`));
  orderPicks(folder.root, DAY, [graphs, trees]);
  assert.is(folder.read(FILE), COMMENTED.replace(`  - ${trees}\r\n`, `  - ${graphs}\r\n  - ${trees}\r\n`));
  unpickPaper(folder.root, DAY, graphs);
  assert.is(folder.read(FILE), COMMENTED);
});

test('a pick that the paper’s own file states is taken out of it, on its day alone', async () => {
  const folder = await twoEntries();
  const paper = folder.paper(graphs);
  const before = folder.read(paper);
  folder.edit(paper, text => text.replace('provenance:', 'pick: true # mine\nprovenance:'));
  pickPapers(folder.root, '2025-05-02', [graphs]);
  unpickPaper(folder.root, '2025-05-02', graphs);
  assert.match(folder.read(paper), 'pick: true # mine');
  unpickPaper(folder.root, DAY, graphs);
  assert.is(folder.read(paper), before);
});

test('a pick of a paper that is merged is a pick of what it was merged into, until a split', async () => {
  const folder = await twoEntries();
  const { root } = folder;
  const faults = async () => (await check(root)).problems;
  pickPapers(root, DAY, [graphs]);
  await mergeEntries(root, trees, graphs, silent);
  const [again] = changePicks(root, [trees], { day: DAY });
  assert.ok(again!.isOld, 'it is one already');
  assert.is(folder.read(FILE), `---\npicks:\n  - ${graphs}\n---\n`);
  assert.equal(await faults(), []);
  await splitEntry(root, graphs, {}, silent);
  assert.not.ok(changePicks(root, [trees], { day: DAY })[0]!.isOld);
  await mergeEntries(root, trees, graphs, silent);
  changePicks(root, [graphs], { day: DAY, remove: true });
  assert.is(folder.files()[FILE], undefined, 'both are gone');
});

test('what changes nothing is no step, and leaves no file', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const step = new Step();
  unpickPaper(folder.root, DAY, graphs, step);
  changeDay(folder.root, DAY, () => ({ note: '' }), step);
  changeEntry(folder.root, graphs, () => ({ note: undefined }), step);
  assert.equal(folder.files(), before);
  assert.is(step.kept, 0);
  pickPapers(folder.root, DAY, [graphs], step);
  assert.is(step.kept, 1);
});

test('a day that is none and a paper that is none are refused, and no file outside is touched', async () => {
  const folder = await twoEntries();
  assert.throws(() => pickPapers(folder.root, '../site', [graphs]), /expected a day/);
  assert.throws(() => changeEntry(folder.root, '../../site', () => ({})), /expected the id of an entry/);
  assert.throws(() => changeEntry(folder.root, 'no-such-paper', () => ({ note: 'x' })), /no-such-paper/);
});

test('a paper that moves takes its pick along, and its file moves with the year', async () => {
  const folder = await twoEntries();
  pickPapers(folder.root, DAY, [trees, graphs]);
  movePaper(folder.root, graphs, '2026-01-03');
  assert.is(folder.paper(graphs), `papers/2026/${graphs}.md`);
  assert.match(folder.read(folder.paper(graphs)), /^listed: "2026-01-03"$/m);
  assert.is(folder.read(FILE), `---\npicks:\n  - ${trees}\n---\n`);
  assert.is(folder.read('days/2026-01-03.md'), `---\npicks:\n  - ${graphs}\n---\n`);
  await folder.ingest({ again: true });
  assert.match(folder.read(folder.paper(graphs)), /^listed: "2026-01-03"$/m);
});

test('a paper that is left out stays known: no dump brings it back, and a build takes it for meant', async () => {
  const folder = await twoEntries();
  folder.write('published.json', PUBLISHED);
  pickPapers(folder.root, DAY, [graphs]);
  pickPapers(folder.root, '2025-05-02', [trees, graphs]);
  const { unpublished } = leaveOut(folder.root, graphs);
  assert.is(unpublished, 2, 'the paper and its day');
  assert.equal(folder.ids(), [trees]);
  assert.equal(Object.keys(folder.files('days/')), ['days/2025-05-02.md']);
  assert.is(folder.read('days/2025-05-02.md'), `---\npicks:\n  - ${trees}\n---\n`);
  assert.equal(folder.read('published.json').match(/"(?:paper|day)[^"]*"(?=.*gone)/g), [
    `"day:${DAY}"`,
    `"paper:${graphs}"`,
  ]);
  await folder.ingest({ again: true });
  assert.equal(folder.ids(), [trees]);
  assert.match(folder.read('ledger/2025-05-01-a.json'), /"outcome": ?"deleted"/);
});

test('a day that a paper leaves empty is meant to go, where no listing names it', async () => {
  const folder = await twoEntries();
  folder.write('published.json', PUBLISHED.replaceAll(DAY, '2025-05-09'));
  folder.write('papers/2025/by-hand.md', '---\ntitle: By hand\nlisted: "2025-05-09"\n---\n');
  movePaper(folder.root, 'by-hand', DAY);
  assert.match(folder.read('published.json'), /"day:2025-05-09".*"gone":true/);
});

test.run();
