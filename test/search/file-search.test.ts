import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SiteOutput } from '../../src/build/output.ts';
import { Memory } from '../../src/memory/memory.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { packOf } from '../../src/search/disk-pack.ts';
import { buildFileSearch } from '../../src/search/file-search.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { searchRecord } from '../../src/search/search-record.ts';
import { siteAssets } from '../../src/theme/assets.ts';

const WORKER = 'assets/search-worker.js';
let folder: string;

test.before.each(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'file-search-'));
});
test.after.each(() => fs.rmSync(folder, { recursive: true, force: true }));

const paper = (n: number): PaperEntry => ({
  id: `paper-${n}`,
  title: `Paper number ${n}`,
  listed: `2025-11-${String((n % 20) + 1).padStart(2, '0')}`,
  abstract: `The abstract of paper ${n}.`,
  provenance: [],
});

async function build(papers: readonly PaperEntry[], change: (output: SiteOutput) => void = () => {}) {
  const output = new SiteOutput(path.join(folder, 'site'), new Memory(path.join(folder, 'memory')));
  const worker = siteAssets().find(asset => asset.file === WORKER)!;
  if (!output.keep(WORKER, worker.key)) output.put(WORKER, worker.key, await worker.content());
  const index = await buildSearchIndex({
    sources: papers.map(entry => ({
      id: entry.id,
      hash: JSON.stringify(entry),
      record: () => searchRecord(entry, { topicNames: new Map() }),
    })),
    output,
    cacheDir: path.join(folder, 'cache'),
  });
  change(output);
  await buildFileSearch(output, index, WORKER);
  return output.commit();
}

test('every file that a search needs is in the script that its name tells, as it is', async () => {
  await build(Array.from({ length: 90 }, (_, n) => paper(n)));
  const pagefind = path.join(folder, 'site/pagefind');
  let files = 0;
  for (const name of fs.readdirSync(pagefind, { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:fragment|index)\/|pf_meta$|^papers\.|entry\.json$|^wasm\./.test(name)) continue;
    const script = fs.readFileSync(path.join(pagefind, 'file', packOf(name, 1)), 'utf8');
    assert.ok(
      script.includes(`${JSON.stringify(name)}:"${fs.readFileSync(path.join(pagefind, name), 'base64')}"`),
      name,
    );
    files++;
  }
  assert.ok(files > 93);
});

test('a changed paper touches the scripts that hold it, and no change none', async () => {
  const papers = Array.from({ length: 90 }, (_, n) => paper(n));
  await build(papers);
  assert.is((await build(papers)).written, 0);
  const times = () =>
    new Map(
      fs.readdirSync(path.join(folder, 'site/pagefind/file')).map(name => {
        return [name, fs.readFileSync(path.join(folder, 'site/pagefind/file', name), 'utf8')] as const;
      }),
    );
  const before = times();
  await build(papers.map((p, n) => (n === 7 ? { ...p, abstract: 'Another abstract.' } : p)));
  const changed = [...times()].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
  assert.ok(changed.length <= 6, changed.join(' '));
  assert.ok(!changed.includes('engine.js'));
});

test('a Pagefind whose script is another fails the build', async () => {
  const message = (change: (script: string) => string) =>
    build([paper(1)], output => {
      const script = output.read('pagefind/pagefind.js').toString();
      output.put('pagefind/pagefind.js', 'changed', change(script));
    }).then(() => 'built', String);
  const expected = /The search from disk cannot be made of this Pagefind/;
  assert.match(await message(script => script.replace(/\bcreateInstance\b/g, 'makeInstance')), expected);
  assert.match(await message(script => script.replaceAll('await fetch(', 'await load(')), expected);
  // What no pattern would notice: it runs, and finds nothing.
  assert.match(await message(script => script.replace('pagefind-entry.json', 'pagefind-other.json')), expected);
});

test.run();
