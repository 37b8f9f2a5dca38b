import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FileCache } from '../../src/memory/file-cache.ts';

interface Context {
  root: string;
  put(name: string, text: string): string;
  /** Asks for the files. @returns which were read */
  ask(...names: string[]): string[];
  cache: FileCache;
}

const test = suite<Context>('file-cache');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'file-cache-'));
  context.cache = new FileCache();
  context.put = (name, text) => {
    const file = path.join(context.root, name);
    fs.writeFileSync(file, text);
    return file;
  };
  context.ask = (...names) => {
    const read: string[] = [];
    for (const name of names) {
      const file = path.join(context.root, name);
      const value = context.cache.get(file, () => {
        read.push(name);
        return { value: fs.readFileSync(file, 'utf8'), keep: true };
      });
      assert.is(value, fs.readFileSync(file, 'utf8'));
    }
    return read;
  };
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

/** So long that the clock can tell what comes after from what was before. */
const later = () => new Promise(resolve => setTimeout(resolve, 80));

test('what was not touched is not read again; what was is', async ({ put, ask }) => {
  put('a.md', 'a');
  put('b.md', 'b');
  await later();
  assert.equal(ask('a.md', 'b.md'), ['a.md', 'b.md']);
  assert.equal(ask('a.md', 'b.md'), []);
  put('b.md', 'longer');
  await later();
  assert.equal(ask('a.md', 'b.md'), ['b.md']);
  assert.equal(ask('a.md', 'b.md'), []);
});

test('a change that leaves size and time as they were is seen', async ({ put, ask }) => {
  const file = put('a.md', 'one');
  await later();
  ask('a.md');
  const { atime, mtime } = fs.statSync(file);
  put('a.md', 'two');
  fs.utimesSync(file, atime, mtime);
  assert.equal(ask('a.md'), ['a.md']);
});

test('a file that takes the place of another is read, though it is older', async ({ root, put, ask }) => {
  put('old.md', 'two');
  put('a.md', 'one');
  await later();
  ask('a.md');
  fs.renameSync(path.join(root, 'old.md'), path.join(root, 'a.md'));
  assert.equal(ask('a.md'), ['a.md']);
});

test('a file that was touched just before it was read is read again: the clock could not tell another change', ({
  put,
  ask,
}) => {
  for (let i = 0; i < 20; i++) {
    put('a.md', `${i % 10}`);
    assert.equal(ask('a.md'), ['a.md']);
  }
});

test('what is not to be kept is read each time, and what was kept before it is forgotten', async ({
  root,
  put,
  cache,
}) => {
  const file = put('a.md', 'a');
  await later();
  let reads = 0;
  const get = (keep: boolean) =>
    cache.get(file, () => {
      reads++;
      return { value: reads, keep };
    });
  assert.equal([get(false), get(false), get(true), get(true), get(false)], [1, 2, 3, 3, 3]);
  put('a.md', 'longer');
  await later();
  assert.equal([get(false), get(false)], [4, 5]);
  assert.throws(() => cache.get(path.join(root, 'nowhere.md'), () => ({ value: 1, keep: true })), /ENOENT/);
});

test('where reading fails, nothing is kept of it', async ({ put, cache }) => {
  const file = put('a.md', 'a');
  await later();
  assert.throws(() =>
    cache.get(file, () => {
      throw new Error('unreadable');
    }),
  );
  assert.is(
    cache.get(file, () => ({ value: 'read', keep: true })),
    'read',
  );
});

test('a change is seen also where the clock was ahead when the file was read', async ({ put, ask }) => {
  const file = put('a.md', 'one');
  const touch = () => fs.utimesSync(file, 1e9, 1e9);
  touch();
  const now = Date.now;
  Date.now = () => now() + 3_600_000;
  try {
    ask('a.md');
  } finally {
    Date.now = now;
  }
  assert.equal(ask('a.md'), []);
  await later();
  put('a.md', 'two');
  touch();
  assert.equal(ask('a.md'), ['a.md']);
});

test.run();
