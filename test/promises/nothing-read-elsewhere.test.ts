import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDayFolder, readPageFolder } from '../../src/content/content-folder.ts';
import { requirePlainFolder } from '../../src/content/plain-folder.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { Lock } from '../../src/files/lock.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { ledgerFault } from '../../src/ledger/check-ledger.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, PROJECT, posterSession, tree } from './broadsheet.ts';
import { checkRoot, entryText, link, makeSurroundings, put } from './surroundings.ts';

/** Promise 3 from its other side: a content folder that anybody may have sent makes no command read elsewhere. */

let root = '';
let content = '';
let outside = '';
test.before.each(() => {
  ({ root, content, outside } = makeSurroundings(['secret.md']));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** What is read of a content folder. */
const FILES = [
  ...['site.yaml', 'words.yaml', 'decisions.yaml', 'published.json', 'topics/vision.md', 'papers/2024/x.md'],
  ...['days/2024-01-02.md'],
  ...['pages/x.md', 'pages/a/x.png', 'days/x.png'],
  ...['dumps/2024-01-02-posters.txt', 'dumps/2024-01-02-posters.yaml', 'ledger/2024-01-02-posters.json'],
  ...['feeds/x.yaml', 'set-aside/ledger/x.json', '.lock', '.staged/journal.json', '.staged/files/papers/2024/x.md'],
];

test('nothing elsewhere is read, and no pipe or device: each is refused by its name', () => {
  const kinds: Record<string, [make: (at: string) => void, words: RegExp]> = {
    'a link out': [at => link(path.join(outside, 'secret.md'), at), /found a link to .*secret\.md/],
    'a link to a folder': [at => link(outside, at), /found a link to .*outside/],
    'a link to nothing': [at => link(path.join(outside, 'nothing'), at), /found a link to nothing/],
    'a device': [at => link('/dev/zero', at), /found a link to \/dev\/zero/],
    'a pipe': [at => void spawnSync('mkfifo', [at]), /found a pipe/],
    'a link to a pipe': [
      at => {
        spawnSync('mkfifo', [path.join(content, 'pipe')]);
        link(path.join(content, 'pipe'), at);
      },
      /found a link to a pipe/,
    ],
  };
  let refused = 0;
  for (const file of FILES)
    for (const [kind, [make, words]] of Object.entries(kinds)) {
      const at = path.join(content, file);
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.rmSync(at, { force: true });
      make(at);
      if (!fs.lstatSync(at, { throwIfNoEntry: false })) continue;
      try {
        requirePlainFolder(content);
        assert.unreachable(`${kind} as ${file}`);
      } catch (error) {
        assert.instance(error, ContentError, `${kind} as ${file}: ${error}`);
        assert.match((error as Error).message, words);
        assert.match((error as Error).message, `${file}: error: expected a file in the content folder`);
      }
      fs.rmSync(at);
      refused++;
    }
  for (const folder of [
    'dumps',
    'ledger',
    'papers',
    'papers/2024',
    'topics',
    'days',
    'pages',
    'pages/a',
    'feeds',
    '.staged',
    'set-aside',
  ]) {
    fs.rmSync(path.join(content, folder), { recursive: true, force: true });
    link(outside, path.join(content, folder));
    assert.throws(() => requirePlainFolder(content), new RegExp(`${folder}: error: .*outside`));
    refused++;
    fs.rmSync(path.join(content, folder));
  }
  // Links within the folder are a person's own affair, also where they go in circles.
  put(content, 'papers/2024/a.md', entryText());
  link('a.md', path.join(content, 'papers/2024/b.md'));
  link('..', path.join(content, 'papers/2023'));
  link('.', path.join(content, 'days'));
  put(content, 'pages/a/x.md', '---\ntitle: A\n---\n');
  link('..', path.join(content, 'pages/a/b'));
  fs.rmSync(path.join(content, 'pipe'), { force: true });
  requirePlainFolder(content);
  assert.equal(
    readPageFolder(content).map(page => page.path),
    ['a/x'],
  );
  tried('links out, pipes and devices in the place of what is read', refused);
});

test('Emacs’s lock of an unsaved file, a link to nothing, is passed over; by its name nothing else is read', async () => {
  put(content, 'papers/2024/a.md', entryText());
  put(content, 'days/2024-01-02.md', 'See ![a plot](.%23plot.png) and ![another](.%23deep/plot.png).\n');
  const locks = ['papers/2024/.#a.md', 'days/.#2024-01-02.md', 'topics/.#vision.md', '.#site.yaml', 'days/.#plot.png'];
  for (const lock of locks) link('ada@host.4711:1764500000', path.join(content, lock));
  link('../nothing', path.join(content, 'days/.#deep'));
  requirePlainFolder(content);
  const checked = await broadsheet(['check', '--content', content]);
  assert.match(checked.stdout, /1 entry, 3 topics, 1 day/, checked.stderr);
  for (const [target, words] of [
    [path.join(outside, 'secret.md'), /found a link to .*secret\.md/],
    [outside, /found a link to .*outside/],
    ['/dev/zero', /found a link to \/dev\/zero/],
  ] as const) {
    link(target, path.join(content, 'days/.#plot.png'));
    assert.throws(() => requirePlainFolder(content), words);
  }
  // What a link led to may come after the look.
  fs.copyFileSync(path.join(PROJECT, 'docs/tokens.png'), path.join(outside, 'plot.png'));
  link(path.join(outside, 'plot.png'), path.join(content, 'days/.#plot.png'));
  link(outside, path.join(content, 'days/.#deep'));
  const pictures = Object.values(readDayFolder(content)[0]!.pictures!);
  assert.is(pictures.length, 2);
  for (const found of pictures) assert.match(JSON.stringify(found), 'which is no file');
});

test('every command refuses it', async () => {
  if (spawnSync('mkfifo', [path.join(content, 'published.json')]).status !== 0) return;
  const commands = [
    ...['build', 'ingest', 'ingest --dry-run', 'dev', 'mail newest', 'epub 2024-01', 'check', 'review', 'topics'],
    ...['topics --apply', 'explain a', 'merge a b', 'split a', 'undo a', `init ${content}`, 'review --settle a b'],
  ];
  for (const command of commands) {
    const where = command.startsWith('init') ? [] : ['--content', content];
    const { code, stderr } = await broadsheet([...command.split(' '), ...where], {
      cwd: root,
      started: child => setTimeout(() => child.kill('SIGKILL'), 20_000).unref(),
    });
    assert.is(code, 1, `${command}: ${stderr}`);
    assert.match(stderr, /published\.json: error: expected a file in the content folder, found a pipe/, command);
  }
  const eleventy = [
    '--import',
    'tsx',
    'node_modules/@11ty/eleventy/cmd.cjs',
    '--config=eleventy.config.ts',
    '--dryrun',
  ];
  const { status, stderr } = spawnSync(process.execPath, eleventy, {
    cwd: PROJECT,
    env: { ...process.env, BROADSHEET_CONTENT: content },
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.is(status, 1, `Eleventy's own command line: ${stderr}`);
  assert.match(stderr, /published\.json: error: expected a file in the content folder, found a pipe/);
  tried('commands that meet such', commands.length + 1);
});

test('a ledger that nobody wrote is refused, and no path in it is followed', async () => {
  put(content, 'dumps/2024-01-02-posters.txt', posterSession(2));
  const first = await broadsheet(['ingest', '--content', content]);
  assert.is(first.code, 0, first.stderr);
  const file = path.join(content, 'ledger/2024-01-02-posters.json');
  const written = fs.readFileSync(file, 'utf8');
  const whole = JSON.parse(written);
  assert.is(ledgerFault(whole), undefined);
  const [record] = whole.records;
  const wrong: unknown[] = [null, [], 'x', 3, {}, ...Object.keys(whole).map(key => ({ ...whole, [key]: undefined }))];
  for (const key of Object.keys(whole))
    for (const value of [null, 5.5, [null], { a: null }]) wrong.push({ ...whole, [key]: value });
  for (const dump of ['../../../outside/x.txt', '/etc/passwd', 'a/b.txt', '..', '', 'a\0.txt'])
    wrong.push({ ...whole, dump });
  for (const listed of ['../../x', '2024-13-45']) wrong.push({ ...whole, listed });
  const its: Record<string, unknown>[] = [
    ...['../../../outside/secret', '__proto__', '', 5, { a: 1 }].map(entry => ({ entry })),
    ...['x-y', 5, null, '1;2'].map(lines => ({ lines })),
    ...['exploded', null].map(outcome => ({ outcome })),
    ...[null, [], 'x', { title: null }, { title: { lines: 'x' } }, { title: { hash: 5 } }].map(fields => ({ fields })),
    ...[{}, [null], [{}], [{ kind: 'a', line: 'x', excerpt: '' }]].map(doubts => ({ doubts })),
    ...[{}, [5], [null]].map(identifiers => ({ identifiers })),
    ...['x', { entry: '../x', outcome: 'new' }, { entry: 'a', outcome: 'x' }].map(from => ({ from })),
    { title: 5 },
    { why: {} },
    { listed: '../../x' },
  ];
  for (const part of its) wrong.push({ ...whole, records: [{ ...record, ...part }] });
  for (const record of [null, [], 'x', {}]) wrong.push({ ...whole, records: [record] });
  for (const value of wrong)
    if (JSON.stringify(value) !== JSON.stringify(whole))
      assert.ok(ledgerFault(value), JSON.stringify(value)?.slice(0, 300));
  // As the commands meet it.
  const before = tree(outside);
  put(content, 'dumps/2024-01-02-posters.txt', posterSession(3));
  for (const value of [{ ...whole, dump: '../../../outside/x.txt' }, { ...whole, records: [null] }, []])
    for (const command of [
      'ingest',
      'review',
      'explain --dump 2024-01-02-posters.txt',
      'undo 2024-01-02-posters.txt',
    ]) {
      fs.writeFileSync(file, JSON.stringify(value));
      const { code, stderr } = await broadsheet([...command.split(' '), '--content', content]);
      assert.is(code, 1, command);
      assert.match(stderr, /2024-01-02-posters\.json: error: expected a ledger as the last ingestion wrote it/);
      assert.not.match(stderr, /\n {4}at /, command);
      checkRoot(root, before);
    }
  tried('ledgers that nobody wrote', wrong.length);
});

test('a stage that nobody left is taken back: no name in its journal leads elsewhere', async () => {
  const stage = path.join(content, '.staged');
  for (const name of [
    '../../outside/secret.md',
    path.join(outside, 'secret.md'),
    '..\\x',
    './x',
    'a//b',
    '',
    '.staged',
    '.staged/files/x',
    'a\0b',
  ])
    for (const journal of [
      { write: { [name]: ['', ''] }, remove: {} },
      { write: {}, remove: { [name]: '' } },
    ]) {
      fs.mkdirSync(path.join(stage, 'files'), { recursive: true });
      fs.writeFileSync(path.join(stage, 'files/x'), 'x');
      fs.writeFileSync(path.join(stage, 'journal.json'), JSON.stringify(journal));
      const before = tree(outside);
      assert.is(Transaction.recover(content), 'taken back', name);
      assert.not(fs.existsSync(stage));
      checkRoot(root, before);
      tried('journals that nobody wrote');
    }
  fs.mkdirSync(path.join(stage, 'journal.json/a'), { recursive: true });
  assert.is(Transaction.recover(content), 'taken back');
  tried('journals that nobody wrote');
  fs.mkdirSync(path.join(content, '.lock/a'), { recursive: true });
  new Lock(content, 'broadsheet build').release();
  assert.not(fs.existsSync(path.join(content, '.lock')));
});

test.run();
