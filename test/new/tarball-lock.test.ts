import zlib from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lockOfTarball } from '../../src/new/tarball-lock.ts';

/** What a new digest's lock file is made of; that npm takes it as its own is held by `test/package/package.test.ts`. */

const MANIFEST = JSON.stringify({ name: 'rg', dependencies: { broadsheet: 'file:broadsheet-9.1.0.tgz' } });

/** A compressed tar archive of these files. */
function tarballOf(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    head.write(`package/${name}`);
    head.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')} `, 124);
    return [head, Buffer.from(text), Buffer.alloc(-Buffer.byteLength(text) & 511)];
  });
  return zlib.gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

test('it has the program by the hash of its tarball, and the rest as the tarball says', () => {
  const installed = { 'node_modules/esbuild': { version: '1.0.0', integrity: 'sha512-a' }, 'node_modules/a': {} };
  const tarball = tarballOf({
    'README.md': 'ä'.repeat(700),
    'dist/installed.json': JSON.stringify(installed),
    'package.json': JSON.stringify({ name: 'broadsheet', version: '9.1.0', dependencies: { esbuild: '1.0.0' } }),
  });
  const { packages, lockfileVersion } = JSON.parse(lockOfTarball(MANIFEST, tarball, 'at/broadsheet-9.1.0.tgz')!);
  assert.is(lockfileVersion, 3);
  assert.equal(Object.keys(packages), ['', 'node_modules/a', 'node_modules/broadsheet', 'node_modules/esbuild']);
  const { integrity, ...facts } = packages['node_modules/broadsheet'];
  assert.match(integrity, /^sha512-[\w+/]{86}==$/);
  assert.equal(facts, {
    version: '9.1.0',
    dependencies: { esbuild: '1.0.0' },
    resolved: 'file:broadsheet-9.1.0.tgz',
  });
  assert.equal(packages['node_modules/esbuild'], installed['node_modules/esbuild']);
});

test('a tarball that says nothing of it, and what is none, leave it to npm', () => {
  for (const tarball of [
    tarballOf({ 'package.json': '{}' }),
    tarballOf({}),
    Buffer.from('the program'),
    Buffer.alloc(0),
  ])
    assert.is(lockOfTarball(MANIFEST, tarball, 'x.tgz'), undefined);
});

test.run();
