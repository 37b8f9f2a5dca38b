import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { excerpt, markWords } from '../../src/browser/search/excerpt.ts';
import { matcher } from '../../src/browser/search/matcher.ts';
import { nearness } from '../../src/browser/search/nearness.ts';
import { searchOf, stateOf } from '../../src/browser/search/page-state.ts';
import { PaperFacts } from '../../src/browser/search/paper-facts.ts';
import { parseQuery } from '../../src/browser/search/query.ts';
import { Spelling } from '../../src/browser/search/spelling.ts';
import { idKey, idKeys, inIndexOrder, papersOf, papersTable } from '../../src/search/papers-table.ts';
import { plainForm } from '../../src/search/search-text.ts';

test('a question is taken apart', () => {
  const query = parseQuery('Graph "message passing" -survey author:"Ada Lovelace" -topic:vision year:2023..2025 C++');
  assert.equal(query.words, ['graph', 'c++']);
  assert.equal(query.phrases, ['message passing']);
  assert.equal(query.without, ['survey']);
  assert.equal(query.authors, ['ada lovelace']);
  assert.equal(query.facts, [
    { field: 'topic', value: 'vision', not: true },
    { field: 'year', value: '2023..2025', not: false },
  ]);
});

test('signs that mean nothing are words or nothing', () => {
  assert.equal(parseQuery('https://a.example/b note:x').words, ['https:', 'a.example', 'b', 'note:x']);
  assert.equal(parseQuery('"never closed').words, ['never', 'closed']);
  assert.equal(parseQuery('“curly quotes”').phrases, ['curly quotes']);
  assert.equal(parseQuery(' - "" -"" topic: ').words, ['topic:']);
  assert.equal(parseQuery('state‑of‑the‑art').words, ['state-of-the-art']);
});

test('a run of letters that stand apart is one word', () => {
  assert.equal(parseQuery('GPT模型的推理 ＢＥＲＴ').words, ['gpt', '模 型 的 推 理', 'bert']);
  assert.equal(parseQuery('"神经网络" -模型，推理 author:山田').words, ['神 经 网 络']);
  assert.equal(parseQuery('"GPT模型" -模型，推理').without, ['模 型 推 理']);
  assert.equal(parseQuery('"GPT模型"').phrases, ['gpt 模 型']);
  assert.equal(parseQuery('author:山田太郎').authors, ['山 田 太 郎']);
});

test('all ways to write a norm are one', () => {
  for (const text of ['$\\ell_1$', 'ℓ₁', 'l_1', 'ell_1', 'ℓ_1', '\\ell_{1}', 'L1'])
    assert.equal(parseQuery(text).words, ['l1'], text);
});

test('takes no longer for a long question than for its beginning', () => {
  const started = process.cpuUsage();
  for (const unit of ['"', '-', 'a:', '"a', 'topic:"', '$', '\\', ' ']) parseQuery(unit.repeat(100_000));
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 1e6);
});

test('words are compared without signs and accents', () => {
  assert.is(plainForm('Doğruöz,'), 'dogruoz');
  assert.is(plainForm('(C++)'), 'c++');
});

test('a word that was meant: letters swapped, left out, doubled, wrong', async () => {
  const asked: string[] = [];
  const spelling = new Spelling(async letter => {
    asked.push(letter);
    return [['generate', 'generation', 'generations'], letter === 'g' ? ['gravity'] : ['networks', 'transformer']];
  });
  assert.equal(await spelling.near('genreation'), ['generation', 'generations']);
  assert.equal(await spelling.near('transfomer'), ['transformer']);
  assert.equal(await spelling.near('graviity'), ['gravity']);
  assert.equal(await spelling.near('kitchen'), []);
  assert.equal(await spelling.near('gen'), [], 'too short to tell');
  assert.equal(await spelling.begins('grav'), [false, true]);
  assert.equal(await spelling.begins('gravities'), [false, false]);
  assert.equal(asked, ['g', 't', 'k'], 'each list once');
});

test('an excerpt stands where most of the words are, with them marked', () => {
  const text = `${'filler '.repeat(60)}End. Here the wanted word meets wanted company. ${'tail '.repeat(40)}`;
  const parts = excerpt(text, [63, 66], matcher([]));
  assert.equal(
    parts.filter(part => part.mark).map(part => part.text),
    ['wanted', 'wanted'],
  );
  assert.match(parts.map(part => part.text).join(''), /^… Here the wanted word meets wanted company\./);
  assert.equal(excerpt('short text', [], matcher([])), [{ text: 'short text', mark: false }]);
});

test('marks are parts of the same text', () => {
  const parts = markWords('one two three', matcher([['one'], ['three']]));
  assert.is(parts.map(part => part.text).join(''), 'one two three');
  assert.equal(
    parts.filter(part => part.mark).map(part => part.text),
    ['one', 'three'],
  );
});

test('words near one another, and in the form asked for, count more', () => {
  const far = `graph ${'x '.repeat(80)} pruned`;
  assert.ok(nearness('', 'a pruned graph', [['pruned'], ['graph']]) > nearness('', far, [['pruned'], ['graph']]));
  assert.ok(nearness('', 'pruned it', [['pruned']]) > nearness('', 'pruning it', [['pruned']]));
});

const PAPERS = [
  { id: 'b', facts: { topic: ['Vision', 'Theory'], has: ['code'] }, listed: '2025-11-19', issued: '2024-07' },
  { id: 'a', facts: { topic: ['Vision'], venue: ['X'] }, listed: '2025-11-19', issued: '' },
  { id: 'c', facts: { topic: ['Theory'], source: ['s'] }, listed: '2025-10-02', issued: '2023-01-05' },
]
  .map(paper => ({ ...paper, facts: { venue: [], source: [], has: [], ...paper.facts } }))
  .sort(inIndexOrder);

test('the papers’ facts are in their table', () => {
  assert.equal(
    [...papersOf(papersTable(PAPERS))],
    PAPERS.map(({ facts, listed, issued }) => ({ facts, listed, issued })),
  );
});

test('the papers’ facts: in the order of the index, counted and narrowed', () => {
  const facts = new PaperFacts(papersTable(PAPERS));
  const request = { query: '', chosen: {}, sort: 'listed', offset: 0, limit: 9 } as const;
  const kept = (change: object, query: Parameters<PaperFacts['lacks']>[1] = []) => {
    const lacks = facts.lacks({ ...request, ...change }, query);
    return [0, 1, 2].filter(i => lacks(i) === 0).map(i => ['c', 'a', 'b'][i]);
  };
  assert.is(idKeys(PAPERS), idKey('c') + idKey('a') + idKey('b'));
  assert.equal(kept({}), ['c', 'a', 'b']);
  assert.equal(kept({ chosen: { topic: ['Theory'] } }), ['c', 'b']);
  assert.equal(kept({ chosen: { topic: ['Theory', 'Vision'], month: ['2025-11'] } }), ['a', 'b']);
  assert.equal(kept({ from: '2025-10-03' }), ['a', 'b']);
  assert.equal(kept({}, [{ field: 'year', value: '2023..2024', not: false }]), ['c', 'b']);
  assert.equal(kept({}, [{ field: 'year', value: '2024..', not: true }]), ['c', 'a']);
  assert.equal(kept({}, [{ field: 'day', value: '2025-11', not: false }]), ['a', 'b']);
  assert.equal(kept({}, [{ field: 'topic', value: 'vis', not: false }]), ['a', 'b']);
  assert.equal(kept({ chosen: { topic: ['Nowhere'] } }), []);
  facts.setMarks(idKeys(PAPERS), { saved: [idKey('a')], read: [idKey('b')] });
  assert.equal(kept({ chosen: { mark: ['saved'] } }), ['a']);
  assert.equal(kept({ chosen: { mark: ['unread'] } }), ['c', 'a']);
  assert.equal(kept({}, [{ field: 'is', value: 'read', not: false }]), ['b']);
  const chosen = { ...request, chosen: { topic: ['Theory'] } };
  const counts = facts.count([0, 1, 2], facts.lacks(chosen, []));
  assert.equal(counts.topic, [
    ['Theory', 2],
    ['Vision', 2],
  ]);
  assert.equal(counts.year, [
    ['2024', 1],
    ['2023', 1],
  ]);
});

test('the address holds what the page shows', () => {
  for (const address of ['', '?q=a+b&topic=X&topic=Y&from=2025-01-01&sort=issued', '?mark=saved'])
    assert.is(searchOf(stateOf(address)), address);
  assert.equal(stateOf('?sort=sideways&from=tomorrow&topic=&other=1'), { query: '', chosen: {}, sort: 'relevance' });
});

test.run();
