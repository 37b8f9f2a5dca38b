import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { picturesOf } from '../../src/content/pictures.ts';
import { random } from '../setup/random.ts';

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
  fs.mkdirSync(path.join(root, 'pages/talks'), { recursive: true });
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const text = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const box = (kind: string, ...inner: Buffer[]): Buffer => {
  const size = Buffer.alloc(4);
  const whole = Buffer.concat([Buffer.from(kind), ...inner]);
  size.writeUInt32BE(whole.length + 4);
  return Buffer.concat([size, whole]);
};

const PNG = text('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 7, 0, 0, 0, 5, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
const FRAME = text([0xff, 0xc0, 0, 11, 8, 0, 5, 0, 7, 1, 1, 0x11, 0]);
const JPEG = text([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0], FRAME, [0xff, 0xd9]);
/** Held upright: orientation 6. */
const UPRIGHT = text(
  [0xff, 0xd8, 0xff, 0xe1, 0, 34],
  'Exif\0\0MM\0*',
  [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  FRAME,
  [0xff, 0xd9],
);
const WEBP = text('RIFF', [30, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 4, 0, 0]);
const AVIF = Buffer.concat([
  box('ftyp', text('avif', [0, 0, 0, 0], 'avif')),
  box('meta', text([0, 0, 0, 0]), box('iprp', box('ipco', box('ispe', text([0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 5]))))),
]);

/** What becomes of a picture of these bytes. */
function shown(bytes: Uint8Array, name = 'a.png') {
  fs.writeFileSync(path.join(root, 'pages', name), bytes);
  return picturesOf(root, 'pages', 'x.md', `![A](${name})`)![name]!;
}

test('a picture is what its bytes are, whatever its name says', () => {
  for (const [ending, bytes] of Object.entries({ png: PNG, jpg: JPEG, webp: WEBP, avif: AVIF })) {
    const picture = shown(bytes, 'a.svg');
    assert.ok('file' in picture, JSON.stringify(picture));
    assert.match(picture.file, new RegExp(`^pictures/[0-9a-f]{16}\\.${ending}$`));
    assert.equal([picture.width, picture.height, picture.source], [7, 5, 'pages/a.svg']);
  }
  const upright = shown(UPRIGHT);
  assert.ok('file' in upright);
  assert.equal([upright.width, upright.height], [5, 7], 'as a browser turns it');
});

test('whatever else it is, it is refused', () => {
  for (const bytes of [
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    '<?xml version="1.0"?><svg width="4" height="4"><script>ran(1)</script></svg>',
    '<!doctype html><script>ran(1)</script>',
    'GIF89a\x07\0\x05\0',
    'BM',
    '',
    PNG.subarray(0, 12),
    JPEG.subarray(0, 9),
    AVIF.subarray(0, 30),
    text('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 0, 0, 0, 0, 0]),
  ]) {
    const refused = shown(Buffer.from(bytes as string, 'latin1'));
    assert.ok('expected' in refused, String(bytes));
    assert.is(refused.expected, 'a PNG, JPEG, WebP or AVIF picture');
    assert.is(refused.found, 'other bytes in a.png');
  }
});

test('damaged pictures end, and at once', () => {
  const draw = random(5);
  const pictures = Array.from({ length: 400 }, (_, i) => {
    const bytes = Buffer.from([PNG, JPEG, UPRIGHT, WEBP, AVIF][i % 5]!);
    for (let change = 0; change < 3; change++) bytes[draw(bytes.length)] = [0, 1, 0xff, draw(256)][draw(4)]!;
    return bytes;
  });
  for (const start of [JPEG.subarray(0, 20), AVIF.subarray(0, 20)])
    pictures.push(Buffer.concat([start, Buffer.alloc(5_000_000)]));
  for (const bytes of pictures) {
    const start = performance.now();
    shown(bytes);
    assert.ok(performance.now() - start < 5000, bytes.toString('hex', 0, 200));
  }
});

test('no address leads out of the folder, whatever it looks like', () => {
  fs.writeFileSync(path.join(root, 'secret.png'), PNG);
  fs.writeFileSync(path.join(root, 'pages/a b.png'), PNG);
  const found = (address: string, file = 'talks/x.md') =>
    Object.values(picturesOf(root, 'pages', file, `![A](${address})`)!)[0]!;
  for (const address of [
    ...[
      '../../secret.png',
      '..%2f..%2fsecret.png',
      '%2e%2e/%2e%2e/secret.png',
      '/secret.png',
      '//a.example/a.png',
      'a/../../../secret.png',
    ],
    ...[
      '..\\..\\secret.png',
      'https://a.example/a.png',
      'file:secret.png',
      'data:image/png;base64,AAAA',
      'C:/a.png',
      '%00',
      '%ff',
    ],
    ...['', '.', '..', 'talks', '?', '#', '__proto__', 'constructor'],
  ])
    assert.ok('expected' in found(address), address);
  assert.ok('file' in found('../a%20b.png'));
  assert.ok('file' in found('<../a b.png>'));
  assert.is(picturesOf(root, 'pages', 'x.md', 'no picture!'), undefined);
});

test('an address that no folder can have, or that leads into a picture, is no file', () => {
  fs.writeFileSync(path.join(root, 'pages/real.png'), PNG);
  for (const address of [
    `${'x'.repeat(300)}.png`,
    `${'x/'.repeat(3000)}x.png`,
    'real.png/x.png',
    'real.png/../x.png',
  ]) {
    const found = picturesOf(root, 'pages', 'x.md', `![A](${address})`)![address]!;
    assert.ok('expected' in found, JSON.stringify(found));
    assert.match(found.found, 'which is no file');
  }
});

test('a name is the same in both forms of its letters, and another in another case, on every system', () => {
  for (const [file, written] of [
    ['é.png'.normalize('NFD'), 'é.png'.normalize('NFC')],
    ['é.png'.normalize('NFC'), 'é.png'.normalize('NFD')],
    ['더.png'.normalize('NFD'), '더.png'.normalize('NFC')],
  ] as const) {
    fs.writeFileSync(path.join(root, 'pages', file), PNG);
    const [picture] = Object.values(picturesOf(root, 'pages', 'x.md', `![A](${written})`)!);
    assert.ok(picture && 'file' in picture, JSON.stringify(picture));
    assert.is(picture.source, `pages/${file}`);
    fs.rmSync(path.join(root, 'pages', file));
  }
});

test.run();
