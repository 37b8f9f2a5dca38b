import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Test } from 'uvu';
import { INSTALLED, type PagefindModule, type PagefindPackage } from '../../src/search/pagefind.ts';
import { skipped } from './reference.ts';

/** The oldest Pagefind that the search works with, and the newest that was tried. */
const VERSIONS = ['1.5.2', '1.6.0'];

/** A version of Pagefind: the installed one, or from npm into the program's cache. `undefined` where npm cannot get it. */
export function pagefindOf(version: string): PagefindPackage | undefined {
  if (version === INSTALLED.version) return INSTALLED;
  const folder = fileURLToPath(new URL(`../../.cache/pagefind-${version}/`, import.meta.url));
  const module = `${folder}node_modules/pagefind/lib/index.js`;
  if (!existsSync(module)) {
    const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
    spawnSync('npm', ['install', ...flags, `pagefind@${version}`], {
      stdio: 'ignore',
      timeout: 120_000,
      shell: process.platform === 'win32',
    });
  }
  if (!existsSync(module)) return undefined;
  return { version, load: () => import(pathToFileURL(module).href) as Promise<PagefindModule> };
}

/**
 * Adds a test for each version of Pagefind that the search is to work with. Where one cannot be had, the test is skipped and
 * says so.
 */
export function withEachPagefind<T>(
  test: Test<T>,
): (name: string, check: (pagefind: PagefindPackage, context: T) => Promise<void>) => void {
  return (name, check) => {
    for (const version of VERSIONS) {
      const own = `${name}: Pagefind ${version}`;
      const pagefind = pagefindOf(version);
      if (pagefind) test(own, context => check(pagefind, context));
      else {
        skipped.push(`${own}: npm could not install it`);
        test.skip(own);
      }
    }
  };
}
