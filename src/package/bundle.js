// Plain JavaScript, as a clone's own start runs it before anything is compiled.
import fs from 'node:fs';
import path from 'node:path';

/** Never bundled: there is one copy of each, the digest's. */
export const DEPENDENCIES = ['@11ty/eleventy', 'esbuild', 'markdown-it', 'pagefind'];

/**
 * Bundles the program and its libraries into a folder, which takes its name when it is whole: two commands may start at once.
 *
 * @param {string} root the program's folder, with `src`
 * @param {string} target the folder of the bundle; outside of `root` it names its dependencies by their place
 * @param {string} stamp names this program
 * @param {boolean} [isPackage] whether it is for a package, which lies where nobody knows yet
 * @returns {Promise<string[]>} for a package, the files of which something is in the bundle, relative to `root`
 */
export async function bundle(root, target, stamp, isPackage = false) {
  const { build } = await import('esbuild');
  const part = `${target}.${process.pid}`;
  const isApart = !isPackage && !target.startsWith(root + path.sep);
  const modules = isApart ? Object.fromEntries(DEPENDENCIES.map(name => [name, import.meta.resolve(name)])) : {};
  const program = { stamp, sources: sourceNames(root), ...(isApart && { root }) };
  const { metafile } = await build({
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
    sourcemap: isPackage ? false : 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: isPackage,
    logLevel: 'error',
    external: [...DEPENDENCIES, 'tsx/esm/api'],
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);${
        isApart ? `const resolveFromProgram = name => (${JSON.stringify(modules)})[name];` : ''
      }`,
    },
    define: {
      BROADSHEET_PROGRAM: JSON.stringify(program),
      ...(isApart && { 'import.meta.resolve': 'resolveFromProgram' }),
    },
    ...(isApart && { plugins: [{ name: 'dependencies', setup: build => placeDependencies(build, modules) }] }),
  });
  fs.writeFileSync(path.join(part, 'package.json'), '{"type":"module"}\n');
  try {
    fs.renameSync(part, target);
  } catch (error) {
    fs.rmSync(part, { recursive: true, force: true });
    if (!fs.existsSync(target)) throw error;
  }
  const outputs = Object.values(metafile?.outputs ?? {});
  return outputs.flatMap(({ inputs }) => Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0));
}

/** The files of `sources/`, which a bundle cannot list. */
function sourceNames(root) {
  return fs
    .readdirSync(path.join(root, 'src/read/sources'))
    .filter(name => name.endsWith('.ts'))
    .sort();
}

/** A bundle that lies elsewhere finds what it depends on by its full address. */
function placeDependencies(build, modules) {
  build.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
    modules[name] ? { path: modules[name], external: true } : undefined,
  );
}
