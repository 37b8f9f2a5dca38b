import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { History } from '../../src/files/history.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { whileFailing } from '../setup/failing.ts';

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'history-'));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const WHEN = '2026-02-03T04:05:06Z';

/** Does a step that gives files these texts; `undefined` takes one away. */
function doStep(
  history: History,
  says: string,
  files: Record<string, string | Buffer | undefined>,
  undoes?: number,
): void {
  const transaction = new Transaction(root);
  for (const [file, content] of Object.entries(files))
    if (content === undefined) transaction.remove(file);
    else transaction.write(file, content);
  history.begin({ says, when: WHEN, ...(undoes !== undefined && { undoes }) }).keep(transaction);
  transaction.commit();
}

test('a step keeps what stood there before, whatever it is, and nothing of what stayed as it was', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe]);
  fs.writeFileSync(path.join(root, 'changed'), 'before');
  fs.writeFileSync(path.join(root, 'bytes'), bytes);
  fs.writeFileSync(path.join(root, 'empty'), '');
  fs.writeFileSync(path.join(root, 'same'), 'same');
  const history = new History(root);
  doStep(history, 'Did “much”\nof it', {
    changed: 'after',
    bytes: undefined,
    empty: 'full',
    same: 'same',
    'made/new': 'x',
  });
  const [step] = [...history.steps()];
  assert.is(step!.says, 'Did “much”\nof it');
  assert.is(step!.when, WHEN);
  assert.equal(
    history.files(step!, () => true).map(({ file, before }) => [file, before?.toString('latin1')]),
    [
      ['changed', 'before'],
      ['empty', ''],
      ['made/new', undefined],
      ['bytes', bytes.toString('latin1')],
    ],
  );
});

test('a change that is not committed leaves no step', () => {
  const history = new History(root);
  const transaction = new Transaction(root);
  transaction.write('a', 'text');
  history.begin({ says: 'Nothing', when: WHEN }).keep(transaction);
  transaction.abandon();
  assert.equal([...history.steps()], []);
});

test('what cannot be read now is not taken for what is not there', () => {
  fs.writeFileSync(path.join(root, 'a'), 'one');
  const history = new History(root);
  doStep(history, 'two', { a: 'two' });
  const again = () => doStep(history, 'three', { a: 'three' });
  assert.throws(() => whileFailing('readFileSync', file => file === path.join(root, 'a'), again), /EMFILE/);
  assert.throws(() => whileFailing('readdirSync', file => file.endsWith(History.FOLDER), again), /EMFILE/);
  assert.throws(
    () =>
      whileFailing(
        'openSync',
        file => file.endsWith('.jsonl'),
        () => history.last(),
      ),
    /EMFILE/,
  );
  Transaction.recover(root);
  again();
  assert.equal(
    Array.from(history.steps(), ({ says }) => says),
    ['three', 'two'],
  );
});

test('what changes nothing is no step', () => {
  const history = new History(root);
  doStep(history, 'One', { a: '1' });
  doStep(history, 'The same', { a: '1' });
  assert.equal(
    [...history.steps()].map(({ says }) => says),
    ['One'],
  );
});

test('knows what is taken back next, and what can be done again', () => {
  const history = new History(root);
  assert.is(history.last(), undefined);
  doStep(history, 'One', { a: '1' });
  doStep(history, 'Two', { a: '2' });
  assert.is(history.last()?.says, 'Two');
  assert.is(history.lastUndo(), undefined);
  doStep(history, 'Back two', { a: '1' }, 2);
  assert.is(history.last()?.says, 'One');
  assert.is(history.lastUndo()?.says, 'Back two');
  doStep(history, 'Back one', { a: undefined }, 1);
  assert.is(history.last(), undefined);
  assert.is(history.lastUndo()?.says, 'Back one');
  doStep(history, 'Again one', { a: '1' }, 4);
  assert.is(history.last()?.says, 'One');
  assert.is(history.lastUndo()?.says, 'Back two');
  doStep(history, 'Again two', { a: '2' }, 3);
  assert.is(history.last()?.says, 'Two');
  assert.is(history.lastUndo(), undefined);
  doStep(history, 'Back two again', { a: '1' }, 2);
  doStep(history, 'Three', { a: '3' });
  assert.is(history.lastUndo(), undefined, 'something else was done since');
  assert.equal(
    [...history.steps()].filter(({ isUndone }) => isUndone).map(({ says }) => says),
    ['Back one', 'Back two', 'Two'],
  );
});

test('keeps so many steps and bytes, and the newest whatever its size', () => {
  const history = new History(root, { steps: 3, bytes: 2000 });
  for (let i = 0; i < 6; i++) doStep(history, `Step ${i}`, { a: String(i) });
  assert.equal(
    [...history.steps()].map(({ says }) => says),
    ['Step 5', 'Step 4', 'Step 3'],
  );
  doStep(history, 'Large', { a: 'x'.repeat(5000) });
  doStep(history, 'Small', { a: 'y' });
  assert.equal(
    [...history.steps()].map(({ says }) => says),
    ['Small'],
    'it holds what stood there before',
  );
});

test('git sees nothing of it, and what else lies there is no step', () => {
  const history = new History(root);
  doStep(history, 'One', { a: '1' });
  assert.is(fs.readFileSync(path.join(root, '.history/.gitignore'), 'utf8'), '*\n');
  fs.writeFileSync(path.join(root, '.history/000009.jsonl'), 'cut of');
  fs.writeFileSync(path.join(root, '.history/notes.txt'), 'mine');
  assert.equal(
    [...history.steps()].map(({ says }) => says),
    ['One'],
  );
});

test.run();
