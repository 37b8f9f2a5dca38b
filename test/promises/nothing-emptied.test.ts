import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, buildArguments, difference, posterSession, tree, writeDefaults } from './broadsheet.ts';

/** A slip of the keyboard, or a disk that is not mounted, empties no site and makes no content. */

let root = '';
let content = '';
test.before(async () => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'nothing-emptied-')));
  content = path.join(root, 'content');
  writeDefaults(content);
  fs.writeFileSync(path.join(content, 'dumps/2024-01-02-posters.txt'), posterSession(4));
  const { code, stderr } = await broadsheet([...buildArguments(root), '--no-index']);
  assert.is(code, 0, stderr);
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

/** Every command that reads a content folder. */
const READING = [
  ['build', '--output', 'site', '--no-index'],
  ['dev', '--output', 'site'],
  ['ingest'],
  ['mail', 'newest'],
  ['epub', '2024-01-02'],
  ['check'],
  ['explain', 'x'],
  ['review'],
  ['merge', 'a', 'b'],
  ['split', 'a'],
  ['undo', 'x.txt'],
  ['redate', 'x.txt', '2024-01-02'],
  ['pick', 'a'],
  ['note', '2024-01-02', '--text', 'x'],
  ['topics'],
  ['words'],
];

test('a content folder that is not there, empty, or none is an error that names the nearest', async () => {
  const at = (name: string) => path.join(root, name);
  fs.mkdirSync(at('empty/lost+found'), { recursive: true });
  fs.mkdirSync(at('none'));
  fs.writeFileSync(at('none/letter.txt'), 'Dear all,\n');
  fs.writeFileSync(at('file'), '');
  const cases: [name: string, code: number, words: RegExp][] = [
    [
      'contnet',
      2,
      /expected a content folder, found nothing at \S+contnet; the nearest content folder is \S+\/content;/,
    ],
    ['no/such/content', 2, /found nothing at \S+; the nearest content folder is \S+\/content;/],
    ['file', 2, /found the file \S+file; the nearest content folder is \S+\/content/],
    [
      'empty',
      1,
      /empty: error: expected a content folder, found an empty folder; the nearest content folder is \S+\/content /,
    ],
    ['none', 1, /none: error: expected a content folder, found a folder without site.yaml; the nearest/],
    ['.', 1, /found a folder without site\.yaml; the nearest content folder is \S*content /],
  ];
  const before = tree(root);
  let asked = 0;
  for (const [name, expected, words] of cases)
    for (const command of name === 'contnet' ? READING : READING.slice(0, 1)) {
      const { code, stderr } = await broadsheet([...command, '--content', at(name)], { cwd: root });
      assert.is(code, expected, `${command.join(' ')} ${name}: ${stderr}`);
      assert.match(stderr, words, command.join(' '));
      asked++;
    }
  assert.equal(difference(before, tree(root)), [], 'nothing is made, and nothing goes');
  tried('content folders that are not there, empty or none, by every command that reads', asked);
});

test('ingest with files, and init, make a content folder and say so', async () => {
  const dump = path.join(root, '2024-03-04.txt');
  fs.writeFileSync(dump, posterSession(2));
  const made = path.join(root, 'made');
  const { code, stderr } = await broadsheet(['ingest', dump, '--content', made]);
  assert.is(code, 0, stderr);
  assert.match(stderr, /made had no site\.yaml yet: \d+ files were made from the shipped defaults\./);
  assert.ok(fs.existsSync(path.join(made, 'site.yaml')));
  const again = await broadsheet(['init', path.join(root, 'again')]);
  assert.is(again.code, 0);
  assert.match(again.stdout, /Made \d+ files in /);
});

test('ingest with files makes no second digest by a slip of the keyboard, and says what it would make', async () => {
  const dump = path.join(root, '2024-03-04.txt');
  fs.writeFileSync(dump, posterSession(2));
  const before = tree(root);
  const ingest = (name: string, ...more: string[]) =>
    broadsheet(['ingest', dump, '--content', path.join(root, name), ...more], { cwd: root });
  for (const name of ['contnet', 'contnt', 'contents', 'comtent'])
    for (const more of [[], ['--dry-run']]) {
      const { code, stderr } = await ingest(name, ...more);
      assert.is(code, 2, name);
      assert.match(
        stderr,
        /found nothing at \S+; the nearest content folder is \S+\/content; to make one there: .* init /,
      );
    }
  const inside = await ingest('.');
  assert.is(inside.code, 1);
  assert.match(inside.stderr, /found a folder without site\.yaml; the nearest content folder is /);
  for (const name of ['content2', 'content-a', 'c']) {
    const { code, stderr } = await ingest(name, '--dry-run');
    assert.is(code, 0, stderr);
    assert.match(
      stderr,
      new RegExp(`${name} has no site\\.yaml yet: \\d+ files would be made from the shipped defaults\\.`),
    );
  }
  assert.equal(difference(before, tree(root)), [], 'nothing is made');
  assert.is((await broadsheet(['init', path.join(root, 'contents')])).code, 0, 'init is for who means it');
  fs.rmSync(path.join(root, 'contents'), { recursive: true });
});

test('a site that has papers is not replaced by one without, unless that is meant', async () => {
  const bare = path.join(root, 'bare');
  writeDefaults(bare);
  const before = tree(path.join(root, 'site'));
  for (const more of [[], ['--draft'], ['--frozen'], ['--accept-lost-ids']]) {
    const { code, stderr } = await broadsheet([...buildArguments(root, bare), '--no-index', ...more]);
    assert.is(code, 1, more.join());
    assert.match(stderr, /site: error: expected papers, since the present site has 4, found none/);
    assert.equal(difference(before, tree(path.join(root, 'site'))), []);
  }
  const meant = await broadsheet([...buildArguments(root, bare), '--no-index', '--accept-empty']);
  assert.is(meant.code, 0, meant.stderr);
  const back = await broadsheet([...buildArguments(root), '--no-index']);
  assert.is(back.code, 0, back.stderr);
});

test('the site of another digest is not replaced, unless that is meant', async () => {
  const other = path.join(root, 'another');
  writeDefaults(other);
  const settings = path.join(other, 'site.yaml');
  const setTag = (authority: string) =>
    fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace(/authority: .*/, `authority: ${authority}`));
  setTag('kites.example');
  fs.writeFileSync(path.join(other, 'dumps/2024-01-02-kites.txt'), posterSession(2, 'k'));
  const before = tree(path.join(root, 'site'));
  const build = (...more: string[]) => broadsheet([...buildArguments(root, other), '--no-index', ...more]);
  for (const more of [[], ['--draft'], ['--frozen'], ['--accept-lost-ids']]) {
    const { code, stderr } = await build(...more);
    assert.is(code, 1, more.join());
    assert.match(
      stderr,
      /site: error: expected the site of this digest, tag:kites\.example,2025-01-01, found that of another, tag:example\.org,2025-01-01, with 4 papers that would go \[other-site\]\n.*--output.*build --accept-empty/s,
    );
    assert.equal(difference(before, tree(path.join(root, 'site'))), []);
  }
  assert.is((await build('--accept-empty')).code, 0);
  assert.is((await build()).code, 0);
  // The same digest by another tag, though a paper goes at the same time.
  setTag('flown.example');
  const [year] = fs.readdirSync(path.join(other, 'papers'));
  const papers = path.join(other, 'papers', year!);
  fs.rmSync(path.join(papers, fs.readdirSync(papers)[0]!));
  const changed = await build('--accept-lost-ids');
  assert.is(changed.code, 0, changed.stderr);
  const back = await broadsheet([...buildArguments(root), '--no-index', '--accept-empty']);
  assert.is(back.code, 0, back.stderr);
});

test('a content folder that is taken away during a build is not made anew', async () => {
  const away = path.join(root, 'away');
  const output = path.join(root, 'other-site');
  // So that there is something to write down.
  fs.rmSync(path.join(content, 'published.json'));
  try {
    await build({
      content,
      output,
      cache: path.join(root, 'other-cache'),
      today: '2024-01-02',
      now: '2024-01-03T00:00:00Z',
      index: false,
      warn: () => {},
      progress: stage => {
        if (stage !== 'Rendering pages' || fs.existsSync(away)) return;
        fs.renameSync(content, away);
      },
    }).then(() => assert.unreachable('the build says nothing'));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    assert.match(error.message, /removed during the build/);
  }
  assert.not(fs.existsSync(content));
  fs.renameSync(away, content);
});

test.run();
