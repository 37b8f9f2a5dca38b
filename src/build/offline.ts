import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PackNote } from '../browser/offline/pack-format.ts';
import type { HostName, SiteConfig } from '../content/site-file.ts';
import { hasSection } from '../content/site-sections.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Memory } from '../memory/memory.ts';
import { programVersion } from '../memory/project.ts';
import { OFFLINE_COPY_PAGE, withoutZip } from '../theme/parts/offline-copy.ts';
import { grouped } from '../typeset/plural.ts';
import { type BlockMemory, packBlocks, type SiteFile } from './blocks.ts';
import { HOST_LIMITS, MOST_IN_A_FILE, megabytes, mostInAFile } from './hosts.ts';
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
/** The limits of a zip archive without zip64. */
const MOST_IN_ZIP = 65_535;
const LARGEST_ZIP = 2 ** 32 - 1;

/**
 * Makes the offline copies of the finished site: a zip archive to be opened from disk, and a pack for the service worker. Both are made
 * again only if a file changed, reusing what did not change.
 *
 * @param memory keeps where each file is in the last archive and pack
 * @param config `site.yaml`, for the word that the archive is left out
 */
export function buildOffline(
  output: OfflineOutput,
  memory: Memory,
  site: SiteConfig,
  config: string,
  warn: (diagnostic: Diagnostic) => void,
): void {
  const version = programVersion();
  const files: SiteFile[] = [...output.files()]
    .filter(name => !OFFLINE_FILES.test(name))
    .sort()
    .map(name => ({ name, hash: output.hashOf(name) ?? '', read: () => output.read(name) }));
  const why = hasSection(site, 'zip') ? zipFile(output, files, version, memory, site.host) : undefined;
  if (why) {
    warn({
      severity: 'warning',
      rule: 'zip-left-out',
      file: config,
      message: `expected ${why}; the site has no ${ZIP}`,
      advice: 'Write "zip: off" in "sections" of site.yaml, or publish where there is room for it.',
    });
    if (files.some(file => file.name === OFFLINE_COPY_PAGE))
      output.revise(OFFLINE_COPY_PAGE, withoutZip(output.read(OFFLINE_COPY_PAGE).toString()));
  }
  if (hasSection(site, 'offline')) packFile(output, files, version, memory);
}

/** @returns what was expected and found where there can be no archive, which is then left out */
function zipFile(
  output: OfflineOutput,
  all: SiteFile[],
  version: string,
  memory: Memory,
  host: HostName | undefined,
): string | undefined {
  const files = all
    .filter(({ name }) => !NOT_IN_ZIP.test(name))
    // Inside the archive, the link to the archive would lead nowhere.
    .map(file => (file.name === OFFLINE_COPY_PAGE ? withoutItself(file) : file));
  if (files.length > MOST_IN_ZIP)
    return `at most ${grouped(MOST_IN_ZIP)} files for a zip archive, found ${grouped(files.length)}`;
  const key = [version, hashOf(files)].join(' ');
  const most = Math.min(mostInAFile(host), LARGEST_ZIP);
  const known = memory.recall<KeptZip>('offline-zip', version);
  if (known?.key === key && known.bytes > most) return tooLarge(known.bytes, most, host);
  if (known?.key === key && output.keep(ZIP, key)) return undefined;
  const { parts, memory: packed } = packZip(files, 'digest/', lastPack(output, known));
  const bytes = sizeOf(parts);
  const isMade = bytes <= most;
  if (isMade) output.put(ZIP, key, parts);
  // Of one that is left out, its size: the next build need not pack all files to see it.
  const kept: KeptZip = { key, bytes, ...(isMade ? { files: [ZIP], packed } : { files: [], packed: {} }) };
  memory.keep('offline-zip', version, kept);
  return isMade ? undefined : tooLarge(bytes, most, host);
}

const tooLarge = (bytes: number, most: number, host: HostName | undefined): string =>
  `a zip archive of at most ${megabytes(most)}${host ? `, four fifths of what ${HOST_LIMITS[host].name} takes as one file` : ''}; found ${megabytes(bytes)}`;

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

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
  const bytes = sizeOf(parts);
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

interface KeptZip extends Kept<ZipMemory> {
  bytes: number;
}

/** The last archive or pack in the site's folder, if it is the one that is remembered. */
function lastPack<Packed>(output: OfflineOutput, kept: Kept<Packed> | undefined) {
  if (!kept?.files.every(file => output.standing(file) === kept.key)) return undefined;
  const parts = kept.files.map(file => fs.readFileSync(path.join(output.dir, file)));
  return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), memory: kept.packed };
}
