import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SearchEngine } from '../../src/browser/search/engine.ts';
import type { Fetch } from '../../src/browser/search/index-files.ts';
import type { PagefindScript } from '../../src/browser/search/pagefind.ts';
import type { PaperEntry } from '../../src/paper.ts';
import type { DiskOutput } from '../../src/search/file-search.ts';
import {
  buildSearchIndex,
  type IndexMemory,
  type IndexOutput,
  type SearchIndexOptions,
  type SearchIndexResult,
  type SearchSource,
} from '../../src/search/search-index.ts';
import { searchRecord } from '../../src/search/search-record.ts';

/** A site in memory: what a build keeps or puts is there, and nothing else. */
export class MadeSite implements IndexOutput, DiskOutput {
  readonly #before: ReadonlyMap<string, { key: string; bytes: Buffer }>;
  readonly #after = new Map<string, { key: string; bytes: Buffer }>();
  /** How many files had to be made. */
  puts = 0;

  constructor(before?: MadeSite) {
    this.#before = new Map(before ? before.#after : []);
  }

  keep(file: string, key: string): boolean {
    const known = this.#before.get(file);
    if (known?.key !== key) return false;
    this.#after.set(file, known);
    return true;
  }

  put(file: string, key: string, content: string | Uint8Array): void {
    this.puts++;
    this.#after.set(file, { key, bytes: Buffer.from(content) });
  }

  files(): string[] {
    return [...this.#after.keys()].sort();
  }

  read(file: string): Buffer {
    const known = this.#after.get(file);
    if (!known) throw new Error(`no ${file}`);
    return known.bytes;
  }

  hashOf(file: string): string {
    return crypto.createHash('sha1').update(this.read(file)).digest('hex');
  }

  remove(file: string): void {
    this.#after.delete(file);
  }

  /** Every file's bytes, by its name. */
  hashes(): Record<string, string> {
    return Object.fromEntries(this.files().map(file => [file, this.hashOf(file)]));
  }

  /** As the search asks for files. */
  readonly get: Fetch = async name => {
    const known = this.#after.get(`pagefind/${name}`);
    return known ? new Response(new Uint8Array(known.bytes)) : new Response(null, { status: 404 });
  };
}

/** What is kept between builds, as it would be in a file. */
export class MadeMemory implements IndexMemory {
  readonly #kept = new Map<string, string>();

  recall<T>(name: string, version: string): T | undefined {
    const kept = this.#kept.get(`${name} ${version}`);
    return kept === undefined ? undefined : (JSON.parse(kept) as T);
  }

  keep(name: string, version: string, value: unknown): void {
    this.#kept.set(`${name} ${version}`, JSON.stringify(value));
  }
}

export const sources = (entries: Iterable<PaperEntry>): SearchSource[] =>
  [...entries].map(entry => ({
    id: entry.id,
    listed: entry.listed,
    hash: JSON.stringify(entry),
    record: () => searchRecord(entry, { topicNames: new Map() }),
  }));

export interface Made extends SearchIndexResult {
  site: MadeSite;
  memory: MadeMemory;
}

/** @param last a build of the same folder before this one */
export async function makeIndex(
  entries: Iterable<PaperEntry>,
  options: Pick<SearchIndexOptions, 'pagefind' | 'archive' | 'language' | 'synonyms'>,
  last?: Made,
): Promise<Made> {
  const site = new MadeSite(last?.site);
  const memory = last?.memory ?? new MadeMemory();
  return { ...(await buildSearchIndex({ ...options, sources: sources(entries), output: site, memory })), site, memory };
}

/** Pagefind's own script, from the site. */
export async function scriptOf(site: MadeSite): Promise<PagefindScript> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pagefind-'));
  try {
    // A module by its name only.
    const file = path.join(folder, 'pagefind.mjs');
    fs.writeFileSync(file, site.read('pagefind/pagefind.js'));
    return (await import(pathToFileURL(file).href)) as PagefindScript;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The search on a site in memory. One at a time: each takes the place of the last one's `fetch`. */
export const engineOn = async (site: MadeSite, get: Fetch = site.get): Promise<SearchEngine> =>
  SearchEngine.open(await scriptOf(site), get);
