import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeWhole } from '../../src/files/write-whole.ts';

const test = suite<{ root: string }>('write-whole');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'write-whole-'));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

test('a file holds all of what was written, and keeps its mode', ({ root }) => {
  const file = path.join(root, 'a');
  writeWhole(file, 'old');
  fs.chmodSync(file, 0o640);
  writeWhole(file, [Buffer.from('ne'), Buffer.from('w')]);
  assert.is(fs.readFileSync(file, 'utf8'), 'new');
  assert.is(fs.statSync(file).mode & 0o777, 0o640);
  assert.equal(fs.readdirSync(root), ['a']);
});

test('where a write fails, the old file stands and nothing else is left', ({ root }) => {
  const file = path.join(root, 'a');
  fs.writeFileSync(file, 'old');
  for (const name of ['writeFileSync', 'fsyncSync', 'renameSync'] as const) {
    const original = fs[name];
    (fs as unknown as Record<string, unknown>)[name] = () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    };
    try {
      assert.throws(() => writeWhole(file, 'new'), 'no room');
    } finally {
      (fs as unknown as Record<string, unknown>)[name] = original;
    }
    assert.is(fs.readFileSync(file, 'utf8'), 'old', name);
    assert.equal(fs.readdirSync(root), ['a'], name);
  }
});

test('a link is replaced, a pipe is written to', ({ root }) => {
  const at = (name: string) => path.join(root, name);
  fs.writeFileSync(at('target'), 'old');
  fs.symlinkSync('target', at('link'));
  writeWhole(at('link'), 'new');
  assert.is(fs.readFileSync(at('target'), 'utf8'), 'old');
  assert.is(fs.readFileSync(at('link'), 'utf8'), 'new');
  if (spawnSync('mkfifo', [at('pipe')]).status !== 0) return;
  // Opened for both, so that neither side waits for the other.
  const pipe = fs.openSync(at('pipe'), 'r+');
  writeWhole(at('pipe'), 'through');
  const bytes = Buffer.alloc(20);
  assert.is(bytes.toString('utf8', 0, fs.readSync(pipe, bytes)), 'through');
  fs.closeSync(pipe);
  assert.ok(fs.statSync(at('pipe')).isFIFO());
});

test('where nothing can be flushed a file is written all the same, and where flushing fails it is not', ({ root }) => {
  const { fsyncSync } = fs;
  const file = path.join(root, 'a');
  try {
    for (const [code, isWritten] of [
      ['EINVAL', true],
      ['ENOTSUP', true],
      ['EIO', false],
      ['ENOSPC', false],
    ] as const) {
      fs.writeFileSync(file, 'old');
      fs.fsyncSync = () => {
        throw Object.assign(new Error(code), { code });
      };
      if (isWritten) writeWhole(file, code);
      else assert.throws(() => writeWhole(file, code), code);
      assert.is(fs.readFileSync(file, 'utf8'), isWritten ? code : 'old');
      assert.equal(fs.readdirSync(root), ['a'], 'nothing is left');
    }
  } finally {
    fs.fsyncSync = fsyncSync;
  }
});

test.run();
