import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Ledger,
  type LedgerRecord,
  PackedRecord,
  readLedger,
  readLedgerHead,
  writeLedger,
} from '../../src/ledger/ledger.ts';
import { earlierName, LedgerStore, ledgerFile, newerVersion } from '../../src/ledger/ledger-store.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';

/** What became of records, by dump and by entry. */

const record = (lines: string, entry: string, outcome: LedgerRecord['outcome'] = 'new'): LedgerRecord => ({
  lines,
  entry,
  outcome,
  fields: {},
});
const ledger = (dump: string, ...records: LedgerRecord[]): Ledger => ({
  dump,
  sha256: 'x',
  source: 'ris',
  version: 'ris 1.1',
  sidecar: '',
  listed: '2025-05-01',
  'listed-from': 'file name',
  lines: 9,
  records,
  other: {},
});

function bookOf(...ledgers: Ledger[]): LedgerStore {
  const folder = new AContentFolder();
  for (const each of ledgers) folder.write(ledgerFile(each.dump), writeLedger(each));
  return new LedgerStore(folder.at('ledger'));
}
const listings = (book: LedgerStore, entry: string) =>
  book.listingsOf(entry).map(({ ledger, record }) => `${ledger.dump} ${record.lines}`);

test('an entry’s listings are the records that made it or were merged into it, not those that a person deleted or undid', () => {
  const book = bookOf(
    ledger(
      'a.txt',
      record('1', 'kite'),
      record('2', 'kite', 'merged'),
      record('3', 'kite', 'deleted'),
      record('4', 'kite', 'undone'),
    ),
  );
  assert.equal(listings(book, 'kite'), ['a.txt 1', 'a.txt 2']);
  assert.is(book.recordsOf('kite').length, 4);
});

test('an earlier version of a dump lists what the newer lacks, and nothing else', () => {
  const old = ledger('a.until-2026-02-03.txt', record('1', 'kite'), record('2', 'tail'));
  const book = bookOf(ledger('a.txt', record('1', 'kite', 'merged')), old);
  assert.equal(listings(book, 'kite'), ['a.txt 1']);
  assert.equal(listings(book, 'tail'), ['a.until-2026-02-03.txt 2']);
});

test('a ledger that takes another’s place takes its records from their entries; what they were is known still', () => {
  const book = bookOf(ledger('a.txt', record('1', 'kite')));
  book.begin(ledger('a.txt'));
  assert.equal([book.recordsOf('kite').length, book.recordsBefore('kite').length], [0, 1]);
});

test('a record that goes to another entry is its own from then on', () => {
  const book = bookOf(ledger('a.txt', record('1', 'kite'), record('2', 'kite')));
  book.move(book.recordsOf('kite')[0]!, 'tail');
  assert.equal([listings(book, 'kite'), listings(book, 'tail')], [['a.txt 2'], ['a.txt 1']]);
  book.rename('tail', 'string');
  assert.equal([listings(book, 'tail'), listings(book, 'string')], [[], ['a.txt 1']]);
});

test('an earlier version is known by its name, which keeps the dump’s ending', () => {
  assert.is(earlierName('a.b.txt', '2026-02-03'), 'a.b.until-2026-02-03.txt');
  assert.is(earlierName('a', '2026-02-03', '0123abcd'), 'a.until-2026-02-03-0123abcd');
  for (const dump of ['a.b.txt', 'a']) {
    assert.is(newerVersion(earlierName(dump, '2026-02-03')), dump);
    assert.is(newerVersion(earlierName(dump, '2026-02-03', '0123abcd')), dump);
    assert.is(newerVersion(dump), undefined);
  }
});

test('dumps that differ in their endings alone have ledgers of their own', () => {
  assert.equal(['a.txt', 'a.bib', 'a', 'a.txt.bib'].map(ledgerFile), [
    'ledger/a.json',
    'ledger/a.bib.json',
    'ledger/a.-.json',
    'ledger/a.txt.bib.json',
  ]);
});

test('the same facts are the same bytes, in whatever order they came about, packed or not', () => {
  const fields = { title: { hash: 'x', lines: '1' }, genre: {}, abstract: { lines: '2' } };
  const one: LedgerRecord = { fields, title: 't', entry: 'kite', outcome: 'new', lines: '1' };
  const packed = new PackedRecord('1', { abstract: { lines: '2' }, genre: {}, title: { lines: '1', hash: 'x' } });
  Object.assign(packed, { entry: 'kite', title: 't' });
  packed.pack();
  const bytes = writeLedger(ledger('a.txt', one));
  assert.ok(bytes.equals(writeLedger(ledger('a.txt', packed))));
  assert.equal(readLedger(bytes.toString()).records[0], { ...one, fields });
  assert.equal(readLedgerHead(bytes.toString())?.dump, 'a.txt');
});

test.run();
