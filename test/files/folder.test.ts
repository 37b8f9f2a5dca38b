import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeFiles } from '../../src/files/change-files.ts';
import { inFolder } from '../../src/files/folder.ts';
import { whileFailing } from '../setup/failing.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'folder-'));
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

test('a folder that was made for what fails is not left behind, and one that was there stays', () => {
  const folder = path.join(root, 'a/theme');
  const write = () =>
    inFolder(folder, () => changeFiles(folder, undefined, transaction => transaction.write('parts/footer.njk', 'x')));
  const isStaged = (file: string) => file.endsWith('footer.njk');
  assert.throws(() => whileFailing('openSync', isStaged, write, 'ENOSPC'), /ENOSPC/);
  assert.equal(fs.readdirSync(root), []);
  fs.mkdirSync(folder, { recursive: true });
  assert.throws(() => whileFailing('openSync', isStaged, write, 'ENOSPC'), /ENOSPC/);
  assert.equal(fs.readdirSync(folder), []);
  write();
  assert.equal(fs.readdirSync(path.join(folder, 'parts')), ['footer.njk']);
});

test.run();
