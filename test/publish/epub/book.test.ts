import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { book } from '../../../src/publish/epub/book.ts';
import { digestOf, paper } from '../feeds/a-digest.ts';

/** How a day, a week, a month or a topic becomes the parts of a book. */

const DAY = '2025-03-02';
const papers = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => paper(`p${String(i).padStart(3, '0')}`, DAY, more));
const parts = (digest: ReturnType<typeof digestOf>, what: string) =>
  book(digest, what).parts.map(({ title, papers }) => `${title}: ${papers.map(({ id }) => id).join(' ')}`);

test('a topic of a day that fills several pages of the site is one part', () => {
  assert.equal(
    book(digestOf(papers(310)), DAY).parts.map(({ title, papers }) => [title, papers.length]),
    [['Tails', 310]],
  );
});

test('a week is read by topic, the picks of all its days first', () => {
  const digest = digestOf(
    [
      paper('a', '2025-03-05'),
      paper('b', '2025-03-05', { pick: true }),
      paper('c', '2025-03-04', { topics: ['strings'] }),
      paper('d', '2025-03-04'),
      paper('e', '2025-03-04', { topics: ['strings'] }),
      paper('f', '2025-03-03'),
      paper('g', '2025-03-03', { topics: [] }),
      paper('h', '2025-03-03'),
      paper('of-another-week', '2025-02-20'),
    ],
    { days: [{ day: '2025-03-03', note: '', picks: ['of-another-week', 'h'] }] },
  );
  assert.equal(parts(digest, '2025-W10'), [
    'Picks: of-another-week h b',
    'Tails: f d a',
    'Strings & knots: c e',
    'Other papers: g',
  ]);
  const { subject, subtitle } = book(digest, '2025-W10');
  assert.equal([subject, subtitle], ['Week 10 of 2025', '3–9\u00a0March\u00a02025']);
});

test('the newest day and week are those of the newest paper', () => {
  const digest = digestOf([paper('a', '2025-03-05'), paper('b', '2025-03-03'), paper('c', '2025-02-28')], {
    days: [{ day: '2025-03-20', note: 'No papers.' }],
  });
  assert.equal(parts(digest, 'newest'), ['Tails: a']);
  assert.is(book(digest, 'newest').name, '2025-03-05');
  assert.equal(parts(digest, 'newest-week'), ['Tails: b a']);
  assert.is(book(digest, 'newest-week').name, '2025-W10');
  assert.throws(() => book(digestOf([]), 'newest'), /found "newest"/);
});

test('the days of a month are told from the first to the last; a topic is read from its newest month', () => {
  const digest = digestOf([paper('a', '2025-03-05'), paper('b', '2025-03-02'), paper('c', '2025-02-28')], {
    days: [{ day: '2025-03-02', title: 'A windy day', note: 'All about *tails*.' }],
  });
  assert.equal(
    book(digest, '2025-03').days.map(({ title, note }) => [title, note]),
    [
      ['Sunday 2\u00a0March\u00a02025: A windy day', 'All about *tails*.'],
      ['Wednesday 5\u00a0March\u00a02025: 1 paper', ''],
    ],
  );
  assert.equal(
    book(digest, 'tails').parts.map(({ title }) => title),
    ['March\u00a02025', 'February\u00a02025'],
  );
  assert.is(book(digest, 'tails').introduction?.note, 'On *tails*.');
});

test('a book is as new as what it holds: its papers and its days, and nothing else', () => {
  const at = (time: string) => ({ published: `${DAY}T00:00:00Z`, updated: time, hash: 'x' });
  const entries = [paper('a', DAY), paper('b', '2025-02-28')];
  const updated = (items: [string, ReturnType<typeof at>][]) =>
    book(digestOf(entries, { published: { known: { items: new Map(items) } } }), DAY).updated;
  assert.is(updated([]), `${DAY}T00:00:00Z`);
  assert.is(updated([['paper:a', at('2025-06-07T08:09:10Z')]]), '2025-06-07T08:09:10Z');
  assert.is(updated([[`day:${DAY}`, at('2025-06-07T08:09:10Z')]]), '2025-06-07T08:09:10Z');
  assert.is(updated([['paper:b', at('2025-06-07T08:09:10Z')]]), `${DAY}T00:00:00Z`);
});

test.run();
