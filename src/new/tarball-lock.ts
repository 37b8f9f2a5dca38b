import crypto from 'node:crypto';
import path from 'node:path';
import zlib from 'node:zlib';

type Locked = Record<string, unknown>;

/** What npm's lock file says of a package, in its order: of the manifest, and where the bytes are from. */
const SAID = ['version', 'resolved', 'integrity', 'license', 'dependencies', 'bin', 'engines', 'optionalDependencies'];

/** In which npm writes it, so that installing changes nothing. */
const ORDER = new Intl.Collator('en');

/**
 * The lock file of a digest whose program is a tarball: every package in the version, and by the hash, that the program was made with.
 * A package's own lock file is nothing to npm.
 *
 * @param manifest the digest's `package.json`
 * @returns undefined for a tarball that brings no such versions; what npm then finds, it writes down itself
 */
export function lockOfTarball(manifest: string, tarball: Buffer, file: string): string | undefined {
  const [locked, program] = ['dist/installed.json', 'package.json'].map(name => fileOf(tarball, `package/${name}`));
  if (locked === undefined || program === undefined) return undefined;
  const { name, dependencies } = JSON.parse(manifest) as Locked;
  const facts: Locked = {
    ...(JSON.parse(program) as Locked),
    resolved: `file:${path.basename(file)}`,
    integrity: `sha512-${crypto.createHash('sha512').update(tarball).digest('base64')}`,
  };
  const packages: Locked = {
    '': { name, dependencies },
    'node_modules/broadsheet': Object.fromEntries(SAID.filter(key => key in facts).map(key => [key, facts[key]])),
    ...(JSON.parse(locked) as Locked),
  };
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => ORDER.compare(a, b)));
  return `${JSON.stringify({ name, lockfileVersion: 3, requires: true, packages: sorted }, undefined, 2)}\n`;
}

/** A file of a compressed tar archive, by the places of POSIX's ustar; undefined where there is none, or no archive. */
function fileOf(tarball: Buffer, wanted: string): string | undefined {
  if (tarball[0] !== 0x1f) return undefined;
  const bytes = zlib.gunzipSync(tarball);
  for (let at = 0; bytes[at]; ) {
    const text = (start: number, length: number) => bytes.toString('latin1', at + start, at + start + length);
    const size = Number.parseInt(text(124, 11), 8);
    if (text(0, 100).replace(/\0.*/s, '') === wanted) return bytes.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}
