import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError, formatDiagnostic } from '../../src/diagnostic.ts';
import { readDump } from '../../src/read/dump.ts';
import { parseLines } from '../../src/read/line-set.ts';
import { referenceFolder, withReference } from '../setup/reference.ts';
import { AContentFolder, posterSession, sampleDumps } from './a-content-folder.ts';

/** What may happen to a text between a page and a file, without a word of it being lost. */
const DAMAGE: Record<string, (text: string) => string> = {
  CRLF: text => text.replaceAll('\n', '\r\n'),
  CR: text => text.replaceAll('\n', '\r'),
  'a byte order mark': text => `\ufeff${text}`,
  'no-break spaces': text => text.replaceAll(/(?<=\S) (?=\S)/g, '\u00a0'),
  'Unicode spaces': text => text.replaceAll(/(?<=\S) (?=\S)/g, '\u2009'),
  'trailing blanks': text => text.replaceAll('\n', ' \t \n'),
  'doubled blank lines': text => text.replaceAll(/\n\n/g, '\n\n\n'),
  'no end of the last line': text => text.replace(/\n+$/, ''),
};

/** What the entries say, without their places in the dump. */
function entriesOf(folder: AContentFolder): Record<string, string> {
  const files = Object.entries(folder.files('papers/'));
  return Object.fromEntries(files.map(([file, text]) => [file, text.replaceAll(/\n {4}lines: .*/g, '')]));
}

async function ingested(dumps: Record<string, string>): Promise<AContentFolder> {
  const folder = new AContentFolder(dumps);
  await folder.ingest();
  return folder;
}

/** Every line of every dump stands in its ledger once. @returns how many lines there are */
function claimedLines(folder: AContentFolder): number {
  let all = 0;
  for (const [file, text] of Object.entries(folder.files('ledger/'))) {
    const ledger = JSON.parse(text);
    const dump = readDump('', '', fs.readFileSync(folder.at(`dumps/${ledger.dump}`)));
    const claims = new Map<number, number>();
    for (const lines of [...ledger.records.map((r: { lines: string }) => r.lines), ...Object.values(ledger.other)])
      for (const { from, to } of parseLines(lines as string))
        for (let line = from; line <= to; line++) claims.set(line, (claims.get(line) ?? 0) + 1);
    assert.is(claims.size, dump.lines.length, `${file}: as many lines as the dump has`);
    assert.ok(
      [...claims].every(([line, times]) => times === 1 && line >= 1 && line <= dump.lines.length),
      `${file}: each once`,
    );
    all += dump.lines.length;
  }
  return all;
}

function sampleTexts(folder = sampleDumps): Record<string, string> {
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .filter(name => /\.(?:txt|yaml)$/.test(name))
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

function damage(dumps: Record<string, string>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dumps).map(([name, text]) => [name, name.endsWith('.yaml') ? text : change(text)]),
  );
}

const samples = sampleTexts();

test('every line of the samples is claimed once', async () => {
  const folder = await ingested(samples);
  const lines = Object.values(samples).reduce((sum, text) => sum + text.split('\n').length, 0);
  const claimed = claimedLines(folder);
  assert.ok(claimed > 300 && claimed < lines);
});

for (const [name, change] of Object.entries(DAMAGE))
  test(`the samples with ${name} give the same entries`, async () => {
    const [plain, damaged] = [await ingested(samples), await ingested(damage(samples, change))];
    assert.equal(entriesOf(damaged), entriesOf(plain));
    claimedLines(damaged);
  });

withReference(test, 'seeds')(
  'the real dumps: every line once, and the same entries whatever happened to the text',
  async () => {
    const dumps = sampleTexts(path.join(referenceFolder, 'seeds'));
    const plain = await ingested(dumps);
    const lines = Object.keys(dumps).reduce((sum, n) => sum + readDump(n, n, Buffer.from(dumps[n]!)).lines.length, 0);
    assert.is(claimedLines(plain), lines);
    for (const [name, change] of Object.entries(DAMAGE))
      assert.equal(entriesOf(await ingested(damage(dumps, change))), entriesOf(plain), name);
  },
);

test('a poster session whose heading was cut off is read when its sidecar names the source', async () => {
  const text = posterSession({ title: 'Trees That Grow Downwards Need No Roots' }, { title: 'Leaves of Grass, Mown' });
  const whole = await ingested({ 'a.txt': text, 'a.yaml': 'listed: "2025-01-02"\n' });
  const cut = await ingested({
    'a.txt': text.replace('Poster\nPoster Session\n', ''),
    'a.yaml':
      'listed: "2025-01-02"\nsource: poster-session\nevent:\n  session: Poster Session\n  presentation: Poster\n',
  });
  assert.equal(entriesOf(cut), entriesOf(whole));
});

test('any order of dumps in one run gives the same folder; in several runs, the same ids', async () => {
  // An untitled listing that comes first gives an address of its own, which is kept: those dumps come last here.
  const names = Object.keys(samples).filter(name => name.endsWith('.txt') && !name.includes('catalyzex'));
  const untitled = Object.keys(samples).filter(name => name.endsWith('catalyzex.txt'));
  const together = await ingested(samples);
  const backwards = await ingested(Object.fromEntries(Object.entries(samples).reverse()));
  assert.equal(backwards.files(), together.files());
  for (const order of [names, [...names].reverse()].map(titled => [...titled, ...untitled])) {
    const folder = new AContentFolder(Object.fromEntries(Object.entries(samples).filter(([n]) => n.endsWith('.yaml'))));
    for (const name of order) {
      folder.write(`dumps/${name}`, samples[name]!);
      await folder.ingest();
    }
    assert.equal(folder.ids(), together.ids());
  }
});

test('lines are those that a split at every line end gives', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\u2009', '😀', '\r', '\n', '\r\n', ''), maxLength: 30 });
  fc.assert(
    fc.property(text, text => {
      const lines = text.split(/\r\n|\r|\n/);
      if (lines.at(-1) === '') lines.pop();
      assert.equal(readDump('a', 'a', Buffer.from(text)).lines, lines);
    }),
  );
});

const refused = (bytes: Uint8Array | string, expected: RegExp) => {
  try {
    readDump('a.txt', 'dumps/a.txt', Buffer.from(bytes as string));
    assert.unreachable();
  } catch (error) {
    assert.instance(error, ContentError);
    assert.match((error as Error).message, expected);
  }
};

test('bytes that are no UTF-8 are refused with their offset and line', () => {
  refused(
    Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]),
    /^dumps\/a\.txt:2: error: expected UTF-8, found 0xff at byte 3\b/,
  );
  refused(
    Buffer.concat([Buffer.from('é\n'), Buffer.from([0xe2, 0x82])]),
    /a\.txt:2: error: expected UTF-8, found 0xe2 at byte 3/,
  );
});

const utf16 = (text: string, mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);

test('UTF-16 with a mark is read, of either order', () => {
  const little = utf16('Größe\r\n二行\n', [0xff, 0xfe]);
  assert.equal(readDump('a', 'a', little).lines, ['Größe', '二行']);
  const big = Buffer.from(little).swap16();
  assert.equal(readDump('a', 'a', big).lines, ['Größe', '二行']);
});

test('another encoding is refused by its name, and read where the sidecar names it', () => {
  const latin = Buffer.from('Gr\xf6\xdfe der Stra\xdfe\n', 'latin1');
  refused(latin, /found 0xf6 at byte 2, in what looks like Latin-1 .*encoding: windows-1252/s);
  refused(
    Buffer.from('a \x93word\x94 and \x96 more\n', 'latin1'),
    /what looks like Windows-1252\b.*encoding: windows-1252/s,
  );
  refused(Buffer.from([0xb2, 0xe2, 0xca, 0xd4, 0xce, 0xc4, 0xbc, 0xfe, 0x0a]), /encoding: gb18030/);
  refused(utf16('plain words without a mark\n', []), /what looks like UTF-16LE without a byte order mark/);
  assert.equal(readDump('a', 'a', latin, 'windows-1252').lines, ['Größe der Straße']);
  assert.equal(readDump('a', 'a', utf16('plain', []), 'utf-16le').lines, ['plain']);
  assert.throws(
    () => readDump('a', 'a', Buffer.from([0x61, 0xff]), 'shift_jis'),
    /expected text in shift_jis, found bytes that are not/,
  );
});

test('separators of lines inside of a line are blanks', () => {
  const text = 'a\u2028b\u2029c\u0085d\ve\ff\n';
  assert.equal(readDump('a', 'a', Buffer.from(text)).lines, ['a b c d e f']);
});

test('a line of a million characters is refused with its number', () => {
  refused(
    `a\nb\r\n${'x'.repeat(1_000_000)}\nc`,
    /^dumps\/a\.txt:3: error: expected lines of fewer than 1,000,000 characters, found one of 1,000,000/,
  );
});

const isSetAside = async (dumps: Record<string, string>, expected: RegExp) => {
  const folder = new AContentFolder(dumps);
  const before = folder.files();
  const { refused } = await folder.ingest();
  assert.match(refused.flatMap(({ problems }) => problems.map(formatDiagnostic)).join('\n'), expected);
  assert.equal(folder.files(), before);
};

test('a dump that no source recognises, or two do, is skipped in words that name the way out', async () => {
  await isSetAside(
    { 'notes.txt': 'Buy milk.\nCall Ada.\n' },
    /expected a source to recognise this dump, found none[^\n]*\n[^\n]* name that one by a line "source: …" in notes\.yaml/,
  );
  const two = samples['2025-11-19-huggingface.txt']! + samples['2025-11-18-corl-poster-session.txt']!;
  await isSetAside(
    { 'two.txt': two },
    /two\.txt: error: expected one source to recognise this dump, found 2[\s\S]*Paste each listing into a file of its own/,
  );
});

test('two pages of one kind in a file give the papers of both', async () => {
  const a = posterSession({ title: 'Trees That Grow Downwards Need No Roots' });
  const b = posterSession({ title: 'Leaves of Grass, Mown at Last' });
  const folder = await ingested({ '2025-01-01-a.txt': a + b });
  assert.is(folder.ids().length, 2);
  claimedLines(folder);
});

test('text that no record takes is a warning that shows it, and stands in the ledger', async () => {
  const text = samples['2025-11-19-huggingface.txt']!;
  const folder = await ingested({ '2025-11-19-a.txt': `${text}\nstray words\n` });
  const unread = folder.warnings.filter(warning => warning.rule === 'unread-line');
  const ledger = JSON.parse(Object.values(folder.files('ledger/'))[0]!);
  assert.is(unread.length > 0, ledger.other.unread !== undefined);
  claimedLines(folder);
});

test('lines that follow one another and that nobody understands are one warning', async () => {
  const folder = await ingested({
    '2025-01-01-a.ris': 'aaa\nbbb\nTY  - JOUR\nTI  - Trees That Grow Downwards\nER  - \n\nccc\nddd\neee\n',
  });
  const unread = folder.warnings.filter(warning => warning.rule === 'unread-line');
  assert.equal(
    unread.map(({ line }) => line),
    [1, 7],
  );
  assert.match(unread[1]!.message, 'found 3 that were not understood, 7-9; the first is "ccc"');
});

test.run();
