import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT, programFolder } from '../memory/project.ts';

/** What configurations and templates import from the program, and the matching entry points of the bundle. */
const ENTRANCES = {
  broadsheet: 'plugin.js',
  'broadsheet/theme': 'theme.js',
  [pathToFileURL(path.join(PROJECT_ROOT, 'src/plugin.ts')).href]: 'plugin.js',
  [pathToFileURL(path.join(PROJECT_ROOT, 'src/theme.ts')).href]: 'theme.js',
};

let isMapped = false;

/**
 * Makes configurations and templates that import the program get the one that is running. In its own clone that is a
 * bundle, which the package's `exports` cannot name, and there must not be two copies.
 */
export function mapOwnModules(): void {
  const folder = programFolder;
  if (folder === undefined || isMapped) return;
  isMapped = true;
  const targets = Object.fromEntries(
    Object.entries(ENTRANCES).map(([name, file]) => [name, pathToFileURL(path.join(folder, file)).href]),
  );
  const { registerHooks } = module as { registerHooks?: (hooks: { resolve: Resolve }) => void };
  if (registerHooks) registerHooks({ resolve: resolver(targets) });
  // Before Node 22.15: a module of its own, which the source of the function is put into.
  else
    module.register(
      `data:text/javascript,${encodeURIComponent(`export const resolve = (${resolver})(${JSON.stringify(targets)});`)}`,
    );
}

type Resolve = (
  specifier: string,
  context: { parentURL?: string | undefined },
  next: (specifier: string, context: object) => unknown,
) => unknown;

/** Nothing but its parameter may be used in here. */
function resolver(targets: Record<string, string>): Resolve {
  return (specifier, context, next) => {
    const isFile = /^(?:\.{0,2}\/|file:)/.test(specifier);
    const url = isFile && context.parentURL ? new URL(specifier, context.parentURL).href : specifier;
    const target = targets[url];
    return target === undefined ? next(specifier, context) : { url: target, shortCircuit: true };
  };
}
