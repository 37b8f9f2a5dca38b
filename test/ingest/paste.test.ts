import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError, UsageError } from '../../src/diagnostic.ts';
import type { Transaction } from '../../src/files/transaction.ts';
import { type Paste, previewPaste, type TakeInOptions, takeIn } from '../../src/ingest/paste.ts';
import { AContentFolder, aboutOf, paperList, posterSession, TODAY } from './a-content-folder.ts';

/** A pasted text is shown with what would become of it; taking it in leaves what the command and a person’s editor would have left. */

const KITES = 'Kites That Need No Wind to Fly';
const LOOMS = 'Looms That Weave While They Sleep';
const MILLS = 'Mills That Grind the Sound of Bells';
const [kites, looms] = ['kites-that-need-no-wind-to-fly', 'looms-that-weave-while-they-sleep'];
const TEXT = posterSession({ title: KITES }, { title: LOOMS });
const DAY = '2026-01-02';

const pasted = (text: string, said: Partial<Paste> = {}): Paste => ({ bytes: Buffer.from(text), ...said });
const preview = (folder: AContentFolder, paste: Paste) => previewPaste({ content: folder.root, today: TODAY, paste });
const taken = (folder: AContentFolder, paste: Paste, more: Partial<TakeInOptions> = {}) =>
  takeIn({ content: folder.root, today: TODAY, paste, warn: d => folder.warnings.push(d), ...more });

/** The same by the command, of a file of this name that lies elsewhere. */
async function byCommand(name: string, text: string, listed?: string, source?: string): Promise<AContentFolder> {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder();
  elsewhere.write(name, text);
  await folder.ingest({
    files: [elsewhere.at(name)],
    ...(listed !== undefined && { listed }),
    ...(source !== undefined && { source }),
  });
  return folder;
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => assert.unreachable('expected an error'),
    (error: unknown) => error,
  );
}

test('each paper stands beside its lines, with what would become of it, and nothing is written', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const before = folder.files();
  const text = posterSession({ title: KITES }, { title: LOOMS }, { title: LOOMS });
  const found = await preview(folder, pasted(text));
  assert.equal(folder.files(), before);
  assert.is(found.dump, `${TODAY}-poster-session.txt`);
  assert.equal([found.source, found.listed, found.listedFrom], ['poster-session', TODAY, 'file name']);
  assert.is(found.lines[2], KITES);
  assert.equal(
    found.papers.map(({ lines, outcome, entry, isNew, paper }) => [lines, outcome, entry, isNew, paper?.title]),
    [
      ['3-5', 'merged', kites, false, KITES],
      ['6-8', 'new', looms, true, LOOMS],
      ['9-11', 'merged', looms, true, LOOMS],
    ],
  );
  assert.equal(found.papers[1]!.paper!.author, ['Ada Alder', 'Ben Birch']);
  assert.is(found.papers[1]!.paper!.abstract, aboutOf(LOOMS));
  assert.equal(found.other, { heading: '1-2' });
  const stray = await preview(folder, pasted(`aaa\nTY  - JOUR\nTI  - ${LOOMS}\nER  - \n`));
  assert.is(stray.other.unread, '1');
  assert.equal(
    stray.warnings.map(({ rule, line }) => [rule, line]),
    [['unread-line', 1]],
  );
});

test('a dry run of the command says the same of each paper', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }, { title: 'Knots', abstract: 'x' }) });
  await folder.ingest();
  const text = posterSession(
    { title: 'Knots', authors: 'Cleo Cedar', abstract: aboutOf('Knots') },
    { title: LOOMS, abstract: 'It ends in $x' },
  );
  const elsewhere = new AContentFolder();
  elsewhere.write(`${DAY}-poster-session.txt`, text);
  const { read } = await folder.ingest({
    files: [elsewhere.at(`${DAY}-poster-session.txt`)],
    listed: DAY,
    dryRun: true,
  });
  const found = await preview(folder, pasted(text, { listed: DAY }));
  assert.equal(
    found.papers.map(({ isNew, paper, ...report }) => report),
    read[0]!.each,
  );
  assert.ok(
    found.papers.some(({ doubtful }) => doubtful),
    'one is doubtful',
  );
  assert.ok(
    found.papers.some(({ damaged }) => damaged),
    'one is damaged',
  );
});

test('what was pasted is left as the command leaves it, bytes for bytes', async () => {
  const folder = new AContentFolder();
  const { dump } = await taken(folder, pasted(TEXT, { listed: DAY }));
  assert.is(dump, `${DAY}-poster-session.txt`);
  assert.is(folder.read(`dumps/${dump}`), TEXT);
  assert.equal(folder.files(), (await byCommand(dump, TEXT, DAY)).files());

  const forced = new AContentFolder();
  const lines = `${KITES}\n${LOOMS}\n`;
  const list = await taken(forced, pasted(lines, { source: 'plain-list' }));
  assert.is(forced.read(`dumps/${list.dump.replace('.txt', '.yaml')}`), 'source: plain-list\n');
  assert.equal(forced.files(), (await byCommand(list.dump, lines, undefined, 'plain-list')).files());
});

test('a file keeps its name and its bytes', async () => {
  const folder = new AContentFolder();
  const text = `\ufeff${TEXT.replaceAll('\n', '\r\n')}`;
  await taken(folder, pasted(text, { name: 'Day two.txt' }));
  assert.equal(folder.files(), (await byCommand('Day two.txt', text)).files());
});

test('a paper that is left out is known and does not come back, as if its file had been deleted', async () => {
  const folder = new AContentFolder();
  const { dump, read } = await taken(folder, pasted(TEXT, { listed: DAY }), { decide: () => ({ leaveOut: [kites] }) });
  assert.equal(folder.ids(), [looms]);
  assert.equal([read[0]!.new, read[0]!.deleted], [1, 1]);
  const other = await byCommand(dump, TEXT, DAY);
  other.remove(other.paper(kites));
  await other.ingest({ again: true });
  assert.equal(folder.files(), other.files());
  await folder.ingest({ again: true });
  await taken(folder, pasted(posterSession({ title: KITES }, { title: MILLS })));
  assert.equal(folder.ids(), [looms, 'mills-that-grind-the-sound-of-bells']);
});

test('a paper of a short title that is left out does not come back with the next paste', async () => {
  const folder = new AContentFolder();
  const entry = (key: string, title: string, author: string) =>
    `@misc{${key}, title={${title}}, author={${author}}, year={2017}}\n`;
  const attention = entry('e', 'Attention', 'Ashish Vaswani');
  const seven = entry('s', 'Left Out Seven', 'Ada Alder and Ben Birch');
  const first = pasted(`${attention}${seven}${entry('m', 'Mills', 'Ada Alder')}`);
  await taken(folder, first, { decide: () => ({ leaveOut: ['attention', 'left-out-seven'] }) });
  assert.equal(folder.ids(), ['mills']);
  for (const text of [attention, `${seven}${entry('l', 'Looms', 'Ada Alder')}`]) {
    const { papers } = await preview(folder, pasted(text));
    assert.equal([papers[0]!.outcome, papers[0]!.isNew], ['deleted', false]);
    await taken(folder, pasted(text));
  }
  assert.equal(folder.ids(), ['looms', 'mills']);
});

test('a corrected field is a person’s, as if the file had been edited afterwards', async () => {
  const folder = new AContentFolder();
  const mend = { title: 'Kites, Corrected', author: ['Ada Alder'], issued: '2025-12' };
  const { dump } = await taken(folder, pasted(TEXT, { listed: DAY }), {
    decide: () => ({ fields: { [kites]: mend } }),
  });
  const other = await byCommand(dump, TEXT, DAY);
  other.edit(other.paper(kites), text =>
    text
      .replace(`title: ${KITES}\n`, 'title: Kites, Corrected\n')
      .replace(/author:[\s\S]*?(?=listed)/, 'author:\n  - Ada Alder\nissued: "2025-12"\n'),
  );
  assert.equal(folder.files(), other.files());
  const before = folder.read(folder.paper(kites));
  await folder.ingest({ again: true });
  assert.is(folder.read(folder.paper(kites)), before);
});

test('what is to be mended must be there, and nothing is written where it is not', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const before = folder.files();
  for (const mends of [{ leaveOut: [kites] }, { leaveOut: ['nobody'] }, { fields: { [looms]: { issued: 'May' } } }])
    assert.instance(await failure(taken(folder, pasted(TEXT), { decide: () => mends })), UsageError);
  assert.equal(folder.files(), before);
});

test('whoever has seen a preview can tell whether the same is about to be done', async () => {
  const folder = new AContentFolder();
  const { seen } = await preview(folder, pasted(TEXT));
  assert.is((await preview(folder, pasted(TEXT))).seen, seen);
  assert.is.not((await preview(folder, pasted(TEXT, { listed: DAY }))).seen, seen);
  await taken(folder, pasted(posterSession({ title: KITES, authors: 'Ada Alder' })));
  const before = folder.files();
  const decide = (now: { seen: string }) => {
    if (now.seen !== seen) throw new Error('not what was seen');
    return {};
  };
  assert.match(String(await failure(taken(folder, pasted(TEXT), { decide }))), 'not what was seen');
  assert.equal(folder.files(), before);
  const now = await preview(folder, pasted(TEXT));
  let agreed = '';
  await taken(folder, pasted(TEXT), {
    decide: ({ seen }) => {
      agreed = seen;
      return {};
    },
  });
  assert.is(agreed, now.seen);
});

test('two texts of one day and source have two names, the same text has one', async () => {
  const folder = new AContentFolder();
  await taken(folder, pasted(TEXT));
  const second = pasted(posterSession({ title: MILLS }));
  assert.is((await preview(folder, second)).dump, `${TODAY}-poster-session-2.txt`);
  const again = await preview(folder, pasted(TEXT));
  assert.equal([again.dump, again.isRead], [`${TODAY}-poster-session.txt`, false]);
  const before = folder.files();
  assert.match(String(await failure(taken(folder, pasted(TEXT)))), 'as it was read before');
  assert.equal(folder.files(), before);
  const moved = await preview(folder, pasted(TEXT, { listed: DAY }));
  assert.ok(moved.papers.every(({ changed }) => changed?.includes('listed')));
  await taken(folder, pasted(TEXT, { listed: DAY }));
  assert.match(folder.read(folder.paper(kites)), `listed: "${DAY}"`);
});

test('a name that another text has is a new version of it, and the old one is kept', async () => {
  const folder = new AContentFolder();
  const name = `${DAY}-posters.txt`;
  await taken(folder, pasted(TEXT, { name }));
  const longer = pasted(posterSession({ title: KITES }, { title: MILLS }), { name });
  assert.is((await preview(folder, longer)).replaces, true);
  await taken(folder, longer);
  assert.is(folder.read(`dumps/${DAY}-posters.until-${TODAY}.txt`), TEXT);
});

test('a text that is not read, or a name that cannot be kept, is refused with its reasons', async () => {
  const folder = new AContentFolder({ 'waits.txt': posterSession({ title: MILLS }) });
  const before = folder.files();
  for (const paste of [
    pasted('Nothing of this is a paper.\n'),
    pasted(TEXT, { source: 'posters' }),
    pasted(TEXT, { name: 'a/b.txt' }),
    pasted(TEXT, { name: 'Waits.txt' }),
  ]) {
    assert.instance(await failure(preview(folder, paste)), ContentError);
    assert.instance(await failure(taken(folder, paste)), ContentError);
  }
  assert.equal(folder.files(), before);
});

test('dumps that wait in the folder are named, since they are read with it', async () => {
  const folder = new AContentFolder({ 'waits.txt': posterSession({ title: MILLS }) });
  assert.equal((await preview(folder, pasted(TEXT))).others, ['waits.txt']);
});

test('the day is that of the page, and it is said where its year is from', async () => {
  const folder = new AContentFolder();
  const found = await preview(folder, pasted(paperList({ title: KITES, date: 'Nov 18' })));
  assert.equal([found.listed, found.listedFrom, found.yearsFrom], ['2025-11-19', 'dump', 'file name']);
  assert.match(found.dump, /^2025-11-19-/);
});

test('a step of the history is kept with the change, before it is made', async () => {
  const folder = new AContentFolder();
  const kept: string[] = [];
  const keep = (transaction: Transaction): void => {
    assert.not(fs.existsSync(path.join(folder.root, 'papers')));
    kept.push(String(transaction.staged(`dumps/${TODAY}-poster-session.txt`)));
  };
  await taken(folder, pasted(TEXT), { step: { says: 'Took in', when: `${TODAY}T00:00:00Z`, keep } });
  assert.equal(kept, [TEXT]);
});

test.run();
