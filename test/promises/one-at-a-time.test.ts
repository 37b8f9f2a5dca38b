// only: npm run test:long
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Lock } from '../../src/files/lock.ts';
import { long } from '../setup/depth.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import {
  broadsheet,
  buildArguments,
  difference,
  type Ended,
  PROJECT,
  posterSession,
  tree,
  writeDefaults,
} from './broadsheet.ts';

let root = '';
let content = '';
const helpers = new Set<ChildProcess>();
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'one-at-a-time-')));
  content = path.join(root, 'content');
  writeDefaults(content);
  fs.writeFileSync(path.join(content, 'dumps/2024-01-02-posters.txt'), posterSession(4));
});
test.after.each(() => {
  for (const helper of helpers) helper.kill('SIGKILL');
  helpers.clear();
  fs.rmSync(root, { recursive: true, force: true });
});

const build = () => broadsheet([...buildArguments(root), '--no-index']);
const commands: Record<string, () => Promise<Ended>> = {
  build,
  ingest: () => broadsheet(['ingest', '--content', content]),
  init: () => broadsheet(['init', content]),
};
const locks = (folder = content) => fs.readdirSync(folder).filter(name => Lock.isName(name));

/** A process that runs until it is ended. */
function other(script = 'setInterval(() => {}, 1000)'): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  helpers.add(child);
  return child;
}

test('while one command works, every other stops at once and names it', async () => {
  const holder = other(
    `import { Lock } from './src/files/lock.ts'; new Lock(${JSON.stringify(content)}, 'broadsheet build'); console.log('held'); setInterval(() => {}, 1000);`,
  );
  await new Promise(resolve => holder.stdout!.once('data', resolve));
  const before = fs.readdirSync(content).sort();
  for (const [name, run] of Object.entries(commands)) {
    const start = performance.now();
    const { code, stderr } = await run();
    assert.is(code, 1, name);
    assert.match(stderr, `"broadsheet build" works on it (process ${holder.pid})`, name);
    assert.ok(performance.now() - start < 20_000, `${name} does not wait`);
    assert.not(fs.existsSync(path.join(root, 'site')));
  }
  assert.equal(fs.readdirSync(content).sort(), before, 'and changes nothing');
  // Killed, it holds nothing any more.
  holder.kill('SIGKILL');
  await new Promise(resolve => holder.once('exit', resolve));
  const { code, stderr } = await build();
  assert.is(code, 0, stderr);
  assert.equal(locks(), []);
});

test('two content folders do not build into one output folder at the same time', async () => {
  const site = path.join(root, 'site');
  const theirs = path.join(root, 'theirs');
  fs.cpSync(content, theirs, { recursive: true });
  const first = await build();
  assert.is(first.code, 0, first.stderr);
  const holder = other(
    `import { SiteOutput } from './src/build/output.ts'; SiteOutput.lock(${JSON.stringify(site)}); console.log('held'); setInterval(() => {}, 1000);`,
  );
  await new Promise(resolve => holder.stdout!.once('data', resolve));
  const before = tree(root);
  const second = await broadsheet([
    'build',
    '--content',
    theirs,
    '--output',
    site,
    '--cache',
    path.join(root, 'cache'),
  ]);
  assert.is(second.code, 1);
  assert.match(
    second.stderr,
    `expected the output folder to be free, found that "broadsheet build" works on it (process ${holder.pid})`,
  );
  assert.equal(difference(before, tree(root)), [], 'and changes nothing');
  holder.kill('SIGKILL');
  await new Promise(resolve => holder.once('exit', resolve));
  const { code, stderr } = await build();
  assert.is(code, 0, stderr);
  assert.equal(locks(site), []);
});

test('a folder that was made for a lock goes with it', () => {
  const made = path.join(root, 'made');
  new Lock(made, 'x').release();
  assert.not(fs.existsSync(made));
  const lock = new Lock(made, 'x');
  fs.writeFileSync(path.join(made, 'a'), '');
  lock.release();
  assert.equal(fs.readdirSync(made), ['a']);
});

long(test, 'told to end, a command lets go of its locks, and what it renames it renames to the end', async () => {
  const at = (change: number | 'count', signal: NodeJS.Signals | '' = '') =>
    broadsheet([...buildArguments(root), '--no-index'], {
      env: {
        FAULT: change === 'count' ? 'count' : `${signal}:${change}`,
        FAULT_ROOT: root,
        NODE_OPTIONS: `--import ${new URL('./in-process/fault.mjs', import.meta.url).href}`,
      },
    });
  const clean = () => {
    for (const folder of ['site', 'cache', 'content/papers', 'content/ledger'])
      fs.rmSync(path.join(root, folder), { recursive: true, force: true });
    fs.rmSync(path.join(content, 'published.json'), { force: true });
  };
  const changes = (JSON.parse(/^COUNTS (.*)$/m.exec((await at('count')).stderr)![1]!) as { kill: number }).kill;
  const whole = tree(root);
  assert.ok(changes > 50, `${changes} changes`);
  for (const [signal, code, ...moments] of [
    ['SIGINT', 130, 0.05, 0.5, 0.95],
    ['SIGTERM', 143, 0.4],
    ['SIGHUP', 129, 0.6],
  ] as const)
    for (const moment of moments) {
      clean();
      const what = `${signal} at ${moment * 100} % of the changes`;
      const ended = await at(Math.ceil(moment * changes), signal);
      const left = tree(root);
      // Nothing came after the last renaming.
      const isDone = difference(whole, left).every(file => file.startsWith('cache/'));
      assert.ok(ended.code === code || (isDone && ended.code === 0), `${what}: ${ended.code} ${ended.stderr}`);
      assert.equal(
        [...left.keys()].filter(file => /\.lock|journal\.json/.test(file)),
        [],
        what,
      );
      const next = await build();
      assert.is(next.code, 0, next.stderr);
      assert.equal(
        difference(whole, tree(root)).filter(file => !file.startsWith('cache/')),
        [],
        what,
      );
    }
});

/** A lock of another machine or container, by whose numbers of processes nothing can be told here. */
const elsewhere = { pid: 7, began: '1', place: 'another place', command: 'broadsheet build' };

test('a lock from elsewhere is held at once though its clock, or that of the files, is a little ahead', () => {
  const file = path.join(content, Lock.FILE);
  fs.writeFileSync(file, JSON.stringify(elsewhere));
  const ahead = Date.now() / 1000 + 2;
  fs.utimesSync(file, ahead, ahead);
  const told: string[] = [];
  assert.throws(() => new Lock(content, 'x', undefined, words => told.push(words)), /"broadsheet build" works on it/);
  assert.equal(told, []);
});

test('a lock is touched while its command works without a pause', async () => {
  const holder = other(
    `import { Lock } from './src/files/lock.ts'; new Lock(${JSON.stringify(content)}, 'x'); console.log('held'); const end = Date.now() + 4000; while (Date.now() < end); console.log('done'); setInterval(() => {}, 1000);`,
  );
  await new Promise(resolve => holder.stdout!.once('data', resolve));
  const touched = () => fs.statSync(path.join(content, locks()[0]!)).mtimeMs;
  const first = touched();
  await new Promise(resolve => setTimeout(resolve, 3000));
  assert.ok(touched() > first + 1000);
});

test('in two containers on one content folder, the second stops, and the first goes on', async () => {
  const inContainer = ['--pid', '--fork', '--mount-proc', '--kill-child'];
  if (spawnSync('unshare', [...inContainer, 'true']).status !== 0) {
    skipped.push('in two containers on one content folder: no name space of processes can be made here');
    return;
  }
  // It holds the lock and has a change staged; its number of process is one that means nothing outside.
  const holder = spawn(
    'unshare',
    [
      ...inContainer,
      process.execPath,
      '--import',
      'tsx',
      '-e',
      `import { Lock } from './src/files/lock.ts'; import { Transaction } from './src/files/transaction.ts'; new Lock(${JSON.stringify(content)}, 'broadsheet build'); const change = new Transaction(${JSON.stringify(content)}); change.write('days/2024-01-02.md', 'New.\\n'); console.log('held'); process.stdin.once('data', () => { change.commit(); console.log('done'); });`,
    ],
    { cwd: PROJECT, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  helpers.add(holder);
  await new Promise(resolve => holder.stdout!.once('data', resolve));
  const before = tree(content);
  const second = spawnSync(
    'unshare',
    [...inContainer, process.execPath, path.join(PROJECT, 'src/bin.js'), ...buildArguments(root), '--no-index'],
    { encoding: 'utf8' },
  );
  assert.is(second.status, 1, second.stderr);
  assert.match(
    second.stderr,
    /"broadsheet build" works on it \(process \d+, on another machine or in another container\)/,
  );
  assert.equal(difference(before, tree(content)), []);
  holder.stdin!.write('go on\n');
  await new Promise(resolve => holder.stdout!.once('data', resolve));
  assert.is(fs.readFileSync(path.join(content, 'days/2024-01-02.md'), 'utf8'), 'New.\n');
  tried('two containers on one content folder');
});

test.run();
