import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { contentFolder, readArchive } from '../content/content-folder.ts';
import { readEntry } from '../content/entry-file.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { ParseCache } from '../memory/parse-cache.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { identify, identityKeys } from './identity.ts';

/** What ingestion needs to know of an entry that it does not change. */
export interface KnownEntry {
  /** Relative to the content folder. */
  path: string;
  /** See `identityKeys`. */
  keys: readonly string[];
  aliases: readonly string[];
}

type Kept = Omit<KnownEntry, 'path'>;

/** Raised when entries would be known by other keys. */
const VERSION = 'archive keys 1';

/** Where the keys of a content folder's entries are remembered: in the program's own cache. Can be deleted at any time. */
export function archiveKeyCache(root: string): string {
  const name = crypto.createHash('sha1').update(path.resolve(root)).digest('hex').slice(0, 10);
  return path.join(PROJECT_ROOT, '.cache', `archive-${name}.jsonl`);
}

/**
 * What every entry of the folder is known by. An entry's file is read where it was touched since.
 *
 * @param cacheFile where the keys are remembered; without it every file is read
 * @param remember whether what is read now is remembered too: only for who holds the folder's lock
 * @throws ContentError as `readArchive` does
 */
export function readArchiveKeys(
  root: string,
  warn: (diagnostic: Diagnostic) => void,
  cacheFile?: string,
  remember = true,
): Map<string, KnownEntry> {
  const listed = cacheFile === undefined ? undefined : listPapers(root);
  if (!listed) return readWhole(root, warn);
  const cache = new ParseCache(root, cacheFile, VERSION);
  const known = new Map<string, KnownEntry>();
  for (const [id, inside] of listed) {
    const file = path.join(root, inside);
    const kept = cache.get<Kept>(file, () => {
      const { entry, warnings } = readEntry(file, decodeUtf8(file, readBytes(file)), id);
      for (const warning of warnings) warn(warning);
      const value = { keys: identityKeys(identify(entry)), aliases: entry.aliases ?? [] };
      return { value, keep: warnings.length === 0 };
    });
    known.set(id, { path: inside, ...kept });
  }
  if (remember) cache.save();
  return known;
}

/** Remembers the keys of entries that were just written, so that they need not be read for it. */
export function rememberArchiveKeys(root: string, cacheFile: string, known: ReadonlyMap<string, KnownEntry>): void {
  const cache = new ParseCache(root, cacheFile, VERSION);
  for (const { path: inside, keys, aliases } of known.values())
    cache.get<Kept>(path.join(root, inside), () => ({ value: { keys, aliases }, keep: true }));
  cache.save();
}

function readWhole(root: string, warn: (diagnostic: Diagnostic) => void): Map<string, KnownEntry> {
  const { entries, files, warnings } = readArchive(root);
  for (const warning of warnings) warn(warning);
  return new Map(
    entries.map(entry => [
      entry.id,
      { path: files.get(entry.id)!.path, keys: identityKeys(identify(entry)), aliases: entry.aliases ?? [] },
    ]),
  );
}

/** The entries' files by id; undefined where anything is unusual, which `readArchive` has words for. */
function listPapers(root: string): Map<string, string> | undefined {
  const papers = contentFolder(root).papers;
  const found = new Map<string, string>();
  const seen = new Set<string>();
  if (!fs.existsSync(papers)) return found;
  if (fs.lstatSync(papers).isSymbolicLink()) return undefined;
  for (const year of fs.readdirSync(papers, { withFileTypes: true })) {
    if (year.name.startsWith('.')) continue;
    if (!year.isDirectory() || !/^\d{4}$/.test(year.name)) return undefined;
    for (const file of fs.readdirSync(path.join(papers, year.name), { withFileTypes: true })) {
      if (file.name.startsWith('.')) continue;
      const id = file.name.slice(0, -3);
      const key = id.toLowerCase();
      if (!file.isFile() || !file.name.endsWith('.md') || !ENTRY_ID.test(id) || seen.has(key)) return undefined;
      seen.add(key);
      found.set(id, `papers/${year.name}/${file.name}`);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
