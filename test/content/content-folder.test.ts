import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  contentFolder,
  leftovers,
  readArchive,
  readDayFolder,
  readFeedFolder,
  readPageFolder,
  readTopicFolder,
} from '../../src/content/content-folder.ts';
import { readCuration } from '../../src/content/curation.ts';
import { DEFAULT_SITE } from '../../src/content/site-file.ts';
import { refusal } from '../setup/refusal.ts';

const test = suite<{ root: string; put(file: string, text: string | Buffer): void }>('content-folder');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'content-'));
  context.put = (file, text) => {
    const at = path.join(context.root, file);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, text);
  };
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

const entry = (year: number, title = 'T') => `---\ntitle: ${title}\nlisted: "${year}-01-31"\n---\n`;
const failure = (root: string): string => refusal(() => readArchive(root)).message.replaceAll(root, '.');

test('a folder without papers is an empty archive', ({ root }) => {
  assert.equal(readArchive(root), { entries: [], files: new Map(), warnings: [] });
  assert.is(contentFolder(root).published, path.join(root, 'published.json'));
});

test('reads entries by year and id, whatever the order of the folder', ({ root, put }) => {
  for (const [year, id] of [
    [2025, 'b'],
    [2024, 'z'],
    [2025, 'a-b'],
    [2025, 'a'],
  ] as const)
    put(`papers/${year}/${id}.md`, entry(year, id));
  put('papers/2025/.DS_Store', 'x');
  const { entries, files, warnings } = readArchive(root);
  assert.equal(
    entries.map(e => e.id),
    ['z', 'a', 'a-b', 'b'],
  );
  assert.is(files.get('z')!.path, 'papers/2024/z.md');
  assert.match(files.get('z')!.hash, /^[0-9a-f]{64}$/);
  assert.equal(warnings, []);
});

test('names both files of an id that occurs twice or in another case', ({ root, put }) => {
  put('papers/2024/a.md', entry(2024));
  put('papers/2025/a.md', entry(2025));
  put('papers/2025/B.md', entry(2025));
  put('papers/2025/b.md', entry(2025));
  const message = failure(root);
  assert.match(message, 'found ./papers/2024/a.md and ./papers/2025/a.md [same-id]');
  assert.match(message, 'found ./papers/2025/B.md and ./papers/2025/b.md [same-id]');
});

test('a link to a file or a folder is what it leads to', ({ root, put }) => {
  put('papers/2025/a.md', entry(2025));
  put('elsewhere/b.md', entry(2024));
  fs.symlinkSync('../elsewhere', path.join(root, 'papers/2024'));
  fs.symlinkSync('a.md', path.join(root, 'papers/2025/c.md'));
  assert.equal(
    readArchive(root).entries.map(e => e.id),
    ['b', 'a', 'c'],
  );
});

test('says at which byte a file is no UTF-8', ({ root, put }) => {
  put('papers/2025/a.md', Buffer.concat([Buffer.from(`${entry(2025)}\n\uFFFDé`), Buffer.from([0xe9, 0x20])]));
  const offset = Buffer.byteLength(`${entry(2025)}\n\uFFFDé`);
  assert.is(
    failure(root).split('\n')[0],
    `./papers/2025/a.md:6: error: expected UTF-8, found 0xe9 at byte ${offset} [utf-8]`,
  );
});

test('tells of every file that cannot be read, and of files that are out of place', ({ root, put }) => {
  put('papers/2025/a.md', 'x');
  put('papers/2025/..md', entry(2025));
  put('papers/2025/a b.md', entry(2025));
  put('papers/2025/c.md', '---\ntitle: x\n---\n');
  const message = failure(root);
  assert.match(message, './papers/2025/a.md:1: error');
  assert.match(message, './papers/2025/c.md:2: error');
  assert.match(message, '[entry-name]');
  fs.rmSync(path.join(root, 'papers'), { recursive: true });
  put('papers/2025/a.md', entry(2024));
  put('papers/2025/notes.txt', '');
  put('papers/readme.md', '');
  const warnings = readArchive(root).warnings.map(w => `${w.rule} ${path.relative(root, w.file!)}`);
  assert.equal(warnings.sort(), [
    'entry-folder papers/2025/a.md',
    'stray-file papers/2025/notes.txt',
    'stray-file papers/readme.md',
  ]);
});

test('names what editors and tools left beside topics, notes, pages and saved searches, and reads none of it', ({
  root,
  put,
}) => {
  const left = ['topics/a.md~', 'days/#2025-01-31.md#', 'pages/deep/b.md.orig', 'pages/4913', 'feeds/c.yaml.bak'];
  for (const file of left) put(file, 'x');
  for (const file of ['pages/.#b.md', 'days/plot.png', 'papers/2025/a.md~']) put(file, 'x');
  assert.equal(
    leftovers(root).map(({ rule, file }) => [rule, path.relative(root, file!)]),
    [...left].sort().map(file => ['stray-file', file]),
  );
  assert.equal(
    [...readTopicFolder(root), ...readDayFolder(root), ...readPageFolder(root), ...readFeedFolder(root)],
    [],
  );
  put('site.yaml', DEFAULT_SITE);
  assert.equal(readCuration(root).warnings, leftovers(root));
});

test('reads topics and days in order', ({ root, put }) => {
  put('topics/b.md', '---\nname: B\nterms:\n  x: 2.0\n---\n');
  put('topics/a.md', '---\nname: A\n---\nIntro.\n');
  put('days/2025-01-31.md', 'Note.');
  assert.equal(readTopicFolder(root), [
    { slug: 'a', name: 'A', terms: {}, intro: 'Intro.' },
    { slug: 'b', name: 'B', terms: { x: 2 }, intro: '' },
  ]);
  assert.equal(readDayFolder(root), [{ day: '2025-01-31', note: 'Note.' }]);
  put('days/today.md', 'Note.');
  assert.throws(() => readDayFolder(root), /today\.md: error: expected a day that exists/);
});

test.run();
