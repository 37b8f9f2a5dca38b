import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Report, schedule } from './schedule.ts';
import { findSuites } from './suites.ts';

/** Inside the project, so that the suites written here find uvu. */
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
let folder = '';

test.before.each(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'suites-'));
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, ...lines: string[]): void {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, ["import { test } from 'uvu';", ...lines, ''].join('\n'));
}

async function run(...patterns: string[]): Promise<Record<string, Report>> {
  const reports: Record<string, Report> = {};
  await schedule(findSuites(folder, patterns), 2, process.env, report => {
    reports[report.suite.name] = report;
  });
  return reports;
}

/** A suite that passes, so that a failure seen beside it is its own. */
const PASSES = ["test('passes', () => {});", 'test.run();'];

test('counts what passes, what fails and what is skipped', async () => {
  write('good.test.ts', "console.log('chatter');", ...PASSES);
  write('bad.test.ts', "test('breaks', () => { throw new Error('broken here'); });", "test.skip('later');", ...PASSES);
  const { 'good.test.ts': good, 'bad.test.ts': bad } = await run();
  assert.is(good!.passed, 1);
  assert.is(good!.failed, 0);
  assert.is(good!.errors.length, 0);
  assert.match(good!.output, 'chatter');
  assert.is(bad!.passed, 1);
  assert.is(bad!.failed, 1);
  assert.is(bad!.skipped.length, 1);
  assert.match(bad!.errors.join(), 'broken here');
});

test('a suite that forgets test.run() fails', async () => {
  write('forgot.test.ts', "test('never runs', () => {});");
  const { 'forgot.test.ts': forgot } = await run();
  assert.is(forgot!.failed, 1);
  assert.match(forgot!.errors.join(), 'test.run()');
});

test('a suite whose before hook throws, or that does not load, fails', async () => {
  write('hook.test.ts', "test.before(() => { throw new Error('no'); });", ...PASSES);
  write('load.test.ts', "throw new Error('cannot load');", ...PASSES);
  const { 'hook.test.ts': hook, 'load.test.ts': load } = await run();
  assert.is(hook!.failed, 1);
  assert.match(hook!.errors.join(), 'before hook');
  assert.is(load!.failed, 1);
  assert.match(load!.output, 'cannot load');
});

test('a suite that ends its process early fails, whatever the exit code', async () => {
  write('early.test.ts', "test('leaves', () => process.exit(0));", ...PASSES);
  write('late.test.ts', "process.on('exit', () => { process.exitCode = 3; });", ...PASSES);
  const { 'early.test.ts': early, 'late.test.ts': late } = await run();
  assert.is(early!.failed, 1);
  assert.is(late!.failed, 1);
  assert.match(late!.errors.join(), 'exit code 3');
});

test('a suite that hangs is ended with what it started', async () => {
  const beat = join(folder, 'beat');
  write(
    'hangs.test.ts',
    '// limit: 8 s',
    "import { spawn } from 'node:child_process';",
    "test('hangs', () => {",
    `  const loop = 'setInterval(() => fs.appendFileSync(${JSON.stringify(beat)}, "."), 20)';`,
    "  spawn(process.execPath, ['-e', loop]);",
    '  for (;;);',
    '});',
    'test.run();',
  );
  const { 'hangs.test.ts': hangs } = await run();
  assert.is(hangs!.failed, 1);
  assert.match(hangs!.errors.join(), 'hangs');
  assert.ok(hangs!.seconds < 60);
  const beats = readFileSync(beat, 'utf8').length;
  assert.ok(beats > 0, 'the loop ran');
  await new Promise(resolve => setTimeout(resolve, 300));
  assert.is(readFileSync(beat, 'utf8').length, beats, 'the loop is over');
});

test('patterns choose suites by their path, needs follow imports', () => {
  write('one/a.test.ts', "import './tool.ts';", ...PASSES);
  write('one/tool.ts', "import '../setup/browser.ts';");
  write('setup/browser.ts');
  write('two/b.test.ts', ...PASSES);
  write('two/fixtures/c.test.ts', ...PASSES);
  const names = (...patterns: string[]) => findSuites(folder, patterns).map(suite => suite.name);
  assert.equal(names(), ['one/a.test.ts', 'two/b.test.ts']);
  assert.equal(names('one'), ['one/a.test.ts']);
  assert.equal(names('test/two', 'nothing'), ['two/b.test.ts']);
  const [a, b] = findSuites(folder);
  assert.equal([...a!.needs], ['chromium']);
  assert.equal([...b!.needs], []);
});

test.run();
