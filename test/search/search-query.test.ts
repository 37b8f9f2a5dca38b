import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SiteOutput } from '../../src/build/output.ts';
import { Memory } from '../../src/memory/memory.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { searchRecord } from '../../src/search/search-record.ts';
import { queryText } from '../../src/search/search-text.ts';

/** The part of Pagefind's script that is used here. */
interface Pagefind {
  search(
    term: string | null,
    options?: { filters?: Record<string, string> },
  ): Promise<{ results: { data(): Promise<{ url: string; meta: Record<string, string>; excerpt: string }> }[] }>;
}

const paper = (id: string, title: string, author: string, abstract: string, listed: string): PaperEntry => ({
  id,
  title,
  author: [author],
  abstract,
  listed,
  issued: listed.slice(0, 4),
  provenance: [{ dump: 'd.txt', source: 's', lines: '1', listed }],
});

const PAPERS = [
  paper('norms', 'Sparse regression', 'Seza Doğruöz', 'We bound the $\\ell_1$ norm of **sparse** codes.', '2024-01-02'),
  paper('cpp', 'Templates considered', 'Łukasz Nowak', 'A study of C++ (and C#) compilers.', '2024-01-03'),
  paper('gpt', 'Asking GPT-4', 'Ada Quill', 'It answers questions about 3D shapes; sparse ones too.', '2025-01-04'),
];

async function withSearch(use: (pagefind: Pagefind) => Promise<void>): Promise<void> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'search-'));
  const kept = globalThis.fetch;
  try {
    const output = new SiteOutput(path.join(dir, 'site'), new Memory(path.join(dir, 'memory')));
    const sources = PAPERS.map(entry => ({
      id: entry.id,
      hash: JSON.stringify(entry),
      record: () => searchRecord(entry, { topicNames: new Map() }),
    }));
    await buildSearchIndex({ sources, output, cacheDir: path.join(dir, 'cache') });
    output.commit();
    const bundle = path.join(dir, 'site', 'pagefind');
    const script = path.join(dir, 'pagefind.mjs');
    fs.copyFileSync(path.join(bundle, 'pagefind.js'), script);
    globalThis.fetch = (async (url: string) => new Response(fs.readFileSync(url.replace(/\?.*/, '')))) as typeof fetch;
    const { createInstance } = (await import(pathToFileURL(script).href)) as { createInstance(o: object): Pagefind };
    await use(createInstance({ basePath: `${bundle}/`, baseUrl: '/' }));
  } finally {
    globalThis.fetch = kept;
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

test("Pagefind's own script searches the index", () =>
  withSearch(async pagefind => {
    const find = async (query: string | null, options = {}) => {
      const { results } = await pagefind.search(query === null ? null : queryText(query), options);
      const data = await Promise.all(results.map(r => r.data()));
      return data.map(d => d.url.replace(/^.*papers\/|\.html$/g, '')).join(' ');
    };
    assert.is(await find('Dogruoz'), 'norms');
    assert.is(await find('Doğruöz'), 'norms');
    assert.is(await find('lukasz'), 'cpp');
    assert.is(await find('Łukasz'), 'cpp');
    assert.is(await find('C++'), 'cpp');
    assert.is(await find('C#'), 'cpp');
    assert.is(await find('GPT-4'), 'gpt');
    assert.is(await find('3D'), 'gpt');
    for (const query of ['$\\ell_1$', 'ell_1', 'l1', 'L1 norm']) assert.is(await find(query), 'norms', query);
    assert.is(await find('"asking GPT-4"'), 'gpt');
    assert.is(await find('question answers'), 'gpt');
    assert.is(await find('sparse regression'), 'norms');
    assert.is(await find('sparse', { filters: { year: '2025' } }), 'gpt');
    assert.is(await find(null, { filters: { year: '2025' } }), 'gpt');
    const [first] = (await pagefind.search('bound')).results;
    const { excerpt, meta } = await first!.data();
    assert.is(excerpt, 'We <mark>bound</mark> the ell_1 norm of sparse codes.');
    assert.equal(meta, { also: 'l1', authors: 'Seza Doğruöz', title: 'Sparse regression' });
  }));

test.run();
