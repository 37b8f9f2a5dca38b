// limit: 300 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FORMAT } from '../../src/content/format.ts';
import { openPublished } from '../../src/digest/published-file.ts';
import { broadsheet, buildArguments, difference, PROJECT, tree } from '../promises/broadsheet.ts';

/**
 * Content of every format there was, as the program of its time wrote it (format 1: the sources of 22 November 2026), with a
 * curator's edits, a merge, a deletion and a dump that was taken back. Facts of real papers, in words of our own.
 */
const FORMATS = path.join(PROJECT, 'test/fixtures/formats');

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'upgrade-'));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const at = (...parts: string[]): string => path.join(root, ...parts);

function copy(format: string): string {
  fs.cpSync(path.join(FORMATS, format), at('content'), { recursive: true });
  return at('content');
}

const under = (files: ReadonlyMap<string, string>, ...folders: string[]): Map<string, string> =>
  new Map([...files].filter(([file]) => folders.some(folder => file.startsWith(folder))));

test('there is content of each earlier format, and the version that a refusal names reads this one', () => {
  const formats = Array.from({ length: FORMAT - 1 }, (_, i) => String(i + 1));
  assert.equal(fs.readdirSync(FORMATS).sort(), formats);
  const { version } = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  const [major, minor] = version.split('.').map(Number);
  assert.ok(major! > 0 || minor! >= FORMAT, `version ${version} is to be at least 0.${FORMAT}`);
});

for (const format of fs.readdirSync(FORMATS).sort()) {
  test(`content of format ${format} is carried over: papers, addresses, ids and edits stay`, async () => {
    const content = copy(format);
    const before = tree(content);
    const published = openPublished(at('content/published.json'));

    const shown = await broadsheet(['upgrade', '--content', content]);
    assert.is(shown.code, 0, shown.stderr);
    assert.match(shown.stdout, new RegExp(`^From format ${format} to format ${FORMAT}:$`, 'm'));
    assert.equal(difference(before, tree(content)), [], 'it only says what would change');

    const done = await broadsheet(['upgrade', '--apply', '--json', '--content', content]);
    assert.is(done.code, 0, done.stderr);
    const { changes } = JSON.parse(done.stdout) as { changes: { file: string }[] };
    assert.equal(difference(before, tree(content)), changes.map(({ file }) => file).sort());
    assert.equal(openPublished(at('content/published.json')), published);
    assert.is(
      fs.readFileSync(at('content/site.yaml'), 'utf8'),
      `${before.get('site.yaml')}format: ${FORMAT}\n`,
      'a person’s file gets its line and is else as it was',
    );

    const upgraded = tree(content);
    const again = await broadsheet(['upgrade', '--apply', '--content', content]);
    assert.match(again.stdout, `is of format ${FORMAT} already`);
    assert.equal(difference(upgraded, tree(content)), []);

    const built = await broadsheet([...buildArguments(root), '--no-index']);
    assert.is(built.code, 0, built.stderr);
    assert.is(built.stderr, '');
    const curated = [
      'papers/',
      'topics/',
      'days/',
      'feeds/',
      'dumps/',
      'set-aside/',
      'decisions.yaml',
      'published.json',
    ];
    assert.equal(difference(under(upgraded, ...curated), under(tree(content), ...curated)), []);
    for (const [key, { gone }] of published.items)
      if (key.startsWith('paper:') && !gone)
        assert.ok(fs.existsSync(at('site/papers', `${key.slice('paper:'.length)}.html`)), key);
    const feed = fs.readFileSync(at('site/feeds/papers.xml'), 'utf8');
    for (const [key, { gone, into }] of published.items)
      if (key.startsWith('paper:') && !gone && into === undefined)
        assert.match(feed, `<id>${published.tag}:${key}</id>`);

    const checked = await broadsheet(['check', '--content', content]);
    assert.match(checked.stdout, /: 0 errors, 0 warnings\.$/m);
    // What was merged then can be parted now.
    const split = await broadsheet(['split', 'adam-a-method-for-stochastic-optimisation', '--content', content]);
    assert.is(split.code, 0, split.stderr);
  });

  test(`content of format ${format} is built as it is, and check says that it can be carried over`, async () => {
    const content = copy(format);
    const built = await broadsheet([...buildArguments(root), '--no-index']);
    assert.is(built.code, 0, built.stderr);
    const checked = await broadsheet(['check', '--content', content]);
    assert.match(
      checked.stdout,
      /site\.yaml:1: warning: expected content of format .*\n.*broadsheet .*upgrade --content /,
    );
    assert.is(checked.code, 0);
  });
}

test('content of a newer format is refused by every command, which names the version that it wants', async () => {
  const content = copy('1');
  fs.appendFileSync(at('content/site.yaml'), `format: ${FORMAT + 1}\nnobody-knows: this key\n`);
  const before = tree(root);
  const line =
    fs
      .readFileSync(at('content/site.yaml'), 'utf8')
      .split('\n')
      .indexOf(`format: ${FORMAT + 1}`) + 1;
  const commands = [
    ...[
      'build',
      'ingest',
      'explain attention-is-all-you-need',
      'review',
      'check',
      'merge a b',
      'split a',
      'undo refs.bib',
    ],
    ...[
      'topics',
      'upgrade',
      'upgrade --apply',
      'mail newest',
      'epub 2025-03-03',
      'dev',
      `ingest ${at('content/dumps')}`,
    ],
  ].map(words => [...words.split(' '), '--content', content]);
  for (const command of [...commands, ['init', content]]) {
    const { code, stdout, stderr } = await broadsheet(command, { cwd: root });
    assert.is(code, 1, `${command}: ${stdout}${stderr}`);
    assert.match(stderr, new RegExp(`site\\.yaml:${line}: error: .*found content of format ${FORMAT + 1}`));
    assert.match(stderr, `Take version 0.${FORMAT + 1} of the program or a newer one`);
  }
  assert.equal(difference(before, tree(root)), []);
});

test('content that cannot be read is not upgraded by halves', async () => {
  const content = copy('1');
  fs.writeFileSync(at('content/published.json'), '{"items": 1}');
  const before = tree(content);
  const { code, stderr } = await broadsheet(['upgrade', '--apply', '--content', content]);
  assert.is(code, 1);
  assert.match(stderr, /published\.json:1: error: /);
  assert.equal(difference(before, tree(content)), []);
});

test('what git is told of other files stays', async () => {
  const content = copy('1');
  fs.writeFileSync(at('content/.gitattributes'), '*.txt -text');
  const { code } = await broadsheet(['upgrade', '--apply', '--content', content]);
  assert.is(code, 0);
  assert.is(fs.readFileSync(at('content/.gitattributes'), 'utf8'), '*.txt -text\npublished.json merge=union\n');
});

test.run();
