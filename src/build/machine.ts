import { createRequire } from 'node:module';
import { UsageError } from '../diagnostic.ts';

/** What brings a program of its own for each kind of machine, in a package for each, and the variable that names another program. */
const BROUGHT = [
  { name: 'esbuild', variable: /^ESBUILD_BINARY_PATH$/ },
  { name: 'pagefind', variable: /^PAGEFIND\w*_BINARY_PATH$/ },
] as const;

/**
 * Sees that a site can be built on this machine at all, before anything is begun.
 *
 * @param platform by Node's name, and its architecture
 * @throws UsageError with the package that is wanted
 */
export function requireMachine(platform: string = process.platform, arch: string = process.arch): void {
  for (const { name, variable } of BROUGHT) {
    if (Object.keys(process.env).some(key => variable.test(key))) continue;
    const system = name === 'pagefind' ? platform.replace('win32', 'windows') : platform;
    const wanted = `@${name}/${system}-${arch}`;
    try {
      createRequire(import.meta.resolve(name)).resolve(`${wanted}/package.json`);
    } catch {
      throw new UsageError(
        `expected the package ${wanted}, the part of ${name} for this kind of machine, found none. Install once more without leaving out optional packages; if npm has no ${wanted}, build the digest on another kind of machine`,
      );
    }
  }
}
