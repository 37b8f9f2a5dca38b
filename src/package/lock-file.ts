import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';

/** The parts of npm's lock file, version 3, that are read here (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface LockFile {
  packages: Record<string, LockedPackage>;
}

export interface LockedPackage {
  version: string;
  integrity: string;
  license: string;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The program's own. */
export function readLock(): LockFile {
  return JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as LockFile;
}

/** Its name, whatever folder it lies in. @param at a key of a lock file */
export const packageName = (at: string): string => at.replace(/^.*node_modules\//, '');

/**
 * The packages that are installed for some of the direct dependencies, in the order of the lock file.
 *
 * @returns keys of the lock file
 * @throws Error where one of them is not in the lock file
 */
export function installedFor(lock: LockFile, direct: readonly string[]): string[] {
  const found = new Set<string>();
  const follow = (from: string, wanted: readonly string[], isRequired: boolean): void => {
    for (const name of wanted) {
      const at = placeOf(lock, from, name);
      if (at === undefined && isRequired)
        throw new Error(`expected ${name} in package-lock.json, which ${from || 'the program'} needs`);
      if (at === undefined || found.has(at)) continue;
      found.add(at);
      const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = lock.packages[at]!;
      follow(at, Object.keys(dependencies), true);
      follow(at, Object.keys({ ...optionalDependencies, ...peerDependencies }), false);
    }
  };
  follow('', direct, true);
  return Object.keys(lock.packages).filter(at => found.has(at));
}

/** Where a package finds another, by Node's rule: beside itself or above. */
export function placeOf({ packages }: LockFile, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const at = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[at]) return at;
    if (folder === '') return undefined;
  }
}
