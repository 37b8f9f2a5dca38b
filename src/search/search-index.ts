import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { programVersion } from '../memory/project.ts';
import { writeIndex } from './index-writer.ts';
import { allTokens, CANARY, checkAgainstPagefind } from './pagefind-check.ts';
import { CHUNK_SIZE, pack, pagefindHash } from './pagefind-format.ts';
import { checkPagefindVersion, closePagefind, PAGEFIND_VERSION } from './pagefind-service.ts';
import { fragmentOf, type PaperPostings, PostingPacker } from './paper-postings.ts';
import { PostingStore } from './posting-store.ts';
import { META_FIELDS, type SearchRecord } from './search-record.ts';
import { readScripts, scriptsOf, writeScripts } from './search-scripts.ts';
import { Terms, WordDictionary } from './word-dictionary.ts';

/** A paper to be indexed. */
export interface SearchSource {
  id: string;
  /** Of everything that the record depends on: the entry, names of topics and sources, the module that makes the record. */
  hash: string;
  /** Makes the record. It is called for papers whose hash is new, and where a file of the index is missing. */
  record(): SearchRecord;
}

/** Where the index goes; `SiteOutput` is one. Files are relative to the site's root. */
export interface IndexOutput {
  /** Whether the file stands as it was made from what `key` names; if so it is kept. */
  keep(file: string, key: string): boolean;
  put(file: string, key: string, content: Uint8Array): void;
}

export interface SearchIndexOptions {
  sources: Iterable<SearchSource>;
  output: IndexOutput;
  /** Keeps what was learnt of each paper; can be deleted at any time. */
  cacheDir: string;
  /** Of the papers; words are stemmed accordingly. Languages without spaces between words are not supported. */
  language?: string;
  /** The folder in the site. */
  folder?: string;
  onProgress?: (progress: { stage: 'words' | 'files'; done: number; total: number }) => void;
}

export interface SearchIndexResult {
  papers: number;
  /** Papers that were known from the last build. */
  reused: number;
  /** Of the whole index, and those that had to be made. */
  files: number;
  made: number;
  /** Of the files that were made. */
  bytes: number;
  /** The name of the metadata file; it changes whenever the index does. */
  name: string;
  /** The papers' facts, in the order of the index. */
  facts: readonly Pick<PaperPostings, 'id' | 'filters' | 'sort'>[];
}

/** So many records are in memory at once, and their tokens are asked for together. */
const BATCH = 2_000;
/** So many of the new papers, evenly chosen, are indexed by Pagefind itself as well, and compared. */
const CHECKED = 60;

/**
 * Writes the search index of the papers: the files that Pagefind would write for the same papers in the order of their days
 * and ids (see `checkAgainstPagefind`), but in smaller chunks, so that Pagefind's own scripts search it. Pagefind is asked only how it reads words
 * that are new; everything else is known of a paper from the build that first saw it. The index is a function of the records
 * alone: whatever the cache held, the bytes are the same.
 *
 * @throws Error where another version of Pagefind is installed, where two papers have the same id, and where the index of a
 * sample of the new papers is not what Pagefind itself makes of them
 */
export async function buildSearchIndex(options: SearchIndexOptions): Promise<SearchIndexResult> {
  const { output, cacheDir, language = 'en', folder = 'pagefind', onProgress } = options;
  if (!/^[a-z]{2,3}$/.test(language) || ['zh', 'ja', 'th'].includes(language))
    throw new Error(
      `expected a language that Pagefind splits at spaces, such as "en", found ${JSON.stringify(language)}`,
    );
  checkPagefindVersion();
  const version = [PAGEFIND_VERSION, language, programVersion()].join(' ');
  const store = new PostingStore(path.join(cacheDir, 'postings.json'), version);
  const terms = new Terms(store.terms);
  const dictionary = new WordDictionary(language, terms);
  const packer = new PostingPacker(dictionary, terms, META_FIELDS);

  const sources = new Map<string, SearchSource>();
  const papers: PaperPostings[] = [];
  const changed: SearchSource[] = [];
  for (const source of options.sources) {
    if (sources.has(source.id)) throw new Error(`expected each paper once, found ${source.id} twice`);
    sources.set(source.id, source);
    const known = store.papers.get(source.id);
    if (known?.hash === source.hash) papers.push(known);
    else changed.push(source);
  }
  const reused = papers.length;

  const fragments = new Map<string, Buffer>();
  let scripts = readScripts(cacheDir, version);
  try {
    const sample: SearchRecord[] = [];
    const every = Math.ceil(changed.length / CHECKED);
    for (let i = 0; i < changed.length; i += BATCH) {
      const batch = changed.slice(i, i + BATCH);
      const records = batch.map(s => s.record());
      await dictionary.learn(tokensOfAll(records));
      records.forEach((record, j) => {
        const fragment = fragmentOf(record);
        const json = Buffer.from(JSON.stringify(fragment));
        papers.push({
          id: record.id,
          hash: batch[j]!.hash,
          fragment: pagefindHash(json),
          words: fragment.word_count,
          filters: record.filters,
          sort: record.sort,
          postings: packer.pack(record),
        });
        fragments.set(record.id, pack(json));
        if ((i + j) % every === 0) sample.push(record);
      });
      onProgress?.({ stage: 'words', done: i + batch.length, total: changed.length });
    }
    if (sample.length || !scripts) {
      await dictionary.learn(allTokens(CANARY));
      scripts = scriptsOf(await checkAgainstPagefind([...sample, CANARY], dictionary, terms, language), language);
      writeScripts(cacheDir, version, scripts);
    }
  } finally {
    await closePagefind();
  }

  papers.sort((a, b) =>
    a.sort.listed !== b.sort.listed ? (a.sort.listed! < b.sort.listed! ? -1 : 1) : a.id < b.id ? -1 : 1,
  );
  await breathe();
  const index = writeIndex(papers, terms.list, META_FIELDS, language, CHUNK_SIZE);

  const result: SearchIndexResult = {
    papers: papers.length,
    reused,
    files: 0,
    made: 0,
    bytes: 0,
    name: index.meta.name,
    facts: papers,
  };
  const total = papers.length + index.words.length + index.filters.length + scripts.files.length + 2;
  const write = (name: string, key: string, content: () => Uint8Array) => {
    const file = `${folder}/${name}`;
    result.files++;
    if (!output.keep(file, key)) {
      const bytes = content();
      output.put(file, key, bytes);
      result.made++;
      result.bytes += bytes.length;
    }
    if (result.files % 1000 === 0) onProgress?.({ stage: 'files', done: result.files, total });
  };
  papers.forEach((paper, i) => {
    const made = () =>
      fragments.get(paper.id) ?? pack(Buffer.from(JSON.stringify(fragmentOf(sources.get(paper.id)!.record()))));
    write(`fragment/${index.fragments[i]}.pf_fragment`, paper.fragment, made);
  });
  await breathe();
  for (const { name, hash, bytes } of index.words) write(`index/${name}.pf_index`, hash, () => pack(bytes));
  for (const { name, hash, bytes } of index.filters) write(`filter/${name}.pf_filter`, hash, () => pack(bytes));
  write(`pagefind.${index.meta.name}.pf_meta`, index.meta.hash, () => pack(index.meta.bytes));
  for (const { path: name, content } of scripts.files) write(name, PAGEFIND_VERSION, () => content);
  const entry = scripts.entry(index.meta.name, papers.length);
  write('pagefind-entry.json', entry, () => Buffer.from(entry));
  onProgress?.({ stage: 'files', done: result.files, total });

  // Terms that no paper uses any more are left behind by edits. Where they are many, the next build begins anew.
  if (index.usedTerms * 2 < terms.list.length) store.forget();
  else store.save(terms.list, papers);
  return result;
}

function* tokensOfAll(records: readonly SearchRecord[]): Generator<string> {
  for (const record of records) yield* allTokens(record);
}
