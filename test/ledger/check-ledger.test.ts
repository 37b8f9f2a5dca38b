import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ledgerFault } from '../../src/ledger/check-ledger.ts';

/** What a ledger from anybody must be before it is believed. */

const RECORD = {
  lines: '3,7-9',
  outcome: 'merged',
  entry: 'a-study',
  why: 'the same title',
  from: { entry: 'another', outcome: 'new' },
  listed: '2025-05-01',
  title: 'abc',
  abstract: 'def',
  identifiers: ['doi:10.1/a'],
  printed: '8(1):10',
  fields: { title: { lines: '3', hash: 'abc' }, genre: {} },
  doubts: [{ kind: 'same-paper', line: 3, excerpt: 'x', entry: 'another' }],
};
const LEDGER = {
  dump: 'a.txt',
  sha256: 'x',
  source: 'ris',
  version: 'ris 1.1',
  sidecar: '',
  listed: '2025-05-01',
  'listed-from': 'file name',
  lines: 9,
  records: [RECORD],
  other: { blank: '1-2,4' },
};

test('a ledger as ingestion writes it has no fault, and neither has one that says the least', () => {
  assert.is(ledgerFault(LEDGER), undefined);
  assert.is(
    ledgerFault({ ...LEDGER, other: {}, records: [{ lines: '3', outcome: 'rejected', fields: {} }] }),
    undefined,
  );
});

/** A rule, what stands in the ledger instead, and words of the fault. */
const HEADS: [rule: string, head: object, fault: RegExp][] = [
  ['its dump is a name, no path', { dump: '../a.txt' }, /no name of a file/],
  ['its dump is a name that every system can keep', { dump: 'con.txt' }, /no name of a file/],
  ['its hash is a text', { sha256: 7 }, /no text as its "sha256"/],
  ['its source is a text', { source: undefined }, /no text as its "source"/],
  ['its version is a text', { version: null }, /no text as its "version"/],
  ['the hash of the sidecar is a text', { sidecar: false }, /no text as its "sidecar"/],
  ['it says where its day is from', { 'listed-from': undefined }, /no text as its "listed-from"/],
  ['its day is one of the calendar', { listed: '2025-02-30' }, /no day/],
  ['its lines are a whole number', { lines: 1.5 }, /no number/],
  ['other lines are a map', { other: [] }, /no lines/],
  ['other lines are ranges', { other: { blank: '1-2; rm' } }, /no lines/],
  ['its records are a list', { records: {} }, /no list/],
];
for (const [rule, head, fault] of HEADS)
  test(rule, () => assert.match(ledgerFault({ ...LEDGER, ...head }) ?? '', fault));

const RECORDS: [rule: string, record: object][] = [
  ['its lines are ranges', { lines: 'all' }],
  ['it became what a record can become', { outcome: 'lost' }],
  ['its entry is an id, no path', { entry: '../../a' }],
  ['why is a text', { why: 1 }],
  ['the key of its title is a text', { title: {} }],
  ['the key of its abstract is a text', { abstract: [] }],
  ['where it is printed is a text', { printed: 8 }],
  ['its day is one of the calendar', { listed: '2025-13-01' }],
  ['what it was before names an entry', { from: { entry: '../a', outcome: 'new' } }],
  ['what it was before names an outcome', { from: { entry: 'a', outcome: 'lost' } }],
  ['its identifiers are texts', { identifiers: [7] }],
  ['its fields are a map', { fields: undefined }],
  ['a field’s lines are ranges', { fields: { title: { lines: 'x' } } }],
  ['a field’s hash is a text', { fields: { title: { hash: 7 } } }],
  ['a field is a map', { fields: { title: 'x' } }],
  ['its doubts are a list', { doubts: {} }],
  ['a doubt has a kind', { doubts: [{ line: 3, excerpt: 'x' }] }],
  ['a doubt has a line', { doubts: [{ kind: 'x', line: '3', excerpt: 'x' }] }],
  ['a doubt has its words', { doubts: [{ kind: 'x', line: 3 }] }],
  ['the entry that a doubt names is a text', { doubts: [{ kind: 'x', line: 3, excerpt: 'x', entry: 7 }] }],
];
for (const [rule, record] of RECORDS)
  test(`of a record: ${rule}`, () =>
    assert.is(
      ledgerFault({ ...LEDGER, records: [RECORD, { ...RECORD, ...record }] }),
      'no record as number 2 of its "records"',
    ));

test('what is no map is no ledger', () => {
  for (const value of [undefined, null, 'x', 7, [LEDGER]]) assert.is(ledgerFault(value), 'something else');
});

test.run();
