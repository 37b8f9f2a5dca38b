import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './stamp.js';

/** Set where the program runs bundled: its stamp when it was. */
declare const BROADSHEET_PROGRAM: string | undefined;

/**
 * The folder of the program itself, where `package.json` stands. Data files are found from here and not from a module's own
 * place, which is another one when the module runs bundled from `.cache/program`.
 */
export const PROJECT_ROOT: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

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
  program ??= typeof BROADSHEET_PROGRAM === 'string' ? BROADSHEET_PROGRAM : stampOf(PROJECT_ROOT);
  return program;
}

/** The folder of the bundle that runs; undefined where the program runs as it is written. */
export function programFolder(): string | undefined {
  return typeof BROADSHEET_PROGRAM === 'string'
    ? path.join(PROJECT_ROOT, '.cache', 'program', BROADSHEET_PROGRAM)
    : undefined;
}
