import type { Callback, Test } from 'uvu';
import { skipped } from './reference.ts';

/**
 * Whether the long tests are asked for: `npm run test:long` runs the suites that use this module, each as deep as it is meant to go.
 * `rest` asks for the tests alone that `npm test` leaves out, and for no greater depth.
 */
const LONG = process.env['BROADSHEET_LONG'];

/**
 * How often a test tries: less by `npm test`, which a person waits for, more by `npm run test:long`.
 *
 * @param variable of the environment, which says otherwise where it is set
 */
export function depth(variable: string, usual: number, long: number): number {
  return Number(process.env[variable] ?? (LONG === '1' ? long : usual));
}

/** Adds a test for `npm run test:long` alone; `npm test` says that it left it out. */
export function long<T>(test: Test<T>, name: string, check: Callback<T>): void {
  if (LONG) test(name, check);
  else {
    skipped.push(`${name}: npm run test:long`);
    test.skip(name);
  }
}
