import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError } from '../../src/diagnostic.ts';
import { Lock } from '../../src/files/lock.ts';
import { whileFailing } from '../setup/failing.ts';

const test = suite<{ root: string }>('lock');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

test('the second one is told who holds the lock', async ({ root }) => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    fs.writeFileSync(path.join(root, Lock.FILE), JSON.stringify({ pid: other.pid, command: 'broadsheet build' }));
    try {
      new Lock(root, 'broadsheet ingest');
      assert.unreachable();
    } catch (error) {
      assert.instance(error, ContentError);
      assert.match((error as Error).message, `"broadsheet build" works on it (process ${other.pid})`);
    }
  } finally {
    other.kill('SIGKILL');
    await new Promise(resolve => other.once('exit', resolve));
  }
  new Lock(root, 'broadsheet ingest').release();
  assert.equal(fs.readdirSync(root), []);
});

test('a lock that names no process is nobody’s', ({ root }) => {
  for (const text of ['{"pid":', 'null', '{"pid":-1}', '{"pid":"1"}', '{"pid":0}', '{"pid":1e99}', '\0\0\0\0']) {
    fs.writeFileSync(path.join(root, Lock.FILE), text);
    const lock = new Lock(root, 'broadsheet build');
    assert.is(JSON.parse(fs.readFileSync(lock.file, 'utf8')).pid, process.pid, text);
    assert.equal(fs.readdirSync(root).sort(), [Lock.FILE, path.basename(lock.file)]);
    lock.release();
  }
});

test('a lock that cannot be read now is not taken for one whose holder is gone', ({ root }) => {
  const lock = new Lock(root, 'broadsheet build');
  const other = () => new Lock(root, 'broadsheet ingest');
  assert.throws(() => whileFailing('readFileSync', file => Lock.isName(path.basename(String(file))), other), /EMFILE/);
  assert.equal(fs.readdirSync(root).sort(), [Lock.FILE, path.basename(lock.file)]);
  lock.release();
});

test('one that could not be taken away does not keep its own process out', ({ root }) => {
  const lock = new Lock(root, 'broadsheet desk');
  const { file } = lock;
  whileFailing(
    'rmSync',
    () => true,
    () => lock.release(),
    'EIO',
  );
  assert.ok(fs.existsSync(file));
  const next = new Lock(root, 'broadsheet desk');
  assert.throws(() => new Lock(root, 'broadsheet desk'), /works on it/);
  next.release();
  assert.equal(fs.readdirSync(root), []);
});

test.run();
