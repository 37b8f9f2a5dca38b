import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

/** The suite's own folder, where nothing of the repository is; it goes when the suite ends. */
export const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'package-')));
export const at = (...parts: string[]): string => path.join(root, ...parts);

export interface Surroundings {
  env?: NodeJS.ProcessEnv;
  /** The user and the group of this number, in place of one's own. */
  as?: number;
}

/** Runs a program as a person's shell would. @returns its exit code and what it said */
export function attempt(
  command: string,
  args: readonly string[],
  cwd: string,
  { env, as }: Surroundings = {},
): { code: number | null; said: string } {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '', NODE_OPTIONS: '', XDG_CACHE_HOME: at('cache'), ...env },
    maxBuffer: 2 ** 28,
    ...(as !== undefined && { uid: as, gid: as }),
  });
  return { code: status, said: error ? error.message : stdout + stderr };
}

/** As `attempt`, for what must succeed. @returns what it said */
export function run(command: string, args: readonly string[], cwd: string, surroundings?: Surroundings): string {
  const { code, said } = attempt(command, args, cwd, surroundings);
  assert.is(code, 0, `${command} ${args.join(' ')}\n${said}`);
  return said;
}

/** Packs the program. @returns the tarball */
export function pack(): string {
  run('npm', ['run', '--silent', 'pack', '--', '--pack-destination', root], PROJECT_ROOT);
  return at(fs.readdirSync(root).find(name => name.endsWith('.tgz'))!);
}

/** What is asked for when a digest is made. */
export const FACTS = [
  ...['--name', 'Reading group', '--url', 'https://example.org/rg/', '--language', 'en', '--host', 'github'],
];

/** The site of a new digest is whole: the example's papers, the digest's own facts, its search. */
export function checkSite(digest: string): void {
  const read = (file: string) => fs.readFileSync(path.join(digest, '_site', file), 'utf8');
  assert.match(read('index.html'), 'Reading group');
  assert.match(read('index.html'), 'Deep Residual Learning for Image Recognition');
  assert.match(read('sitemap.xml'), 'https://example.org/rg/papers/');
  assert.ok(fs.existsSync(path.join(digest, '_site/pagefind/pagefind.js')));
  assert.ok(fs.statSync(path.join(digest, '_site/assets/site.css')).size > 1000);
}

interface Bill {
  components: { name: string; version: string; scope: string; properties?: { name: string }[] }[];
}

/**
 * What an installer put into a folder is what the package's bill of materials names, each in its version.
 *
 * @param isExact whether a second version of a package is named by a lock file too; without one it is any that is in the range
 * @returns how many packages there are
 */
export function isAsBilled(folder: string, isExact = true): number {
  const modules = path.join(folder, 'node_modules');
  const installed = fs
    .readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter(file => /(?:^|\/node_modules\/)(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(file))
    .map(file => JSON.parse(fs.readFileSync(path.join(modules, file), 'utf8')) as { name: string; version: string })
    .filter(({ name }) => name !== 'broadsheet');
  const bill = JSON.parse(fs.readFileSync(path.join(modules, 'broadsheet/broadsheet.cdx.json'), 'utf8')) as Bill;
  const beside = bill.components.filter(({ properties = [] }) =>
    properties.some(({ name }) => name === 'cdx:npm:package:path'),
  );
  const named = ({ name, version }: { name: string; version: string }) => `${name}@${version}`;
  const [billed, found] = [new Set(beside.map(named)), new Set(installed.map(named))];
  const isSecond = (one: string) => beside.filter(({ name }) => one.startsWith(`${name}@`)).length > 1;
  assert.equal(
    [...found].filter(one => !billed.has(one) && (isExact || !isSecond(one))),
    [],
    'what was installed and is not billed',
  );
  assert.equal(
    beside
      .filter(({ scope }) => scope === 'required')
      .map(named)
      .filter(one => !found.has(one) && (isExact || !isSecond(one))),
    [],
    'what was billed and is not installed',
  );
  return found.size;
}

/** Which part of its pages a build rendered, as it says. */
export function renderedOf(said: string): number {
  const [, pages, rendered] = /^(\d+) pages, (\d+) rendered/m.exec(said)!;
  return Number(rendered) / Number(pages);
}

test.after(() => {
  spawnSync('chmod', ['-R', 'u+w', root]);
  fs.rmSync(root, { recursive: true, force: true });
});
