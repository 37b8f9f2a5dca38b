#!/usr/bin/env node
// The start: TypeScript is transpiled once into `.cache/compiled` and runs from there as plain JavaScript, since a loader that
// transpiles in passing costs each command half a second of CPU. Only what changed since is transpiled again.
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = path.join(root, '.cache', 'compiled');

/** TypeScript files of the program, relative to the root. The browser's scripts are bundled by the build itself. */
function sources() {
  const files = ['eleventy.config.ts'];
  const walk = folder => {
    for (const item of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${item.name}`;
      if (item.isDirectory()) {
        if (file !== 'src/client') walk(file);
      } else if (file.endsWith('.ts') && !file.endsWith('.d.ts')) files.push(file);
    }
  };
  walk('src');
  return files;
}

/** The compiled file is given its source's time, so that the two tell whether they belong together. */
async function compile() {
  const files = sources();
  const stale = files.filter(file => {
    const made = fs.statSync(path.join(compiled, file.replace(/\.ts$/, '.js')), { throwIfNoEntry: false });
    // Times are kept in fractions that do not survive being copied.
    return !made || Math.abs(made.mtimeMs - fs.statSync(path.join(root, file)).mtimeMs) > 2;
  });
  const kept = new Set(files.map(file => file.replace(/\.ts$/, '.js')));
  const walk = folder => {
    for (const item of fs.readdirSync(path.join(compiled, folder), { withFileTypes: true })) {
      const file = folder ? `${folder}/${item.name}` : item.name;
      if (item.isDirectory()) walk(file);
      else if (!kept.has(file) && file !== 'package.json') fs.rmSync(path.join(compiled, file));
    }
  };
  if (fs.existsSync(compiled)) walk('');
  if (stale.length === 0) return;
  const { transformSync } = await import('esbuild');
  fs.mkdirSync(compiled, { recursive: true });
  fs.writeFileSync(path.join(compiled, 'package.json'), '{"type":"module"}\n');
  for (const file of stale) {
    const { mtime } = fs.statSync(path.join(root, file));
    const { code } = transformSync(fs.readFileSync(path.join(root, file), 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: path.join(root, file),
      sourcemap: 'inline',
      sourcesContent: false,
    });
    const target = path.join(compiled, file.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const part = `${target}.${process.pid}`;
    fs.writeFileSync(
      part,
      code
        .replace(/(from |import )"(\.[^"\n]+)\.ts"/g, '$1"$2.js"')
        .replace(/import\("(\.[^"\n]+)\.ts"\)/g, 'import("$1.js")'),
    );
    fs.utimesSync(part, mtime, mtime);
    fs.renameSync(part, target);
  }
}

await compile();
// Node 22 and newer keep what their compiler made of the modules.
module.enableCompileCache?.(path.join(root, '.cache', 'node'));
const { main } = await import(pathToFileURL(path.join(compiled, 'src', 'cli.js')).href);
process.exitCode = await main(process.argv.slice(2));
