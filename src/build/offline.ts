import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PackNote } from '../browser/offline/pack-format.ts';
import type { Content } from '../files/transaction.ts';
import type { Memory } from '../memory/memory.ts';
import { programVersion } from '../memory/project.ts';
import { OFFLINE_COPY_PAGE, withoutZip } from '../theme/parts/offline-copy.ts';
import { type BlockMemory, packBlocks, type SiteFile } from './blocks.ts';
import { packZip, type ZipMemory } from './zip.ts';

/** Where the site goes; `SiteOutput` is one. */
export interface OfflineOutput {
  readonly dir: string;
  keep(file: string, key: string): boolean;
  put(file: string, key: string, content: Content): void;
  revise(file: string, content: string): void;
  files(): Iterable<string>;
  read(file: string): Buffer;
  hashOf(file: string): string | undefined;
  sizeOf(file: string): number | undefined;
  standing(file: string): string | undefined;
}

const ZIP = 'digest-offline.zip';
const PACK_NOTE = 'offline/pack.json';
/** What `buildOffline` writes. */
export const OFFLINE_FILES = /^(?:digest-offline\.zip$|offline\/)/;

/**
 * For a server, or for programs that ask one, as feed readers do: of no use to a reader of the folder, who has the index as
 * scripts (`pagefind/file/`). What a page offers to take along, as citations, is there.
 */
const NOT_IN_ZIP =
  /^(?:digest-offline\.zip|offline\/.*|api\/.*|feeds\/.*|(?:feed|rss)\.(?:xml|json)|sw\.js|assets\/search-worker\.js|pagefind\/(?!file\/).*|_headers|_redirects|\.nojekyll|robots\.txt|sitemap.*)$/;
/** What a reader's browser needs to show every page and to search. */
const IN_PACK =
  /^(?:.*\.html|manifest\.webmanifest|assets\/(?!card\.).*|pagefind\/(?!file\/|filter\/|pagefind-worker\.js).*)$/;
/** A zip archive of the plain kind holds no more files. */
const MOST_IN_ZIP = 65_535;

/**
 * Makes of the finished site what is read without a network: a zip archive to be opened from disk, and one pack that the
 * service worker keeps. Both are made again only where a file changed, and then only of what changed.
 *
 * @param memory keeps where in the last archive and pack each file stands
 */
export function buildOffline(output: OfflineOutput, memory: Memory): void {
  const version = programVersion();
  const files: SiteFile[] = [...output.files()]
    .filter(name => !OFFLINE_FILES.test(name))
    .sort()
    .map(name => ({ name, hash: output.hashOf(name) ?? '', read: () => output.read(name) }));
  const isMade = zipFile(output, files, version, memory);
  if (!isMade && files.some(file => file.name === OFFLINE_COPY_PAGE))
    output.revise(OFFLINE_COPY_PAGE, withoutZip(output.read(OFFLINE_COPY_PAGE).toString()));
  packFile(output, files, version, memory);
}

/** @returns whether it was made: there may be too many files for one */
function zipFile(output: OfflineOutput, all: SiteFile[], version: string, memory: Memory): boolean {
  const files = all
    .filter(({ name }) => !NOT_IN_ZIP.test(name))
    // The page that links to the archive: inside it the link would lead nowhere.
    .map(file => (file.name === OFFLINE_COPY_PAGE ? withoutItself(file) : file));
  if (files.length > MOST_IN_ZIP) return false;
  const key = [version, hashOf(files)].join(' ');
  if (!output.keep(ZIP, key)) {
    const cache = new LastPack<ZipMemory>(output, memory, 'offline-zip', version);
    const { parts, memory: packed } = packZip(files, 'digest/', cache.last());
    output.put(ZIP, key, parts);
    cache.save({ file: ZIP, key, packed });
  }
  return true;
}

function withoutItself(file: SiteFile): SiteFile {
  const bytes = Buffer.from(withoutZip(file.read().toString()));
  return { name: file.name, hash: sha1(bytes), read: () => bytes };
}

function packFile(output: OfflineOutput, all: SiteFile[], version: string, memory: Memory): void {
  const files = all
    .filter(({ name }) => IN_PACK.test(name))
    .map(file => ({ ...file, hash: output.hashOf(file.name) ?? '' }));
  const state = hashOf(files);
  const file = `offline/${crypto.createHash('sha1').update(state).digest('hex').slice(0, 12)}.pack`;
  const key = `${version} ${state}`;
  const kept = output.keep(file, key);
  if (kept && output.keep(PACK_NOTE, key)) return;
  const cache = new LastPack<BlockMemory>(output, memory, 'offline-pack', version);
  const { parts, memory: packed } = packBlocks(files, cache.last());
  output.put(file, key, parts);
  const note: PackNote = { file, bytes: output.sizeOf(file)! };
  output.put(PACK_NOTE, key, `${JSON.stringify(note)}\n`);
  cache.save({ file, key, packed });
}

const sha1 = (bytes: Uint8Array | string): string => crypto.createHash('sha1').update(bytes).digest('base64');

/** @param files by name */
const hashOf = (files: readonly SiteFile[]): string =>
  sha1(files.map(({ name, hash }) => `${name}\0${hash}`).join('\n'));

/** Of what the last archive or pack was made, and where in it each file stands. */
interface Kept<Packed> {
  file: string;
  /** What the file was made of. */
  key: string;
  packed: Packed;
}

/** The last archive or pack in the site's folder, as far as it is the one that is remembered. */
class LastPack<Packed> {
  readonly #output: OfflineOutput;
  readonly #memory: Memory;
  readonly #name: string;
  readonly #version: string;

  constructor(output: OfflineOutput, memory: Memory, name: string, version: string) {
    this.#output = output;
    this.#memory = memory;
    this.#name = name;
    this.#version = version;
  }

  last(): { bytes: Buffer; memory: Packed } | undefined {
    const known = this.#memory.recall<Kept<Packed>>(this.#name, this.#version);
    if (!known || known.key !== this.#output.standing(known.file)) return undefined;
    return { bytes: fs.readFileSync(path.join(this.#output.dir, known.file)), memory: known.packed };
  }

  save(kept: Kept<Packed>): void {
    this.#memory.keep(this.#name, this.#version, kept);
  }
}
