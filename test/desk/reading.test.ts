import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeEntry } from '../../src/content/entry-file.ts';
import { changeEntry } from '../../src/curate/change-entry.ts';
import { StillReading } from '../../src/desk/reading.ts';
import { twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';

/** A large archive does not make anybody wait: it is read by the way, and after a change only what changed is read. */

const MANY = 1100;
const idOf = (i: number) => `a-paper-on-mills-${i}`;
const fileOf = (i: number) => `papers/2025/${idOf(i)}.md`;
const paper = (i: number) =>
  writeEntry({ id: idOf(i), title: `Mills, Part ${i}`, listed: '2025-05-03', provenance: [], topics: ['graphs'] });

const desks: ADesk[] = [];
test.after(async () => {
  for (const desk of desks) await desk.close();
});

test('the desk stands open before everything is read', async () => {
  const { desk } = await largeDesk();
  assert.throws(() => desk.papers(), /the papers are being read: file \d+ of 11\d\d/);
});

async function largeDesk() {
  const folder = await twoEntries();
  for (let i = 0; i < MANY; i++) folder.write(fileOf(i), paper(i));
  const one = new ADesk(folder);
  desks.push(one);
  return { one, desk: one.desk, folder };
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > 60_000) assert.unreachable(what);
    await wait(10);
  }
}

/** Which files are looked at or read meanwhile. */
async function touched(work: () => unknown): Promise<string[]> {
  const { statSync, readFileSync } = fs;
  const files: string[] = [];
  const noting =
    <F extends (...args: never[]) => unknown>(real: F) =>
    (...args: Parameters<F>) => {
      files.push(String(args[0]));
      return real(...args);
    };
  Object.assign(fs, { statSync: noting(statSync as never), readFileSync: noting(readFileSync as never) });
  try {
    await work();
  } finally {
    Object.assign(fs, { statSync, readFileSync });
  }
  return files.filter(file => /[/\\](?:papers|ledger)[/\\]/.test(file));
}

const titleOf = ({ desk }: ADesk, id: string) => desk.papers().entries.find(entry => entry.id === id)?.title;

test('every page answers at once, says what is still being read, and comes whole by itself', async () => {
  const { one, desk } = await largeDesk();
  await one.serve();
  // As it is while much is still to be read, however fast this machine is.
  Object.defineProperty(desk, 'reading', { get: () => new StillReading(500, 1104), configurable: true });
  const pages = ['/review', '/days', '/day/2025-05-03', `/paper/${idOf(3)}`, '/find?q=mills', '/', '/publish'];
  const { cookie } = await one.enter();
  const get = async (at: string) => (await fetch(new URL(at, one.serving.url), { headers: { cookie } })).text();
  for (const page of pages) assert.match(await get(page), /data-running>The papers are being read: 500 of 1,104 files/);
  assert.match(await get('/review'), /data-poll="\/reading">/);
  assert.match(await get('/'), 'paste-text');
  assert.is((await one.post('/day/2025-05-03/pick', { id: idOf(1) })).status, 503);
  Reflect.deleteProperty(desk, 'reading');
  const piece = async (at: string) => (await one.post(at)).text();
  await until(() => !desk.reading, 'all is read');
  assert.match(await piece('/reading'), 'data-whole');
  assert.match(await piece('/start/issues'), '1,100 papers');
  for (const page of pages.slice(0, 5)) assert.not.match(await get(page), 'being read', page);
});

test('after one edit only that file is looked at and read, however many there are', async () => {
  const { one, desk, folder } = await largeDesk();
  await until(() => !desk.reading, 'all is read');
  await desk.archive();
  for (const at of [7, 8]) {
    const before = desk.state;
    folder.edit(fileOf(at), text => text.replace('Mills', 'Looms'));
    await until(() => desk.state > before, 'an edit');
    const files = await touched(async () => {
      assert.is(titleOf(one, idOf(at)), `Looms, Part ${at}`);
      await desk.archive();
    });
    assert.ok(files.length <= 6, files.join('\n'));
  }
});

test('what the desk itself writes is seen before the system tells of it', async () => {
  const { one, desk, folder } = await largeDesk();
  await until(() => !desk.reading, 'all is read');
  const change = (title: string) =>
    desk.change('Changed a title', async step => changeEntry(folder.root, idOf(9), () => ({ title }), step));
  await change('First');
  await wait(100);
  let title: string | undefined;
  await change('Second').then(() => {
    title = titleOf(one, idOf(9));
  });
  assert.is(title, 'Second');
  await desk.undo();
  assert.is(titleOf(one, idOf(9)), 'First');
});

test('many files that change in a row are read by the way, and none is missed', async () => {
  const { one, desk, folder } = await largeDesk();
  await until(() => !desk.reading, 'all is read');
  desk.papers();
  for (let i = 0; i < MANY; i++) folder.edit(fileOf(i), text => text.replace('Mills', 'Looms'));
  await until(() => desk.reading !== undefined, 'they are read anew');
  await until(() => !desk.reading, 'all is read');
  for (const i of [0, 500, MANY - 1]) assert.is(titleOf(one, idOf(i)), `Looms, Part ${i}`);
});

test('what a link leads to, and a folder that takes another’s place, are looked at', async () => {
  const { one, desk, folder } = await largeDesk();
  folder.write('pages-of-mine/linked.md', paper(0));
  fs.symlinkSync(folder.at('pages-of-mine/linked.md'), folder.at('papers/2025/linked.md'));
  await wait(200);
  await until(() => !desk.reading, 'all is read');
  desk.papers();
  const after = async (what: string, change: () => void) => {
    const before = desk.state;
    change();
    await until(() => desk.state > before, what);
  };
  await after('an edit', () => folder.edit('pages-of-mine/linked.md', text => text.replace('Mills', 'Looms')));
  assert.is(titleOf(one, 'linked'), 'Looms, Part 0');
  await after('another folder', () => {
    fs.cpSync(folder.at('papers/2025'), folder.at('other'), { recursive: true });
    fs.writeFileSync(folder.at(path.join('other', `${idOf(4)}.md`)), paper(4).replace('Mills', 'Sails'));
    fs.renameSync(folder.at('papers/2025'), folder.at('was'));
    fs.renameSync(folder.at('other'), folder.at('papers/2025'));
  });
  await wait(300);
  await until(() => !desk.reading, 'all is read');
  assert.is(titleOf(one, idOf(4)), 'Sails, Part 4');
  await after('an edit in it', () => folder.edit(fileOf(5), text => text.replace('Mills', 'Sails')));
  await until(() => titleOf(one, idOf(5)) === 'Sails, Part 5', 'the edit');
});

test.run();
