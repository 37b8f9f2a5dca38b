import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { packOf } from '../../src/search/disk-pack.ts';
import { buildFileSearch } from '../../src/search/file-search.ts';
import { INSTALLED, type PagefindPackage } from '../../src/search/pagefind.ts';
import { programAssets } from '../../src/theme/assets.ts';
import { withEachPagefind } from '../setup/pagefind-versions.ts';
import { type Made, type MadeSite, makeIndex } from './made-index.ts';

const withPagefind = withEachPagefind(test);
const WORKER = 'assets/search-worker.js';

const paper = (n: number): PaperEntry => ({
  id: `paper-${n}`,
  title: `Paper number ${n}`,
  listed: `2025-11-${String((n % 20) + 1).padStart(2, '0')}`,
  abstract: `The abstract of paper ${n}.`,
  provenance: [],
});
const PAPERS = Array.from({ length: 90 }, (_, n) => paper(n));

interface Options {
  pagefind?: PagefindPackage;
  last?: Made;
  change?: (site: MadeSite) => void;
}

async function build(
  papers: readonly PaperEntry[],
  { pagefind = INSTALLED, last, change }: Options = {},
): Promise<Made> {
  const made = await makeIndex(papers, { pagefind, archive: papers => Math.ceil(papers / 2) }, last);
  const worker = programAssets().find(asset => asset.file === WORKER)!;
  if (!made.site.keep(WORKER, worker.key)) made.site.put(WORKER, worker.key, await worker.content());
  change?.(made.site);
  await buildFileSearch(made.site, made, WORKER);
  return made;
}

withPagefind('every file that a search needs is in the script that its name tells, as it is', async pagefind => {
  const { site } = await build(PAPERS, { pagefind });
  const packed = site
    .files()
    .filter(file => /^pagefind\/(?!file\/|pagefind.*\.js$|(?:recent\/)?pagefind-entry)/.test(file));
  for (const file of packed) {
    const name = file.slice('pagefind/'.length);
    const script = site.read(`pagefind/file/${packOf(name)}`).toString();
    assert.ok(script.includes(`${JSON.stringify(name)}:"${site.read(file).toString('base64')}"`), name);
  }
  assert.ok(packed.length > 15, String(packed.length));
});

test('the same file of two parts is in two scripts', () => {
  for (const file of ['fragment/en_000033a.pf_fragment', 'index/en_70d332a.pf_index', 'words.x.a.txt', 'papers.x.json'])
    assert.is(packOf(`recent/${file}`), `recent-${packOf(file)}`);
  assert.is(packOf('fragment/en_000033a.pf_fragment'), 'fragment-17.js');
  assert.is(packOf('recent/pagefind.en_70d332a.pf_meta'), 'core.js');
});

test('a changed paper touches the scripts that hold it, and no change none', async () => {
  const first = await build(PAPERS);
  const before = first.site.hashes();
  assert.is((await build(PAPERS, { last: first })).site.puts, 0);
  const edited = PAPERS.map((p, n) => (n === 7 ? { ...p, abstract: 'Another abstract.' } : p));
  const { site } = await build(edited, { last: first });
  const changed = site.files().filter(file => file.startsWith('pagefind/file/') && before[file] !== site.hashOf(file));
  assert.ok(changed.length <= 14, changed.join(' '));
  assert.not.ok(
    changed.some(file => /engine|recent/.test(file)),
    changed.join(' '),
  );
});

withPagefind('a Pagefind whose script is another fails the build', async pagefind => {
  const message = (replace: (script: string) => string) =>
    build([paper(1), paper(2)], {
      pagefind,
      change: site =>
        site.put('pagefind/pagefind.js', 'changed', replace(site.read('pagefind/pagefind.js').toString())),
    }).then(() => 'built', String);
  const expected = /The search from disk cannot be made of this Pagefind/;
  assert.match(await message(script => script.replace(/\bcreateInstance\b/g, 'makeInstance')), expected);
  assert.match(await message(script => script.replaceAll('await fetch(', 'await load(')), expected);
  // What no pattern would notice: it runs, and finds nothing.
  assert.match(await message(script => script.replace('pagefind-entry.json', 'pagefind-other.json')), expected);
  assert.is(await message(script => script), 'built');
});

test('an empty digest has a search from disk too', async () => {
  const { site } = await build([]);
  assert.ok(site.files().includes('pagefind/file/engine.js'));
});

test.run();
