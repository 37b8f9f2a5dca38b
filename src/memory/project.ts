import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './stamp.js';
import { isInstalled } from './user-cache.js';

/** Set in the bundled program: its stamp, its sources of dumps, and its folder if the bundle lies elsewhere. */
declare const BROADSHEET_PROGRAM: { stamp: string; sources: string[]; root?: string } | undefined;

const bundled = typeof BROADSHEET_PROGRAM === 'object' ? BROADSHEET_PROGRAM : undefined;
const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The program's own folder, which holds `package.json`. Data files are found from here, since a bundled module has another
 * location.
 */
export const PROJECT_ROOT: string = bundled?.root ?? findRoot(here);

/** The start of the program, for a process of its own. */
export const PROGRAM_START: string = path.join(PROJECT_ROOT, 'src', 'bin.js');

function findRoot(start: string): string {
  for (let at = start; ; at = path.dirname(at)) {
    const file = path.join(at, 'package.json');
    if (fs.existsSync(file) && (JSON.parse(fs.readFileSync(file, 'utf8')) as { name?: string }).name === 'broadsheet')
      return at;
    if (at === path.dirname(at)) throw new Error(`No package.json of broadsheet above ${start}`);
  }
}

/** The folder in whose `node_modules` the program is installed, however deep; undefined for a clone. */
export function digestOfProgram(): string | undefined {
  if (!isInstalled(PROJECT_ROOT)) return undefined;
  const parts = PROJECT_ROOT.split(path.sep);
  return parts.slice(0, parts.indexOf('node_modules')).join(path.sep) || path.sep;
}

/**
 * What installs the running program once more: what it was itself installed from, where that is known, or else its own folder: nobody
 * need have published it by its name.
 */
export function programSource(): string {
  const folder = digestOfProgram();
  if (folder === undefined) return `file:${PROJECT_ROOT}`;
  const file = path.join(folder, 'package.json');
  const spec = (fs.existsSync(file) && readManifest(file).dependencies?.['broadsheet']) || '';
  if (spec.startsWith('file:')) return `file:${path.resolve(folder, spec.slice('file:'.length))}`;
  if (spec === '') return `file:${PROJECT_ROOT}`;
  return spec.includes(':') ? spec : programRelease();
}

/** The version of the program that people install, as its manifest has it. */
export function programRelease(): string {
  return readManifest(path.join(PROJECT_ROOT, 'package.json')).version;
}

function readManifest(file: string): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

let program: string | undefined;

/** Identifies the running program: another version may produce other bytes. */
export function programVersion(): string {
  program ??= bundled?.stamp ?? stampOf(PROJECT_ROOT);
  return program;
}

/** The folder of the running bundle; undefined if the program runs unbundled. */
export const programFolder: string | undefined = bundled && here;

/** The files of `src/read/sources`, one per source of dumps. */
export function sourceFiles(): readonly string[] {
  const names = bundled?.sources ?? fs.readdirSync(path.join(PROJECT_ROOT, 'src/read/sources'));
  return names.filter(name => /(?<!\.d)\.ts$/.test(name)).sort();
}

/** A prebuilt file of the package, in `dist/`; undefined in a clone, which builds it itself. */
export function readyMade(name: string): string | undefined {
  const file = path.join(PROJECT_ROOT, 'dist', name);
  return fs.existsSync(file) ? file : undefined;
}
