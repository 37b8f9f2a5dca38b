import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../src/digest/check-content.ts';
import { graphs, trees, twoEntries } from '../curate/two-entries.ts';
import { ADesk } from '../desk/a-desk.ts';
import { shownOf } from '../desk/a-form.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { difference, tree } from './broadsheet.ts';

/** What is done at the desk where nothing can be written is not done, and said so; nothing that was there is lost. */

const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'desk-full-')));
const disk = path.join(home, 'disk');
const content = path.join(disk, 'content');
const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
const size = (size: string) => assert.ok(mount('-o', `remount,rw,size=${size}`, disk));

/** A piece of a file system that can be written. */
const PAGE = 4;
let canMount = false;
let desk: ADesk;

test.before(async () => {
  fs.mkdirSync(disk);
  canMount = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=64m', 'none', disk);
  if (!canMount) skipped.push('at the desk on a full disk: no file system can be mounted here');
  const folder = await twoEntries();
  fs.cpSync(folder.root, content, { recursive: true });
  desk = await new ADesk(folder, { content, output: path.join(disk, 'site') }).serve();
});
test.after(async () => {
  await desk.close();
  if (canMount) spawnSync('umount', ['-l', disk]);
  fs.rmSync(home, { recursive: true, force: true });
});

/** Every file, but for what says who works on the folder: the history is a curator's too. */
const state = () => tree(content);
const errorsOf = async (answer: Response) => ((await answer.json()) as { error?: string[] }).error?.join('\n') ?? '';

const DAY = '2025-05-01';
/** A listing of more than a page of a disk. */
const LISTING = posterSession(
  ...Array.from({ length: 9 }, (_, i) => ({ title: `Kite ${i + 10} of Many in the Wind` })),
);

const takeIn = async () =>
  desk.post('/take-in', shownOf(LISTING, await (await desk.post('/take-in/preview', { text: LISTING })).text()));
const pick = () => desk.post(`/day/${DAY}/pick`, { id: graphs });
/** What was taken back is remembered, and a dump is set aside. */
const withoutHistory = (files: readonly string[]) => files.filter(file => !/^(?:\.history|set-aside)\//.test(file));

/** What one does at the desk; each is taken back by the last of them. */
const ACTIONS: readonly [name: string, act: () => Promise<Response>][] = [
  ['take in', takeIn],
  ['pick', pick],
  ['note', () => desk.post(`/day/${DAY}/note`, { title: '', note: 'One reads this first. '.repeat(400) })],
  ['merge', () => desk.post('/review/same-paper/merge', { id: graphs, about: trees, kept: graphs })],
  ['leave out', () => desk.post(`/day/${DAY}/leave-out`, { id: graphs })],
];

/** On a disk with a little more room each time, until it is done. */
async function untilThereIsRoom(name: string, act: () => Promise<Response>): Promise<void> {
  for (let room = 0; ; room += PAGE) {
    const before = state();
    const { bsize, blocks, bfree } = fs.statfsSync(disk);
    size(`${Math.ceil(((blocks - bfree) * bsize) / 1024) + room}k`);
    const answer = await act();
    const { status } = answer;
    size('64m');
    if (status === 200) {
      assert.ok(room > 0, `${name} needs room`);
      return;
    }
    const what = `${name} with ${room} kB of room`;
    assert.is(status, 507, `${what}: ${await answer.clone().text()}`);
    assert.match(await errorsOf(answer), 'The disk is full. Nothing was changed', what);
    assert.equal(difference(before, state()), [], what);
    assert.ok(room < 1000, what);
    tried('actions of the desk on a disk that is full at them');
  }
}

test('on a full disk', async () => {
  if (!canMount) return;
  for (const [name, act] of ACTIONS) {
    const before = state();
    await untilThereIsRoom(name, act);
    const after = state();
    assert.ok(difference(before, after).length > 0, name);
    await untilThereIsRoom(`undo of ${name}`, () => desk.post('/history/undo'));
    assert.equal(withoutHistory(difference(before, state())), [], name);
    assert.equal((await check(content)).problems, []);
  }
});

test('a build on a full disk says so in the words of the desk', async () => {
  if (!canMount) return;
  const { bsize, blocks, bfree } = fs.statfsSync(disk);
  size(`${Math.ceil(((blocks - bfree) * bsize) / 1024) + 100 * PAGE}k`);
  try {
    assert.is((await desk.post('/publish/build')).status, 200);
    let page = '';
    do {
      await wait(200);
      page = await (await desk.post('/publish/now')).text();
    } while (page.includes('data-running'));
    assert.match(page, /Build failed\.<\/h2>\s*<p>The disk is full: make room and try again\.<\/p>/);
  } finally {
    size('64m');
    fs.rmSync(path.join(disk, 'site'), { recursive: true, force: true });
  }
});

test('in a folder that may only be read', async () => {
  if (!canMount) return;
  const before = state();
  assert.ok(mount('-o', 'remount,ro', disk));
  try {
    for (const [name, act] of [...ACTIONS, ['undo', () => desk.post('/history/undo')] as const]) {
      const answer = await act();
      assert.is(answer.status, 500, name);
      assert.match(
        await errorsOf(answer),
        new RegExp(`^${content} may not be read or written \\(EROFS\\)\\. Nothing was changed`),
        name,
      );
    }
    assert.is((await desk.get(`/day/${DAY}`)).status, 200);
  } finally {
    size('64m');
  }
  assert.equal(difference(before, state()), []);
});

test.run();
