import crypto from 'node:crypto';
import { programVersion } from '../memory/project.ts';
import { withFragmentsPacked } from './fragments.ts';
import { archiveSize, INDEX_ENTRY, type IndexEntry, type IndexPart } from './index-parts.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { INSTALLED, indexWithPagefind, type PagefindFile, type PagefindPackage } from './pagefind.ts';
import { idKeys, inIndexOrder, papersTable } from './papers-table.ts';
import { resultUrl } from './result-url.ts';
import type { SearchRecord } from './search-record.ts';
import { WordLists } from './word-lists.ts';

/** A paper to be indexed. */
export interface SearchSource {
  id: string;
  /** The day on which the paper was listed: with the id it gives the paper's place. */
  listed: string;
  /** Of everything that the record depends on: the entry, names of topics and sources, the module that makes the record. */
  hash: string;
  /** Makes the record. It is called where the part of the index that has the paper is made. */
  record(): SearchRecord;
}

/** Where the index goes; `SiteOutput` is one. Files are relative to the site's root. */
export interface IndexOutput {
  /** Whether the file stands as it was made from what `key` names; if so it is kept. */
  keep(file: string, key: string): boolean;
  put(file: string, key: string, content: Uint8Array): void;
}

/** Keeps values between builds. */
export interface IndexMemory {
  /** What was kept under the name by the same version. */
  recall<T>(name: string, version: string): T | undefined;
  keep(name: string, version: string, value: unknown): void;
}

export interface SearchIndexOptions {
  /** In any order. */
  sources: readonly SearchSource[];
  output: IndexOutput;
  memory: IndexMemory;
  /** Of the papers; words are stemmed accordingly. */
  language?: string;
  /** Groups of words that mean the same. */
  synonyms?: IndexEntry['synonyms'];
  /** The folder in the site. */
  folder?: string;
  /** By default the one that is installed. */
  pagefind?: PagefindPackage;
  /** How many of so many papers are the archive; by default `archiveSize`. */
  archive?: (papers: number) => number;
  /** How many papers were handed to Pagefind, of those that are to be. */
  onProgress?: (done: number, all: number) => void;
}

export interface SearchIndexResult {
  papers: number;
  /** Papers that were handed to Pagefind: those of the parts in which one changed. */
  indexed: number;
  /** Of the whole index, and those that were not as they should be. */
  files: number;
  made: number;
}

/** What is remembered of a part. */
interface KnownPart {
  /** Names its papers as they were. */
  key: string;
  part: IndexPart;
  /** Its files, relative to the index's folder, and hashes of their bytes. */
  files: [file: string, hash: string][];
}

const MEMORY = 'search index';

/**
 * Languages that Pagefind is not told. Where letters stand apart in the index (`apart`), it would cut the text once more by words; and
 * of Arabic words it keeps roots, so that seven beginnings of words in fifty find nothing. What else there is on such a site is English mostly.
 */
const UNTOLD = /^(?:zh|yue|ja|ko|th|lo|km|my|bo|ar)\b/i;

/** User interfaces of Pagefind's that the site has no use for. */
const INTERFACE = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
/** For languages of whose words Pagefind knows no other forms. */
const UNSTEMMED = 'wasm.unknown.pagefind';
/** Pagefind's programs, which the first part has for all. */
const PROGRAM = /^(?:pagefind(?:-worker)?\.js|wasm\..*)$/;

/**
 * Has Pagefind index the papers in the order of their days and ids, and writes its files as they are. Beside them stand files of
 * ours, made of the same records in the same order: the papers' facts, keys of their ids, the words in them, and
 * `INDEX_ENTRY`, which says what there is. From some ten thousand papers on there are two indexes: see `archiveSize`. All of it is a function of the
 * records, the language and Pagefind's version.
 *
 * Nothing is indexed, and Pagefind is not loaded, where no record changed and all files stand.
 *
 * @throws Error where two papers have the same id, and where Pagefind fails
 */
export async function buildSearchIndex(options: SearchIndexOptions): Promise<SearchIndexResult> {
  const { output, memory, synonyms = [], folder = 'pagefind', pagefind = INSTALLED, onProgress } = options;
  const language = UNTOLD.test(options.language ?? '') ? 'en' : (options.language ?? 'en');
  const archive = (options.archive ?? archiveSize)(options.sources.length);
  const sources = [...options.sources].sort(inIndexOrder);
  requireEachOnce(sources);
  const version = [pagefind.version, language, programVersion()].join(' ');
  const known = memory.recall<KnownPart[]>(MEMORY, version) ?? [];
  const result: SearchIndexResult = { papers: sources.length, indexed: 0, files: 0, made: 0 };

  const wanted = [
    { folder: '', sources: sources.slice(0, archive) },
    { folder: 'recent/', sources: sources.slice(archive) },
  ].filter(part => part.folder === '' || part.sources.length > 0);
  const parts = wanted.map(part => {
    const key = hashOf(part.sources.map(({ id, hash }) => `${id}\0${hash}`).join('\n'));
    const last = known.find(({ part: { folder } }) => folder === part.folder);
    const stands = last?.key === key && last.files.every(([file, hash]) => output.keep(`${folder}/${file}`, hash));
    return { ...part, key, last: stands ? last : undefined };
  });
  const all = parts.reduce((sum, part) => sum + (part.last ? 0 : part.sources.length), 0);

  const made: KnownPart[] = [];
  const write = (file: string, hash: string, content: Uint8Array) => {
    if (output.keep(`${folder}/${file}`, hash)) return;
    output.put(`${folder}/${file}`, hash, content);
    result.made++;
  };
  for (const { folder: place, sources: papers, key, last } of parts) {
    if (last) {
      made.push(last);
      continue;
    }
    const { part, files } = await indexPart(place, papers, language, pagefind, more => {
      result.indexed += more;
      onProgress?.(result.indexed, all);
    });
    const hashes = files.map(({ path, content }): [string, string] => {
      const hash = hashOf(content);
      write(path, hash, content);
      return [path, hash];
    });
    made.push({ key, part, files: hashes });
  }
  const entry: IndexEntry = {
    parts: made.map(({ part }) => part).filter(({ papers }) => papers > 0),
    synonyms,
    ...(language === 'en' ? { ordinary: ORDINARY_WORDS } : {}),
  };
  const text = Buffer.from(JSON.stringify(entry));
  write(INDEX_ENTRY, hashOf(text), text);
  result.files = made.reduce((sum, { files }) => sum + files.length, 1);
  if (all > 0 || made.length !== known.length) memory.keep(MEMORY, version, made);
  return result;
}

interface PartFile {
  /** Relative to the index's folder. */
  path: string;
  content: Uint8Array;
}

async function indexPart(
  folder: string,
  sources: readonly SearchSource[],
  language: string,
  pagefind: PagefindPackage,
  onProgress: (more: number) => void,
): Promise<{ part: IndexPart; files: PartFile[] }> {
  const records: Omit<SearchRecord, 'body' | 'meta'>[] = [];
  const words = new WordLists();
  const pages = function* () {
    for (const source of sources) {
      const { body, meta, ...rest } = source.record();
      records.push(rest);
      for (const text of [body, meta.title, meta.authors, meta.also]) if (text) words.add(text);
      yield { url: resultUrl(rest.url, rest), content: body, meta };
    }
  };
  const { createIndex, close } = await pagefind.load();
  const made = await indexWithPagefind({ createIndex, close }, pages(), language, onProgress).finally(close);
  const bundle = withFragmentsPacked(made, folder);
  const isStemmed = bundle.some(({ path }) => path.startsWith('wasm.') && path !== UNSTEMMED);
  const isUsed = (path: string) =>
    !INTERFACE.test(path) && (folder === '' || !PROGRAM.test(path)) && !(isStemmed && path === UNSTEMMED);
  const files = await Promise.all(bundle.filter(({ path }) => isUsed(path)).map(minified));
  const entry = bundle.find(({ path }) => path === 'pagefind-entry.json');
  if (!entry) throw new Error(`expected pagefind-entry.json among Pagefind's files, found ${files.map(f => f.path)}`);

  /** Adds a file that is named by its bytes. */
  const own = (kind: string, ending: string, text: string): string => {
    const path = `${kind}.${hashOf(text).slice(0, 10)}.${ending}`;
    files.push({ path, content: Buffer.from(text) });
    return path;
  };
  const part: IndexPart = {
    folder,
    papers: records.length,
    entry: Buffer.from(entry.content).toString(),
    facts: own('papers', 'json', JSON.stringify(papersTable(records))),
    keys: own('papers', 'keys.txt', idKeys(records)),
    words: Object.fromEntries(
      [...words.packed()].map(([letter, list]) => [letter, own('words', `${letter}.txt`, list)]),
    ),
  };
  const placed = (path: string) => (path.startsWith('file/') ? path : folder + path);
  return { part, files: files.map(({ path, content }) => ({ path: placed(path), content })) };
}

/** Pagefind comes with its script as it was written; each reader who searches loads it. */
async function minified(file: PagefindFile): Promise<PagefindFile> {
  if (file.path !== 'pagefind.js') return file;
  // Loading it takes a twentieth of a second, and a build without new papers does not need it.
  const { transform } = await import('esbuild');
  const { code } = await transform(Buffer.from(file.content).toString(), { minify: true, charset: 'utf8' });
  return { path: file.path, content: Buffer.from(code) };
}

function requireEachOnce(sources: readonly SearchSource[]): void {
  const seen = new Set<string>();
  for (const { id } of sources) {
    if (seen.has(id)) throw new Error(`expected each paper once, found ${id} twice`);
    seen.add(id);
  }
}

const hashOf = (content: string | Uint8Array): string =>
  crypto.createHash('sha1').update(content).digest('hex').slice(0, 20);
