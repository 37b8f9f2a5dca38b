import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inferYear, readDate, withYear } from '../../../src/read/text/date.ts';

test('dates are read at the precision at which they are written', () => {
  const readings: [string, string][] = [
    ['Jul 24, 2024', '2024-07-24'],
    ['24 July 2024', '2024-07-24'],
    ['Wed, 24 Jul 2024 00:00:00 GMT', '2024-07-24'],
    ['2024-07-24', '2024-07-24'],
    ['2024/7/4', '2024-07-04'],
    ['2024-07-24T23:59:59-12:00', '2024-07-24'],
    ['Sept. 5th, 2023', '2023-09-05'],
    ['(Jul 2024)', '2024-07'],
    ['2024-07', '2024-07'],
    ['2024-07-00', '2024-07'],
    ['2024-00-00', '2024'],
    ['2024', '2024'],
    ['Spring 2024', '2024'],
    ['13/12/2024', '2024-12-13'],
    ['Feb 29, 2000', '2000-02-29'],
  ];
  for (const [raw, edtf] of readings) assert.is(readDate(raw).edtf, edtf, raw);
});

test('a date without its year says so', () => {
  assert.equal(readDate('Mar 12'), { month: 3, day: 12, yearMissing: true });
  assert.equal(readDate('12 March'), { month: 3, day: 12, yearMissing: true });
  assert.equal(readDate('Feb 29'), { month: 2, day: 29, yearMissing: true });
});

test('what is no date or an impossible one is a problem that shows it', () => {
  for (const raw of [
    '2121-01-01',
    '0001-01-01',
    'Feb 30, 2024',
    'Feb 29, 1900',
    '2024-13',
    '2024-06-31',
    '3/4/2024',
    'Foo 12',
    '',
    'Jul 24, 2024 2',
  ]) {
    const reading = readDate(raw);
    assert.is(reading.edtf, undefined, raw);
    assert.not.ok(reading.yearMissing, raw);
    assert.ok(reading.problem?.includes(JSON.stringify(raw)), raw);
  }
});

test('the year of dates that lack it is the one after the newest stated', () => {
  const dates = ['Jul 24, 2024', 'Dec 9, 2023', 'Sep 16', 'nonsense'].map(readDate);
  assert.is(inferYear(dates), 2025);
  assert.is(inferYear([readDate('Mar 12')]), undefined);
  assert.is(withYear(readDate('Sep 16'), 2025).edtf, '2025-09-16');
  assert.is(withYear(readDate('2024'), 2025).edtf, '2024');
  assert.ok(withYear(readDate('Feb 29'), 2025).problem);
});

test.run();
