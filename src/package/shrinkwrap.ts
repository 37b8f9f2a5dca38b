/** The parts of npm's lock file, version 3, that are read here (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface LockFile {
  lockfileVersion: number;
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * The part of a lock file that some of its direct dependencies need, as `npm-shrinkwrap.json` of a package.
 *
 * @param dependencies with their versions, as the package's manifest has them
 * @throws Error where one of them is not in the lock file
 */
export function shrinkwrap(
  lock: LockFile,
  { name, version }: { name: string; version: string },
  dependencies: Record<string, string>,
): object {
  const found = new Set<string>();
  const follow = (from: string, wanted: Record<string, string>, isRequired: boolean): void => {
    for (const dependency of Object.keys(wanted)) {
      const at = placeOf(lock, from, dependency);
      if (at === undefined && isRequired)
        throw new Error(`expected ${dependency} in package-lock.json, which ${from || name} needs`);
      if (at === undefined || found.has(at)) continue;
      found.add(at);
      const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = lock.packages[at]!;
      follow(at, dependencies, true);
      follow(at, { ...optionalDependencies, ...peerDependencies }, false);
    }
  };
  follow('', dependencies, true);
  const packages = Object.entries(lock.packages).filter(([at]) => found.has(at));
  return {
    name,
    version,
    lockfileVersion: lock.lockfileVersion,
    requires: true,
    packages: { '': { name, version, dependencies }, ...Object.fromEntries(packages) },
  };
}

/** Where a package finds another, by Node's rule: beside itself or above. */
function placeOf({ packages }: LockFile, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const at = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[at]) return at;
    if (folder === '') return undefined;
  }
}
