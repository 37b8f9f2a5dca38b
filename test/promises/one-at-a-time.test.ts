import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Lock } from '../../src/files/lock.ts';
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
const lockFile = () => path.join(content, Lock.FILE);
const say = (holder: object | string) =>
  fs.writeFileSync(lockFile(), typeof holder === 'string' ? holder : JSON.stringify(holder));

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
  assert.not(fs.existsSync(lockFile()));
});

test('of many that start together one works at a time, and none breaks another', async () => {
  const answers = await Promise.all([build(), build(), commands['ingest']!()]);
  assert.ok(answers.some(({ code }) => code === 0));
  for (const { code, stderr } of answers) {
    assert.ok(code === 0 || code === 1);
    if (code === 1) assert.match(stderr, /"broadsheet (?:build|ingest)" works on it \(process \d+\)/);
  }
  const { code, stdout } = await build();
  assert.is(code, 0);
  assert.match(stdout, '4 papers');
  assert.equal(
    fs.readdirSync(content).filter(name => name.startsWith('.')),
    [],
  );
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
  assert.not(fs.existsSync(path.join(site, Lock.FILE)));
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

test('told to end, a command lets go of its locks, and what it renames it renames to the end', async () => {
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
  const changes = Number(/CHANGES (\d+)/.exec((await at('count')).stderr)?.[1]);
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

test('a lock whose process is gone is taken over', async () => {
  const gone = other('0');
  await new Promise(resolve => gone.once('exit', resolve));
  const stale = [
    { pid: gone.pid, command: 'broadsheet build' },
    // Numbers of processes are given again: this one is alive, and is not the one that took the lock.
    { pid: other().pid, began: '1', command: 'broadsheet build' },
    '',
    '{',
    'null',
    '{"pid":-1,"command":"x"}',
    '{"pid":"1","command":"x"}',
    '{"pid":0,"command":"x"}',
    '{"pid":1e99,"command":"x"}',
    '\0\0\0\0',
  ];
  for (const holder of stale) {
    if (process.platform !== 'linux' && typeof holder === 'object' && 'began' in holder) continue;
    say(holder);
    const lock = new Lock(content, 'broadsheet ingest');
    assert.is(JSON.parse(fs.readFileSync(lockFile(), 'utf8')).pid, process.pid, JSON.stringify(holder));
    assert.throws(() => new Lock(content, 'broadsheet build'), /"broadsheet ingest" works on it/);
    lock.release();
    assert.not(fs.existsSync(lockFile()));
  }
});

test('of many that find the same stale lock, one takes it', async () => {
  const rounds = 60;
  const folders = Array.from({ length: rounds }, (_, round) => path.join(content, `round-${round}`));
  for (const folder of folders) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, '.lock'), JSON.stringify({ pid: 2 ** 22 + 1, command: 'x' }));
  }
  // All try each folder at the same moment, and hold what they got until the last round is over.
  const script = `import { Lock } from './src/files/lock.ts';
    const answers = ${JSON.stringify(folders)}.map((folder, round) => {
      const at = Number(process.env.AT) + 40 * round;
      while (Date.now() < at);
      try { new Lock(folder, 'x'); return 'held'; }
      catch (error) { return error.message.includes('works on it') ? 'refused' : error.message; }
    });
    setTimeout(() => console.log(JSON.stringify(answers)), 1000);`;
  process.env['AT'] = String(Date.now() + 4000);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => {
      const child = other(script);
      return new Promise<string[]>(resolve =>
        child.stdout!.setEncoding('utf8').once('data', text => resolve(JSON.parse(text) as string[])),
      );
    }),
  );
  for (const [round, folder] of folders.entries())
    assert.equal(
      answers.map(answer => answer[round]).sort(),
      ['held', ...Array.from({ length: 5 }, () => 'refused')],
      folder,
    );
});

test('what a killed process left of a lock that it never got goes with the next', () => {
  fs.writeFileSync(`${lockFile()}.${2 ** 22 + 1}`, '{');
  fs.writeFileSync(`${lockFile()}.turn`, '');
  fs.utimesSync(`${lockFile()}.turn`, 0, 0);
  new Lock(content, 'broadsheet build').release();
  assert.equal(
    fs.readdirSync(content).filter(name => name.startsWith('.lock')),
    [],
  );
});

test.run();
