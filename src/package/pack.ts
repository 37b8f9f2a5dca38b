/**
 * npm run pack [-- --pack-destination DIR]
 *
 * Bundles the program and makes the tarball that people install: what is needed to run, and nothing else.
 */
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DESK_BUNDLES } from '../desk/assets.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { complain } from '../terminal/print.ts';
import { programAssets, programStyles } from '../theme/assets.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { bundle, DEPENDENCIES } from './bundle.js';
import { librariesOf, licencesOf } from './libraries.ts';
import { installedFor, packageName, readLock } from './lock-file.ts';
import { writeTypes } from './types.ts';

interface Manifest {
  name: string;
  version: string;
  description: string;
  license: string;
  [key: string]: unknown;
}

/** Taken over as they are: the start, what the bundle reads while it runs, what people read. */
const FILES = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs',
  'content/topics',
  'src/bin.js',
  'src/start.js',
  'src/memory/user-cache.js',
  'src/new/files',
  'src/publish/feeds/feed.css',
  'src/related',
  'src/theme/fonts',
  'src/theme/images',
  // For `theme copy`.
  'src/theme/layouts',
  'src/theme/pages',
  'src/theme/parts',
];
/** Of these folders, the data alone. */
const DATA = /^src\/related\/.*(?<!\.txt)$/;
/** Facts of the manifest that hold for the package too. */
const FACTS = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin', 'keywords', 'repository'];

function destination(): string {
  try {
    const { values } = parseArgs({ options: { 'pack-destination': { type: 'string' } } });
    return path.resolve(values['pack-destination'] ?? '.');
  } catch (error) {
    complain(`error: ${(error as Error).message}\nusage: npm run pack [-- --pack-destination DIR]`);
    process.exit(2);
  }
}

async function pack(to: string): Promise<number> {
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'broadsheet-pack-'));
  try {
    for (const name of FILES)
      fs.cpSync(path.join(PROJECT_ROOT, name), path.join(stage, name), {
        recursive: true,
        filter: file => fs.statSync(file).isDirectory() || !DATA.test(path.relative(PROJECT_ROOT, file)),
      });
    const bundled = await bundle(PROJECT_ROOT, path.join(stage, 'dist'), stampOfSources(), true);
    await writeAssets(path.join(stage, 'dist'));
    writeTypes(path.join(stage, 'dist/types'));
    writeManifest(stage);
    const lock = readLock();
    const libraries = librariesOf(lock, bundled);
    fs.writeFileSync(path.join(stage, 'dist/LICENCES.txt'), licencesOf(lock, libraries));
    writeJson(stage, 'broadsheet.cdx.json', billOfMaterials(lock, readManifest(), libraries, DEPENDENCIES));
    // By the names that a lock file has, for the one that a new digest is given.
    const installed = installedFor(lock, DEPENDENCIES).map(at => [at, lock.packages[at]]);
    writeJson(stage, 'dist/installed.json', Object.fromEntries(installed));
    setModes(stage);
    fs.mkdirSync(to, { recursive: true });
    const { status } = spawnSync('npm', ['pack', '--pack-destination', to], {
      cwd: stage,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    return status ?? 1;
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

/** By what the sources say and not by their times: whoever packs them gets the same. */
function stampOfSources(): string {
  const hash = crypto.createHash('sha256');
  const files = fs.readdirSync(path.join(PROJECT_ROOT, 'src'), { recursive: true, withFileTypes: true });
  const names = files.filter(item => item.isFile()).map(item => path.join(item.parentPath, item.name));
  for (const file of [...names.sort(), path.join(PROJECT_ROOT, 'package-lock.json')])
    hash.update(path.relative(PROJECT_ROOT, file)).update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Style sheets and scripts as sites and the desk get them, so that the browser's sources need not come along. */
async function writeAssets(dist: string): Promise<void> {
  const styles = { file: 'site.css', content: programStyles };
  for (const { file, content } of [styles, ...programAssets(), ...DESK_BUNDLES]) {
    if (!/\.(?:js|css)$/.test(file)) continue;
    const at = path.join(dist, 'assets', path.basename(file));
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, await content());
  }
}

/**
 * `package.json` with what is not bundled as its dependencies, and these with all of theirs, by exact versions: a package's own lock
 * file is nothing to pnpm, nor to npm 12, nor to an older npm where it comes in a tarball. An installer takes the version that it has
 * already, where that is in a range; a second version of a package is left to the range, or to the digest's lock file.
 */
function writeManifest(stage: string): void {
  const own = readManifest();
  const lock = readLock();
  const first = installedFor(lock, DEPENDENCIES).filter(at => at.lastIndexOf('node_modules/') === 0);
  const pinned = (isOptional: boolean) =>
    Object.fromEntries(
      first
        .filter(at => (lock.packages[at]!.optional ?? false) === isOptional)
        .map(at => [packageName(at), lock.packages[at]!.version]),
    );
  writeJson(stage, 'package.json', {
    ...Object.fromEntries(FACTS.filter(key => key in own).map(key => [key, own[key]])),
    exports: {
      '.': { types: './dist/types/plugin.d.ts', default: './dist/plugin.js' },
      './theme': { types: './dist/types/theme.d.ts', default: './dist/theme.js' },
      './package.json': './package.json',
    },
    dependencies: pinned(false),
    optionalDependencies: pinned(true),
  });
}

const readManifest = (): Manifest =>
  JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as Manifest;

const writeJson = (stage: string, name: string, value: unknown): void =>
  fs.writeFileSync(path.join(stage, name), `${JSON.stringify(value, undefined, 2)}\n`);

/** Whatever the mask of who packs: all may read what is installed for all, and run the program's start. */
function setModes(stage: string): void {
  for (const item of fs.readdirSync(stage, { recursive: true, withFileTypes: true }))
    fs.chmodSync(path.join(item.parentPath, item.name), item.isDirectory() ? 0o755 : 0o644);
  fs.chmodSync(path.join(stage, 'src/bin.js'), 0o755);
}

process.exitCode = await pack(destination());
