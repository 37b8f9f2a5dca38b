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

test.run();
