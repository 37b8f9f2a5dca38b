/**
 * npm test [-- PATTERN … --coverage], npm run test:long [-- PATTERN … --rest]
 *
 * Runs every `*.test.ts` below this folder, or those whose path contains a PATTERN, each in a process of its own. First it
 * sees to what they need beyond npm. The long run is of the suites that go deeper then, and of those that are for it alone; with
 * `--rest`, of these alone, at their usual depth: together with `npm test` every suite has then run once. The last line is
 * `N passed, N failed[, N skipped]`; the exit code is 0 when nothing failed, 2 when the command was called wrongly.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Report, schedule, stopAll } from './setup/schedule.ts';
import { findSuites, type Suite } from './setup/suites.ts';

const testFolder = dirname(fileURLToPath(import.meta.url));
const coverageFolder = join(testFolder, '../coverage');
const SLOWEST = 10;
/** How many times its usual limit a suite of the long run may take. */
const LONG = 4;

function wrongUsage(message: string): never {
  console.error(`${message}\nusage: npm test [-- PATTERN … --coverage]`);
  process.exit(2);
}

function readArguments(): { patterns: string[]; coverage: boolean; long: boolean; rest: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: {
        coverage: { type: 'boolean', default: false },
        long: { type: 'boolean', default: false },
        rest: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    return { patterns: positionals, coverage: values.coverage, long: values.long, rest: values.rest };
  } catch (error) {
    return wrongUsage((error as Error).message);
  }
}

/** The environment of the suites, once what they need is there. @throws MissingTool */
async function prepare(suites: readonly Suite[], coverage: boolean): Promise<NodeJS.ProcessEnv> {
  const env = { ...process.env };
  if (suites.some(suite => suite.needs.has('chromium'))) {
    env['CHROMIUM'] = (await import('./setup/chromium.ts')).provideChromium();
  }
  if (suites.some(suite => suite.needs.has('java'))) (await import('./setup/java.ts')).provideJava();
  if (coverage) {
    rmSync(coverageFolder, { recursive: true, force: true });
    env['NODE_V8_COVERAGE'] = join(coverageFolder, 'tmp');
  }
  return env;
}

/** uvu's dots and totals say nothing that the report does not say better. */
function ownWords(output: string): string {
  return output
    .split('\n')
    .map(line => line.replace(/^(?:[•✘] )*\s*(?:\(\d+ \/ \d+\))?/, ''))
    .filter(line => line.trim() !== '')
    .map(line => `    ${line}\n`)
    .join('');
}

function print(report: Report): void {
  const { suite, passed, failed, skipped, tried, errors, output, seconds } = report;
  console.log(`${failed ? 'FAIL' : 'ok  '} ${suite.name} (${passed} of ${passed + failed}, ${seconds.toFixed(1)} s)`);
  for (const skip of skipped) console.log(`     skipped: ${skip}`);
  for (const [what, count] of tried) console.log(`     tried: ${what}: ${count.toLocaleString('en')}`);
  if (!failed) return;
  for (const error of errors) console.log(`\n${error.trimEnd()}`);
  const words = ownWords(output);
  if (words) console.log(`\n  It printed:\n${words}`);
}

function printSlowest(reports: readonly Report[]): void {
  const slowest = [...reports].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  console.log('\nslowest suites');
  for (const { suite, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)} s  ${suite.name}`);
}

function printCoverage(): void {
  const c8 = join(dirname(createRequire(import.meta.url).resolve('c8/package.json')), 'bin/c8.js');
  const from = ['--temp-directory', join(coverageFolder, 'tmp'), '--reports-dir', coverageFolder];
  const what = ['--include', 'src/**', '--all', '--src', 'src', '--reporter', 'text', '--reporter', 'html'];
  spawnSync(process.execPath, [c8, 'report', ...from, ...what], { cwd: join(testFolder, '..'), stdio: 'inherit' });
}

const { patterns, coverage, long, rest } = readArguments();
if (long) process.env['BROADSHEET_LONG'] = rest ? 'rest' : '1';
const suites = findSuites(testFolder, patterns)
  .filter(suite => (long ? (rest ? suite.onlyLong : suite.deep) : !suite.onlyLong || patterns.length > 0))
  .map(suite => (long ? { ...suite, limit: suite.limit * LONG } : suite));
if (!suites.length) wrongUsage(`No test file's path contains ${patterns.join(' or ')}.`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopAll();
    process.exit(130);
  });
}

const reports: Report[] = [];
try {
  await schedule(suites, availableParallelism(), await prepare(suites, coverage), report => {
    reports.push(report);
    print(report);
  });
} catch (error) {
  console.error((error as Error).message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const total = (count: (report: Report) => number) => reports.reduce((sum, report) => sum + count(report), 0);
const failed = total(report => report.failed);
const skips = total(report => report.skipped.length);
printSlowest(reports);
if (coverage) printCoverage();
if (failed)
  console.log(
    `\nfailing: ${reports
      .filter(r => r.failed)
      .map(r => r.suite.name)
      .join(', ')}`,
  );
console.log(`\n${total(report => report.passed)} passed, ${failed} failed${skips ? `, ${skips} skipped` : ''}`);
process.exitCode = failed ? 1 : 0;
