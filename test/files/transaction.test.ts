import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Transaction } from '../../src/files/transaction.ts';

const test = suite<{ root: string }>('transaction');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'transaction-'));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

/** The journal as a change that was killed just now would have left it. */
function writeJournal(root: string, write: readonly string[], remove: readonly string[]): void {
  const states = (files: readonly string[]) =>
    Object.fromEntries(
      files.map(file => {
        const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
        return [file, stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : ''];
      }),
    );
  const journal = { write: states(write), remove: states(remove) };
  fs.writeFileSync(path.join(root, '.staged/journal.json'), JSON.stringify(journal));
}

const read = (root: string, file: string) => fs.readFileSync(path.join(root, file), 'utf8');

test('nothing is seen before the commit, and everything after it', ({ root }) => {
  fs.mkdirSync(path.join(root, 'sub'));
  fs.writeFileSync(path.join(root, 'sub/old'), 'old');
  const change = new Transaction(root);
  change.write('deep/er/new', 'new');
  change.remove('sub/old');
  assert.equal(fs.readdirSync(root).sort(), ['.staged', 'sub']);
  change.commit();
  assert.is(read(root, 'deep/er/new'), 'new');
  assert.equal(fs.readdirSync(root), ['deep'], 'the emptied folder and the stage are gone');
});

test('a change that was abandoned leaves nothing', ({ root }) => {
  const change = new Transaction(root);
  change.write('a', 'a');
  change.abandon();
  assert.equal(fs.readdirSync(root), []);
});

test('a change without a journal is taken back', ({ root }) => {
  fs.writeFileSync(path.join(root, 'a'), 'old');
  new Transaction(root).write('a', 'new');
  assert.is(Transaction.recover(root), 'taken back');
  assert.is(read(root, 'a'), 'old');
  assert.is(Transaction.recover(root), undefined);
});

test('a change whose journal is half written is taken back', ({ root }) => {
  new Transaction(root).write('a', 'new');
  fs.writeFileSync(path.join(root, '.staged/journal.json'), '{"write":["a"');
  assert.is(Transaction.recover(root), 'taken back');
  assert.is(fs.existsSync(path.join(root, 'a')), false);
});

test('a change that was interrupted after its journal is finished, from whatever point', ({ root }) => {
  for (let moved = 0; moved <= 3; moved++) {
    const at = path.join(root, `from-${moved}`);
    fs.mkdirSync(at);
    fs.writeFileSync(path.join(at, 'gone'), 'gone');
    const change = new Transaction(at);
    for (const file of ['a', 'b', 'c']) change.write(file, file);
    writeJournal(at, ['a', 'b', 'c'], ['gone']);
    for (const file of ['a', 'b', 'c'].slice(0, moved))
      fs.renameSync(path.join(at, '.staged/files', file), path.join(at, file));
    assert.is(Transaction.recover(at), 'finished');
    assert.equal(fs.readdirSync(at), ['a', 'b', 'c']);
    assert.is(read(at, 'b'), 'b');
  }
});

test('what a person edited or deleted after the interruption stays so', ({ root }) => {
  for (const file of ['edited', 'taken', 'kept', 'again']) fs.writeFileSync(path.join(root, file), 'old');
  const change = new Transaction(root);
  for (const file of ['edited', 'taken', 'deleted']) change.write(file, 'new');
  writeJournal(root, ['edited', 'taken', 'deleted'], ['kept', 'again']);
  fs.writeFileSync(path.join(root, 'edited'), 'by a person');
  // Renamed already, and then deleted by a person.
  fs.rmSync(path.join(root, '.staged/files/deleted'));
  fs.writeFileSync(path.join(root, 'again'), 'by a person');
  assert.is(Transaction.recover(root), 'finished');
  assert.equal(fs.readdirSync(root), ['again', 'edited', 'taken']);
  assert.is(read(root, 'edited'), 'by a person');
  assert.is(read(root, 'taken'), 'new');
});

test('what stands in the way is found before anything is changed', ({ root }) => {
  fs.writeFileSync(path.join(root, 'a'), 'old');
  fs.mkdirSync(path.join(root, 'z'));
  const change = new Transaction(root);
  change.write('a', 'new');
  change.write('z', 'new');
  assert.throws(() => change.commit(), /found a folder/);
  change.abandon();
  assert.is(read(root, 'a'), 'old');
  assert.equal(fs.readdirSync(root), ['a', 'z']);
});

test('a change that fails after its journal is finished by the next command', ({ root }) => {
  fs.writeFileSync(path.join(root, 'a'), 'old');
  const change = new Transaction(root);
  change.write('a', 'new');
  change.write('b', 'new');
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (String(to).endsWith(`${path.sep}b`)) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    rename(from, to);
  };
  try {
    assert.throws(() => change.commit(), 'no room');
  } finally {
    fs.renameSync = rename;
  }
  change.abandon();
  assert.is(Transaction.recover(root), 'finished');
  assert.is(read(root, 'b'), 'new');
});

test('a path that leads out of the folder is refused', ({ root }) => {
  const change = new Transaction(root);
  for (const file of ['../a', '/a', 'a/../../b', 'a\\b', '', 'a//b', './a', 'a\0b']) {
    assert.throws(() => change.write(file, ''), /not a path inside/);
    assert.throws(() => change.remove(file), /not a path inside/);
  }
});

test.run();
