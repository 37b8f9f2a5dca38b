import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { IndexFiles, IndexGone } from '../../src/browser/search/index-files.ts';
import type { SearchRequest } from '../../src/browser/search/messages.ts';
import type { PagefindResult } from '../../src/browser/search/pagefind.ts';
import { WholeIndex } from '../../src/browser/search/whole-index.ts';
import { WordForms } from '../../src/browser/search/word-forms.ts';
import type { PaperEntry } from '../../src/paper.ts';
import type { IndexEntry } from '../../src/search/index-parts.ts';
import { INSTALLED } from '../../src/search/pagefind.ts';
import { idKey } from '../../src/search/papers-table.ts';
import { withEachPagefind } from '../setup/pagefind-versions.ts';
import { engineOn, makeIndex } from './made-index.ts';
import { inOrder, madePapers } from './made-papers.ts';

/** The browser's search on indexes of Pagefind's own making. */

const paper = (id: string, title: string, author: string, abstract: string, listed: string): PaperEntry => ({
  id,
  title,
  author: [author],
  abstract,
  listed,
  issued: listed.slice(0, 4),
  'container-title': id === 'gpt' ? 'Proc. A/B & C' : undefined,
  provenance: [{ dump: 'd.txt', source: 's', lines: '1', listed }],
});

const PAPERS = [
  paper('norms', 'Sparse regression', 'Seza Doğruöz', 'We bound the $\\ell_1$ norm of **sparse** codes.', '2024-01-02'),
  paper('cpp', 'Templates considered', 'Łukasz Nowak', 'A study of C++ (and C#) compilers.', '2024-01-03'),
  paper('gpt', 'Asking GPT-4', 'Ada Quill', 'It answers questions about 3D shapes; sparse ones too.', '2025-01-04'),
];

const ask = (query: string, change: Partial<SearchRequest> = {}): SearchRequest => ({
  ...{ query, chosen: {}, sort: 'relevance', offset: 0, limit: 20 },
  ...change,
});

const withPagefind = withEachPagefind(test);

// Pagefind tells nobody in particular that it could not start.
process.on('unhandledRejection', () => {});

for (const archive of [3, 2])
  withPagefind(
    `finds what is asked for, in an index of ${archive === 3 ? 'one part' : 'two parts'}`,
    async pagefind => {
      const { site } = await makeIndex(PAPERS, { pagefind, archive: () => archive });
      const engine = await engineOn(site);
      const find = async (query: string, change: Partial<SearchRequest> = {}) =>
        (await engine.search(ask(query, change))).hits.map(({ id }) => id).join(' ');
      for (const [query, expected] of Object.entries({
        Dogruoz: 'norms',
        Doğruöz: 'norms',
        lukasz: 'cpp',
        Łukasz: 'cpp',
        'C++': 'cpp',
        'C#': 'cpp',
        'GPT-4': 'gpt',
        '3D': 'gpt',
        '$\\ell_1$': 'norms',
        ell_1: 'norms',
        l1: 'norms',
        'L1 norm': 'norms',
        '"asking GPT-4"': 'gpt',
        'question answers': 'gpt',
        'sparse regression': 'norms',
        'sparse -regression': 'gpt',
        'author:quill': 'gpt',
        'sparse year:2025': 'gpt',
        'year:..2024 -author:nowak': 'norms',
        'has:abstract': 'gpt cpp norms',
        'spasre shapes': 'gpt',
        'sparse compilers norm': 'norms cpp gpt',
        'zzqxjv sparse regression': 'norms',
      }))
        assert.is(await find(query), expected, query);
      assert.is(await find('sparse', { sort: 'listed' }), 'gpt norms');
      assert.is(await find('', { sort: 'listed', chosen: { year: ['2024'] } }), 'cpp norms');
      const marks = { saved: [idKey('gpt')], read: [] };
      assert.is(await find('is:saved', { marks }), 'gpt');
      const { hits } = await engine.search(ask('shapes'));
      assert.equal(hits[0], {
        id: 'gpt',
        url: 'papers/gpt.html',
        title: [{ text: 'Asking GPT-4', mark: false }],
        authors: [{ text: 'Ada Quill', mark: false }],
        day: '2025-01-04',
        year: '2025',
        venue: 'Proc. A/B & C',
        topics: [],
        has: ['abstract'],
        excerpt: [
          { text: 'It answers questions about 3D ', mark: false },
          { text: 'shapes', mark: true },
          { text: '; sparse ones too.', mark: false },
        ],
      });
      const { year } = await engine.facets(ask('sparse'));
      assert.equal(year, [
        ['2025', 1],
        ['2024', 1],
      ]);
      await engine.close();
    },
  );

withPagefind('two parts find the papers that one finds', async pagefind => {
  const entries = inOrder(madePapers(120, 8).values());
  const answers: string[][] = [];
  for (const archive of [120, 80]) {
    const { site } = await makeIndex(entries, { pagefind, archive: () => archive });
    const engine = await engineOn(site);
    const found: string[] = [];
    for (const query of ['running', 'walks zo', '"état"', 'author:bade', 'topic:topic-3', '3D -walks', 'runnnig zo'])
      found.push(
        (await engine.search(ask(query, { limit: 120 }))).hits
          .map(({ id }) => id)
          .sort()
          .join(' '),
        JSON.stringify(await engine.facets(ask(query))),
      );
    answers.push(found);
    await engine.close();
  }
  assert.equal(answers[1], answers[0]);
  assert.ok(answers[0]!.filter(text => text.includes('p-')).length > 4);
});

withPagefind('no answer is given from half an index: whatever file is missing, the search says so', async pagefind => {
  const { site } = await makeIndex(inOrder(madePapers(40, 6).values()), { pagefind, archive: () => 25 });
  const asked: string[] = [];
  const request = ask('walks', { sort: 'listed', chosen: { has: ['abstract'] } });
  const whole = await engineOn(site, name => {
    asked.push(name);
    return site.get(name);
  });
  const marks = { saved: [], read: [] };
  await whole.search(ask('walkzz', { marks, chosen: { mark: ['unread'] } }));
  await whole.search(request);
  await whole.close();
  // One of each kind.
  const kinds = new Map(asked.map(name => [name.replace(/(index\/|fragment-).*|en_\w+/, '$1'), name]));
  assert.ok(kinds.size >= 10, [...kinds.keys()].join(' '));
  for (const missing of kinds.values()) {
    let error: unknown;
    try {
      const engine = await engineOn(site, name =>
        name === missing ? Promise.resolve(new Response(null, { status: 404 })) : site.get(name),
      );
      await engine.search(ask('walkzz', { marks, chosen: { mark: ['unread'] } }));
      await engine.search(request);
    } catch (thrown) {
      error = thrown;
    }
    assert.instance(error, IndexGone, missing);
  }
});

const REMEMBERED = [
  paper('plain', 'Untrainable nets', 'Ada Quill', 'Fully connected networks overfit, and a guide helps.', '2024-01-02'),
  paper('gradient', 'White noise', 'Ada Quill', 'Gradients of fully-connected layers look random.', '2024-01-03'),
  paper('ask', 'Answers on demand', 'Ada Quill', 'People ask for a second opinion.', '2024-01-04'),
  ...['one', 'two'].map(id => paper(id, `Gazetteer ${id}`, 'Ada Quill', 'A gazetteer of zeolite names.', '2024-01-05')),
];

test('a compound is found where another author writes two words', async () => {
  const { site } = await makeIndex(REMEMBERED, { pagefind: INSTALLED });
  const engine = await engineOn(site);
  const find = async (query: string) => (await engine.search(ask(query))).hits.map(({ id }) => id);
  assert.equal((await find('fully-connected')).sort(), ['gradient', 'plain']);
  assert.is((await find('fully-connected guide taxonomy zeolite'))[0], 'plain');
  await engine.close();
});

test('a verb finds its noun, and a noun its verb', async () => {
  const texts = ['Occlusions are seen.', 'What is simplified stays.', 'Recognizing signs.', 'Robots collide.'];
  const entries = texts.map((text, i) => paper(`p${i}`, `Paper ${i}`, 'Ada Quill', text, '2024-01-02'));
  const { site } = await makeIndex(entries, { pagefind: INSTALLED });
  const engine = await engineOn(site);
  for (const [i, word] of ['occluded', 'simplification', 'recognition', 'collisions'].entries())
    assert.equal(
      (await engine.search(ask(word))).hits.map(({ id }) => id),
      [`p${i}`],
    );
  await engine.close();
});

test('words that mean the same are known in every form', () => {
  const forms = new WordForms([
    ['forget', 'unlearn'],
    ['topic model', 'LDA'],
  ]);
  for (const word of ['forget', 'forgets', 'forgetting', 'Forget'])
    assert.ok(forms.same(word).includes('unlearn'), word);
  assert.equal(forms.joined(['sparse', 'topic', 'models']), ['sparse', 'topic models']);
  assert.equal(forms.same('topic models'), ['lda']);
  assert.not.ok(forms.same('forge').includes('unlearn'));
});

test('what means the same is found and marked as a whole word, not as the beginning of another', async () => {
  const texts = [
    'Continual learning forgets.',
    'A study of CL in theory, with classifiers.',
    'A classifier of clusters.',
  ];
  const entries = texts.map((text, i) => paper(`p${i}`, `Paper ${i}`, 'Ada Quill', text, '2024-01-02'));
  const synonyms = [
    ['CL', 'continual learning'],
    ['guidebook', 'class'],
  ];
  const { site } = await makeIndex(entries, { pagefind: INSTALLED, synonyms });
  const engine = await engineOn(site);
  const { hits } = await engine.search(ask('continual learning'));
  assert.equal(hits.map(({ id }) => id).sort(), ['p0', 'p1']);
  const marked = hits.flatMap(({ excerpt = [] }) => excerpt.filter(({ mark }) => mark).map(({ text }) => text));
  assert.equal(marked.sort(), ['CL', 'Continual', 'learning']);
  assert.equal((await engine.search(ask('guidebook'))).hits, []);
  await engine.close();
});

test('an everyday word does not decide where a word of the subject can', async () => {
  const { site } = await makeIndex(REMEMBERED, { pagefind: INSTALLED });
  const engine = await engineOn(site);
  const { hits, relaxed } = await engine.search(ask('where can I ask for zeolite'));
  assert.equal(relaxed, [{ kind: 'some', whole: 0 }]);
  assert.is(hits.at(-1)?.id, 'ask');
  await engine.close();
  // Of another language the index knows no such words.
  const german = await makeIndex(REMEMBERED, { pagefind: INSTALLED, language: 'de' });
  const other = await engineOn(german.site);
  assert.is((await other.search(ask('ask zeolite'))).hits[0]?.id, 'ask');
  await other.close();
});

test('papers of two parts are told apart though Pagefind gives them one id', async () => {
  const part = (folder: string) => ({ folder, papers: 1, entry: '{}', facts: 'x', keys: 'x', words: {} });
  const entry: IndexEntry = { parts: [part(''), part('recent/')], synonyms: [] };
  const files = new IndexFiles(async () => new Response(JSON.stringify(entry)));
  const result = (score: number): PagefindResult => ({
    ...{ id: 'en_1234567', score, words: [] },
    data: async () => ({ url: '/', content: '', meta: {} }),
  });
  const merged: [string, unknown][] = [];
  const index = await WholeIndex.open(
    {
      createInstance: () => ({
        // As Pagefind does: a part's scores are multiplied, the highest first.
        search: async term => ({ results: (term === null ? [0, -0] : [2, -1, -3]).map(result) }),
        mergeIndex: async (path, options) => void merged.push([path, options['indexWeight']]),
        destroy: async () => {},
      }),
    },
    files,
    {},
  );
  assert.equal(merged, [['/pagefind/recent/', -1]]);
  const ids = (found: readonly { id: string; score: number }[]) => found.map(({ id, score }) => `${id} ${score}`);
  assert.equal(ids(await index.everything()), ['en_1234567 0', 'recent/en_1234567 0']);
  assert.equal(ids(await index.search('x')), ['recent/en_1234567 3', 'en_1234567 2', 'recent/en_1234567 1']);
});

test('an empty digest is searched, and has nothing', async () => {
  const { site } = await makeIndex([], { pagefind: INSTALLED });
  const engine = await engineOn(site);
  assert.is((await engine.search(ask('sparse'))).total, 0);
  assert.is((await engine.search(ask('', { chosen: { has: ['code'] } }))).total, 0);
  assert.equal((await engine.facets(ask('sparse'))).topic, []);
});

test.run();
