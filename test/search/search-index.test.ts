import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { IndexFiles } from '../../src/browser/search/index-files.ts';
import { WholeIndex } from '../../src/browser/search/whole-index.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { withFragmentsPacked } from '../../src/search/fragments.ts';
import { archiveSize, type IndexEntry } from '../../src/search/index-parts.ts';
import { ORDINARY_WORDS } from '../../src/search/ordinary-words.ts';
import { INSTALLED, type PagefindPackage } from '../../src/search/pagefind.ts';
import { idKey, type PapersTable, papersOf } from '../../src/search/papers-table.ts';
import { readResultUrl } from '../../src/search/result-url.ts';
import { unpackWords } from '../../src/search/word-lists.ts';
import { withEachPagefind } from '../setup/pagefind-versions.ts';
import { random } from '../setup/random.ts';
import { MadeMemory, type MadeSite, makeIndex, scriptOf } from './made-index.ts';
import { inOrder, madePaper, madePapers } from './made-papers.ts';

const withPagefind = withEachPagefind(test);

const entryOf = (site: MadeSite): IndexEntry => JSON.parse(site.read('pagefind/search.json').toString());
/** Two thirds of the papers are the archive. */
const archive = (papers: number) => Math.ceil((2 * papers) / 3);
/** Would index, if it were asked to. */
const broken: PagefindPackage = {
  version: INSTALLED.version,
  load: () => Promise.reject(new Error('Pagefind was loaded')),
};

for (const parts of [1, 2])
  withPagefind(`gives all papers in the order of their facts, keys and days, in ${parts}`, async pagefind => {
    const entries = inOrder(madePapers(200, 11).values());
    const { site } = await makeIndex(entries, { pagefind, ...(parts > 1 ? { archive } : {}) });
    const files = new IndexFiles(site.get);
    globalThis.fetch = files.fetch;
    const index = await WholeIndex.open(await scriptOf(site), files, {});
    const found = await index.everything();
    assert.is(index.parts.length, parts);
    assert.is(new Set(found.map(({ id }) => id)).size, 200);
    const results = await Promise.all(found.map(async paper => readResultUrl((await paper.data()).url)));
    assert.equal(
      results.map(({ url }) => url),
      entries.map(({ id }) => `papers/${id}.html`),
    );
    const read = (file: string) => site.read(`pagefind/${file}`).toString();
    const facts = entryOf(site).parts.flatMap(({ folder, facts }) => [
      ...papersOf(JSON.parse(read(folder + facts)) as PapersTable),
    ]);
    assert.equal(
      facts.map(({ facts: { topic, has }, listed, issued }) => ({ topic, has, listed, issued })),
      entries.map(({ topics, abstract, pick, listed, issued = '' }) => ({
        topic: topics,
        has: [...(abstract ? ['abstract'] : []), ...(pick ? ['pick'] : [])],
        listed,
        issued,
      })),
    );
    assert.equal(
      results.map(({ day, topics, has }) => ({ topic: topics, has, listed: day })),
      facts.map(({ facts: { topic, has }, listed }) => ({ topic, has, listed })),
    );
    const keys = entryOf(site).parts.map(({ folder, keys }) => read(folder + keys));
    assert.is(keys.join(''), entries.map(({ id }) => idKey(id)).join(''));
    await index.close();
  });

withPagefind('an abstract without a word is a paper like any other', async pagefind => {
  const texts = ['-', '…', '$$', '[[[[', '﷽', ' ', '\u200d', '🙂'];
  const entries = texts.flatMap((abstract, i): PaperEntry[] => [
    { id: `titled-${i}`, title: `Title ${i}`, listed: '2025-11-19', abstract, provenance: [] },
    { id: `bare-${i}`, title: abstract, listed: '2025-11-19', abstract, provenance: [] },
  ]);
  const { site, papers } = await makeIndex(entries, { pagefind });
  assert.is(papers, entries.length);
  const files = new IndexFiles(site.get);
  globalThis.fetch = files.fetch;
  const index = await WholeIndex.open(await scriptOf(site), files, {});
  const urls = (await index.everything()).map(async paper => readResultUrl((await paper.data()).url).url);
  assert.equal(
    await Promise.all(urls),
    inOrder(entries).map(({ id }) => `papers/${id}.html`),
  );
  await index.close();
});

withPagefind('the same records are the same bytes, in another process and order too', async pagefind => {
  const script = fileURLToPath(new URL('made-hashes.ts', import.meta.url));
  const hashes = (order: string) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, pagefind.version, order], {
      encoding: 'utf8',
    });
    return JSON.parse(stdout || JSON.stringify(stderr)) as Record<string, string>;
  };
  const first = hashes('forwards');
  assert.ok(Object.keys(first).length > 150, JSON.stringify(first).slice(0, 1000));
  assert.equal(hashes('backwards'), first);
});

withPagefind('warm equals cold through random edits, additions and deletions', async pagefind => {
  const pick = random(77);
  const entries = madePapers(150, 3);
  let warm = await makeIndex(entries.values(), { pagefind, archive });
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 1 + pick(6); i++) {
      const ids = [...entries.keys()];
      const id = ids[pick(ids.length)]!;
      const what = pick(3);
      if (what === 0) entries.delete(id);
      else if (what === 1) entries.set(id, { ...madePaper(id, pick), listed: entries.get(id)!.listed });
      else entries.set(`n-${round}-${i}`, madePaper(`n-${round}-${i}`, pick));
    }
    warm = await makeIndex(entries.values(), { pagefind, archive }, warm);
    const cold = await makeIndex(entries.values(), { pagefind, archive });
    assert.equal(warm.site.hashes(), cold.site.hashes());
  }
});

test('no change: nothing is indexed, and Pagefind is not even loaded', async () => {
  const entries = [...madePapers(40, 9).values()];
  const first = await makeIndex(entries, { pagefind: INSTALLED, archive });
  assert.equal([first.papers, first.indexed, first.made], [40, 40, first.files]);
  const again = await makeIndex(entries, { pagefind: broken, archive }, first);
  assert.equal([again.papers, again.indexed, again.made, again.site.puts], [40, 0, 0, 0]);
  assert.equal(again.site.hashes(), first.site.hashes());
  // And it would be loaded.
  const message = await makeIndex(entries.slice(1), { pagefind: broken, archive }, first).then(() => 'made', String);
  assert.match(message, 'Pagefind was loaded');
});

test('a file that is lost is made again; where the memory is lost, all is indexed and comes out the same', async () => {
  const entries = [...madePapers(40, 9).values()];
  let last = await makeIndex(entries, { pagefind: INSTALLED });
  const expected = last.site.hashes();
  for (const file of [/\/fragment-\d+\.js$/, /\/papers\..*\.json$/, /\/search\.json$/]) {
    last.site.remove(last.site.files().find(name => file.test(name))!);
    last = await makeIndex(entries, { pagefind: INSTALLED }, last);
    assert.equal(last.site.hashes(), expected);
    assert.is(last.site.puts, 1);
  }
  const forgotten = await makeIndex(entries, { pagefind: INSTALLED }, { ...last, memory: new MadeMemory() });
  assert.equal([forgotten.indexed, forgotten.site.puts], [40, 0]);
  assert.equal(forgotten.site.hashes(), expected);
});

test('an edit of a recent paper indexes the recent part alone', async () => {
  const entries = inOrder(madePapers(90, 4).values());
  const first = await makeIndex(entries, { pagefind: INSTALLED, archive });
  const edit = (n: number) => {
    entries[n] = { ...entries[n]!, title: 'Another' };
  };
  edit(80);
  const recent = await makeIndex(entries, { pagefind: INSTALLED, archive }, first);
  assert.is(recent.indexed, 30);
  const before = first.site.hashes();
  const changed = recent.site.files().filter(file => before[file] !== recent.site.hashOf(file));
  assert.equal(
    changed.filter(file => !/^pagefind\/(?:recent\/|file\/recent-)/.test(file)),
    ['pagefind/search.json'],
  );
  edit(3);
  assert.is((await makeIndex(entries, { pagefind: INSTALLED, archive }, recent)).indexed, 60);
});

test('the parts: one up to some ten thousand papers, then an archive of whole thousands that is seldom another', () => {
  for (const papers of [0, 1, 999, 10_000, 12_999]) assert.is(archiveSize(papers), papers);
  let rearranged = 0;
  for (let papers = 13_001; papers < 100_000; papers++) {
    const size = archiveSize(papers);
    assert.ok(size >= 12_000 && papers - size >= 1_000 && papers - size < 5_000, String(papers));
    if (size !== archiveSize(papers - 1)) rearranged++;
  }
  assert.ok(rearranged <= 22);
});

test('only what a search needs is there, and of a second part nothing that the first has', async () => {
  const { site } = await makeIndex(madePapers(30, 2).values(), { pagefind: INSTALLED, archive });
  const names = site.files().map(file => file.replace(/^pagefind\//, '').replace(/\/en_.*/, '/'));
  const plain = names.map(file =>
    file.replace(/en_\w+/, 'en_').replace(/^(.*(?:papers|words))\.[^.]+|(fragment-)\d+/, '$1$2'),
  );
  const both = ['index/', 'pagefind-entry.json', 'pagefind.en_.pf_meta', 'papers.json', 'papers.keys.txt'];
  const programs = [
    'file/fragment-.js',
    'file/recent-fragment-.js',
    'pagefind-worker.js',
    'pagefind.js',
    'search.json',
    'wasm.en.pagefind',
  ];
  assert.equal(
    [...new Set(plain)].filter(file => !file.includes('words')).sort(),
    [...both, ...programs, ...both.map(file => `recent/${file}`)].sort(),
  );
});

test('what results show stands three papers in a script; an edit of a paper changes its own, a new one the last', async () => {
  const entries = inOrder(madePapers(30, 2).values());
  const first = await makeIndex(entries, { pagefind: INSTALLED });
  const scripts = (site: MadeSite) => site.files().filter(file => file.includes('fragment'));
  assert.is(scripts(first.site).length, 10);
  const before = first.site.hashes();
  const changed = (site: MadeSite) => scripts(site).filter(file => before[file] !== site.hashOf(file));
  const edited = entries.map((entry, i) => (i === 7 ? { ...entry, abstract: 'Quite another abstract.' } : entry));
  const after = await makeIndex(edited, { pagefind: INSTALLED }, first);
  assert.equal(changed(after.site), ['pagefind/file/fragment-2.js']);
  const one = { ...entries[0]!, id: 'new', title: 'New', listed: '2099-01-01' };
  const grown = await makeIndex([...entries, one], { pagefind: INSTALLED }, first);
  assert.equal(changed(grown.site), ['pagefind/file/fragment-10.js']);
});

test('of the scripts of another build, none gives a paper that is another', async () => {
  const entries = inOrder(madePapers(60, 8).values());
  const [{ site }, { site: other }] = [
    await makeIndex(entries, { pagefind: INSTALLED }),
    await makeIndex(entries.slice(1), { pagefind: INSTALLED }),
  ];
  const files = new IndexFiles(name => (name.includes('fragment') ? other : site).get(name));
  globalThis.fetch = files.fetch;
  const index = await WholeIndex.open(await scriptOf(site), files, {});
  const all = await index.everything();
  const message = await files.whole(() => Promise.all(all.map(paper => paper.data()))).then(() => 'whole', String);
  assert.match(message, /IndexGone|fragment/);
  await index.close();
});

test('a list of papers that names other fragments than Pagefind made fails the build', () => {
  const file = (path: string, text: string) => ({ path, content: gzipSync(`pagefind_dcd${text}`) });
  const list = (names: string) => file('pagefind.en_0123456789.pf_meta', names);
  const fragments = ['en_aaaaaaa', 'en_bbbbbbb'].map(name => file(`fragment/${name}.pf_fragment`, '{}'));
  const made = withFragmentsPacked([list('en_bbbbbbb en_aaaaaaa'), ...fragments], '');
  assert.equal(
    made.map(({ path }) => path.replace(/\.en_\w+/, '')),
    ['pagefind.pf_meta', 'file/fragment-0.js'],
  );
  assert.is(gunzipSync(made[0]!.content).toString(), 'pagefind_dcden_000000b en_000001a');
  assert.throws(() => withFragmentsPacked([list('en_bbbbbbb'), ...fragments], ''), 'names of 2 fragments');
});

test('the words of the papers are in their lists', async () => {
  const entry: PaperEntry = {
    id: 'x',
    title: 'Ünlike state-of-the-art R-CNNs',
    author: ['Łukasz Ölund'],
    listed: '2025-11-19',
    abstract: 'Unlikely unlike 3D of Ωmega, C++.',
    provenance: [],
  };
  const { site } = await makeIndex([entry], { pagefind: INSTALLED });
  const [part] = entryOf(site).parts;
  const words = Object.entries(part!.words).map(([letter, file]) => [
    letter,
    unpackWords(site.read(`pagefind/${file}`).toString()).join(' '),
  ]);
  assert.equal(Object.fromEntries(words), {
    a: 'art',
    c: 'c++ cnns',
    l: 'lukasz',
    o: 'olund',
    r: 'rcnns',
    s: 'state stateoftheart',
    t: 'the',
    u: 'unlike unlikely',
    other: 'ωmega',
  });
});

test('an empty digest has an empty index', async () => {
  const { papers, site } = await makeIndex([], { pagefind: INSTALLED });
  assert.is(papers, 0);
  assert.equal(entryOf(site), { parts: [], synonyms: [], ordinary: ORDINARY_WORDS });
});

test('the same id twice is refused', async () => {
  const [entry] = madePapers(1, 1).values();
  const message = await makeIndex([entry!, entry!], { pagefind: INSTALLED }).then(() => '', String);
  assert.match(message, 'expected each paper once, found p-0 twice');
});

test.run();
