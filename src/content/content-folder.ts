import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ContentError, type Diagnostic, errorAt, PartlyReadError, warningAt } from '../diagnostic.ts';
import { isLeftover } from '../files/leftover.ts';
import { isPortableName } from '../files/portable-name.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import { clip } from '../typeset/clip.ts';
import { type DayFile, readDay } from './day-file.ts';
import { type ReadEntry, readEntry } from './entry-file.ts';
import { ENTRY_ID } from './entry-schema.ts';
import { readFeed, type SavedQuery } from './feed-file.ts';
import { type PageFile, readPage } from './page-file.ts';
import { picturesOf } from './pictures.ts';
import { itemsOf } from './plain-folder.ts';
import { strayFile } from './stray-file.ts';
import { readTopic, type TopicFile } from './topic-file.ts';
import { WORDS_FILE } from './words-file.ts';

/** Where everything lies in a content folder. */
const PLACES = {
  dumps: 'dumps',
  ledger: 'ledger',
  papers: 'papers',
  topics: 'topics',
  days: 'days',
  pages: 'pages',
  feeds: 'feeds',
  site: 'site.yaml',
  words: WORDS_FILE,
  decisions: 'decisions.yaml',
  published: 'published.json',
  gitAttributes: '.gitattributes',
};

/** The paths of a content folder, as the person named it. */
export type ContentFolder = Record<'root' | keyof typeof PLACES, string>;

/** The paths of the content folder `root`. Nothing is read. */
export function contentFolder(root: string): ContentFolder {
  const places = Object.entries(PLACES).map(([place, name]) => [place, path.join(root, name)]);
  return { root, ...Object.fromEntries(places) };
}

/**
 * The folder for what `undo` and `merge` take out and can be restored: dumps with their ledgers, and entries, under their
 * original paths. Only the commands that restore them read it.
 */
export const SET_ASIDE = 'set-aside';

/**
 * Whether a path relative to the folder, with `/`, is one that a change of ours writes: whatever else it names, as `.git/config` or a
 * path that leads out, nobody wrote by this program.
 */
export function isWrittenPath(file: string): boolean {
  const [place, ...below] = file.split('/');
  const isKnown = place === SET_ASIDE || Object.values(PLACES).includes(place!);
  const isFile = place!.includes('.');
  return isKnown && isFile === (below.length === 0) && below.every(part => /^[^.\\\0][^\\\0]*$/.test(part));
}

/** Whether a path is the content folder itself, or lies in a place of it where no dump does. */
export function isNoPlaceOfDumps(root: string, at: string): boolean {
  const [home, real] = [realPath(root), realPath(at)];
  if (home === undefined || real === undefined || !isWithin(home, real)) return false;
  const place = path.relative(home, real).split(path.sep)[0]!;
  return place === '' || (place !== PLACES.dumps && Object.values(PLACES).includes(place));
}

export interface ArchiveFile {
  /** Relative to the content folder, with `/`: `papers/2025/a-study.md`. */
  path: string;
  /** SHA-256 of the file's bytes, hex. */
  hash: string;
}

export interface Archive {
  /** By the year of the folder, then by id. */
  entries: PaperEntry[];
  /** By id. */
  files: Map<string, ArchiveFile>;
  warnings: Diagnostic[];
}

/**
 * Reads every entry under `papers/<yyyy>/`. A folder that is not there is an empty archive.
 *
 * @param fileCache what is known of files that did not change since
 * @throws ContentError with a diagnostic for each file that cannot be read, and each id that occurs twice or differs from
 *   another in case only
 */
export function readArchive(root: string, fileCache?: FileCache): Archive {
  const reading = readingArchive(root, fileCache);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** As `readArchive`, for whom others wait: it stops after each file, and says how many entries there are so far. */
export function* readingArchive(root: string, fileCache?: FileCache): Generator<number, Archive> {
  const archive: Archive = { entries: [], files: new Map(), warnings: [] };
  const problems: Diagnostic[] = [];
  const seen = new Map<string, string>();
  const papers = contentFolder(root).papers;
  const warnStray = (file: string, expected: string) => archive.warnings.push(strayFile(file, expected));

  for (const year of list(papers, fileCache)) {
    const folder = path.join(papers, year.name);
    if (!year.isFolder || !/^\d{4}$/.test(year.name)) {
      warnStray(folder, 'folders named by years');
      continue;
    }
    const { entries, strays } = namesIn(folder, fileCache);
    for (const name of strays) warnStray(path.join(folder, name), 'entries named <id>.md');
    for (const { id, file, letters, isGood } of entries) {
      const other = seen.get(letters);
      if (other !== undefined || !isGood) {
        problems.push(other === undefined ? badName(file, id) : sameName(file, other));
        continue;
      }
      seen.set(letters, file);
      try {
        const read = () => readEntryFile(file, id, `papers/${year.name}/${id}.md`);
        const { entry, at, warnings } = fileCache ? fileCache.get(file, read) : read().value;
        archive.entries.push(entry);
        archive.files.set(id, at);
        for (const warning of warnings) archive.warnings.push(warning);
        if (!entry.listed.startsWith(year.name)) archive.warnings.push(wrongYear(file, entry.listed));
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        problems.push(...error.diagnostics);
      }
      yield archive.entries.length;
    }
  }
  if (problems.length > 0) throw new PartlyReadError(archive.entries.length, problems);
  return archive;
}

/** The file of an entry, by its name. */
interface EntryName {
  id: string;
  file: string;
  /** The id in any case. */
  letters: string;
  /** Whether it may be a name of an entry. */
  isGood: boolean;
}

/** What the names in a folder say; of a folder that did not change, it is found out once. */
const named = new WeakMap<readonly fs.Dirent[], { entries: EntryName[]; strays: string[] }>();

function namesIn(folder: string, fileCache: FileCache | undefined): { entries: EntryName[]; strays: string[] } {
  const items = itemsOf(folder, fileCache);
  const known = named.get(items);
  if (known) return known;
  const listed = list(folder, fileCache);
  const isEntry = ({ name, isFolder }: Item): boolean => !isFolder && name.endsWith('.md');
  const ids = listed.filter(isEntry).map(({ name }) => name.slice(0, -3));
  const entries = ids.sort().map(id => ({
    id,
    // Not `path.join` for each of tens of thousands of files.
    file: `${folder}${path.sep}${id}.md`,
    letters: id.toLowerCase(),
    isGood: ENTRY_ID.test(id) && isPortableName(`${id}.md`),
  }));
  const names = { entries, strays: listed.filter(item => !isEntry(item)).map(({ name }) => name) };
  // What a link leads to may change without the folder.
  if (!items.some(item => item.isSymbolicLink())) named.set(items, names);
  return names;
}

type EntryAt = ReadEntry & { at: ArchiveFile };

/** An entry with warnings is read again each time, so that it warns again. */
function readEntryFile(file: string, id: string, inFolder: string): { value: EntryAt; keep: boolean } {
  const bytes = readBytes(file);
  const at = { path: inFolder, hash: crypto.hash('sha256', bytes) };
  const read = readEntry(file, decodeUtf8(file, bytes), id);
  return { value: { ...read, at }, keep: read.warnings.length === 0 };
}

/** All topics of the folder, by slug. @throws ContentError as `readTopic` does */
export function readTopicFolder(root: string, fileCache?: FileCache): TopicFile[] {
  return readFiles(contentFolder(root).topics, '.md', readTopic, fileCache);
}

/** All notes on days, by day. @throws ContentError as `readDay` does */
export function readDayFolder(root: string, fileCache?: FileCache): DayFile[] {
  return readFiles(contentFolder(root).days, '.md', readDay, fileCache).map(day => {
    const pictures = picturesOf(root, 'days', `${day.day}.md`, day.note, fileCache);
    return pictures ? { ...day, pictures } : day;
  });
}

/** All pages of the editor's own, those of deeper folders too, by their paths. @throws ContentError as `readPage` does */
export function readPageFolder(root: string, fileCache?: FileCache): PageFile[] {
  const { pages } = contentFolder(root);
  /** A link to a folder that it stands in has no end. */
  const seen = new Set<string>();
  const read = (folder: string, prefix: string): PageFile[] => {
    const real = realPath(folder) ?? folder;
    if (seen.has(real)) return [];
    seen.add(real);
    const deeper = list(folder, fileCache).filter(({ isFolder }) => isFolder);
    return [
      ...readFiles(folder, '.md', (file, text, name) => readPage(file, text, prefix + name), fileCache),
      ...deeper.flatMap(({ name }) => read(path.join(folder, name), `${prefix}${name}/`)),
    ];
  };
  return read(pages, '').map(page => {
    const pictures = picturesOf(root, 'pages', `${page.path}.md`, page.text, fileCache);
    return pictures ? { ...page, pictures } : page;
  });
}

/** All saved queries, by slug. @throws ContentError as `readFeed` does */
export function readFeedFolder(root: string, fileCache?: FileCache): SavedQuery[] {
  return readFiles(contentFolder(root).feeds, '.yaml', readFeed, fileCache);
}

/** Names what editors and tools left beside topics, notes, pages and saved searches; beside entries, `readArchive` names all that is none. */
export function leftovers(root: string, fileCache?: FileCache): Diagnostic[] {
  const { topics, days, pages, feeds } = contentFolder(root);
  const found: Diagnostic[] = [];
  const look = (folder: string, expected: string, isDeep = false): void => {
    for (const item of fs.existsSync(folder) ? itemsOf(folder, fileCache) : []) {
      const file = path.join(folder, item.name);
      if (item.isDirectory()) {
        if (isDeep) look(file, expected, isDeep);
      } else if (!item.name.startsWith('.') && isLeftover(item.name)) found.push(strayFile(file, expected));
    }
  };
  look(topics, 'topics named <slug>.md');
  look(days, 'notes named <yyyy-mm-dd>.md');
  look(pages, 'pages named <name>.md', true);
  look(feeds, 'saved searches named <slug>.yaml');
  return found.sort((a, b) => (a.file! < b.file! ? -1 : 1));
}

function readFiles<T>(
  folder: string,
  extension: string,
  read: (file: string, text: string, name: string) => T,
  fileCache: FileCache | undefined,
): T[] {
  const problems: Diagnostic[] = [];
  const results: T[] = [];
  const names = list(folder, fileCache).filter(item => !item.isFolder && item.name.endsWith(extension));
  for (const name of names.map(item => item.name.slice(0, -extension.length)).sort()) {
    const file = path.join(folder, name + extension);
    const value = () => ({ value: read(file, decodeUtf8(file, readBytes(file)), name), keep: true });
    try {
      results.push(fileCache ? fileCache.get(file, value) : value().value);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new PartlyReadError(results.length, problems);
  return results;
}

interface Item {
  name: string;
  isFolder: boolean;
}

/** What lies in a folder, by name; hidden files are the operating system's and the editor's. */
function list(folder: string, fileCache: FileCache | undefined): Item[] {
  if (!fs.existsSync(folder)) return [];
  const items = itemsOf(folder, fileCache).filter(({ name }) => !name.startsWith('.'));
  const isFolder = (item: fs.Dirent) =>
    item.isSymbolicLink() ? fs.statSync(path.join(folder, item.name)).isDirectory() : item.isDirectory();
  return items.map(item => ({ name: item.name, isFolder: isFolder(item) })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function badName(file: string, id: string): Diagnostic {
  const good = 'letters a-z, digits, "-", "." and "_" that is no device of Windows and at most 200 long';
  const message = `expected a file name of ${good}, found "${clip(id, 200)}"`;
  return errorAt({ file }, 'entry-name', message, 'Rename the file.');
}

function sameName(file: string, other: string): Diagnostic {
  const message = `expected each id once whatever its case, found ${other} and ${file}`;
  return errorAt({ file }, 'same-id', message, 'Rename or delete one of the two.');
}

function wrongYear(file: string, listed: string): Diagnostic {
  const year = listed.slice(0, 4);
  const message = `expected this entry in the folder of its year, papers/${year}, as its "listed" is ${listed}`;
  return warningAt({ file }, 'entry-folder', message, `Move it to papers/${year}.`);
}
