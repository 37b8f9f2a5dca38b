import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { noteMoved } from '../curate/note-moved.ts';
import { type Warn, warningAt } from '../diagnostic.ts';
import type { Digest } from '../digest/digest.ts';
import type { RecordMode } from '../digest/published-record.ts';
import { requireSameSite } from '../digest/published-site.ts';
import { sourceName } from '../digest/source-name.ts';
import { type IngestReport, ingest } from '../ingest/ingest.ts';
import { FileCache } from '../memory/file-cache.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import { Memory } from '../memory/memory.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { isWritable, programCache } from '../memory/user-cache.js';
import { siteBooks } from '../publish/epub/site-books.ts';
import { FIELD_WORDS } from '../search/field-words.ts';
import { buildFileSearch } from '../search/file-search.ts';
import { buildSearchIndex, type SearchIndexResult } from '../search/search-index.ts';
import { pageRecord, searchRecord } from '../search/search-record.ts';
import { siteAssets } from '../theme/assets.ts';
import { themeStyles } from '../theme/theme-styles.ts';
import { briefOf } from '../typeset/brief.ts';
import { paperLabel } from '../typeset/label.ts';
import { plainPage } from '../typeset/own-words.ts';
import { primaryLanguage } from '../typeset/script.ts';
import { requireOwnFolders } from './build-folders.ts';
import { checkHost } from './hosts.ts';
import { requireMachine } from './machine.ts';
import { buildOffline, OFFLINE_FILES } from './offline.ts';
import { type OutputResult, SiteOutput } from './output.ts';
import { PageMemory } from './page-memory.ts';
import { PageNames } from './page-names.ts';
import { type Project, projectFingerprint } from './project-config.ts';
import { runEleventy } from './run-eleventy.ts';
import { shownPictures } from './shown-pictures.ts';
import { siteDigest } from './site-digest.ts';
import { siteTemplates } from './site-templates.ts';
import { type StageTime, Stopwatch } from './stopwatch.ts';

const SEARCH_FOLDER = 'pagefind';
const SEARCH_FILES = new RegExp(`^${SEARCH_FOLDER}/`);
const SEARCH_WORKER = 'assets/search-worker.js';
/** The key of rendered pages; `PageMemory` knows what they were made of. */
const PAGE = 'page';

export interface BuildOptions {
  /** The content folder, with its defaults in place. */
  content: string;
  output: string;
  /** The digest's own configuration and theme, if it has any. */
  project?: Project;
  /** Where values are kept between builds; can be deleted at any time. */
  cache?: string;
  /** Remembers the contents of unchanged files in a long-running process. */
  fileCache?: FileCache;
  /** Discard everything kept from earlier builds. */
  fresh?: boolean;
  /** Today, `yyyy-mm-dd`, for a dump that does not state its day. */
  today: string;
  /** The time given to changes of published items, `yyyy-mm-ddThh:mm:ssZ`; by default midnight of `today`. */
  now?: string;
  /** What to do with `published.json`; by default it is written. */
  record?: RecordMode;
  /** Continue if published items are missing. */
  acceptLostIds?: boolean;
  /** Continue if the present site has papers and the content has none, or is another digest's. */
  acceptEmpty?: boolean;
  /** `false` leaves the search index and the offline copies as they are. */
  index?: boolean;
  /** Build only the pages of these templates and no related papers, for measuring. */
  kinds?: readonly string[];
  warn: Warn;
  progress?(stage: string, done: number, all: number): void;
}

export interface BuildReport {
  ingested: IngestReport;
  /** Unknown names in the content, each reported as a warning. */
  problems: number;
  papers: number;
  days: number;
  topics: number;
  /** How many pages this build rendered, and how many the site has. */
  rendered: number;
  pages: number;
  output: OutputResult;
  index?: { files: number; bytes: number };
  stages: readonly StageTime[];
  recovered?: 'finished' | 'taken back';
}

/**
 * Builds the site from the content folder: ingests new and changed dumps, has Eleventy render the pages that may have
 * changed, updates the search index, and replaces the old site in one step.
 *
 * @throws ContentError if the content cannot be read or another build is using the output folder; the old site then stays
 * as it was
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  requireMachine();
  const memory = new Memory(options.cache ?? defaultCache(options));
  requireOwnFolders({ ...options, cache: memory.folder });
  memory.requireOurs();
  const lock = SiteOutput.lock(options.output);
  try {
    return await buildAlone(options, memory);
  } finally {
    lock.release();
  }
}

async function buildAlone(options: BuildOptions, memory: Memory): Promise<BuildReport> {
  const watch = new Stopwatch();
  const progress = options.progress ?? (() => {});
  if (options.fresh) memory.clear();
  const fileCache = options.fileCache ?? new FileCache();
  const mode = options.record ?? 'write';
  const now = options.now ?? `${options.today}T00:00:00Z`;
  const ingested = await watch.time('ingest', () =>
    ingest({
      content: options.content,
      fileCache,
      today: options.today,
      ...(mode === 'write' && { moved: (...moved) => noteMoved(options.content, ...moved, now) }),
      warn: options.warn,
      progress: (done, all) => progress('Reading dumps', done, all),
    }),
  );
  const { project } = options;
  const { digest, record, problems } = await watch.time('read', () =>
    siteDigest({ ...options, fileCache, now, frozen: mode !== 'write', withoutRelations: !!options.kinds }, memory),
  );
  if (!options.acceptEmpty) requireSameSite(options.output, digest);
  if (mode !== 'draft' && !options.acceptLostIds) record.check(digest.publication);
  const behind = mode === 'frozen' ? record.behind(digest.publication) : undefined;
  if (behind) options.warn(behind);
  const output = new SiteOutput(options.output, memory, options.index !== false);
  try {
    const { rendered, pages, pageMemory } = await watch.time('pages', () =>
      buildPages(digest, output, memory, options),
    );
    await watch.time('assets', async () => {
      const theme = project && (await themeStyles(path.join(project.root, 'theme')));
      for (const { file, key, content } of siteAssets({ site: digest.site, content: options.content, theme }))
        if (!output.keep(file, key)) output.put(file, key, await content());
      for (const { file, source } of shownPictures(digest))
        if (!output.keep(file, file)) output.put(file, file, fs.readFileSync(path.join(options.content, source)));
    });
    await watch.time('books', async () => {
      for (const { file, key, content } of siteBooks(digest, options.content))
        if (!output.keep(file, key)) output.put(file, key, await content());
    });
    const index =
      options.index === false
        ? undefined
        : await watch.time('search index', () => buildIndex(digest, output, memory, progress));
    if (index && !options.kinds)
      await watch.time('search from disk', () => buildFileSearch(output, index, SEARCH_WORKER, SEARCH_FOLDER));
    const config = contentFolder(options.content).site;
    if (index && !options.kinds)
      await watch.time('offline', () => buildOffline(output, memory, digest.site, config, options.warn));
    if (!index) for (const files of [SEARCH_FILES, OFFLINE_FILES]) output.leave(files);
    const result = await watch.time('write', () => output.commit());
    for (const warning of checkHost(digest.site.host, result, config)) options.warn(warning);
    if (mode === 'write') record.write(digest.publication);
    remember(options.warn, memory, () => {
      output.remember();
      pageMemory.save(output.build);
    });
    return {
      ingested,
      problems,
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

/** The site is made by then, and it is no failure of the build where the next one has to make more again. */
function remember(warn: Warn, { folder }: Memory, work: () => void): void {
  try {
    work();
  } catch (error) {
    warn(
      warningAt(
        { file: folder },
        'not-remembered',
        `expected to remember what was made, found: ${(error as Error).message}`,
        'The site is whole. The next build makes every page again.',
      ),
    );
  }
}

/** Has Eleventy render the pages that may be out of date. */
async function buildPages(
  digest: Digest,
  output: SiteOutput,
  memory: Memory,
  { content, project, kinds, warn, progress }: BuildOptions,
): Promise<{ rendered: number; pages: number; pageMemory: PageMemory }> {
  const templates = siteTemplates(kinds);
  const always = new Set(templates.filter(template => template.always).flatMap(t => digest.pagesOf(t)));
  const version = fingerprint([
    JSON.stringify(digest.site),
    digest.isEmpty,
    digest.hasVenues,
    JSON.stringify(digest.nav),
    projectFingerprint(project),
  ]);
  const pageMemory = new PageMemory(memory, version, digest, output.lastBuild);
  const names = new PageNames();
  for (const template of templates) for (const { file } of digest.pagesOf(template)) names.claim(file);
  let rendered = 0;
  const counts = await runEleventy(project, output.stage, {
    content,
    templates,
    digest: () => digest,
    isCurrent(page, all) {
      return !all && !always.has(page) && pageMemory.isCurrent(page) && output.keep(page.file, PAGE);
    },
    take(file, text, page, reads) {
      if (!page) names.claim(file);
      output.put(file, PAGE, text);
      if (page && !always.has(page)) pageMemory.remember(page, reads ?? new Uint32Array());
      progress?.('Rendering pages', ++rendered, names.size);
    },
    prepare: async () => {
      for (const template of templates) await template.prepare?.();
    },
    warn: (message, file) => warn({ severity: 'warning', rule: 'theme', message, ...(file && { file }) }),
  });
  output.adopt();
  return { ...counts, pageMemory };
}

async function buildIndex(
  digest: Digest,
  output: SiteOutput,
  memory: Memory,
  progress: (stage: string, done: number, all: number) => void,
): Promise<SearchIndexResult> {
  const names = new Map(digest.topics.map(topic => [topic.slug, topic.name]));
  const pages = digest.pages.map(page => ({
    id: `page:${page.path}`,
    listed: '',
    hash: fingerprint([JSON.stringify(page)]),
    record: () => pageRecord(page.path, page.title, plainPage(page.text)),
  }));
  const papers = digest.papers.map(entry => ({
    id: entry.id,
    listed: entry.listed,
    hash: fingerprint([
      digest.hashOf(entry.id),
      ...(entry.topics ?? []).map(slug => names.get(slug)),
      ...entry.provenance.map(({ source }) => sourceName(digest.words, source)),
    ]),
    record: () =>
      searchRecord(entry, {
        topicNames: names,
        sourceNames: { get: id => sourceName(digest.words, id) },
        brief: briefOf(entry),
        heading: paperLabel(entry),
      }),
  }));
  return buildSearchIndex({
    sources: [...pages, ...papers],
    output,
    memory,
    folder: SEARCH_FOLDER,
    language: primaryLanguage(digest.site.language),
    synonyms: [...FIELD_WORDS, ...(digest.site.synonyms ?? [])],
    onProgress: (done, all) => progress('Indexing papers', done, all),
  });
}

/**
 * A folder for each pair of content and output: in the digest's own `node_modules`, where tools keep their caches, or else in
 * the program's cache.
 */
function defaultCache({ content, output, project }: BuildOptions): string {
  const modules = project && path.join(project.root, 'node_modules');
  const own = modules && path.join(modules, '.cache/broadsheet');
  const isOwn = own && project.root !== PROJECT_ROOT && fs.existsSync(modules) && isWritable(own);
  const key = crypto.hash('sha1', `${path.resolve(content)}\0${path.resolve(output)}`).slice(0, 10);
  return path.join(isOwn ? own : programCache(PROJECT_ROOT), `build-${key}`);
}
