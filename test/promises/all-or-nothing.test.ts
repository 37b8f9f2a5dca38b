// only: npm run test:long
// limit: 3600 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readEntry } from '../../src/content/entry-file.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { depth, long } from '../setup/depth.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, difference, type Ended, posterSession, tree, writeDefaults } from './broadsheet.ts';

/** Moments at which the process is killed. BROADSHEET_FAULTS=100 for longer runs. That it fails at each change: `every-fault.test.ts`. */
const FAULTS = depth('BROADSHEET_FAULTS', 1, 2);
const PRELOAD = new URL('./in-process/fault.mjs', import.meta.url).href;
/** Fractions of a run, spread evenly, and not the same ones for every number of faults. */
const moments = Array.from({ length: FAULTS }, (_, i) => (i + 0.618) / FAULTS);

let top = '';
/** As it stands before the command that fails: an ingested and edited content folder, its site, and a new dump. */
let before = '';
/** The content folder and the site after the command that does not fail. */
let content: Map<string, string>;
let site: Map<string, string>;
let oldSite: Map<string, string>;
let root = '';

const commandIn = (dir: string, name = 'build', ...more: string[]) => [
  name,
  '--content',
  path.join(dir, 'content'),
  ...(name === 'build' ? ['--output', path.join(dir, 'site'), '--cache', path.join(dir, 'cache')] : []),
  ...more,
];
const withFault = (dir: string, fault: string, name = 'build'): Promise<Ended> =>
  broadsheet(commandIn(dir, name), {
    env: { FAULT: fault, FAULT_ROOT: dir, NODE_OPTIONS: `--import ${PRELOAD}` },
  });

function copy(): string {
  fs.rmSync(root, { recursive: true, force: true });
  fs.cpSync(before, root, { recursive: true, preserveTimestamps: true });
  return root;
}

/** What the next command takes away. A disk that forbids everything forbids that too. */
const PASSING = /^\.(?:staged\/|lock)/;
const EDITED = 'papers/2024/sorting-1-pebbles-by-weight-with-reinforcement-learning.md';

test.before(async () => {
  top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'all-or-nothing-')));
  before = path.join(top, 'before');
  root = path.join(top, 'run');
  const at = (file: string) => path.join(before, 'content', file);
  writeDefaults(path.join(before, 'content'));
  fs.writeFileSync(at('dumps/2024-01-02-posters.txt'), posterSession(12));
  await broadsheet(commandIn(before));
  fs.writeFileSync(
    at(EDITED),
    fs.readFileSync(at(EDITED), 'utf8').replace(/^title: .*$/m, 'title: A title by a person # and why'),
  );
  fs.rmSync(at('papers/2024/sorting-2-pebbles-by-weight-with-reinforcement-learning.md'));
  fs.mkdirSync(at('days'), { recursive: true });
  fs.writeFileSync(at('days/2024-01-02.md'), 'A note by a person.\n');
  const built = await broadsheet(commandIn(before, 'build', '--accept-lost-ids'));
  assert.is(built.code, 0, built.stderr);
  oldSite = tree(path.join(before, 'site'));
  // A new dump, and a dump that says something else: files are written, changed and taken away.
  fs.writeFileSync(at('dumps/2024-01-02-posters.txt'), posterSession(12).replaceAll('fewer moves', 'far fewer moves'));
  fs.writeFileSync(at('dumps/2024-02-03-posters.txt'), posterSession(14));
  fs.writeFileSync(at('dumps/2024-02-04-posters.txt'), posterSession(10, 'b'));
  const dir = copy();
  const done = await broadsheet(commandIn(dir));
  assert.is(done.code, 0, done.stderr);
  content = tree(path.join(dir, 'content'));
  site = tree(path.join(dir, 'site'));
});
test.after(() => fs.rmSync(top, { recursive: true, force: true }));

/** Every file of the content folder is whole, whatever happened, and the curator's are as they were. */
function checkContent(dir: string, what: string): void {
  const at = path.join(dir, 'content');
  for (const [file, bytes] of tree(at)) {
    if (file.startsWith('.')) continue;
    const text = Buffer.from(bytes, 'latin1').toString();
    if (file.startsWith('papers/')) readEntry(file, text, path.basename(file, '.md'));
    else if (file.endsWith('.json')) JSON.parse(text);
    else if (!file.startsWith('ledger/'))
      assert.is(fs.readFileSync(path.join(before, 'content', file), 'latin1'), bytes, `${what}: ${file}`);
  }
  assert.match(fs.readFileSync(path.join(at, EDITED), 'utf8'), 'title: A title by a person # and why', what);
}

/** The next command puts everything right, and says what was left. */
async function checkRecovery(dir: string, what: string, expectSite = site): Promise<void> {
  const left = ['content', 'site'].filter(folder => fs.existsSync(path.join(dir, folder, '.staged')));
  const { code, stderr } = await broadsheet(commandIn(dir));
  assert.is(code, 0, `${what}: ${stderr.slice(-500)}`);
  assert.is(
    stderr.match(/was interrupted; what it left was (?:finished|taken back)\./g)?.length ?? 0,
    left.length,
    `${what}: ${stderr}`,
  );
  assert.equal(difference(content, tree(path.join(dir, 'content'))), [], what);
  assert.equal(difference(expectSite, tree(path.join(dir, 'site'))), [], what);
}

/** How many changes a run has. */
async function changesOf(name: string): Promise<number> {
  const { stderr } = await withFault(copy(), 'count', name);
  return (JSON.parse(/^COUNTS (.*)$/m.exec(stderr)![1]!) as { kill: number }).kill;
}

test('killed at any moment, or ended by Ctrl+C, a build leaves whole files, and the next one goes on', async () => {
  const dir = copy();
  const start = performance.now();
  await broadsheet(commandIn(dir));
  const whole = performance.now() - start;
  for (const [i, moment] of moments.entries()) {
    const signal = i % 3 === 2 ? 'SIGINT' : 'SIGKILL';
    const what = `${signal} at ${Math.round(moment * 100)} %`;
    await broadsheet(commandIn(copy()), {
      started: child => setTimeout(() => child.kill(signal), moment * whole),
    });
    checkContent(root, what);
    await checkRecovery(root, what);
    tried('builds killed at a random moment, or ended by Ctrl+C');
  }
});

test('on a small disk that is full', async () => {
  const disk = path.join(top, 'disk');
  fs.mkdirSync(disk);
  const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'linux' || !mount('-t', 'tmpfs', '-o', 'size=64m', 'none', disk)) {
    skipped.push('on a small disk that is full: no file system can be mounted here');
    return;
  }
  try {
    const dir = path.join(disk, 'run');
    fs.cpSync(before, dir, { recursive: true, preserveTimestamps: true });
    const { bsize, blocks, bfree } = fs.statfsSync(disk);
    const used = Math.ceil(((blocks - bfree) * bsize) / 1024);
    for (const room of FAULTS > 3 ? [0, 8, 40, 100, 160] : [0, 100]) {
      assert.ok(mount('-o', `remount,size=${used + room}k`, disk));
      const { code, stderr } = await broadsheet(commandIn(dir));
      assert.is(code, 1, `${room} kB: ${stderr}`);
      assert.match(stderr, 'ENOSPC');
      assert.not.match(stderr, /\n {4}at /);
      checkContent(dir, `${room} kB`);
      assert.equal(
        difference(oldSite, tree(path.join(dir, 'site'))).filter(file => !PASSING.test(file)),
        [],
      );
      tried('builds on a small disk that is full');
    }
    assert.ok(mount('-o', 'remount,size=64m', disk));
    const { code, stderr } = await broadsheet(commandIn(dir));
    assert.is(code, 0, stderr);
    assert.equal(difference(content, tree(path.join(dir, 'content'))), []);
    assert.equal(difference(site, tree(path.join(dir, 'site'))), []);
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
});

long(test, 'a folder that cannot be written to, or a file in its place, changes nothing', async () => {
  const asFile = (file: string) => {
    const saved = `${root}-saved`;
    fs.rmSync(saved, { recursive: true, force: true });
    if (fs.existsSync(file)) fs.renameSync(file, saved);
    fs.writeFileSync(file, 'x');
    return () => {
      fs.rmSync(file);
      if (fs.existsSync(saved)) fs.renameSync(saved, file);
    };
  };
  const immutable = (folder: string) => {
    if (spawnSync('chattr', ['+i', folder], { stdio: 'ignore' }).status !== 0) return undefined;
    return () => void spawnSync('chattr', ['-i', folder]);
  };
  const cases: [string, (file: string) => (() => void) | undefined][] = [
    ['content/papers/2024', immutable],
    ['site/papers', immutable],
    ['site', immutable],
    ['content/papers/2024', asFile],
    ['content/ledger', asFile],
    ['site/papers', asFile],
    ['cache', asFile],
  ];
  for (const [folder, harm] of cases) {
    const dir = copy();
    const mend = harm(path.join(dir, folder));
    const what = `${folder}, ${harm.name}`;
    if (!mend) {
      skipped.push(`${what}: folders cannot be made read-only here`);
      continue;
    }
    try {
      const { code, stderr } = await broadsheet(commandIn(dir));
      assert.is(code, 1, `${what}: ${stderr}`);
      assert.not.match(stderr, /\n {4}at /, `${what}: ${stderr.slice(-400)}`);
      assert.match(stderr, path.basename(folder), what);
    } finally {
      mend();
    }
    checkContent(dir, what);
    assert.equal(
      difference(oldSite, tree(path.join(dir, 'site'))).filter(file => !PASSING.test(file)),
      [],
      what,
    );
    assert.not(Transaction.isHalfDone(path.join(dir, 'content')), what);
    if (folder.startsWith('content')) await checkRecovery(dir, what);
    tried('builds where a folder cannot be written to, or a file is in its place');
  }
});

long(test, 'a file that vanishes while it is read is named, and nothing else is lost', async () => {
  for (const name of [
    '2024-02-03-posters.txt',
    'sorting-3-pebbles-by-weight-in-images.md',
    '2024-01-02-posters.json',
  ]) {
    const dir = copy();
    const { code, stderr } = await withFault(dir, `vanish:${name}`);
    assert.not.match(stderr, /\n {4}at /, `${name}: ${stderr.slice(-500)}`);
    if (code !== 0) assert.match(stderr, name);
    checkContent(dir, name);
    if (code !== 0)
      assert.equal(
        difference(oldSite, tree(path.join(dir, 'site'))).filter(file => !PASSING.test(file)),
        [],
        name,
      );
    const next = await broadsheet(commandIn(dir, 'build', '--accept-lost-ids'));
    assert.is(next.code, 0, next.stderr);
  }
});

test('a dump that cannot be read is skipped, and the site is built without it', async () => {
  for (const [text, words] of [
    ['nothing that anybody knows', /2024-02-05-x\.txt: warning: /],
    [Uint8Array.of(0x41, 0x0a, 0xff, 0xfe, 0x00), /2024-02-05-x\.txt:2: warning: .*0xff at (?:byte|offset) 2/],
  ] as const) {
    const dir = copy();
    fs.writeFileSync(path.join(dir, 'content/dumps/2024-02-05-x.txt'), text);
    const { code, stderr } = await broadsheet(commandIn(dir));
    assert.is(code, 0, stderr.slice(-300));
    assert.match(stderr, words);
    assert.not.ok(fs.existsSync(path.join(dir, 'content/ledger/2024-02-05-x.json')));
    assert.ok(fs.existsSync(path.join(dir, 'site/index.html')));
  }
});

test('a build that fails leaves the old site as it was', async () => {
  const mistakes: [string, string | Uint8Array, RegExp][] = [
    ['site.yaml', 'name: [', /site\.yaml:1/],
    ['topics/vision.md', 'no front matter', /vision\.md:1/],
    [EDITED, '---js\n---\n', /\.md:1/],
    ['ledger/2024-01-02-posters.json', '{', /2024-01-02-posters\.json/],
    ['decisions.yaml', '- what: ever', /decisions\.yaml:1/],
    ['published.json', '{', /published\.json/],
  ];
  for (const [file, text, words] of mistakes) {
    const dir = copy();
    fs.writeFileSync(path.join(dir, 'content', file), text);
    const now = tree(path.join(dir, 'content'));
    const { code, stderr } = await broadsheet(commandIn(dir));
    assert.is(code, 1, `${file}: ${stderr.slice(-300)}`);
    assert.match(stderr, words, file);
    assert.not.match(stderr, /\n {4}at /, file);
    assert.equal(difference(oldSite, tree(path.join(dir, 'site'))), [], file);
    const then = difference(now, tree(path.join(dir, 'content')));
    assert.ok(then.length === 0 || !/papers|ledger/.test(words.source), `${file}: ${then}`);
  }
});

test('a full disk while a mail or a book is written leaves the old file, and no piece of a new one', async () => {
  const dir = copy();
  const out = path.join(top, 'out');
  fs.mkdirSync(out, { recursive: true });
  for (const [name, what, file] of [
    ['mail', 'newest', 'day.eml'],
    ['epub', '2024-01-02', 'day.epub'],
  ] as const) {
    const at = path.join(out, file);
    const args = commandIn(dir, name, what, '--out', at);
    assert.is((await broadsheet(args)).code, 0);
    // Of the same kind, and yet not what is written next.
    const before = Buffer.concat([fs.readFileSync(at), Buffer.from('what was sent before')]);
    fs.writeFileSync(at, before);
    const run = (fault: string) =>
      broadsheet(args, { env: { FAULT: fault, FAULT_ROOT: out, NODE_OPTIONS: `--import ${PRELOAD}` } });
    for (const [fault, code] of [
      ...[1, 2, 3, 4].map(change => [`ENOSPC:${change}+`, 1]),
      ['kill:3', undefined],
    ] as const) {
      const ended = await run(String(fault));
      const what = `${name} ${fault}: ${ended.stderr}`;
      assert.is(ended.code, code, what);
      assert.not.match(ended.stderr, /\n {4}at /, what);
      assert.ok(fs.readFileSync(at).equals(before), what);
      if (code === 1)
        assert.equal(
          fs.readdirSync(out).filter(left => left !== file && !left.endsWith('.eml')),
          [],
          what,
        );
      for (const left of fs.readdirSync(out)) if (left.startsWith('.')) fs.rmSync(path.join(out, left));
      tried('mails and books whose writing failed or was killed');
    }
    const { code, stderr } = await broadsheet(args);
    assert.is(code, 0, stderr);
    assert.not(fs.readFileSync(at).equals(before));
  }
});

long(test, 'a content folder that was copied in the middle of a change is finished in the copy', async () => {
  const all = await changesOf('ingest');
  for (const moment of [0.7, 0.9]) {
    const { code } = await withFault(copy(), `kill:${Math.floor(moment * all)}`, 'ingest');
    assert.is(code, undefined);
    const moved = `${root}-moved`;
    fs.rmSync(moved, { recursive: true, force: true });
    // As a synchronising program does it: other files, other times.
    fs.cpSync(root, moved, { recursive: true });
    fs.rmSync(root, { recursive: true });
    fs.renameSync(moved, root);
    checkContent(root, `copied at ${moment}`);
    await checkRecovery(root, `copied at ${moment}`);
    tried('content folders copied in the middle of a change');
  }
});

long(test, 'what is remembered may be cut off, damaged or gone', async () => {
  for (const harm of [
    (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 40), Buffer.alloc(40, 0xff), bytes.subarray(80)]),
    () => Buffer.alloc(0),
    () => Buffer.from('[]'),
  ]) {
    const dir = copy();
    for (const file of tree(path.join(dir, 'cache')).keys()) {
      const at = path.join(dir, 'cache', file);
      fs.writeFileSync(at, harm(fs.readFileSync(at)));
    }
    const { code, stderr } = await broadsheet(commandIn(dir));
    assert.is(code, 0, stderr.slice(-600));
    assert.equal(difference(site, tree(path.join(dir, 'site'))), [], String(harm));
  }
});

test.run();
