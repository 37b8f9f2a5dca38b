import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daySections } from '../../src/digest/day-sections.ts';
import { isoWeek, monday } from '../../src/digest/period.ts';
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
  assert.match(front, 'Sunday 2\u00a0March\u00a02025');
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

const day = '2025-03-02';
const at = (lines: string, dump = 'a.txt') => ({ provenance: [{ dump, source: 'kites', lines, listed: day }] });
const papersOf = (digest: ReturnType<typeof digestOf>) => digest.days[0]!.papers.map(entry => entry.id);

test('within a day picks come first, then what the dumps list, in their order and that of their lines', () => {
  const entries = [
    paper('late', day, at('100-102')),
    paper('early', day, at('20')),
    paper('second', day, at('1', 'b.txt')),
    paper('pick', day, { ...at('200'), pick: true }),
    paper('named', day, at('300')),
  ];
  const digest = digestOf(entries, { days: [{ day, note: '', picks: ['named'] }] });
  assert.equal(papersOf(digest), ['pick', 'named', 'early', 'late', 'second']);
});

test('a pick is the same however the paper is named', () => {
  const day = '2025-03-02';
  const entries = [
    paper('a', day, { title: 'Kites That Fly', identifiers: { doi: '10.1000/182' }, aliases: ['kites'] }),
    paper('b', day, { title: 'Kites That Fall', identifiers: { arxiv: '2401.01234' } }),
  ];
  const of = (picks: string[]) => digestOf(entries, { days: [{ day, note: '', picks }] });
  const [plain, named] = [of(['b', 'a']), of(['https://arxiv.org/abs/2401.01234v2', 'kites that fl'])];
  assert.equal(
    daySections(named, named.day(day)!)[0]!.papers.map(({ id }) => id),
    ['b', 'a'],
  );
  assert.equal(named.day(day), plain.day(day));
  assert.equal(named.publication.file, plain.publication.file);
  for (const read of ['paper:a', `day:${day}`, 'whole:'])
    assert.is(named.fingerprintOf(read), plain.fingerprintOf(read));
  // What another's title begins with is no name of it where it is one that was merged.
  assert.equal(of(['b', 'kites']).day(day), plain.day(day));
});

test('a day’s sections: its picks in the editor’s order, then the topics, the largest first, then what has none', () => {
  const entries = [
    paper('a', day, { topics: ['strings'] }),
    paper('b', day),
    paper('c', day),
    paper('d', day, { topics: [] }),
    paper('p', day, { pick: true }),
    paper('q', day),
  ];
  const digest = digestOf(entries, { days: [{ day, note: '', picks: ['q', 'nobody'] }] });
  assert.equal(
    daySections(digest, digest.days[0]!).map(({ id, papers }) => `${id}: ${papers.map(entry => entry.id)}`),
    ['picks: q,p', 'topic-tails: b,c', 'topic-strings: a', 'other: d'],
  );
});

test('papers that are alone in their topics run together, between the topics and what has none', () => {
  const entries = [
    paper('a', day, { topics: ['strings'] }),
    paper('b', day, { topics: ['kites'] }),
    paper('c', day),
    paper('d', day),
    paper('e', day, { topics: [] }),
  ];
  const topics = ['tails', 'strings', 'kites'].map(slug => ({ slug, name: slug, terms: {}, intro: '' }));
  const said = (papers: typeof entries) => {
    const digest = digestOf(papers, { topics });
    return daySections(digest, digest.days[0]!).map(({ name, papers }) => `${name}: ${papers.map(entry => entry.id)}`);
  };
  assert.equal(said(entries), ['tails: c,d', 'More topics: b,a', 'Other papers: e']);
  assert.equal(said(entries.slice(0, 2)), ['Papers: b,a'], 'nothing but such papers needs no other name');
});

test('a paper without a title is no story of the front page, unless no other is there', () => {
  const untitled = paper('u', day, { title: undefined, abstract: 'It floats.' });
  const stories = (papers: (typeof untitled)[]) => {
    const digest = digestOf(papers);
    const front = homeTemplate.render(digest, [...homeTemplate.pages(digest)][0]!);
    return [...front.matchAll(/<article[^>]*>\s*<h3><a href="papers\/(\w+)\.html">/g)].map(([, id]) => id);
  };
  assert.equal(stories([untitled, paper('a', day), paper('b', day)]), ['a', 'b']);
  assert.equal(stories([untitled]), ['u']);
});

test('a pick that a day’s file names is one like any other: the paper’s pages are made anew', () => {
  const entries = [paper('a', day), paper('b', day)];
  const [plain, named] = [digestOf(entries), digestOf(entries, { days: [{ day, note: '', picks: ['a', 'nobody'] }] })];
  assert.is(named.paper('a')!.pick, true);
  assert.is.not(named.hashOf('a'), plain.hashOf('a'));
  assert.is(named.hashOf('b'), plain.hashOf('b'));
});

test('a paper is listed again on each other day on which a dump lists it, and not on its own', () => {
  const digest = digestOf([again('a', '2025-03-02', '2025-03-09', '2025-03-09', '2025-03-02')]);
  assert.equal(
    digest.days.map(({ date, papers, again }) => [date, papers.length, again.length]),
    [
      ['2025-03-09', 0, 1],
      ['2025-03-02', 1, 0],
    ],
  );
});

test('a name that a source repeats is one signature; one that two papers have is a page', () => {
  const names = (...author: string[]) => ({ author });
  const found = digestOf([
    paper('a', day, names('Ann One', 'Bo Two', 'Bo Two')),
    paper('b', day, names('Ann One', 'Ann One')),
  ]).signatures;
  assert.equal(
    [...found].map(([name, { file, papers }]) => [name, file, papers.length]),
    [['Ann One', 'authors/ann-one.html', 2]],
  );
});

test('two venues that would have one address have a hash each, and so has one that takes a list’s', () => {
  const names = ['Shore Science', 'Shore, Science!', 'Index', 'Kites'];
  const found = digestOf(names.map((name, i) => paper(`p${i}`, day, { 'container-title': name }))).venues;
  assert.equal(
    names.map(name => found.get(name)!.base.replace(/-[0-9a-f]{6}$/, '-#')),
    ['venues/shore-science-#', 'venues/shore-science-#', 'venues/index-#', 'venues/kites'],
  );
  assert.is(new Set([...found.values()].map(({ base }) => base)).size, 4);
});

test('a week belongs to the year that holds its Thursday, and begins on a Monday', () => {
  for (const [date, week, first] of [
    ['2025-03-02', '2025-W09', '2025-02-24'],
    ['2025-03-03', '2025-W10', '2025-03-03'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2021-01-03', '2020-W53', '2020-12-28'],
    ['2025-12-31', '2026-W01', '2025-12-29'],
  ] as const)
    assert.equal([isoWeek(date), monday(date)], [week, first]);
});

test.run();
