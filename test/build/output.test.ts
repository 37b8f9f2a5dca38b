import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SiteOutput } from '../../src/build/output.ts';
import { Memory } from '../../src/memory/memory.ts';
import { whileFailing } from '../setup/failing.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'output-'));
test.after(() => fs.rmSync(root, { recursive: true }));

test('a first build that stops while it puts its files in place is known as ours, and is finished', () => {
  const dir = path.join(root, 'site');
  const open = () => new SiteOutput(dir, new Memory(path.join(root, 'cache')));
  const output = open();
  for (const file of ['a.html', 'b.html']) output.put(file, '', file);
  assert.throws(
    () =>
      whileFailing(
        'renameSync',
        file => file.endsWith('/b.html'),
        () => output.commit(),
        'EIO',
      ),
    /EIO/,
  );
  assert.ok(fs.existsSync(path.join(dir, 'a.html')));
  SiteOutput.lock(dir).release();
  assert.is(open().recovered, 'finished');
  assert.equal(fs.readdirSync(dir).sort(), [SiteOutput.MARK, 'a.html', 'b.html']);
});

test('a build that fails before leaves an empty folder, which the next may use', () => {
  const dir = path.join(root, 'failed');
  const output = new SiteOutput(dir, new Memory(path.join(root, 'cache')));
  output.put('a.html', '', 'a');
  output.abandon();
  assert.equal(fs.readdirSync(dir), []);
});

test('a repository at the top of the folder stays, and one alone is an empty folder', () => {
  const dir = path.join(root, 'published');
  const build = (...files: string[]) => {
    const output = new SiteOutput(dir, new Memory(path.join(root, 'cache')));
    for (const file of files) output.put(file, '', file);
    return output.commit();
  };
  const standing = () => fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  fs.mkdirSync(path.join(dir, '.git/objects'), { recursive: true });
  fs.writeFileSync(path.join(dir, '.git/objects/aa'), 'commits');
  build('a.html', 'b/b.html');
  for (const name of ['.hg', '.svn']) fs.mkdirSync(path.join(dir, name));
  fs.mkdirSync(path.join(dir, 'b/.git'));
  fs.writeFileSync(path.join(dir, 'b/.git/config'), 'made by nobody');
  assert.is(build('a.html').removed, 2, 'the page, and what lies deeper');
  const repositories = ['.git', '.git/objects', '.git/objects/aa', '.hg', '.svn'];
  assert.equal(
    standing().filter(file => !file.startsWith('b')),
    [SiteOutput.MARK, ...repositories, 'a.html'],
  );
  fs.rmSync(path.join(dir, '.git'), { recursive: true });
  fs.writeFileSync(path.join(dir, '.git'), 'gitdir: ../.git/worktrees/published\n');
  build('a.html');
  assert.match(fs.readFileSync(path.join(dir, '.git'), 'utf8'), 'worktrees');
});

test.run();
