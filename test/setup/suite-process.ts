/**
 * Runs one suite in a process of its own and tells the parent what came of it. uvu run as usual passes in silence where
 * a file forgets `test.run()` or a `before` hook throws; here both count as failures.
 */
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { skipped } from './reference.ts';
import { tries } from './tried.ts';

/** Sent to the parent once, when all tests of the suite have run. */
export interface Outcome {
  passed: number;
  failed: number;
  /** The names and reasons of skipped tests. */
  skipped: string[];
  /** What was tried, and how often. */
  tried: [what: string, count: number][];
  /** One for each failing test, as uvu words it, or for what kept tests from running. */
  errors: string[];
}

/** uvu's queue: a group per file, of runners that answer [messages or true, passed, skipped, total]. */
type Runner = () => Promise<[string | true, number, number, number]>;
interface UvuGlobals {
  UVU_DEFER?: number;
  UVU_INDEX?: number;
  UVU_QUEUE?: [string, ...Runner[]][];
}

async function runSuite(file: string): Promise<Outcome> {
  const uvu = globalThis as UvuGlobals;
  const group: [string, ...Runner[]] = [file];
  Object.assign(uvu, { UVU_DEFER: 1, UVU_INDEX: 0, UVU_QUEUE: [group] });
  await import(pathToFileURL(file).href);

  const outcome: Outcome = { passed: 0, failed: 0, skipped: [], tried: [], errors: [] };
  const [, ...runners] = group;
  let skips = 0;
  for (const run of runners) {
    const [errors, passed, skippedHere, total] = await run();
    outcome.passed += passed;
    outcome.failed += total - passed;
    skips += skippedHere;
    if (typeof errors === 'string') outcome.errors.push(errors);
    else if (passed < total) outcome.errors.push(`  A before hook threw: ${total - passed} tests did not run.\n`);
  }
  outcome.skipped = [...skipped];
  outcome.tried = [...tries];
  if (skips > skipped.length) outcome.skipped.push(`${skips - skipped.length} by test.skip`);
  if (outcome.passed + outcome.failed + skips === 0) {
    outcome.failed = 1;
    outcome.errors.push('  No test ran: the file has none, or does not end with test.run().\n');
  }
  return outcome;
}

// The same run twice is the same run in CI; elsewhere each looks at other inputs, and a failure names its seed.
if (process.env['CI']) fc.configureGlobal({ seed: 20251119 });
const outcome = await runSuite(process.argv[2]!);
process.exitCode = outcome.failed ? 1 : 0;
process.send?.(outcome, () => process.disconnect());
