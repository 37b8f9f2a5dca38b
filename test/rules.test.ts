import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { referenceFolder, withReference } from './setup/reference.ts';

/** The rules that the repository keeps, so that nobody has to remember them. */

const root = fileURLToPath(new URL('../', import.meta.url));
const NOT_OURS = new Set(['.git', 'node_modules', '_site', '.cache', 'coverage']);
const BINARY = new Set(['.woff2', '.png', '.ico', '.jpg', '.gz', '.xz', '.zip', '.epub', '.wasm', '.log']);
/** A file that does not fit on a few screens is two files. */
const LINE_LIMIT = 400;

/** Paths from the root, with `/`, of the files that are the project's own. */
function ownFiles(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = folder + entry.name;
    return entry.isDirectory() ? ownFiles(`${path}/`) : entry.isFile() ? [path] : [];
  });
}

const files = ownFiles();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const textFiles = files.filter(path => !BINARY.has(extname(path)));
const scripts = files.filter(path => /\.[cm]?[jt]s$/.test(path) && !path.includes('/fixtures/'));
const suites = scripts.filter(path => path.endsWith('.test.ts'));

interface Package {
  version?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const lock: { packages: Record<string, Package> } = JSON.parse(read('package-lock.json'));
const manifest: Package = JSON.parse(read('package.json'));

const none = (found: string[], rule: string) => assert.equal(found, [], rule);

test('every suite ends by running itself', () => {
  none(
    suites.filter(path => !/^\S+\.run\(\);\s*$/.test(read(path).trimEnd().split('\n').at(-1)!)),
    'the last line is test.run(); what is declared after it would never run',
  );
  none(
    suites.flatMap(path =>
      [...read(path).matchAll(/^const (\w+) = suite\(/gm)]
        .filter(([, name]) => !read(path).includes(`\n${name}.run();`))
        .map(([, name]) => `${path}: ${name}`),
    ),
    'each suite() has its own .run()',
  );
});

test('no test is left alone by .only', () => {
  none(
    suites.filter(path => /^\s*\w+\.only\(/m.test(read(path))),
    'only() silences the others',
  );
});

test('modules are named for what they hold', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[^/]*$)/;
  none(
    files.filter(path => drawer.test(path)),
    'name the concept',
  );
});

test('files are short', () => {
  none(
    scripts
      .map(path => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LINE_LIMIT)
      .map(({ path, lines }) => `${path}: ${lines} lines`),
    `at most ${LINE_LIMIT} lines`,
  );
});

test('imports inside the project name their file', () => {
  none(
    scripts.filter(path => path.endsWith('.ts') && /\bfrom '\.[^'\n]*(?<!\.[cm]?[jt]s|\.json)';/.test(read(path))),
    'with its .ts extension',
  );
});

test('parsers touch neither files nor network nor clock', () => {
  const impure = /from 'node:(fs|http|https|net|child_process|os)|\bfetch\(|\bnew Date\(\)|\bDate\.now\(/;
  none(
    scripts.filter(path => /^src\/read\/(sources|text|formats)\//.test(path) && impure.test(read(path))),
    'parsers are pure',
  );
});

test('one module asks other hosts, for one command', () => {
  const asks =
    /\brequest\b[^;]*'node:https?'|import https? from 'node:https?'|'node:(?:tls|dgram|dns)'|(?<!\.)\bfetch\(/;
  const asking = scripts.filter(path => /^src\/(?!browser\/|search\/file-search)/.test(path) && asks.test(read(path)));
  assert.equal(asking, ['src/ingest/fetch-page.ts', 'src/ingest/inside-address.ts']);
  const using = scripts.filter(path => path.startsWith('src/') && /import\([^)]*fetch-page/.test(read(path)));
  assert.equal(using, ['src/cli/commands/ingest.ts']);
});

test('what changes a file is done by src/files', () => {
  const changes =
    /\bfs\.(?:promises\.)?(?:append|chmod|chown|copy|cp\b|cpSync|createWrite|fchmod|fchown|fdatasync|fsync|ftruncate|futimes|lchmod|lchown|link|lutimes|mkd|mkdtemp|rename|rm|symlink|truncate|unlink|utimes|write)\w*\(|\bfs\.(?:promises\.)?open(?:Sync)?\([^;]*, '(?!r')|\{[^}]*\b(?:append|chmod|chown|copyFile|cp|cpSync|createWriteStream|link|linkSync|mkdir|mkdtemp|rename|rm|rmdir|rmSync|symlink|truncate|unlink|utimes|writeFile)\w*\b[^}]*\} from 'node:fs(?:\/promises)?'/;
  // What starts the program, before any of it is compiled, and what packs it.
  const before = /^src\/(?:files\/|package\/|start\.js$|memory\/user-cache\.js$)/;
  none(
    scripts.filter(path => path.startsWith('src/') && !before.test(path) && changes.test(read(path))),
    'a function of src/files says what becomes of the file where the change fails',
  );
});

test('nothing depends on the locale', () => {
  const local = /\.localeCompare\(|\.toLocale(String|DateString|TimeString|LowerCase|UpperCase)\(\)/;
  none(
    scripts.filter(path => path.startsWith('src/') && !path.startsWith('src/browser/') && local.test(read(path))),
    'the same bytes everywhere',
  );
});

test('every direct dependency is pinned exactly', () => {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies };
  assert.ok(Object.keys(direct).length > 0);
  none(
    Object.entries(direct)
      .filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name}: ${version}`),
    'an exact version',
  );
  const locked = lock.packages['']!;
  assert.equal({ ...locked.dependencies, ...locked.devDependencies }, direct, 'package-lock.json agrees');
});

test('the lock file holds every platform', () => {
  const platforms = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {}).map(([name, version]) => ({ path, name, version })),
  );
  for (const binary of ['esbuild', 'pagefind', 'typescript', '@biomejs/biome']) {
    assert.ok(
      platforms.filter(({ path }) => path === `node_modules/${binary}`).length > 4,
      `${binary} has one package per platform`,
    );
  }
  none(
    platforms
      .filter(({ path, name }) => {
        // Node looks in the package's own node_modules first, then in each folder above.
        const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
        return !places.some(place => lock.packages[place]);
      })
      .map(({ path, name }) => `${path} wants ${name}`),
    'npm install on one platform dropped the others: delete node_modules and package-lock.json, and install again',
  );
});

test('the lock file names no registry but the public one', () => {
  none(
    Object.entries(lock.packages)
      .filter(([path, { resolved }]) => path && resolved && !resolved.startsWith('https://registry.npmjs.org/'))
      .map(([path]) => path),
    'a private registry would fail elsewhere',
  );
  none(
    Object.entries(lock.packages)
      .filter(([path, entry]) => path && !('integrity' in entry))
      .map(([path]) => path),
    'each package has its hash',
  );
});

test('no file names a place on somebody’s machine', () => {
  // Absolute paths of a home or a work folder, and the reference folder other than by its variable.
  const place = /(^|[\s'"`(=:])\/(work|home\/\w+|Users\/\w+|root)\//m;
  none(
    textFiles.filter(path => place.test(read(path))),
    'paths are relative, or come from the environment',
  );
  none(
    textFiles.filter(path => {
      const lines = read(path).split('\n');
      return lines.some(line => line.includes('../shared') && !lines.some(l => l.includes('BROADSHEET_REFERENCE')));
    }),
    'the reference folder is known by BROADSHEET_REFERENCE only',
  );
});

test('licence, ignore rules and scripts are in place', () => {
  assert.match(read('LICENSE'), /^MIT License\n/);
  assert.ok(existsSync(join(root, '.ci/run')));
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m, 'installing runs nobody’s code and downloads nothing else');
  for (const folder of ['node_modules', '_site/', '.cache/']) {
    assert.ok(read('.gitignore').split('\n').includes(folder), `${folder} is ignored`);
  }
});

withReference(test, 'seeds')('no line of the real dumps is in the repository', () => {
  const folder = join(referenceFolder, 'seeds');
  const real = new Set(
    readdirSync(folder).flatMap(name =>
      readFileSync(join(folder, name), 'utf8')
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line.length >= 60),
    ),
  );
  assert.ok(real.size > 400);
  none(
    textFiles.flatMap(path =>
      read(path)
        .split('\n')
        .map((line, at) => ({ line: line.trim(), at: at + 1 }))
        .filter(({ line }) => real.has(line))
        .map(({ at }) => `${path}:${at}`),
    ),
    'the dumps belong to their authors',
  );
});

test.run();
