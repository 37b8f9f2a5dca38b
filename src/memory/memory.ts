import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { makeFolder, removeFiles } from '../files/folder.ts';
import { writeRemembered } from '../files/write-whole.ts';

/** The length of the hash in front of each value, in bytes. */
const HASH = 20;

/** The mark of a folder that can be made again (https://bford.info/cachedir/): programs that make backups pass over it. */
const TAG = 'CACHEDIR.TAG';
const TAG_TEXT = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of Broadsheet. It can be deleted at any time.
# About this file: https://bford.info/cachedir/
`;
/** Matches the names of all files that are kept, and of those that a killed process left. */
const OURS = /^(?:.+\.v8|CACHEDIR\.TAG)(?:\.part)?$/;

/**
 * Keeps values from one build to the next in a folder, one file per named value, each valid for one version only. Values of
 * another version, damaged files, and files that this version of Node cannot read count as absent, without a message. The
 * folder can be deleted at any time, since everything in it can be made again; it carries a mark that says so.
 *
 * A value is anything that the structured clone algorithm takes, in V8's own format
 * (https://nodejs.org/api/v8.html#serialization-api): maps and typed arrays come back as they were, ten times faster than
 * with JSON.
 */
export class Memory {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** @throws ContentError if the folder holds other files: `--cache ~ --fresh` must not cost anybody their home */
  requireOurs(): void {
    const stat = attempt(() => fs.statSync(this.folder));
    if (!stat || this.#isMarked()) return;
    const names = stat.isDirectory() ? (attempt(() => fs.readdirSync(this.folder)) ?? []) : undefined;
    if (names?.every(name => OURS.test(name))) return;
    throw refusalAt(
      { file: this.folder },
      'foreign-cache',
      `expected an empty folder or one in which builds are remembered, found ${names ? 'other files' : 'a file'}`,
      'Name another folder with --cache, or empty this one.',
    );
  }

  /** The value kept under a name, if it was kept for this version. @param version of the code that made the value */
  recall<T>(name: string, version: string): T | undefined {
    try {
      const bytes = fs.readFileSync(this.#file(name));
      const body = bytes.subarray(HASH);
      if (!bytes.subarray(0, HASH).equals(hashOf(version, body))) return undefined;
      return v8.deserialize(body) as T;
    } catch {
      return undefined;
    }
  }

  /** Keeps a value under a name, replacing the previous one. */
  keep(name: string, version: string, value: unknown): void {
    const body = v8.serialize(value);
    makeFolder(this.folder);
    if (!this.#isMarked()) writeRemembered(path.join(this.folder, TAG), TAG_TEXT);
    writeRemembered(this.#file(name), [hashOf(version, body), body]);
  }

  /** Deletes everything that is kept, and what else lies in the folder never. */
  clear(): void {
    removeFiles(this.folder, name => OURS.test(name));
  }

  #isMarked(): boolean {
    return attempt(() => fs.readFileSync(path.join(this.folder, TAG), 'utf8')) === TAG_TEXT;
  }

  #file(name: string): string {
    return path.join(this.folder, `${name}.v8`);
  }
}

/** A hash of the value and its version together, so that a value of another version does not match. */
function hashOf(version: string, body: Uint8Array): Buffer {
  return crypto.createHash('sha1').update(version).update('\0').update(body).digest();
}
