import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';

/** The modules whose types a configuration or a theme reads. */
const ENTRANCES = ['plugin.d.ts', 'theme.d.ts'];

/**
 * Writes the declarations of the package's entrances, and of what they take theirs from.
 *
 * @param folder new
 * @throws Error where the compiler refuses the sources
 */
export function writeTypes(folder: string): void {
  const tsc = path.join(PROJECT_ROOT, 'node_modules/.bin/tsc');
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    // What names a library that is bundled has no types in the package.
    '--stripInternal',
    '--rootDir',
    'src',
    '--outDir',
    folder,
  ];
  const { status, stdout } = spawnSync(tsc, ['-p', 'src', ...options], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`expected types to be written, found: ${stdout}`);
  // A declaration that stands in the sources is not written by the compiler.
  const eleventy = 'build/eleventy.d.ts';
  const declared = fs.readFileSync(path.join(PROJECT_ROOT, 'src', eleventy), 'utf8');
  fs.writeFileSync(
    path.join(folder, eleventy),
    declared.replace(/import\('(?:\.\/wiring\.ts|node:events)'\)\.\w+/g, 'unknown'),
  );
  const kept = new Set<string>([eleventy]);
  const follow = (file: string): void => {
    if (kept.has(file)) return;
    kept.add(file);
    const at = path.join(folder, file);
    // TypeScript looks for declarations beside the name of a script.
    // What is bundled has no types in the package.
    const own = fs.readFileSync(at, 'utf8').replace(/typeof import\((['"])(?![.@]).*?\1\)/g, 'unknown');
    const text = own.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js');
    fs.writeFileSync(at, ENTRANCES.includes(file) ? `/// <reference path="./${eleventy}" />\n${text}` : text);
    for (const [, name] of text.matchAll(/(?:from |import\()['"](\.[^'"]*)\.js['"]/g))
      follow(path.posix.join(path.posix.dirname(file), `${name}.d.ts`));
  };
  for (const file of ENTRANCES) follow(file);
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.d.ts') && !kept.has(name.split(path.sep).join('/'))) fs.rmSync(path.join(folder, name));
}
