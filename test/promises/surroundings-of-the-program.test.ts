import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { broadsheet, buildArguments, difference, PROJECT, posterSession, tree, writeDefaults } from './broadsheet.ts';

/** What surrounds the program is as it may be or is named in one line: the clock, the version of Node, the working folder. */

const BIN = path.join(PROJECT, 'src/bin.js');
let root = '';
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'surroundings-')));
  writeDefaults(path.join(root, 'content'));
  fs.writeFileSync(path.join(root, 'content/dumps/posters.txt'), posterSession(1));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

test('SOURCE_DATE_EPOCH is whole seconds from 1970 to 2099, or nothing is done', async () => {
  const before = tree(root);
  for (const epoch of ['1763600000000', '4102444800', '-1', '1e3', ' ', '1.5', '0x10', 'now', ' 1']) {
    for (const command of [buildArguments(root), ['check', '--content', path.join(root, 'content')]]) {
      const { code, stderr } = await broadsheet(command, { env: { SOURCE_DATE_EPOCH: epoch } });
      assert.is(code, 2, epoch);
      assert.is(
        stderr,
        `error: expected whole seconds from 1970 to 2099 in SOURCE_DATE_EPOCH (0 to 4102444799), found "${epoch}"\n`,
      );
    }
    assert.equal(difference(before, tree(root)), [], epoch);
  }
  for (const [epoch, year] of [
    ['0', '1970'],
    ['4102444799', '2099'],
  ]) {
    const { code, stderr } = await broadsheet(['ingest', '--content', path.join(root, 'content')], {
      env: { SOURCE_DATE_EPOCH: epoch },
    });
    assert.is(code, 0, stderr);
    assert.equal(fs.readdirSync(path.join(root, 'content/papers', year!)).length, 1);
    for (const folder of ['papers', 'ledger']) fs.rmSync(path.join(root, 'content', folder), { recursive: true });
  }
});

test('an older Node is told in one line, and can read the file that tells it', () => {
  for (const version of ['20.18.3', '20.0.0', '18.20.4', '12.22.12']) {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, BIN, 'check'],
      { encoding: 'utf8' },
    );
    assert.is(status, 1);
    assert.is(stderr, `error: expected Node 20.19 or newer, found ${version}.\n`);
    assert.is(stdout, '');
  }
  // What Node 12 does not know, and what any older one does not find: all of it would be an error before the first line is run.
  assert.not.match(fs.readFileSync(BIN, 'utf8'), /\?\.|\?\?|\|\|=|^await |^import |\bnode:|#[a-z]+\b(?!!)(?=[ =(;])/m);
  const { engines } = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  assert.is(engines.node, '>=20.19');
});

test('a working folder that has no name is told in one line', () => {
  // A folder that is gone, and one whose path is longer than any call takes.
  const script = `import os, sys
d = sys.argv[1]
os.chdir(d)
if sys.argv[2] == 'gone':
    os.mkdir('gone'); os.chdir('gone'); os.rmdir(os.path.join(d, 'gone'))
else:
    for i in range(25):
        os.mkdir('d' * 200); os.chdir('d' * 200)
os.execv(sys.argv[3], sys.argv[3:])
`;
  for (const how of ['gone', 'long']) {
    const run = spawnSync('python3', ['-c', script, root, how, process.execPath, BIN, 'check'], { encoding: 'utf8' });
    if (run.error) return;
    assert.is(run.status, 1, how);
    assert.match(run.stderr, /^error: expected a working folder that has a name, found E[A-Z]+: [^\n]+\n$/, how);
  }
  spawnSync('rm', ['-rf', root]);
  fs.mkdirSync(root);
});

test.run();
