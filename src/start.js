// The start: the program and the libraries that it loads are bundled once into `.cache/program` and run from there. A loader that
// transpiles in passing costs each command half a second of CPU, and finding and reading five hundred modules one by one a third.
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stampOf } from './memory/stamp.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = path.join(root, '.cache', 'program');
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Bundles into a folder that takes its name when it is whole: two commands may start at once. */
async function bundle(target, stamp) {
  const esbuild = await import('esbuild');
  const part = `${target}.${process.pid}`;
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/cli/cli.ts', 'src/plugin.ts', 'src/theme.ts'],
    entryNames: '[name]',
    outdir: part,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    // These are the digest's own, one copy of each; esbuild and tsx have programs of their own.
    external: ['@11ty/eleventy', 'markdown-it', 'pagefind', 'esbuild', 'tsx/esm/api'],
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';const require = requireFrom(${JSON.stringify(path.join(root, 'package.json'))});`,
    },
    define: { 'import.meta.url': 'moduleUrl', BROADSHEET_PROGRAM: JSON.stringify(stamp) },
    plugins: [{ name: 'module-url', setup: keepModuleUrls }],
  });
  fs.writeFileSync(path.join(part, 'package.json'), '{"type":"module"}\n');
  try {
    fs.renameSync(part, target);
  } catch (error) {
    fs.rmSync(part, { recursive: true, force: true });
    if (!fs.existsSync(target)) throw error;
  }
  // A command that runs may still load parts of an older one.
  for (const name of fs.readdirSync(programs))
    if (fs.statSync(path.join(programs, name)).mtimeMs < Date.now() - WEEK)
      fs.rmSync(path.join(programs, name), { recursive: true, force: true });
}

/** A module that asks for its own place is told that of its source, where the files are that it looks for. */
function keepModuleUrls(build) {
  build.onLoad({ filter: /\.m?[jt]s$/ }, ({ path: file }) => {
    const text = fs.readFileSync(file, 'utf8');
    if (!text.includes('import.meta.url')) return undefined;
    const url = JSON.stringify(pathToFileURL(file).href);
    return { contents: `const moduleUrl = ${url};${text}`, loader: file.endsWith('.ts') ? 'ts' : 'js' };
  });
}

const stamp = stampOf(root);
const program = path.join(programs, stamp);
if (!fs.existsSync(program)) await bundle(program, stamp);
// Node 22 and newer keep what their compiler made of the modules.
module.enableCompileCache?.(path.join(root, '.cache', 'node'));
const { main } = await import(pathToFileURL(path.join(program, 'cli.js')).href);
process.exitCode = await main(process.argv.slice(2));
