import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord, Source } from '../src/read/source.ts';
import { broadsheet, PROJECT } from './promises/broadsheet.ts';

/** README and docs/ are true: what they show has been tried, and nothing that a person can write or call is left out. */

const read = (file: string): string => fs.readFileSync(path.join(PROJECT, file), 'utf8');
const PAGES = fs
  .readdirSync(path.join(PROJECT, 'docs'))
  .filter(name => name.endsWith('.md'))
  .map(name => `docs/${name}`);
const TEXTS = ['README.md', 'CONTRIBUTING.md', ...PAGES];

const CONTENT = read('docs/content.md');
/** The examples that name their file, by its path in the content folder. */
const FILES = new Map(
  [...CONTENT.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, file, text]) => [file!, text!]),
);
const SETTINGS = FILES.get('settings')!;
FILES.delete('settings');
/** The first cells of the table "Every key": a line of front matter each. */
const KEYS = [
  ...CONTENT.split('### Every key')[1]!
    .split('\n## ')[0]!
    .matchAll(/^\| `([a-z-]+: .*?)` \|/gm),
].map(([, line]) => line!);

let root = '';
test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-'));
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

function folder(name: string, files: Iterable<readonly [string, string]>): string {
  const at = path.join(root, name);
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    fs.writeFileSync(path.join(at, file), text);
  }
  return at;
}

test('README can be read at a glance', () => {
  const lines = read('README.md').trimEnd().split('\n');
  assert.ok(lines.length <= 80, `at most 80 lines, found ${lines.length}`);
  assert.equal(
    lines.filter(line => [...line].length > 120),
    [],
    'at most 120 characters a line',
  );
  const { version } = JSON.parse(read('package.json')) as { version: string };
  for (const [name] of read('README.md').matchAll(/broadsheet-[\d.]+\.tgz/g))
    assert.is(name, `broadsheet-${version}.tgz`, 'what npm run pack makes now');
});

test('the source that docs/sources.md gives as an example reads the page that it is for', async () => {
  const [, code] = /^ {3}```ts\n([\s\S]*?)^ {3}```$/m.exec(read('docs/sources.md'))!;
  // Where it would stand; its imports are of the program.
  const own = code!.replaceAll("from '../", `from '${new URL('../src/read/', import.meta.url).href}`);
  const file = path.join(folder('source', [['my-source.ts', own]]), 'my-source.ts');
  const { default: source } = (await import(pathToFileURL(file).href)) as { default: Source };
  const lines = ['Our papers', '', 'Title: On tails', 'By: Ann One; Bo Two', 'They hang', 'behind.', 'Title: Knots'];
  const dump = { name: 'a.txt', file: 'a.txt', lines };
  assert.ok(source.detect(dump).found);
  assert.not(source.detect({ ...dump, lines: ['On tails'] }).found);
  const [heading, first, second] = [...source.parse(dump)];
  assert.equal(heading, { kind: 'boilerplate', from: 1, to: 1 });
  assert.equal(first, {
    kind: 'record',
    title: 'On tails',
    author: ['Ann One', 'Bo Two'],
    abstract: 'They hang behind.',
    lines: { title: { from: 3, to: 3 }, author: { from: 4, to: 4 }, abstract: { from: 5, to: 6 } },
  });
  assert.is((second as PaperRecord).title, 'Knots');
});

test('every link leads somewhere', () => {
  const anchors = (file: string) =>
    [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
  const lost = TEXTS.flatMap(file =>
    [
      ...read(file)
        .replace(/^```.*?^```$|`[^`\n]*`/gms, '')
        .matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g),
    ]
      .filter(([, to, anchor]) => {
        const target = to ? path.posix.join(path.posix.dirname(file), to) : file;
        return (
          // The package has the pages of docs, and of what lies beside them little else.
          (file.startsWith('docs/') && !/^(?:docs\/|(?:README|CHANGELOG|SECURITY)\.md$)/.test(target)) ||
          !fs.existsSync(path.join(PROJECT, target)) ||
          (anchor !== undefined && !anchors(target).includes(anchor))
        );
      })
      .map(([link]) => `${file}: ${link}`),
  );
  assert.equal(lost, []);
});

test('README leads to each page of docs', () => {
  const readme = read('README.md');
  assert.equal(
    PAGES.filter(page => !readme.includes(`](${page})`)),
    [],
  );
});

test('the examples of content files are a digest in which nothing is wrong', async () => {
  const shown = 'papers/2025/counting-sheep-with-sparse-attention.md';
  const content = folder(
    'content',
    [...FILES].filter(([file]) => file !== shown),
  );
  const ingested = await broadsheet(['ingest', '--content', content]);
  assert.is(ingested.code, 0, ingested.stderr);
  assert.is(ingested.stderr, '');
  assert.is(fs.readFileSync(path.join(content, shown), 'utf8'), FILES.get(shown), 'as docs/content.md shows it');
  const checked = await broadsheet(['check', '--content', content]);
  assert.match(checked.stdout + checked.stderr, /: 0 errors, 0 warnings\.$/m);
});

test('the examples of a paper’s keys are read without a word', async () => {
  const content = folder('every-key', [
    ['site.yaml', FILES.get('site.yaml')!],
    ['topics/sparse-models.md', FILES.get('topics/sparse-models.md')!],
    ['papers/2025/every-key.md', `---\n${KEYS.join('\n')}\n---\n\nText.\n`],
  ]);
  const { stdout, stderr } = await broadsheet(['check', '--content', content]);
  assert.match(stdout + stderr, /: 0 errors, 0 warnings\.$/m);
});

test('the examples of settings are read without a word', async () => {
  const fonts = path.join(PROJECT, 'src/theme/fonts');
  const content = folder('settings', [['site.yaml', `${FILES.get('site.yaml')!}${SETTINGS}`]]);
  const named = [...SETTINGS.matchAll(/(?:pictures|fonts)\/\S+/g)].map(([file]) => path.join(content, file));
  for (const file of named) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const from = file.endsWith('.png') ? '../images/icon-512.png' : 'public-sans-latin-wght-normal.woff2';
    fs.copyFileSync(path.join(fonts, from), file);
  }
  assert.is(named.length, 6);
  const { stdout, stderr } = await broadsheet(['check', '--content', content]);
  assert.match(stdout + stderr, /: 0 errors, 0 warnings\.$/m);
});

test('every key of every file is shown', async () => {
  const wrong = 'zzz: 1\n';
  const inner = ['event', 'identifiers'].map(key => `${key}: {zzz: 1}\n`).join('');
  const lists = ['links', 'provenance'].map(key => `${key}: [{zzz: 1}]\n`).join('');
  const maps = ['colours', 'fonts', 'footer', 'sections', 'front'].map(key => `${key}: {zzz: 1}\n`).join('');
  const settings = `${maps}nav: [{label: A, url: a.html, zzz: 1}]\n`
    .replace('colours: {', 'colours: {accent: {zzz: 1}, ')
    .replace('fonts: {', 'fonts: {serif: {normal: a, zzz: 1}, ');
  const content = folder('unknown-keys', [
    ['site.yaml', `${FILES.get('site.yaml')!.replace('  name:', '  zzz: 1\n  name:')}  zzz: 1\n${wrong}${settings}`],
    ['topics/x.md', `---\n${wrong}---\n`],
    ['days/2025-11-19.md', `---\n${wrong}---\n`],
    ['pages/x.md', `---\n${wrong}---\n`],
    ['feeds/x.yaml', wrong],
    ['dumps/x.yaml', wrong],
    ['papers/2025/x.md', `---\nlisted: "2025-11-19"\n${wrong}${inner}${lists}---\n`],
    [
      'decisions.yaml',
      ['same', 'different', 'settled', 'repeated-name'].map(key => `- ${key}: x\n  ${wrong}`).join(''),
    ],
  ]);
  const { stdout, stderr } = await broadsheet(['check', '--content', content]);
  const known = [...`${stdout}${stderr}`.matchAll(/The keys are: (.*)\./g)].map(([, list]) => list!.split(', '));
  assert.is(known.length, 25, 'each of the files, and each map in one, names its keys');
  const examples = [...FILES.values(), SETTINGS, ...KEYS].join('\n');
  assert.equal(
    [...new Set(known.flat())].filter(key => !new RegExp(`(?:^|[\\s{])${key}:`).test(examples)),
    [],
    'keys without an example in docs/content.md',
  );
});

test('every command and option is told', async () => {
  const text = read('docs/commands.md');
  const sections = new Map(text.split('\n## ').map(section => [section.split('\n')[0]!, section]));
  const names = (help: string) => [...help.matchAll(/^ {2}([a-z-]+)(?: |$)/gm)].map(([, name]) => name!);
  const { stdout } = await broadsheet(['--help']);
  const commands = names(stdout.split('Commands:')[1]!);
  assert.ok(commands.length > 10);
  const untold = await Promise.all(
    commands.map(async command => {
      const section = sections.get(command);
      if (section === undefined) return [command];
      const { stdout } = await broadsheet([command, '--help']);
      const options = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option!);
      // Told once for all commands.
      const known = new Set(['--help', '--content', '--json', '--output']);
      return options.filter(option => !known.has(option) && !section.includes(option)).map(o => `${command} ${o}`);
    }),
  );
  assert.equal(untold.flat(), []);
});

test('every source is told', () => {
  const text = read('docs/sources.md');
  const sources = fs.readdirSync(path.join(PROJECT, 'src/read/sources')).map(file => file.replace(/\.ts$/, ''));
  assert.equal(
    sources.filter(id => !text.includes(`| \`${id}\` |`)),
    [],
  );
});

test.run();
