import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OFFLINE_COPY_PAGE, withoutZip, withZipSize } from '../browser/offline/offline-copy.ts';
import type { PackNote } from '../browser/offline/pack-format.ts';
import type { Content } from '../files/transaction.ts';
import { ModuleVersion } from '../memory/module-version.ts';
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
 * @param cacheDir keeps where in the last archive and pack each file stands; can be deleted at any time
 */
export function buildOffline(output: OfflineOutput, cacheDir: string): void {
  const version = new ModuleVersion().of(import.meta.url);
  const files: SiteFile[] = [...output.files()]
    .filter(name => !OFFLINE_FILES.test(name))
    .sort()
    .map(name => ({ name, hash: output.hashOf(name) ?? '', read: () => output.read(name) }));
  const size = zipFile(output, files, version, cacheDir);
  if (files.some(file => file.name === OFFLINE_COPY_PAGE)) {
    const page = output.read(OFFLINE_COPY_PAGE).toString();
    output.revise(OFFLINE_COPY_PAGE, size === undefined ? withoutZip(page) : withZipSize(page, size));
  }
  packFile(output, files, version, cacheDir);
}

/** @returns the archive's size, or `undefined` where there are too many files for one */
function zipFile(output: OfflineOutput, all: SiteFile[], version: string, cacheDir: string): number | undefined {
  const files = all
    .filter(({ name }) => !NOT_IN_ZIP.test(name))
    // The page that links to the archive: inside it the link would lead nowhere.
    .map(file => (file.name === OFFLINE_COPY_PAGE ? withoutItself(file) : file));
  if (files.length > MOST_IN_ZIP) return undefined;
  const key = [version, hashOf(files)].join(' ');
  if (!output.keep(ZIP, key)) {
    const cache = new PackCache<ZipMemory>(output, path.join(cacheDir, 'offline-zip.json'));
    const { parts, memory } = packZip(files, 'digest/', cache.last(version));
    output.put(ZIP, key, parts);
    cache.save({ file: ZIP, version, key, memory });
  }
  return output.sizeOf(ZIP);
}

function withoutItself(file: SiteFile): SiteFile {
  const bytes = Buffer.from(withoutZip(file.read().toString()));
  return { name: file.name, hash: sha1(bytes), read: () => bytes };
}

function packFile(output: OfflineOutput, all: SiteFile[], version: string, cacheDir: string): void {
  const files = all
    .filter(({ name }) => IN_PACK.test(name))
    .map(file => ({ ...file, hash: output.hashOf(file.name) ?? '' }));
  const state = hashOf(files);
  const file = `offline/${crypto.createHash('sha1').update(`${version} ${state}`).digest('hex').slice(0, 12)}.pack`;
  const key = `${version} ${state}`;
  const kept = output.keep(file, key);
  if (kept && output.keep(PACK_NOTE, key)) return;
  const cache = new PackCache<BlockMemory>(output, path.join(cacheDir, 'offline-pack.json'));
  const { parts, memory } = packBlocks(files, cache.last(version));
  output.put(file, key, parts);
  const note: PackNote = { file, bytes: output.sizeOf(file)! };
  output.put(PACK_NOTE, key, `${JSON.stringify(note)}\n`);
  cache.save({ file, version, key, memory });
}

const sha1 = (bytes: Uint8Array | string): string => crypto.createHash('sha1').update(bytes).digest('base64');

/** @param files by name */
const hashOf = (files: readonly SiteFile[]): string =>
  sha1(files.map(({ name, hash }) => `${name}\0${hash}`).join('\n'));

/** The last archive or pack in the site's folder, as far as it is the one that is remembered. */
class PackCache<Memory> {
  readonly #output: OfflineOutput;
  readonly #file: string;

  constructor(output: OfflineOutput, file: string) {
    this.#output = output;
    this.#file = file;
  }

  last(version: string): { bytes: Buffer; memory: Memory } | undefined {
    if (!fs.existsSync(this.#file)) return undefined;
    const known = remembered<Memory>(fs.readFileSync(this.#file, 'utf8'));
    if (known?.version !== version || known.key !== this.#output.standing(known.file)) return undefined;
    return { bytes: fs.readFileSync(path.join(this.#output.dir, known.file)), memory: known.memory };
  }

  save(kept: Kept<Memory>): void {
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(`${this.#file}.part`, JSON.stringify(kept));
    fs.renameSync(`${this.#file}.part`, this.#file);
  }
}

interface Kept<Memory> {
  file: string;
  version: string;
  /** What the file was made of. */
  key: string;
  memory: Memory;
}

function remembered<Memory>(text: string): Kept<Memory> | undefined {
  try {
    return JSON.parse(text) as Kept<Memory>;
  } catch {
    // Cut off: then all is packed anew.
    return undefined;
  }
}
