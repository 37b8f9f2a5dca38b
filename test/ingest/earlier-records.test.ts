import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EarlierRecords } from '../../src/ingest/earlier-records.ts';
import type { Ledger, LedgerRecord } from '../../src/ledger/ledger.ts';

/** Which record of a dump's old ledger a record of its new reading is. */

const record = (
  lines: string,
  title: string | undefined,
  entry?: string,
  more: Partial<LedgerRecord> = {},
): LedgerRecord => ({
  lines,
  outcome: 'new',
  fields: {},
  ...(title !== undefined && { title }),
  ...(entry !== undefined && { entry }),
  ...more,
});

interface Case {
  old: LedgerRecord[];
  /** The record that is read now. */
  now: LedgerRecord;
  /** Whether the dump's bytes are others than those of the old ledger. */
  mended?: boolean;
  /** Whether the title is one that many papers have. */
  recurring?: boolean;
  /** Whether an entry is the paper that is read: undefined for one that is gone. */
  same?: Record<string, boolean>;
  /** The entry of the record that it was. */
  was: string | undefined;
}

const [EARLY, LATE] = [{ printed: '8:1' }, { printed: '9:1' }];
const RULES: Record<string, Case> = {
  'of the same bytes, the record of the same lines is it': {
    old: [record('1', 'kite', 'a'), record('2', 'kite', 'b')],
    now: record('2', 'kite'),
    same: { a: true, b: true },
    was: 'b',
  },
  'of other bytes, lines say nothing: the record whose entry is the same paper is it': {
    old: [record('1', 'kite', 'a'), record('2', 'kite', 'b')],
    now: record('2', 'kite'),
    mended: true,
    same: { a: true, b: false },
    was: 'a',
  },
  'of other bytes, the record with the same identifiers is it': {
    old: [record('1', 'kite', 'a'), record('2', 'kite', 'b', { identifiers: ['doi:10.1/b'] })],
    now: record('7', 'kite', undefined, { identifiers: ['doi:10.1/b'] }),
    mended: true,
    same: { a: true, b: true },
    was: 'b',
  },
  'a title that one record had is that record’s still, wherever it stands now': {
    old: [record('1', 'kite', 'a')],
    now: record('7', 'kite'),
    mended: true,
    same: { a: false },
    was: 'a',
  },
  'a title that returns may be the next paper’s: only where its entry is the same is it that record': {
    old: [record('1', 'editorial', 'a')],
    now: record('7', 'editorial'),
    mended: true,
    recurring: true,
    same: { a: false },
    was: undefined,
  },
  'a title that returns, on the lines where it stood, was mended there': {
    old: [record('1', 'editorial', 'a')],
    now: record('1', 'editorial'),
    mended: true,
    recurring: true,
    same: { a: false },
    was: 'a',
  },
  'another volume of the same column is another paper': {
    old: [record('1', 'column', 'a', EARLY)],
    now: record('7', 'column', undefined, LATE),
    mended: true,
    same: { a: true },
    was: undefined,
  },
  'where a volume was mended on its own lines, it is the same': {
    old: [record('1', 'column', 'a', EARLY)],
    now: record('1', 'column', undefined, LATE),
    mended: true,
    same: { a: true },
    was: 'a',
  },
  'of several, one whose entry is gone is it where no entry is the same paper': {
    old: [record('1', 'kite', 'a'), record('2', 'kite', 'gone')],
    now: record('7', 'kite'),
    mended: true,
    same: { a: false },
    was: 'gone',
  },
  'a record without a title is known by its abstract': {
    old: [record('1', undefined, 'a', { abstract: 'x' })],
    now: record('7', undefined, undefined, { abstract: 'x' }),
    mended: true,
    was: 'a',
  },
  'a record that made no entry says nothing': { old: [record('1', 'kite')], now: record('1', 'kite'), was: undefined },
};

for (const [rule, { old, now, mended = false, recurring = false, same = {}, was }] of Object.entries(RULES))
  test(rule, () => {
    const recall = new EarlierRecords({ sha256: 'before', records: old } as Ledger, mended ? 'after' : 'before');
    assert.is(recall.take(now, id => same[id], recurring)?.entry, was);
  });

test('each record answers once', () => {
  const recall = new EarlierRecords({ sha256: 'x', records: [record('1', 'kite', 'a')] } as Ledger, 'x');
  assert.equal(
    [recall.take(record('1', 'kite'), () => true, false)?.entry, recall.take(record('1', 'kite'), () => true, false)],
    ['a', undefined],
  );
});

test('a dump that was never read has nothing to recall', () => {
  assert.is(
    new EarlierRecords(undefined, 'x').take(record('1', 'kite'), () => true, false),
    undefined,
  );
});

test.run();
