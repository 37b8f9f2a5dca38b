import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { readResultUrl, resultUrl } from '../../src/search/result-url.ts';
import { searchRecord } from '../../src/search/search-record.ts';

const entry: PaperEntry = {
  id: 'sparse-codes',
  title: 'Sparse codes and the $\\ell_1$ norm',
  author: ['Seza Doğruöz', 'Łukasz Nowak'],
  issued: '2024-07',
  listed: '2025-11-19',
  'container-title': 'Journal of Codes',
  topics: ['theory', 'unnamed'],
  links: [{ url: 'https://code.example/x', kind: 'code' }],
  pick: true,
  abstract: 'We **count** codes.\n\nIn $O(n^2)$ time.',
  provenance: [
    { dump: 'a.txt', source: 'list', lines: '1-3', listed: '2025-11-19' },
    { dump: 'b.txt', source: 'list', lines: '9', listed: '2025-11-20' },
  ],
};

test('what is indexed of a paper', () => {
  assert.equal(
    searchRecord(entry, { topicNames: new Map([['theory', 'Theory']]), sourceNames: new Map([['list', 'The List']]) }),
    {
      id: 'sparse-codes',
      url: 'papers/sparse-codes.html',
      body: 'We count codes. In O(n^2) time.',
      meta: {
        also: 'ell_1 l1 Lukasz',
        authors: 'Seza Doğruöz, Łukasz Nowak',
        title: 'Sparse codes and the ℓ₁ norm',
      },
      facts: {
        topic: ['Theory', 'unnamed'],
        source: ['The List'],
        venue: ['Journal of Codes'],
        has: ['code', 'abstract', 'pick'],
      },
      listed: '2025-11-19',
      issued: '2024-07',
    },
  );
});

test('a paper is found by its title in other languages, which stand behind its text', () => {
  const translated = { ...entry, 'title-translations': { zh: '稀疏编码', tr: 'Seyrek kodların ölçüsü' } };
  const { body, meta } = searchRecord(translated, { topicNames: new Map() });
  assert.is(body, 'We count codes. In O(n^2) time. · 稀 疏 编 码 · Seyrek kodların ölçüsü');
  assert.match(meta.also!, /kodlarin/);
  assert.is(meta.title, 'Sparse codes and the ℓ₁ norm');
});

test('where a paper can be read stands in the address of its result, and nothing else does', () => {
  const options = { topicNames: new Map() };
  const read = (more: Partial<PaperEntry>) => {
    const record = searchRecord({ ...entry, ...more }, options);
    return readResultUrl(resultUrl(record.url, record)).at;
  };
  assert.is(read({ identifiers: { arxiv: '2309.17425' } }), 'https://arxiv.org/abs/2309.17425');
  const plain = 'http://papers.example/a?b=c&d#e';
  assert.is(read({ links: [{ url: plain, kind: 'paper' }] }), plain);
  assert.is(read({}), undefined);
  assert.is(readResultUrl('/a.html?at=javascript:alert(1)').at, 'https://javascript:alert(1)');
});

test('a paper that has next to nothing can still be found', () => {
  const { id, listed, provenance } = entry;
  const record = searchRecord({ id, listed, provenance }, { topicNames: new Map(), heading: 'Sparse codes' });
  assert.is(record.body, 'Sparse codes');
  assert.is(record.meta['title'], 'Sparse codes');
  assert.is(record.issued, '');
  assert.is(searchRecord({ id, listed, provenance }, { topicNames: new Map() }).body, 'sparse-codes');
});

test('a dash or a sign in the place of an abstract is none', () => {
  for (const abstract of ['-', '…', '$$', '[[[[', '﷽']) {
    const record = searchRecord({ ...entry, abstract }, { topicNames: new Map() });
    assert.is(record.body, record.meta.title);
    assert.not.ok(record.facts.has.includes('abstract'));
  }
});

test('no field is empty', () => {
  const record = searchRecord(
    { ...entry, title: ' ', author: [' '], abstract: '', 'container-title': '' },
    { topicNames: new Map(), brief: ' A  line ' },
  );
  assert.is(record.meta['brief'], 'A line');
  for (const [field, value] of Object.entries(record.meta)) {
    assert.ok(value.trim(), field);
  }
  for (const values of Object.values(record.facts)) for (const value of values) assert.ok(value.trim());
});

test.run();
