import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type LongText, ParseCache } from '../../src/memory/parse-cache.ts';

interface Value {
  name: string;
  text: string;
}

const TEXT: LongText<Value> = {
  key: 'text',
  holder: value => value,
  without: ({ name }) => ({ name }),
};

interface Context {
  root: string;
  /** Asks for files, in a new cache each time, which is then saved. @returns which were read */
  ask(...names: string[]): string[];
  kept: string;
}

const test = suite<Context>('parse-cache');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'cache-'));
  context.kept = path.join(context.root, 'kept/parsed.json');
  context.ask = (...names) => {
    const cache = new ParseCache(context.root, context.kept, 'π');
    const read: string[] = [];
    const values: Value[] = [];
    for (const name of names) {
      const file = path.join(context.root, name);
      const make = () => {
        read.push(name);
        return { value: { name, text: fs.readFileSync(file, 'utf8') }, keep: true };
      };
      values.push(cache.get(file, make, TEXT));
    }
    cache.save();
    const said = (name: string) => ({ name, text: fs.readFileSync(path.join(context.root, name), 'utf8') });
    // Copied, read, and read again.
    for (let i = 0; i < 2; i++)
      assert.equal(
        values.map(value => ({ ...value })),
        names.map(said),
      );
    assert.equal(JSON.parse(JSON.stringify(values)), names.map(said));
    return read;
  };
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

/** So long that the clock can tell what comes after from what was before. */
const later = () => new Promise(resolve => setTimeout(resolve, 80));

test('what changed is read and added; what was not touched is not read; text of any script comes back', async context => {
  const { root, ask, kept } = context;
  const names = Array.from({ length: 20 }, (_, i) => `${i}.md`);
  for (const name of names) fs.writeFileSync(path.join(root, name), `“${name}” \u0000 漢字 \ud83d\ude00`);
  await later();
  assert.equal(ask(...names), names);
  assert.equal(ask(...names), []);
  const size = fs.statSync(kept).size;
  assert.match(fs.readFileSync(kept, 'latin1'), /^[\0-\x7f]*$/);
  fs.writeFileSync(path.join(root, '7.md'), 'Another text.');
  await later();
  assert.equal(ask(...names), ['7.md']);
  assert.equal(ask(...names), []);
  const added = fs.statSync(kept).size - size;
  assert.ok(added > 0 && added < 200, `one row was added, not ${added} bytes`);
});

test('rows of files that are gone, or changed again and again, do not gather', async ({ root, ask, kept }) => {
  fs.writeFileSync(path.join(root, 'a.md'), 'a');
  fs.writeFileSync(path.join(root, 'b.md'), 'b');
  await later();
  ask('a.md', 'b.md');
  for (let i = 0; i < 3; i++) {
    fs.writeFileSync(path.join(root, 'b.md'), `b ${'again '.repeat(i)}`);
    await later();
    assert.equal(ask('a.md', 'b.md'), ['b.md']);
  }
  assert.is(fs.readFileSync(kept, 'utf8').match(/^,\["b\.md"/gm)!.length, 1);
  ask('b.md');
  assert.not.match(fs.readFileSync(kept, 'utf8'), 'a.md');
});

test('a file that ends in the middle of a row is as none, and is written anew', async ({ root, ask, kept }) => {
  fs.writeFileSync(path.join(root, 'a.md'), 'a');
  fs.writeFileSync(path.join(root, 'b.md'), 'b');
  await later();
  ask('a.md', 'b.md');
  const whole = fs.readFileSync(kept);
  for (let length = 0; length < whole.length; length += 7) {
    fs.writeFileSync(kept, whole.subarray(0, length));
    assert.equal(ask('a.md', 'b.md'), ['a.md', 'b.md'], `${length} bytes`);
    assert.equal(ask('a.md', 'b.md'), []);
  }
});

test('long texts lie in a file of their own; without it, or with less of it, what they belong to is read again', async context => {
  const { root, ask, kept } = context;
  const long = 'It is long. '.repeat(100);
  for (const name of ['a.md', 'b.md']) fs.writeFileSync(path.join(root, name), `${name} ${long}`);
  await later();
  ask('a.md', 'b.md');
  assert.not.match(fs.readFileSync(kept, 'utf8'), 'It is long');
  const texts = () => {
    const names = fs.readdirSync(path.dirname(kept)).filter(name => name !== 'parsed.json');
    assert.is(names.length, 1);
    return path.join(path.dirname(kept), names[0]!);
  };
  fs.truncateSync(texts(), fs.statSync(texts()).size - 1);
  assert.equal(ask('a.md', 'b.md'), ['b.md']);
  assert.equal(ask('a.md', 'b.md'), []);
  fs.rmSync(texts());
  assert.equal(ask('a.md', 'b.md'), ['a.md', 'b.md']);
  assert.equal(ask('a.md', 'b.md'), []);
});

test.run();
