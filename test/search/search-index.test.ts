import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SiteOutput } from '../../src/build/output.ts';
import { Memory } from '../../src/memory/memory.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { allTokens, CANARY, checkAgainstPagefind } from '../../src/search/pagefind-check.ts';
import {
  decodeFilter,
  decodeMeta,
  decodeWords,
  encodeFilter,
  encodeMeta,
  encodeWords,
  unpack,
} from '../../src/search/pagefind-format.ts';
import { closePagefind } from '../../src/search/pagefind-service.ts';
import { buildSearchIndex, type SearchSource } from '../../src/search/search-index.ts';
import { searchRecord } from '../../src/search/search-record.ts';
import { Terms, WordDictionary } from '../../src/search/word-dictionary.ts';
import { random } from '../setup/random.ts';

const SYLLABLES = 'ba de fi go lu mé nø ră si tü va xe-y zo C++ $\\ell_1$ GPT-4 3D running Walks état ŝ 漢 ,'.split(
  ' ',
);
const DAY = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

function paper(id: string, pick: (below: number) => number): PaperEntry {
  const word = () => Array.from({ length: 1 + pick(3) }, () => SYLLABLES[pick(13)]).join('');
  const text = (n: number) =>
    Array.from({ length: n }, () => (pick(5) ? word() : SYLLABLES[pick(SYLLABLES.length)])).join(' ');
  return {
    id,
    title: text(3 + pick(6)),
    author: Array.from({ length: pick(4) }, () => `${word()} ${word()}`),
    issued: pick(4) ? `20${10 + pick(15)}` : undefined,
    listed: DAY(pick(40)),
    topics: [`topic-${pick(5)}`],
    pick: pick(9) === 0 || undefined,
    abstract: pick(12) ? text(60 + pick(120)) : undefined,
    provenance: [{ dump: 'd.txt', source: `source-${pick(3)}`, lines: '1', listed: '2025-01-01' }],
  };
}

function papers(count: number, seed: number): Map<string, PaperEntry> {
  const pick = random(seed);
  return new Map(Array.from({ length: count }, (_, i) => [`p-${i}`, paper(`p-${i}`, pick)]));
}

const record = (entry: PaperEntry) => searchRecord(entry, { topicNames: new Map() });
const sources = (entries: Iterable<PaperEntry>): SearchSource[] =>
  [...entries].map(entry => ({ id: entry.id, hash: JSON.stringify(entry), record: () => record(entry) }));

const index = suite<{ dir: string }>('search index');
index.before.each(context => {
  context.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'search-'));
});
index.after.each(context => fs.rmSync(context.dir, { recursive: true, force: true }));

async function build(dir: string, name: string, entries: Iterable<PaperEntry>, cache = name) {
  const output = new SiteOutput(path.join(dir, name), new Memory(path.join(dir, `${name}.memory`)));
  const result = await buildSearchIndex({
    sources: sources(entries),
    output,
    cacheDir: path.join(dir, `${cache}.cache`),
  });
  return { ...result, ...output.commit() };
}

/** Every file by name, as base64. */
function files(dir: string): Map<string, string> {
  const found = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter(f => f.isFile());
  return new Map(
    found
      .map(
        f =>
          [
            path.relative(dir, path.join(f.parentPath, f.name)),
            fs.readFileSync(path.join(f.parentPath, f.name), 'base64'),
          ] as const,
      )
      .sort(),
  );
}

index('is what Pagefind makes of the same papers, to the byte', async () => {
  const records = [...[...papers(600, 11).values()].map(record), CANARY];
  const terms = new Terms();
  const dictionary = new WordDictionary('en', terms);
  for (const r of records) await dictionary.learn(allTokens(r));
  const made = await checkAgainstPagefind(records, dictionary, terms, 'en');
  assert.ok(
    made.filter(f => f.path.endsWith('.pf_index')).length > 3,
    'more than one word file, or the test shows little',
  );
  // And it would notice.
  const wrong = new WordDictionary('de', terms);
  for (const r of records.slice(0, 50)) await wrong.learn(allTokens(r));
  let message = '';
  await checkAgainstPagefind(records.slice(0, 50), wrong, terms, 'en').catch(e => {
    message = String(e);
  });
  assert.match(message, 'differs from what Pagefind makes');
  await closePagefind();
});

index('every file reads and writes back the same', async ({ dir }) => {
  await build(dir, 'site', papers(60, 5).values());
  const kinds = { pf_index: 0, pf_filter: 0, pf_meta: 0 };
  for (const [name, content] of files(path.join(dir, 'site', 'pagefind'))) {
    const bytes = () => unpack(Buffer.from(content, 'base64'));
    if (name.endsWith('.pf_index')) {
      kinds.pf_index++;
      assert.equal(encodeWords(decodeWords(bytes())), bytes());
    } else if (name.endsWith('.pf_filter')) {
      kinds.pf_filter++;
      assert.equal(encodeFilter(decodeFilter(bytes())), bytes());
    } else if (name.endsWith('.pf_meta')) {
      kinds.pf_meta++;
      assert.equal(encodeMeta(decodeMeta(bytes())), bytes());
      assert.equal(decodeMeta(bytes()).sorts, [], 'fetched before any result, and asked for by nobody');
    }
  }
  assert.ok(kinds.pf_index >= 1 && kinds.pf_filter === 6 && kinds.pf_meta === 1, JSON.stringify(kinds));
});

index('warm equals cold through random edits, additions and deletions', async ({ dir }) => {
  const pick = random(77);
  const entries = papers(150, 3);
  await build(dir, 'warm', entries.values());
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < 1 + pick(6); i++) {
      const ids = [...entries.keys()];
      const id = ids[pick(ids.length)]!;
      const what = pick(3);
      if (what === 0) entries.delete(id);
      else if (what === 1) entries.set(id, { ...paper(id, pick), listed: entries.get(id)!.listed });
      else entries.set(`n-${round}-${i}`, paper(`n-${round}-${i}`, pick));
    }
    // The order in which they come must not matter either.
    const shuffled = [...entries.values()].sort(
      (a, b) => (a.id.length % 3) - (b.id.length % 3) || (a.id < b.id ? 1 : -1),
    );
    const warm = await build(dir, 'warm', shuffled);
    assert.ok(warm.reused > entries.size / 2, 'something was reused');
    if (round % 3 !== 1) continue;
    await build(dir, `cold-${round}`, entries.values());
    assert.equal(files(path.join(dir, 'warm')), files(path.join(dir, `cold-${round}`)));
  }
});

index(
  'no change, nothing made; a lost output is made again from the cache, what was cut off the cache is read again',
  async ({ dir }) => {
    const entries = [...papers(40, 9).values()];
    const first = await build(dir, 'site', entries);
    assert.is(first.made, first.files);
    const second = await build(dir, 'site', entries);
    assert.is(second.made, 0);
    assert.is(second.written, 0);
    assert.is(second.reused, 40);
    const expected = files(path.join(dir, 'site'));
    await build(dir, 'again', entries, 'site');
    assert.equal(files(path.join(dir, 'again')), expected);
    const cache = path.join(dir, 'site.cache');
    const long = fs.readdirSync(cache).find(name => name.startsWith('postings.json-long-'))!;
    // Of the postings only those that were cut off are lost.
    for (const [name, left] of [[long, 39] as const, ['postings.json', 0] as const]) {
      const file = path.join(cache, name);
      fs.truncateSync(file, fs.statSync(file).size - 7);
      const { reused, written } = await build(dir, 'site', entries);
      assert.is(reused, left);
      assert.is(written, 0);
    }
  },
);

index('only what a search needs is there', async ({ dir }) => {
  await build(dir, 'site', papers(3, 2).values());
  assert.equal(
    fs.readdirSync(path.join(dir, 'site', 'pagefind')).map(f => f.replace(/en_\w+/, 'en_')),
    [
      'filter',
      'fragment',
      'index',
      'pagefind-entry.json',
      'pagefind-worker.js',
      'pagefind.en_.pf_meta',
      'pagefind.js',
      'wasm.en.pagefind',
    ],
  );
});

index('an empty digest has an empty index', async ({ dir }) => {
  const { papers: count } = await build(dir, 'site', []);
  assert.is(count, 0);
});

index('the same id twice, and a language without spaces, are refused', async ({ dir }) => {
  const [entry] = papers(1, 1).values();
  const message = (p: Promise<unknown>) => p.then(() => '', String);
  assert.match(await message(build(dir, 'site', [entry!, entry!])), 'expected each paper once, found p-0 twice');
  const output = new SiteOutput(path.join(dir, 'x'), new Memory(path.join(dir, 'x.memory')));
  assert.match(await message(buildSearchIndex({ sources: [], output, cacheDir: dir, language: 'zh' })), 'found "zh"');
});

index.run();
