import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dayFeedItem, dayParts, daySummary, dayTitle } from '../../../src/publish/feeds/day-item.ts';
import { paperFeedItem } from '../../../src/publish/feeds/paper-feed-item.ts';
import { digestOf, paper } from './a-digest.ts';

/** What a day's item in a feed shows of a day that has more than there is room for. */

const DAY = '2025-03-02';
const papers = (prefix: string, count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => paper(`${prefix}${i}`, DAY, more));
const shown = (entries: ReturnType<typeof papers>, room: number) => {
  const digest = digestOf(entries);
  return dayParts(digest, digest.days[0]!, room).map(
    ({ section, papers, more }) => `${section.name}: ${papers.length}, ${more} more`,
  );
};

const STRINGS = { topics: ['strings'] };
const RULES: [rule: string, entries: ReturnType<typeof papers>, room: number, shown: string[]][] = [
  [
    'where there is room, everything is shown',
    [...papers('a', 2), ...papers('b', 1, STRINGS)],
    3,
    ['Tails: 2, 0 more', 'Strings & knots: 1, 0 more'],
  ],
  [
    'topics are shown in turn: a large one does not crowd out the others',
    [...papers('a', 9), ...papers('b', 3, STRINGS)],
    4,
    ['Tails: 2, 7 more', 'Strings & knots: 2, 1 more'],
  ],
  [
    'picks come whole before the topics',
    [...papers('a', 9), ...papers('p', 3, { pick: true })],
    4,
    ['Picks: 3, 0 more', 'Tails: 1, 8 more'],
  ],
  [
    'more picks than there is room for leave no room',
    [...papers('a', 2), ...papers('p', 5, { pick: true })],
    4,
    ['Picks: 4, 1 more', 'Tails: 0, 2 more'],
  ],
];
for (const [rule, entries, room, expected] of RULES) test(rule, () => assert.equal(shown(entries, room), expected));

const content = (entries: ReturnType<typeof papers>) => {
  const digest = digestOf(entries);
  return dayFeedItem(digest, digest.days[0]!).content!;
};

test('an item shows sixty papers, and how many more there are', () => {
  assert.not.match(content(papers('a', 60)), 'papers of this day');
  assert.match(content(papers('a', 61)), '1 more paper in Tails');
  assert.match(content(papers('a', 61)), 'All 61 papers of this day');
});

test('an item has a topic’s papers in the order of the day’s page, those with a title first', () => {
  const text = content([paper('bare', DAY, { title: undefined }), paper('named', DAY)]);
  assert.ok(text.indexOf('papers/named.html') < text.indexOf('papers/bare.html'), text);
});

test('an item names ten papers that were listed again, and counts the others', () => {
  const again = (count: number) => [
    paper('new', DAY),
    ...Array.from({ length: count }, (_, i) =>
      paper(`old${i}`, '2025-03-01', {
        provenance: ['2025-03-01', DAY].map(day => ({ dump: `${day}.txt`, source: 'kites', lines: '1', listed: day })),
      }),
    ),
  ];
  assert.not.match(content(again(10)), 'more</li>');
  assert.match(content(again(11)), '<li>1 more</li>');
});

test('a day is called by the editor’s title, else by what it brings', () => {
  const title = (entries: ReturnType<typeof papers>, more = {}) => {
    const digest = digestOf(entries, more);
    return dayTitle(digest.words, digest.days[0]!);
  };
  assert.is(title(papers('a', 2)), 'Sunday 2\u00a0March\u00a02025: 2 papers');
  assert.is(
    title(papers('a', 2), { days: [{ day: DAY, note: '', title: 'A windy day' }] }),
    'Sunday 2\u00a0March\u00a02025: A windy day',
  );
  assert.is(title([], { days: [{ day: DAY, note: 'x' }] }), 'Sunday 2\u00a0March\u00a02025: a note');
});

test('a day in a sentence: the editor’s note, else the papers and three of their topics', () => {
  const topics = ['a', 'b', 'c', 'd'].map(slug => ({ slug, name: slug.toUpperCase(), terms: {}, intro: '' }));
  const summary = (count: number, days: { day: string; note: string }[] = []) => {
    const digest = digestOf(
      topics.slice(0, count).map(({ slug }) => paper(slug, DAY, { topics: [slug] })),
      { topics, days },
    );
    return daySummary(digest, digest.days[0]!);
  };
  assert.is(summary(3), '3 papers: A, B, C.');
  assert.is(summary(4), '4 papers: A, B, C and more.');
  assert.is(summary(1, [{ day: DAY, note: 'All about *kites*.' }]), 'All about kites.');
});

test('a summary by the editor is called so, and an abstract that is missing is said', () => {
  const item = (more: object) => paperFeedItem(digestOf([paper('a', DAY, more)]), paper('a', DAY, more), true).content!;
  assert.match(item({ 'abstract-by': 'editor' }), 'Summary by the editor');
  assert.not.match(item({}), 'Summary by the editor');
  assert.match(item({ abstract: undefined }), 'The source gives no abstract.');
});

test.run();
