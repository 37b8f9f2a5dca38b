import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Test } from 'uvu';

/**
 * The reference folder: real dumps and what they say, which belong to their authors and are not part of the project.
 * `BROADSHEET_REFERENCE` names it; by default it lies beside the project.
 */
export const referenceFolder = fileURLToPath(
  new URL(
    `${(process.env['BROADSHEET_REFERENCE'] || '../shared').replace(/\/*$/, '')}/`,
    new URL('../../', import.meta.url),
  ),
);

/** Names and reasons of the tests that this process skipped; the test runner prints them. */
export const skipped: string[] = [];

/**
 * `test` where the reference folder has `path`, else a function of the same shape that skips and says so:
 * `withReference(test, 'seeds')('the real dumps …', () => { … })`.
 */
export function withReference<T>(test: Test<T>, path = ''): (...args: Parameters<Test<T>>) => void {
  if (existsSync(referenceFolder + path)) return test;
  return (name, check) => {
    skipped.push(`${name}: no reference folder (${referenceFolder}${path}; BROADSHEET_REFERENCE names it)`);
    test.skip(name, check);
  };
}
