import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';
import { type LockFile, packageName } from './lock-file.ts';

/** The packages that the program's faces are cut from (test/tools/cut-fonts.py). */
const FACES = ['@fontsource-variable/newsreader', '@fontsource-variable/public-sans', '@fontsource/stix-two-math'];
/** The licences of those that came without their text: that of an earlier version, or the licence's own with the author's name. */
const TEXTS = path.join(PROJECT_ROOT, 'src/package/licences');

/** Packages that others carry in their own files, where no lock file sees them: of the same author, under the same licence. */
const CARRIED: Record<string, string> = {
  'node_modules/feedsmith/dist/node_modules/trousse': 'node_modules/feedsmith',
};

/** A package of which something is in the program's own files. */
export interface Library {
  /** Its key in the lock file. */
  at: string;
  /** Names of the packages that it carries in its files. */
  carried: string[];
}

/**
 * The libraries of the program's files, its faces among them, in the order of their names.
 *
 * @param files that were bundled, relative to the program's folder
 * @throws Error where a file belongs neither to the program nor to what the lock file names
 */
export function librariesOf(lock: LockFile, files: readonly string[]): Library[] {
  const folders = files
    .filter(file => !/^(?:src\/|<define:)/.test(file))
    .map(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file);
  const found = new Set([...folders, ...FACES.map(name => `node_modules/${name}`)]);
  const carried = Object.keys(CARRIED).filter(folder => found.delete(folder));
  const libraries = [...found].sort();
  for (const at of libraries) requireInstalled(lock, at);
  return libraries.map(at => ({ at, carried: carried.filter(folder => CARRIED[folder] === at).map(packageName) }));
}

function requireInstalled({ packages }: LockFile, at: string): void {
  const file = path.join(PROJECT_ROOT, at, 'package.json');
  const { version } = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { version?: string }) : {};
  if (version === undefined || version !== packages[at]?.version)
    throw new Error(
      `expected ${at} as package-lock.json has it (${packages[at]?.version}), found ${version}: run npm ci first`,
    );
}

/** The libraries' names, versions and licences, in full. @throws Error where the text of a licence is not known */
export function licencesOf(lock: LockFile, libraries: readonly Library[]): string {
  const texts = libraries.map(({ at, carried }) => {
    const { version, license } = lock.packages[at]!;
    const title = `${packageName(at)} ${version} (${license})`;
    return `${[title, ...carried].join(', and in it ')}\n\n${licenceText(at)}\n`;
  });
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}

function licenceText(at: string): string {
  const folder = path.join(PROJECT_ROOT, at);
  const own = fs.readdirSync(folder).find(name => /^(?:licen[cs]e|copying)/i.test(name));
  const file = own ? path.join(folder, own) : path.join(TEXTS, `${packageName(at)}.txt`);
  if (!fs.existsSync(file)) throw new Error(`expected the text of the licence of ${at}, found none: add ${file}`);
  return fs.readFileSync(file, 'utf8').trim();
}
