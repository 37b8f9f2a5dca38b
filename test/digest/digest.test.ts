import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daySections } from '../../src/digest/day-sections.ts';
import { homeTemplate } from '../../src/theme/pages/home.ts';
import { topicsTemplate } from '../../src/theme/pages/topics.ts';
import { digestOf, feedFiles, paper } from '../publish/feeds/a-digest.ts';

/** What is new, and which topics there are, is decided once for pages, feeds and mail. */

const again = (id: string, listed: string, ...later: string[]) =>
  paper(id, listed, {
    provenance: [listed, ...later].map(day => ({ dump: `${day}.txt`, source: 'kites', lines: '1', listed: day })),
  });

test('the newest day is one with papers of its own: not one that lists known ones again, nor a note', () => {
  const days = [{ day: '2052-01-01', title: 'Far away', note: 'A slip of the keyboard.' }];
  const digest = digestOf([again('a', '2025-03-02', '2025-03-09'), again('b', '2025-03-01')], { days });
  assert.equal(
    digest.days.map(day => day.date),
    ['2052-01-01', '2025-03-09', '2025-03-02', '2025-03-01'],
  );
  assert.is(digest.newest?.date, '2025-03-02');
  const [page] = [...homeTemplate.pages(digest)];
  const front = homeTemplate.render(digest, page!);
  assert.match(front, /1 paper<\/a><\/p><\/div>/);
  assert.match(front, 'Sunday 2 March 2025');
  assert.not.match(front, '0 papers');
  const feed = feedFiles(digest).get('feed.xml')!;
  assert.not.match(feed, 'day:2025-03-09');
  assert.match(feed, 'day:2025-03-02');
  assert.is(digestOf([]).newest, undefined);
});

test('a topic without a file is nowhere: no page, no feed, no section, no mark on the paper', () => {
  const entries = [
    paper('a', '2025-03-02', { topics: ['tials', 'tails'] }),
    paper('b', '2025-03-02', { topics: ['tials'] }),
  ];
  const digest = digestOf(entries);
  assert.equal(
    digest.topics.map(topic => topic.slug),
    ['strings', 'tails'],
  );
  assert.equal(digest.paper('a')!.topics, ['tails']);
  assert.equal(digest.paper('b')!.topics, []);
  assert.equal(
    daySections(digest, digest.days[0]!).map(section => section.id),
    ['topic-tails', 'other'],
  );
  const files = [...topicsTemplate.pages(digest)].map(page => page.file);
  assert.not(files.some(file => file.includes('tials')));
  assert.not(digest.feeds.all.some(feed => feed.name.includes('tials')));
  for (const [file, text] of feedFiles(digest)) assert.not.match(text, 'tials', file);
});

test('a topic file that comes later makes the papers’ pages anew', () => {
  const entries = [paper('a', '2025-03-02', { topics: ['tials'] })];
  const tails = { slug: 'tails', name: 'Tails', terms: {}, intro: '' };
  const without = digestOf(entries, { topics: [tails] });
  const file = digestOf(entries, { topics: [tails, { ...tails, slug: 'tials' }] });
  assert.is.not(without.hashOf('a'), file.hashOf('a'));
});

test.run();
