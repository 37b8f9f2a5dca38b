import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { book } from '../../../src/publish/epub/book.ts';
import { digestOf, paper } from '../feeds/a-digest.ts';

/** How a day, a week, a month or a topic becomes the parts and chapters of a book. */

const DAY = '2025-03-02';
const papers = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => paper(`p${String(i).padStart(3, '0')}`, DAY, more));
const chapters = (what: string, digest: ReturnType<typeof digestOf>) =>
  book(digest, what).parts.flatMap(part => part.chapters.map(({ title, papers }) => `${title}: ${papers.length}`));

test('a chapter has eighty papers at most; a longer one goes on in another', () => {
  assert.equal(chapters(DAY, digestOf(papers(80))), ['Tails: 80']);
  assert.equal(chapters(DAY, digestOf(papers(161))), [
    'Tails: 80',
    'Tails, continued (2): 80',
    'Tails, continued (3): 1',
  ]);
});

test('a chapter of a day whose topic fills several pages of the site is not broken where the pages are', () => {
  assert.equal(chapters(DAY, digestOf(papers(310))), [
    'Tails: 80',
    'Tails, continued (2): 80',
    'Tails, continued (3): 80',
    'Tails, continued (4): 70',
  ]);
});

test('a month is read from its first day to its last; a topic from its newest month', () => {
  const digest = digestOf([paper('a', '2025-03-05'), paper('b', '2025-03-02'), paper('c', '2025-02-28')], {
    days: [{ day: '2025-03-02', title: 'A windy day', note: 'All about *tails*.' }],
  });
  assert.equal(
    book(digest, '2025-03').parts.map(({ title, note }) => [title, note]),
    [
      ['Sunday 2 March 2025: A windy day', 'All about *tails*.'],
      ['Wednesday 5 March 2025: 1 paper', ''],
    ],
  );
  assert.equal(
    book(digest, 'tails').parts.map(({ title }) => title),
    ['March 2025', 'February 2025'],
  );
  assert.is(book(digest, 'tails').introduction, 'On *tails*.');
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
