import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Memory } from '../../src/memory/memory.ts';

interface Context {
  folder: string;
  memory: Memory;
  /** The file of what is kept as `value`. */
  file: string;
}

const test = suite<Context>('memory');
test.before.each(context => {
  context.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'memory-'));
  context.memory = new Memory(path.join(context.folder, 'kept'));
  context.file = path.join(context.folder, 'kept/value.v8');
});
test.after.each(({ folder }) => fs.rmSync(folder, { recursive: true }));

const VALUE = {
  names: new Map([['π', { at: 1, text: '漢字 \ud83d\ude00 \u0000' }]]),
  set: new Set(['a']),
  numbers: Uint32Array.from([1, 0xffffffff]),
  weights: Float64Array.from([0.1, -0]),
  bytes: Uint8Array.from([0, 255]),
  none: undefined,
  list: [1, undefined, null, true],
};

test('what is kept comes back as it was, to another process too', ({ memory }) => {
  memory.keep('value', 'v', VALUE);
  const again = new Memory(memory.folder).recall<typeof VALUE>('value', 'v')!;
  assert.equal(again, VALUE);
  assert.instance(again.names, Map);
  assert.instance(again.numbers, Uint32Array);
  assert.is(memory.recall('another', 'v'), undefined);
});

test('any value that JSON holds comes back', ({ memory }) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, version) => {
      memory.keep('value', version, value);
      assert.equal(memory.recall('value', version), value);
    }),
    { numRuns: 50 },
  );
});

test('a value takes the place of the one before, and each name has its own', ({ memory }) => {
  memory.keep('value', 'v', 1);
  memory.keep('value', 'v', 2);
  memory.keep('other', 'v', 3);
  assert.is(memory.recall('value', 'v'), 2);
  assert.is(memory.recall('other', 'v'), 3);
  assert.equal(fs.readdirSync(memory.folder).sort(), ['CACHEDIR.TAG', 'other.v8', 'value.v8'], 'nothing is left over');
});

test('what another version kept is not known', ({ memory }) => {
  memory.keep('value', '1', VALUE);
  for (const version of ['2', '', '1 ', '11']) assert.is(memory.recall('value', version), undefined, version);
  assert.equal(memory.recall('value', '1'), VALUE);
});

test('where a byte is another, or bytes are missing or too many, it is as if nothing had been kept', ({
  memory,
  file,
}) => {
  memory.keep('value', 'v', VALUE);
  const bytes = fs.readFileSync(file);
  const holding = (damaged: Buffer) => {
    fs.writeFileSync(file, damaged);
    return memory.recall('value', 'v');
  };
  for (const at of bytes.keys()) {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1 << (at % 8);
    assert.is(holding(flipped), undefined, `byte ${at}`);
    assert.is(holding(bytes.subarray(0, at)), undefined, `${at} bytes`);
  }
  assert.is(holding(Buffer.concat([bytes, Buffer.from([0])])), undefined);
  assert.equal(holding(bytes), VALUE);
});

test('without a folder nothing is known; it is made when something is kept, and can be deleted at any time', context => {
  const { memory, file } = context;
  assert.is(memory.recall('value', 'v'), undefined);
  assert.not(fs.existsSync(memory.folder), 'asking makes nothing');
  memory.keep('value', 'v', 1);
  memory.clear();
  assert.not(fs.existsSync(memory.folder));
  memory.clear();
  assert.is(memory.recall('value', 'v'), undefined);
  // Something that cannot be read stands in its place.
  fs.mkdirSync(file, { recursive: true });
  assert.is(memory.recall('value', 'v'), undefined);
});

test('the folder says that it is a cache, and of what else lies in it nothing is deleted', ({ memory, folder }) => {
  memory.keep('value', 'v', 1);
  const tag = path.join(memory.folder, 'CACHEDIR.TAG');
  assert.match(fs.readFileSync(tag, 'utf8'), /^Signature: 8a477f597d28d172789f06886806bc55\n/);
  memory.requireOurs();
  fs.writeFileSync(path.join(memory.folder, 'thesis.txt'), 'precious');
  fs.mkdirSync(path.join(memory.folder, 'more.v8'));
  memory.requireOurs();
  memory.clear();
  assert.equal(fs.readdirSync(memory.folder).sort(), ['more.v8', 'thesis.txt']);
  assert.throws(
    () => memory.requireOurs(),
    /expected an empty folder or one in which builds are remembered, found other/,
  );
  assert.throws(() => new Memory(path.join(memory.folder, 'thesis.txt')).requireOurs(), /found a file/);
  for (const name of ['none', 'none/deeper']) new Memory(path.join(folder, name)).requireOurs();
});

test('a folder that an earlier version made, without the mark, is used and gets it', ({ memory, file }) => {
  memory.keep('value', 'v', 1);
  const tag = path.join(memory.folder, 'CACHEDIR.TAG');
  fs.rmSync(tag);
  fs.writeFileSync(`${file}.part`, '');
  memory.requireOurs();
  memory.keep('other', 'v', 2);
  assert.ok(fs.existsSync(tag));
  memory.clear();
  assert.not(fs.existsSync(memory.folder));
});

test.run();
