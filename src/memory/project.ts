import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './stamp.js';

/** Set where the program runs bundled: what names it, its sources of dumps, and its folder where the bundle lies elsewhere. */
declare const BROADSHEET_PROGRAM: { stamp: string; sources: string[]; root?: string } | undefined;

const bundled = typeof BROADSHEET_PROGRAM === 'object' ? BROADSHEET_PROGRAM : undefined;
const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The folder of the program itself, where `package.json` stands. Data files are found from here and not from a module's own
 * place, which is another one when the module runs bundled.
 */
export const PROJECT_ROOT: string = bundled?.root ?? findRoot(here);

function findRoot(start: string): string {
  for (let at = start; ; at = path.dirname(at)) {
    const file = path.join(at, 'package.json');
    if (fs.existsSync(file) && (JSON.parse(fs.readFileSync(file, 'utf8')) as { name?: string }).name === 'broadsheet')
      return at;
    if (at === path.dirname(at)) throw new Error(`No package.json of broadsheet above ${start}`);
  }
}

let program: string | undefined;

/** Names the program that runs: another one, and what it makes may be other bytes. */
export function programVersion(): string {
  program ??= bundled?.stamp ?? stampOf(PROJECT_ROOT);
  return program;
}

/** The folder of the bundle that runs; undefined where the program runs as it is written. */
export const programFolder: string | undefined = bundled && here;

/** The files of `src/read/sources`, each a source of dumps. */
export function sourceFiles(): readonly string[] {
  const names = bundled?.sources ?? fs.readdirSync(path.join(PROJECT_ROOT, 'src/read/sources'));
  return names.filter(name => /(?<!\.d)\.ts$/.test(name)).sort();
}

/** What a package has ready made: a file of `dist/`; undefined in a clone, which makes it itself. */
export function readyMade(name: string): string | undefined {
  const file = path.join(PROJECT_ROOT, 'dist', name);
  return fs.existsSync(file) ? file : undefined;
}
