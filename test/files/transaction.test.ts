import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError } from '../../src/diagnostic.ts';
import { hashOfFile } from '../../src/files/journal.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { whileFailing } from '../setup/failing.ts';

const test = suite<{ root: string }>('transaction');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'transaction-'));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

/** The journal as a change that was killed just now would have left it. */
function writeJournal(root: string, files: string, write: readonly string[], remove: readonly string[]): void {
  const hash = (file: string) => hashOfFile(path.join(root, file));
  const journal = {
    write: Object.fromEntries(write.map(file => [file, [hash(file), hashOfFile(path.join(files, file))]])),
    remove: Object.fromEntries(remove.map(file => [file, hash(file)])),
  };
  fs.writeFileSync(path.join(files, '../journal.json'), JSON.stringify(journal));
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
  const change = new Transaction(root);
  change.write('a', 'new');
  fs.writeFileSync(path.join(change.files, '../journal.json'), '{"write":["a"');
  assert.is(Transaction.recover(root), 'taken back');
  assert.is(fs.existsSync(path.join(root, 'a')), false);
});

test('a change of an older version, whose stage had no name of its own, is finished', ({ root }) => {
  fs.writeFileSync(path.join(root, 'gone'), 'gone');
  const change = new Transaction(root);
  change.write('sub/a', 'new');
  writeJournal(root, change.files, ['sub/a'], ['gone']);
  const named = path.dirname(change.files);
  for (const name of fs.readdirSync(named)) fs.renameSync(path.join(named, name), path.join(named, '..', name));
  fs.rmdirSync(named);
  assert.is(Transaction.recover(root), 'finished');
  assert.equal(fs.readdirSync(root), ['sub']);
  assert.is(read(root, 'sub/a'), 'new');
});

test('a change that was interrupted after its journal is finished, from whatever point', ({ root }) => {
  for (let moved = 0; moved <= 3; moved++) {
    const at = path.join(root, `from-${moved}`);
    fs.mkdirSync(at);
    fs.writeFileSync(path.join(at, 'gone'), 'gone');
    const change = new Transaction(at);
    for (const file of ['a', 'b', 'c']) change.write(file, file);
    writeJournal(at, change.files, ['a', 'b', 'c'], ['gone']);
    for (const file of ['a', 'b', 'c'].slice(0, moved))
      fs.renameSync(path.join(change.files, file), path.join(at, file));
    assert.is(Transaction.recover(at), 'finished');
    assert.equal(fs.readdirSync(at), ['a', 'b', 'c']);
    assert.is(read(at, 'b'), 'b');
  }
});

test('what a person edited or deleted after the interruption stays so, and is named', ({ root }) => {
  for (const file of ['edited', 'taken', 'kept', 'again', 'gone']) fs.writeFileSync(path.join(root, file), 'old');
  const change = new Transaction(root);
  for (const file of ['edited', 'taken', 'put', 'gone']) change.write(file, `new ${file}`);
  writeJournal(root, change.files, ['edited', 'taken', 'put', 'gone'], ['kept', 'again']);
  fs.writeFileSync(path.join(root, 'edited'), 'by a person');
  // Put in its place already, and then edited.
  fs.renameSync(path.join(change.files, 'put'), path.join(root, 'put'));
  fs.writeFileSync(path.join(root, 'put'), 'new and edited');
  fs.rmSync(path.join(root, 'gone'));
  fs.writeFileSync(path.join(root, 'again'), 'by a person');
  try {
    Transaction.recover(root);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, ContentError);
    assert.equal((error as ContentError).diagnostics[0]!.details, ['edited', 'gone', 'again']);
  }
  assert.equal(fs.readdirSync(root), ['again', 'edited', 'put', 'taken']);
  assert.is(read(root, 'edited'), 'by a person');
  assert.is(read(root, 'put'), 'new and edited');
  assert.is(read(root, 'taken'), 'new taken');
  assert.is(Transaction.recover(root), undefined);
});

test('a folder that was copied in the middle of a change is finished like the one that it is of', ({ root }) => {
  for (const how of [['-a'], ['-r']])
    for (const moved of [0, 2]) {
      const [first, copy] = [`first${how}${moved}`, `copy${how}${moved}`].map(name => path.join(root, name)) as [
        string,
        string,
      ];
      fs.mkdirSync(first);
      for (const file of ['a', 'b', 'gone']) fs.writeFileSync(path.join(first, file), `old ${file}`);
      const change = new Transaction(first);
      const files = ['a', 'b', 'sub/c', 'sub/d'];
      for (const file of files) change.write(file, `new ${file}`);
      writeJournal(first, change.files, files, ['gone']);
      for (const file of files.slice(0, moved)) fs.renameSync(path.join(change.files, file), path.join(first, file));
      execFileSync('cp', [...how, first, copy]);
      assert.is(Transaction.recover(copy), 'finished');
      for (const file of files) assert.is(read(copy, file), `new ${file}`);
      assert.equal(fs.readdirSync(copy), ['a', 'b', 'sub']);
    }
});

test('what a copy lacks, or has by half, is named', ({ root }) => {
  fs.writeFileSync(path.join(root, 'a'), 'old');
  const change = new Transaction(root);
  for (const file of ['a', 'b', 'c']) change.write(file, `new ${file}`);
  writeJournal(root, change.files, ['a', 'b', 'c'], []);
  fs.rmSync(path.join(change.files, 'a'));
  fs.writeFileSync(path.join(change.files, 'b'), 'ne');
  assert.throws(() => Transaction.recover(root), /found 2 files edited or not whole[\s\S]*\n {6}a\n {6}b\n/);
  assert.equal(fs.readdirSync(root), ['a', 'c']);
  assert.is(read(root, 'a'), 'old');
});

test('a folder that is taken away meanwhile is not made anew', ({ root }) => {
  for (const step of ['first', 'next', 'commit']) {
    const home = path.join(root, step);
    fs.mkdirSync(home);
    const change = new Transaction(home);
    if (step !== 'first') change.write('a', 'a');
    fs.rmSync(home, { recursive: true });
    assert.throws(() => (step === 'commit' ? change.commit() : change.write('b/c', 'b')), /taken away meanwhile/);
    change.abandon();
    assert.not(fs.existsSync(home), step);
  }
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

test('a journal or an owner that cannot be read now is not taken for none', ({ root }) => {
  fs.writeFileSync(path.join(root, 'a'), 'old');
  const change = new Transaction(root);
  change.write('a', 'new');
  writeJournal(root, change.files, ['a'], []);
  for (const name of ['journal.json', 'owner.json']) {
    const recover = () => Transaction.recover(root);
    assert.throws(() => whileFailing('readFileSync', file => file.endsWith(name), recover), /EMFILE/);
    assert.is(read(root, 'a'), 'old', name);
  }
  assert.is(Transaction.recover(root), 'finished');
  assert.is(read(root, 'a'), 'new');
});

test('a change that is made is made, where its stage cannot be taken away', ({ root }) => {
  const change = new Transaction(root);
  change.write('a', 'new');
  whileFailing(
    'rmSync',
    () => true,
    () => change.commit(),
    'EIO',
  );
  assert.is(read(root, 'a'), 'new');
  Transaction.recover(root);
  assert.equal(fs.readdirSync(root), ['a']);
});

test('a path that leads out of the folder is refused', ({ root }) => {
  const change = new Transaction(root);
  for (const file of ['../a', '/a', 'a/../../b', 'a\\b', '', 'a//b', './a', 'a\0b']) {
    assert.throws(() => change.write(file, ''), /not a path inside/);
    assert.throws(() => change.remove(file), /not a path inside/);
  }
});

test.run();
