import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { makeFolder, removeFolder } from '../files/folder.ts';
import { writeRemembered } from '../files/write-whole.ts';

/** The length of the hash in front of each value, in bytes. */
const HASH = 20;

/**
 * Keeps values from one build to the next in a folder, one file per named value, each valid for one version only. Values of
 * another version, damaged files, and files that this version of Node cannot read count as absent, without a message. The
 * folder can be deleted at any time, since everything in it can be made again.
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
    writeRemembered(this.#file(name), [hashOf(version, body), body]);
  }

  /** Deletes everything. */
  clear(): void {
    removeFolder(this.folder);
  }

  #file(name: string): string {
    return path.join(this.folder, `${name}.v8`);
  }
}

/** A hash of the value and its version together, so that a value of another version does not match. */
function hashOf(version: string, body: Uint8Array): Buffer {
  return crypto.createHash('sha1').update(version).update('\0').update(body).digest();
}
