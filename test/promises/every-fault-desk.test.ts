// only: npm run test:long
// limit: 1200 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentDesk } from '../../src/desk/content-desk.ts';
import { ROOMS } from '../../src/desk/rooms.ts';
import { serveDesk } from '../../src/desk/server.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { endAll, ended, post, startDesk } from '../desk/a-started-desk.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, difference, tree } from './broadsheet.ts';
import { type Counts, codeOf, countOf, faultAt, KINDS, momentsOf, spread } from './faults.ts';
import { arm } from './in-process/fault.mjs';
import { checkContent, commandIn, differs, leftovers, ONE, OTHER, smallDigest } from './small-digest.ts';

/** Two entries are merged at the desk, and each thing that this asks of the file system fails, or the desk is killed there. */
const EVERY = depth('BROADSHEET_EVERY', 12, Number.POSITIVE_INFINITY);
const KILLS = depth('BROADSHEET_KILLS', 3, Number.POSITIVE_INFINITY);

const NOW = '2026-02-03T04:05:06Z';
const top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'every-fault-desk-')));
const before = path.join(top, 'before');
const root = path.join(top, 'root');
const content = path.join(root, 'content');
const ACTION = '/review/same-paper/merge';
const FIELDS = { id: ONE, about: OTHER, kept: ONE };

let counts: Counts = {};
let old: ReadonlyMap<string, string>;
let done: ReadonlyMap<string, string>;

test.after(() => {
  endAll();
  fs.rmSync(top, { recursive: true, force: true });
});

function renew(): void {
  arm(root, '');
  fs.rmSync(root, { recursive: true, force: true });
  fs.cpSync(before, root, { recursive: true, preserveTimestamps: true });
}

interface Answer {
  status: number;
  said: string;
}

/** Opens a desk in this process and merges two entries there, while something goes wrong; then does what `then` does. */
async function merge(fault: string, then: (again: () => Promise<Answer>) => Promise<void>): Promise<Answer> {
  const clock = { today: () => NOW.slice(0, 10), now: () => NOW };
  const desk = new ContentDesk({ content, output: path.join(root, 'site'), ...clock });
  const serving = await serveDesk(desk, ROOMS, 0, () => ({ name: 'A digest', language: 'en' }));
  try {
    const entered = await fetch(serving.link, { redirect: 'manual' });
    const headers = {
      cookie: entered.headers.get('set-cookie')!.split(';', 1)[0]!,
      'desk-secret': entered.headers.get('location')!.split('#secret=')[1]!,
      origin: new URL(serving.url).origin,
    };
    const act = async (): Promise<Answer> => {
      const answer = await fetch(new URL(ACTION, serving.url), {
        method: 'POST',
        headers,
        body: new URLSearchParams(FIELDS),
      });
      return { status: answer.status, said: await answer.text() };
    };
    await (await fetch(new URL('/review', serving.url), { headers: { cookie: headers.cookie } })).text();
    arm(root, fault);
    const answer = await act();
    await then(act);
    return answer;
  } finally {
    await desk.close();
    await serving.close();
  }
}

test.before(async () => {
  await smallDigest(before);
  renew();
  old = tree(content);
  const { status, said } = await merge('count', async () => {
    counts = arm(root, '');
  });
  assert.is(status, 200, said);
  done = tree(content);
});

test('whatever fails, what the desk answers is true, and the next action finds everything as it should be', async () => {
  const kinds = KINDS.filter(kind => kind !== 'kill');
  for (const { kind, n } of spread(momentsOf(counts, kinds), EVERY)) {
    renew();
    let now: ReadonlyMap<string, string> = old;
    let isBegun = false;
    let again: Answer | undefined;
    const { status, said } = await merge(faultAt(kind, n), async act => {
      arm(root, '');
      checkContent(root, before, `${kind} at ${n}`);
      now = tree(content);
      isBegun = Transaction.isHalfDone(content);
      again = await act();
    });
    const told = `${kind} at ${n} of ${countOf(counts, kind)}: ${status}: ${said}; again ${again?.status}: ${again?.said}`;
    if (status === 200) assert.equal(differs(done, now), [], told);
    else {
      assert.match(said, codeOf(kind) === 'ENOSPC' ? /disk is full|ENOSPC/ : codeOf(kind), told);
      assert.is(said.includes('finishes this first'), isBegun, told);
      if (said.includes('The change is made, all of it')) assert.equal(differs(done, now), [], told);
      else if (!isBegun) assert.equal(differs(old, now), [], told);
      // What cannot be read is named, and makes no claim.
      if (!isBegun) assert.match(said, /Nothing was changed|The change is made|\[unreadable\]/, told);
    }
    assert.ok(again?.status === 200 || again?.status === 400, told);
    assert.equal(difference(done, tree(content)), [], told);
    assert.equal(leftovers(root), [], told);
    tried('changes that failed at the desk');
  }
});

test('killed at whatever change, the next command finds the content as before or as after, with its step or without', async () => {
  const file = `${root}-fault`;
  const preload = new URL('./in-process/fault.mjs', import.meta.url).href;
  const env = {
    ...process.env,
    ...{ FAULT_ROOT: root, FAULT_FILE: file, NODE_OPTIONS: `--import ${preload}` },
    ...{ CI: '', NODE_V8_COVERAGE: '', SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) },
  };
  for (const { n } of spread(momentsOf(counts, ['kill']), KILLS)) {
    renew();
    fs.rmSync(file, { force: true });
    const desk = await startDesk(PROGRAM_START, ['--no-open', '--content', content], undefined, env);
    fs.writeFileSync(file, `kill:${n}`);
    await post(desk, ACTION, FIELDS).catch(() => {});
    const what = `killed at ${n} of ${countOf(counts, 'kill')}`;
    assert.is(await ended(desk.child), null, what);
    checkContent(root, before, what);
    const { code, stderr } = await broadsheet(commandIn(root, 'ingest'));
    assert.is(code, 0, `${what}: ${stderr}`);
    const now = tree(content);
    assert.ok(
      [old, done].some(known => difference(known, now).length === 0),
      `${what}: ${difference(old, now)} | ${difference(done, now)}`,
    );
    assert.equal(leftovers(root), [], what);
    tried('desks killed at a change');
  }
});

test.run();
