import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { completeDate, resolveDay, type YearEvidence } from '../../src/read/survey.ts';
import { readDate } from '../../src/read/text/date.ts';

/** A rule; a day as a page words it, and what speaks for its year; and the day. */
type Row = [rule: string, written: string, evidence: YearEvidence, day: string | undefined];

const RULES: Row[] = [
  [
    'a day that states its year keeps it, whatever speaks for another',
    'Jul 24, 2021',
    { page: '2025-11-19', newest: 2023 },
    '2021-07-24',
  ],
  ['a day before the page’s is of the page’s year', 'Mar 12', { page: '2025-11-19' }, '2025-03-12'],
  ['a day behind the page’s is of the year before', 'Dec 12', { page: '2025-11-19' }, '2024-12-12'],
  ['the page’s own day is of its year', 'Nov 19', { page: '2025-11-19' }, '2025-11-19'],
  [
    'without a page’s day, it is of the year after the newest that the page shows',
    'Mar 12',
    { newest: 2023 },
    '2024-03-12',
  ],
  ['the page’s day goes before the newest year', 'Mar 12', { page: '2025-11-19', newest: 2022 }, '2025-03-12'],
  ['without either, it is not known', 'Mar 12', {}, undefined],
];

for (const [rule, written, evidence, day] of RULES)
  test(rule, () => assert.is(completeDate(readDate(written), evidence).edtf, day));

test('a month is a date, and no day', () => {
  assert.is(completeDate(readDate('July 2024'), {}).edtf, '2024-07');
  assert.is(resolveDay(readDate('July 2024'), {}), undefined);
  assert.is(resolveDay(readDate('Jul 24, 2024'), {}), '2024-07-24');
});

test.run();
