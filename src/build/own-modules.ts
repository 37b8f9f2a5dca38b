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
  const hooks = `const targets = ${JSON.stringify(targets)};
export async function resolve(specifier, context, next) {
  if (targets[specifier]) return { url: targets[specifier], shortCircuit: true };
  const isFile = /^(?:\\.{0,2}\\/|file:)/.test(specifier);
  const url = isFile && context.parentURL ? new URL(specifier, context.parentURL).href : undefined;
  return url && targets[url] ? { url: targets[url], shortCircuit: true } : next(specifier, context);
}`;
  module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
