import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readArchive } from '../content/content-folder.ts';
import { openParseCache, readCuration } from '../content/curation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Digest, type DigestParts, makeDigest } from '../digest/digest.ts';
import { PublishedRecord, type RecordMode } from '../digest/published-record.ts';
import { SaidCache } from '../digest/said.ts';
import { sourceName } from '../digest/source-name.ts';
import { type IngestReport, ingest } from '../ingest/ingest.ts';
import { ModuleVersion } from '../memory/module-version.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import type { PaperEntry } from '../paper.ts';
import { PlaceCache } from '../related/place-cache.ts';
import { Relations } from '../related/related.ts';
import { packRelations, unpackRelations } from '../related/relation-cache.ts';
import { buildFileSearch } from '../search/file-search.ts';
import { buildSearchIndex, type IndexMemory, type SearchIndexResult } from '../search/search-index.ts';
import { searchRecord } from '../search/search-record.ts';
import { siteAssets } from '../theme/assets.ts';
import { fingerprint, type Page, pagesOf } from '../theme/page.ts';
import { briefOf } from '../typeset/brief.ts';
import { paperLabel } from '../typeset/label.ts';
import { buildOffline, OFFLINE_FILES } from './offline.ts';
import { type OutputResult, SiteOutput } from './output.ts';
import { pageKinds } from './page-kinds.ts';
import { PageNames } from './page-names.ts';
import { renderPages } from './render.ts';
import { type StageTime, Stopwatch } from './stopwatch.ts';

const SEARCH_FOLDER = 'pagefind';
const SEARCH_FILES = new RegExp(`^${SEARCH_FOLDER}/`);
const SEARCH_WORKER = 'assets/search-worker.js';

export interface BuildOptions {
  /** The content folder, which has its defaults already. */
  content: string;
  output: string;
  /** Where what is remembered between builds is kept; can be deleted at any time. */
  cache?: string;
  /** The day of the clock, `yyyy-mm-dd`, for a dump that does not say its day. */
  today: string;
  /** The time of what changed since it was published, `yyyy-mm-ddThh:mm:ssZ`; by default midnight of `today`. */
  now?: string;
  /** What becomes of `published.json`; by default it is written. */
  record?: RecordMode;
  /** Go on where items that were published are no more. */
  acceptLostIds?: boolean;
  /** `false` leaves the search index, and with it what is kept for reading offline, as it is. */
  index?: boolean;
  /** Only these kinds of page, and papers without those near them: for measuring. */
  kinds?: readonly string[];
  warn(diagnostic: Diagnostic): void;
  progress?(stage: string, done: number, all: number): void;
}

export interface BuildReport {
  ingested: IngestReport;
  papers: number;
  days: number;
  topics: number;
  /** Rendered in this build, of all that the site has. */
  rendered: number;
  pages: number;
  output: OutputResult;
  index?: { files: number; bytes: number };
  stages: readonly StageTime[];
  recovered?: 'finished' | 'taken back';
}

/**
 * From the content folder to the site: ingests the dumps that are new or changed, renders the pages whose content or
 * templates changed, brings the search index up to date, and puts the new site in the old one's place as one.
 *
 * @throws ContentError where the content cannot be read, or another build works on the output folder; the old site then stands as it was
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const lock = SiteOutput.lock(options.output);
  try {
    return await buildAlone(options);
  } finally {
    lock.release();
  }
}

async function buildAlone(options: BuildOptions): Promise<BuildReport> {
  const watch = new Stopwatch();
  const progress = options.progress ?? (() => {});
  const cache = options.cache ?? defaultCache(options.content, options.output);
  const ingested = await watch.time('ingest', () =>
    ingest({
      content: options.content,
      today: options.today,
      cache: path.join(cache, 'archive-keys.jsonl'),
      warn: options.warn,
      progress: (done, all) => progress('Reading dumps', done, all),
    }),
  );
  const parts = await watch.time('read', () => readParts(options, cache));
  const relations = options.kinds
    ? new Relations()
    : await watch.time('relations', () => relate(parts, path.join(cache, 'relations.bin')));
  const mode = options.record ?? 'write';
  const record = new PublishedRecord(options.content);
  const places = new PlaceCache(path.join(cache, 'places.tsv'));
  const digest = await watch.time('published', () => {
    const said = new SaidCache(path.join(cache, 'said.txt'));
    const now = options.now ?? `${options.today}T00:00:00Z`;
    const published = { known: record.known, now, frozen: mode !== 'write', said };
    const related = (id: string) => relations.related(id);
    const placeOf = (entry: PaperEntry) => places.of(entry, parts.hashes.get(entry.id) ?? '');
    const made = makeDigest({ ...parts, related, nearKey: id => relations.nearKey(id), placeOf, published });
    said.save();
    return made;
  });
  if (mode !== 'draft' && !options.acceptLostIds) record.check(digest.publication);
  const behind = mode === 'frozen' ? record.behind(digest.publication) : undefined;
  if (behind) options.warn(behind);
  const output = new SiteOutput(options.output, path.join(cache, 'output.tsv'), options.index !== false);
  try {
    const { rendered, pages } = await watch.time('pages', () => buildPages(digest, output, options.kinds, progress));
    places.save();
    await watch.time('assets', async () => {
      for (const { file, key, content } of siteAssets())
        if (!output.keep(file, key)) output.put(file, key, await content());
    });
    const index =
      options.index === false
        ? undefined
        : await watch.time('search index', () => buildIndex(digest, output, cache, progress));
    if (index && !options.kinds)
      await watch.time('search from disk', () => buildFileSearch(output, index, SEARCH_WORKER, SEARCH_FOLDER));
    if (index && !options.kinds) await watch.time('offline', () => buildOffline(output, cache));
    if (!index) for (const files of [SEARCH_FILES, OFFLINE_FILES]) output.leave(files);
    const result = await watch.time('write', () => output.commit());
    if (mode === 'write') record.write(digest.publication);
    return {
      ingested,
      papers: digest.papers.length,
      days: digest.days.length,
      topics: digest.topics.filter(topic => topic.papers.length > 0).length,
      rendered,
      pages,
      output: result,
      ...(index ? { index: output.folderSize(SEARCH_FOLDER) } : {}),
      stages: watch.stages,
      ...(output.recovered ? { recovered: output.recovered } : {}),
    };
  } catch (error) {
    output.abandon();
    throw error;
  }
}

function readParts(options: BuildOptions, cacheDir: string): DigestParts {
  const cache = openParseCache(options.content, cacheDir);
  const curation = readCuration(options.content, cache);
  const archive = readArchive(options.content, cache);
  cache.save();
  for (const warning of archive.warnings) options.warn(warning);
  const hashes = new Map([...archive.files].map(([id, file]) => [id, file.hash.slice(0, 20)]));
  return { ...curation, entries: archive.entries, hashes };
}

/** Which papers are near one another: known from the last build, but for what changed since. */
function relate({ entries, hashes }: DigestParts, file: string): Relations {
  const kept = fs.existsSync(file) ? unpackRelations(fs.readFileSync(file)) : undefined;
  const relations = new Relations(kept, ({ id }) => hashes.get(id) ?? '');
  if (relations.sync(entries).length > 0 || !kept) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.part`, packRelations(relations.table));
    fs.renameSync(`${file}.part`, file);
  }
  return relations;
}

/** Renders what is not as it should be. */
async function buildPages(
  digest: Digest,
  output: SiteOutput,
  kinds: readonly string[] | undefined,
  progress: (stage: string, done: number, all: number) => void,
): Promise<{ rendered: number; pages: number }> {
  const versions = new ModuleVersion();
  const names = new PageNames();
  const waiting: Record<string, Page[]> = {};
  const keys = new Map<string, string>();
  let pages = 0;
  let rendered = 0;
  for (const kind of pageKinds(kinds)) {
    const version = versions.of(kind.module);
    for (const page of pagesOf(kind, digest)) {
      pages++;
      names.claim(page.file);
      const key = `${version} ${page.key}`;
      if (output.keep(page.file, key)) continue;
      keys.set(page.file, key);
      const list = waiting[kind.name] ?? [];
      list.push(page);
      waiting[kind.name] = list;
    }
  }
  await renderPages(waiting, (page, text) => {
    output.put(page.file, keys.get(page.file)!, text);
    progress('Rendering pages', ++rendered, keys.size);
  });
  return { rendered, pages };
}

async function buildIndex(
  digest: Digest,
  output: SiteOutput,
  cache: string,
  progress: (stage: string, done: number, all: number) => void,
): Promise<SearchIndexResult> {
  const names = new Map(digest.topics.map(topic => [topic.slug, topic.name]));
  const version = new ModuleVersion().of(new URL('../search/search-record.ts', import.meta.url).href);
  return buildSearchIndex({
    sources: digest.papers.map(entry => ({
      id: entry.id,
      listed: entry.listed,
      hash: fingerprint([
        version,
        digest.hashOf(entry.id),
        ...(entry.topics ?? []).map(slug => names.get(slug)),
        ...entry.provenance.map(({ source }) => sourceName(source)),
      ]),
      record: () =>
        searchRecord(entry, {
          topicNames: names,
          sourceNames: { get: sourceName },
          brief: briefOf(entry),
          heading: paperLabel(entry),
        }),
    })),
    output,
    memory: searchMemory(path.join(cache, 'search-index.json')),
    folder: SEARCH_FOLDER,
    onProgress: (done, all) => progress('Indexing papers', done, all),
  });
}

/** One value in a file that can be deleted at any time. */
function searchMemory(file: string): IndexMemory {
  return {
    recall<T>(name: string, version: string): T | undefined {
      try {
        const kept = JSON.parse(fs.readFileSync(file, 'utf8'));
        return kept.name === name && kept.version === version ? (kept.value as T) : undefined;
      } catch {
        // Not there, or cut off: then all is made anew.
        return undefined;
      }
    },
    keep(name, version, value) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(`${file}.part`, JSON.stringify({ name, version, value }));
      fs.renameSync(`${file}.part`, file);
    },
  };
}

/** One place for each pair of content and output, in the program's own folder. */
function defaultCache(content: string, output: string): string {
  const key = crypto
    .createHash('sha1')
    .update(`${path.resolve(content)}\0${path.resolve(output)}`)
    .digest('hex')
    .slice(0, 10);
  return path.join(PROJECT_ROOT, '.cache', `build-${key}`);
}
