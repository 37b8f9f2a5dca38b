import type { Test } from 'uvu';
import { INSTALLED, type PagefindPackage, pagefindPackage } from '../../src/search/pagefind.ts';

/** The Pagefinds that the search is to work with: the oldest, which is a development dependency, and the program's own. */
export const PAGEFINDS: readonly PagefindPackage[] = [
  pagefindPackage('pagefind-oldest', () => import('pagefind-oldest')),
  INSTALLED,
];

/** Adds a test for each of them. */
export function withEachPagefind<T>(
  test: Test<T>,
): (name: string, check: (pagefind: PagefindPackage, context: T) => Promise<void>) => void {
  return (name, check) => {
    for (const pagefind of PAGEFINDS)
      test(`${name}: Pagefind ${pagefind.version}`, context => check(pagefind, context));
  };
}
