import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

/** Bytes of the hash in front of what is kept. */
const HASH = 20;

/**
 * What is remembered from one build to the next, the one way: a folder of files, each a value by a name, and valid for one version
 * alone. What another version kept, what was cut off or touched, and what another Node wrote that cannot be read are as if they
 * had never been kept, without a word. The folder can be deleted at any time; nothing is in it that cannot be made again.
 *
 * A value is what the structured clone algorithm takes, in V8's own format
 * (https://nodejs.org/api/v8.html#serialization-api): maps and typed arrays come back as they were, ten times faster than by JSON.
 */
export class Memory {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What was kept under the name. @param version of what made it: another one, and it is not known */
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

  /** Keeps a value under the name, in the place of what was kept. */
  keep(name: string, version: string, value: unknown): void {
    const body = v8.serialize(value);
    const file = this.#file(name);
    fs.mkdirSync(this.folder, { recursive: true });
    fs.writeFileSync(`${file}.part`, Buffer.concat([hashOf(version, body), body]));
    fs.renameSync(`${file}.part`, file);
  }

  /** Forgets everything. */
  clear(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  #file(name: string): string {
    return path.join(this.folder, `${name}.v8`);
  }
}

/** The value's hash and its version in one: a value of another version is one that does not fit. */
function hashOf(version: string, body: Uint8Array): Buffer {
  return crypto.createHash('sha1').update(version).update('\0').update(body).digest();
}

/** Values that cost much to make, each by the hash of what it is made of; what was not asked for is forgotten. */
export class MemoryTable<T> {
  readonly #memory: Memory;
  readonly #name: string;
  readonly #version: string;
  #before: ReadonlyMap<string, T> | undefined;
  readonly #asked = new Map<string, T>();

  /** @param version of what makes the values */
  constructor(memory: Memory, name: string, version: string) {
    this.#memory = memory;
    this.#name = name;
    this.#version = version;
  }

  /** The value of the hash, made where it is not known. */
  of(hash: string, make: () => T): T {
    const known = this.#asked.get(hash);
    if (known !== undefined) return known;
    this.#before ??= this.#memory.recall<ReadonlyMap<string, T>>(this.#name, this.#version) ?? new Map();
    const value = this.#before.has(hash) ? this.#before.get(hash)! : make();
    this.#asked.set(hash, value);
    return value;
  }

  /** Keeps what was asked for; nothing is done where nothing was, or all of it was known. */
  save(): void {
    const before = this.#before;
    if (!before || (this.#asked.size === before.size && [...this.#asked.keys()].every(hash => before.has(hash))))
      return;
    this.#memory.keep(this.#name, this.#version, this.#asked);
  }
}
