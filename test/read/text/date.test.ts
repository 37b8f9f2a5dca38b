import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDate, statedDate, withYear, yearBefore } from '../../../src/read/text/date.ts';

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
    ['12.2024', '2024-12'],
    ['20240724', '2024-07-24'],
    ['[2024]', '2024'],
    ['2024;', '2024'],
    ['13/12/2024', '2024-12-13'],
    ['Feb 29, 2000', '2000-02-29'],
  ];
  for (const [raw, edtf] of readings) {
    assert.is(readDate(raw).edtf, edtf, raw);
    assert.is(readDate(raw).leftOut, undefined, raw);
  }
});

test('of a date that is not exact what is known is kept, and the rest is said to be left out', () => {
  const readings: [string, string][] = [
    ['2015~', '2015'],
    ['2014?', '2014'],
    ['2001-21', '2001'],
    ['2004-06~', '2004-06'],
    ['2004-XX', '2004'],
    ['2016/2017', '2016'],
    ['2016--2017', '2016'],
    ['2016–17', '2016'],
    ['2016/17', '2016'],
    ['2004-06/2006-08', '2004-06'],
    ['2004/..', '2004'],
    ['/2006', '2006'],
    ['c. 1998', '1998'],
    ['circa 1998', '1998'],
    ['c1998', '1998'],
    ['2015a', '2015'],
    ['in press 2024', '2024'],
    ['Spring 2014', '2014'],
    ['2014 Spring', '2014'],
    ['Winter 2013/2014', '2013'],
    ['Jan/Feb 2014', '2014-01'],
    ['2014 Jan-Feb', '2014-01'],
    ['June 16-21, 2014', '2014-06-16'],
    ['16–21 June 2014', '2014-06-16'],
    ['30 Jul - 4 Aug 2014', '2014-07-30'],
    ['1998 Dec-1999 Jan', '1998-12'],
    ['Dec 2019-Jan 2020', '2019-12'],
    ['2000 Mar 15-30', '2000-03-15'],
    ['2016 Jun 28-Jul 5', '2016-06-28'],
    ['2016 Jun 31-Jul 5', '2016'],
    ['mars 2014', '2014'],
    ['Feb 30, 2024', '2024'],
    ['Feb 29, 1900', '1900'],
    ['2024-13', '2024'],
    ['2024-06-31', '2024'],
    ['3/4/2024', '2024'],
    ['Jul 24, 2024 2', '2024'],
  ];
  for (const [raw, edtf] of readings) {
    assert.is(readDate(raw).edtf, edtf, raw);
    assert.ok(readDate(raw).leftOut, raw);
    assert.is(readDate(raw).problem, undefined, raw);
  }
});

test('several fields state a date together, and none gets a year that no field states', () => {
  assert.is(statedDate(['OCT', '2012']).issued, '2012-10');
  assert.is(statedDate(['Mar 12', '2018']).issued, '2018-03-12');
  assert.is(statedDate(['2013/01/05', '2012']).issued, '2013/01/05');
  assert.is(statedDate(['2018', '2018/03/01']).issued, '2018-03-01');
  assert.equal(statedDate(['forthcoming', '2018']), { issued: '2018', from: [1], unused: [0] });
  assert.equal(statedDate(['OCT', undefined]), { issued: 'OCT', from: [0], unused: [] });
  assert.is(statedDate([undefined, '']).issued, undefined);
});

test('a date without its year says so', () => {
  assert.equal(readDate('Mar 12'), { month: 3, day: 12, yearMissing: true });
  assert.equal(readDate('12 March'), { month: 3, day: 12, yearMissing: true });
  assert.equal(readDate('Feb 29'), { month: 2, day: 29, yearMissing: true });
});

test('what is no date or an impossible one is a problem that shows it', () => {
  for (const raw of ['2121-01-01', '2100', '0001-01-01', '199X', 'n.d.', 'Foo 12', '', '-0876']) {
    const reading = readDate(raw);
    assert.is(reading.edtf, undefined, raw);
    assert.not.ok(reading.yearMissing, raw);
    assert.ok(reading.problem?.includes(JSON.stringify(raw)), raw);
  }
});

test('a day without its year is the last such day before the page’s own', () => {
  const year = (raw: string, page: string) => yearBefore(readDate(raw), page);
  assert.is(year('May 30', '2026-11-01'), 2026);
  assert.is(year('Dec 30', '2026-01-05'), 2025);
  assert.is(year('Nov 2', '2026-11-01'), 2026);
  assert.is(year('Nov 20', '2026-11-01'), 2025);
  assert.is(withYear(readDate('Sep 16'), 2025).edtf, '2025-09-16');
  assert.is(withYear(readDate('2024'), 2025).edtf, '2024');
  assert.ok(withYear(readDate('Feb 29'), 2025).problem);
});

test.run();
