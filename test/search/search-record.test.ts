import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { BODY_WEIGHT, META_FIELDS, searchRecord } from '../../src/search/search-record.ts';

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
      body: [{ text: 'We count codes. In O(n^2) time.', weight: BODY_WEIGHT }],
      meta: {
        also: 'l1 Lukasz',
        authors: 'Seza Doğruöz, Łukasz Nowak',
        title: 'Sparse codes and the ell_1 norm',
      },
      filters: {
        topic: ['Theory', 'unnamed'],
        source: ['The List'],
        venue: ['Journal of Codes'],
        year: ['2024'],
        day: ['2025-11-19'],
        month: ['2025-11'],
        has: ['code', 'abstract', 'pick'],
      },
      sort: { listed: '2025-11-19', issued: '2024-07' },
    },
  );
});

test('a paper that has next to nothing can still be found', () => {
  const { id, listed, provenance } = entry;
  const record = searchRecord({ id, listed, provenance }, { topicNames: new Map(), heading: 'Sparse codes' });
  assert.equal(
    record.body.map(p => p.text),
    ['Sparse codes'],
  );
  assert.is(record.meta['title'], 'Sparse codes');
  assert.is(record.sort.issued, '');
  assert.is(searchRecord({ id, listed, provenance }, { topicNames: new Map() }).body[0]?.text, 'sparse-codes');
});

test('no field is empty, and all are known to the index', () => {
  const record = searchRecord(
    { ...entry, title: ' ', author: [' '], abstract: '', 'container-title': '' },
    { topicNames: new Map(), brief: ' A  line ' },
  );
  assert.is(record.meta['brief'], 'A line');
  for (const [field, value] of Object.entries(record.meta)) {
    assert.ok((META_FIELDS as readonly string[]).includes(field), field);
    assert.ok(value.trim(), field);
  }
  for (const values of Object.values(record.filters)) for (const value of values) assert.ok(value.trim());
});

test.run();
