import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PackNote } from '../browser/offline/pack-format.ts';
import type { SiteConfig } from '../content/site-file.ts';
import { hasSection } from '../content/site-sections.ts';
import type { Memory } from '../memory/memory.ts';
import { programVersion } from '../memory/project.ts';
import { OFFLINE_COPY_PAGE, withoutZip } from '../theme/parts/offline-copy.ts';
import { type BlockMemory, packBlocks, type SiteFile } from './blocks.ts';
import { MOST_IN_A_FILE } from './hosts.ts';
import type { SiteOutput } from './output.ts';
import { packZip, type ZipMemory } from './zip.ts';

/** The part of `SiteOutput` that is used here. */
export type OfflineOutput = Pick<
  SiteOutput,
  'dir' | 'keep' | 'put' | 'revise' | 'files' | 'read' | 'hashOf' | 'sizeOf' | 'standing'
>;

const ZIP = 'digest-offline.zip';
const PACK_NOTE = 'offline/pack.json';
/** The files that `buildOffline` writes. */
export const OFFLINE_FILES = /^(?:digest-offline\.zip$|offline\/)/;

/**
 * Files for servers, and for programs that ask one, such as feed readers. A reader of the unpacked archive has no use for
 * them and gets the index as scripts (`pagefind/file/`). Files that pages offer for download, such as citations, are kept.
 */
const NOT_IN_ZIP =
  /^(?:digest-offline\.zip|offline\/.*|api\/.*|feeds\/.*|(?:feed|rss)\.(?:xml|json)|sw\.js|assets\/search-worker\.js|pagefind\/(?!file\/).*|_headers|_redirects|\.nojekyll|robots\.txt|sitemap.*)$/;
/** What a browser needs to show every page and to search. */
const IN_PACK =
  /^(?:.*\.html|manifest\.webmanifest|assets\/(?!card\.).*|pictures\/.*|pagefind\/(?!file\/(?!(?:recent-)?fragment-)|filter\/|pagefind-worker\.js).*)$/;
/** The limit of a zip archive without zip64. */
const MOST_IN_ZIP = 65_535;

/**
 * Makes the offline copies of the finished site: a zip archive to be opened from disk, and a pack for the service worker. Both are made
 * again only if a file changed, reusing what did not change.
 *
 * @param memory keeps where each file is in the last archive and pack
 */
export function buildOffline(output: OfflineOutput, memory: Memory, site: SiteConfig): void {
  const version = programVersion();
  const files: SiteFile[] = [...output.files()]
    .filter(name => !OFFLINE_FILES.test(name))
    .sort()
    .map(name => ({ name, hash: output.hashOf(name) ?? '', read: () => output.read(name) }));
  const isMade = !hasSection(site, 'zip') || zipFile(output, files, version, memory);
  if (!isMade && files.some(file => file.name === OFFLINE_COPY_PAGE))
    output.revise(OFFLINE_COPY_PAGE, withoutZip(output.read(OFFLINE_COPY_PAGE).toString()));
  if (hasSection(site, 'offline')) packFile(output, files, version, memory);
}

/** @returns false if there are too many files for an archive */
function zipFile(output: OfflineOutput, all: SiteFile[], version: string, memory: Memory): boolean {
  const files = all
    .filter(({ name }) => !NOT_IN_ZIP.test(name))
    // Inside the archive, the link to the archive would lead nowhere.
    .map(file => (file.name === OFFLINE_COPY_PAGE ? withoutItself(file) : file));
  if (files.length > MOST_IN_ZIP) return false;
  const key = [version, hashOf(files)].join(' ');
  if (!output.keep(ZIP, key)) {
    const last = lastPack(output, memory.recall<Kept<ZipMemory>>('offline-zip', version));
    const { parts, memory: packed } = packZip(files, 'digest/', last);
    output.put(ZIP, key, parts);
    memory.keep('offline-zip', version, { files: [ZIP], key, packed } satisfies Kept<ZipMemory>);
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
  const key = `${version} ${state}`;
  const known = memory.recall<Kept<BlockMemory>>('offline-pack', version);
  if (known?.key === key && known.files.every(file => output.keep(file, key)) && output.keep(PACK_NOTE, key)) return;
  const { parts, memory: packed } = packBlocks(files, lastPack(output, known));
  const name = `offline/${crypto.hash('sha1', state).slice(0, 12)}`;
  const [file = '', ...more] = inFiles(parts, MOST_IN_A_FILE).map((content, i) => {
    const part = `${name}${i === 0 ? '' : `.${i}`}.pack`;
    output.put(part, key, content);
    return part;
  });
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const note: PackNote = { file, bytes, ...(more.length > 0 && { more }) };
  output.put(PACK_NOTE, key, `${JSON.stringify(note)}\n`);
  memory.keep('offline-pack', version, { files: [file, ...more], key, packed } satisfies Kept<BlockMemory>);
}

/** Bytes that stand behind one another, in files of at most so many. */
export function inFiles(parts: readonly Buffer[], most: number): Buffer[][] {
  const files: Buffer[][] = [[]];
  let room = most;
  for (let part of parts)
    while (part.length > 0) {
      if (room === 0) {
        files.push([]);
        room = most;
      }
      const piece = part.subarray(0, room);
      files.at(-1)!.push(piece);
      room -= piece.length;
      part = part.subarray(piece.length);
    }
  return files;
}

const sha1 = (bytes: Uint8Array | string): string => crypto.createHash('sha1').update(bytes).digest('base64');

/** @param files sorted by name */
const hashOf = (files: readonly SiteFile[]): string =>
  sha1(files.map(({ name, hash }) => `${name}\0${hash}`).join('\n'));

/** What is remembered of the last archive or pack: its key, and where each file is in it. */
interface Kept<Packed> {
  files: string[];
  key: string;
  packed: Packed;
}

/** The last archive or pack in the site's folder, if it is the one that is remembered. */
function lastPack<Packed>(output: OfflineOutput, kept: Kept<Packed> | undefined) {
  if (!kept?.files.every(file => output.standing(file) === kept.key)) return undefined;
  const parts = kept.files.map(file => fs.readFileSync(path.join(output.dir, file)));
  return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), memory: kept.packed };
}
