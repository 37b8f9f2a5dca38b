import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Digest, DigestParts } from '../../src/digest/digest.ts';
import { paperItemHash } from '../../src/digest/item-hash.ts';
import type { PublishOptions } from '../../src/digest/publication.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { digestOf, paper } from '../publish/feeds/a-digest.ts';

/** When items are published, when they change, and what is news of a paper that was published before. */

const DAY = '2025-03-01';
const FIRST = `${DAY}T00:00:00Z`;
const NOON = '2025-06-07T12:00:00Z';
const EVENING = '2025-06-08T18:00:00Z';

/** What the digest publishes after what `before` did. */
function after(
  before: Digest | undefined,
  entries: PaperEntry[],
  now: string,
  more: Partial<PublishOptions> = {},
  parts: Partial<DigestParts> = {},
) {
  const known = before && { known: before.publication.file };
  return digestOf(entries, { ...parts, published: { now, frozen: false, ...known, ...more } });
}
const first = (...entries: PaperEntry[]): Digest => after(undefined, entries, NOON);
const times = (digest: Digest, key: string) => Object.values(digest.times(key, DAY)).join(' ');
const news = (digest: Digest) =>
  digest.publication.corrections.map(({ what, paper, was, alias }) => [what, paper.id, was ?? alias ?? '']);

test('what is new is published at midnight of its day, whatever the clock says', () => {
  assert.is(times(first(paper('a', DAY)), 'paper:a'), `${FIRST} ${FIRST}`);
});

test('what an entry says has the hash that it always had, so that a new version is no news', () => {
  assert.is(paperItemHash(paper('a', DAY)), 'd232d1d862e2');
});

/** A rule; and what the entry says that was published, and now. */
const CHANGES: [rule: string, was: Partial<PaperEntry>, now: Partial<PaperEntry>, isNews: boolean][] = [
  ['another title is a change', {}, { title: 'Another' }, true],
  ['a title in another language is a change', {}, { 'title-translations': { de: 'Drachen' } }, true],
  [
    'the order of such titles is not',
    { 'title-translations': { de: 'Drachen', zh: '风筝' } },
    { 'title-translations': { zh: '风筝', de: 'Drachen' } },
    false,
  ],
  ['other authors are a change', {}, { author: ['Ann One'] }, true],
  ['that authors are missing is a change', {}, { 'authors-complete': false }, true],
  ['a count of authors is a change', { author: undefined }, { author: undefined, 'author-count': 3 }, true],
  ['another date is a change', {}, { issued: '2024' }, true],
  ['a venue is a change', {}, { 'container-title': 'Shore Science' }, true],
  ['an event is a change', {}, { event: { place: 'Hall 1' } }, true],
  ['an identifier is a change', {}, { identifiers: { doi: '10.1/a' } }, true],
  ['a link is a change', {}, { links: [{ url: 'https://a.example/', kind: 'code' }] }, true],
  ['that the abstract is the editor’s is a change', {}, { 'abstract-by': 'editor' }, true],
  ['a status is a change', {}, { status: 'withdrawn' }, true],
  ['a remark is a change', {}, { note: 'Read it.' }, true],
  ['another abstract is a change', {}, { abstract: 'Another.' }, true],
  ['other topics are the digest’s own order', {}, { topics: ['strings'] }, false],
  ['so are picks', {}, { pick: true }, false],
  [
    'so is where it was listed',
    {},
    { provenance: [{ dump: 'b.txt', source: 'winds', lines: '7', listed: DAY }] },
    false,
  ],
  ['so is a count of comments', {}, { comments: 4 }, false],
];
for (const [rule, was, now, isNews] of CHANGES)
  test(`for subscribers ${rule}`, () => {
    const digest = after(first(paper('a', DAY, was)), [paper('a', DAY, now)], EVENING);
    assert.is(times(digest, 'paper:a'), `${FIRST} ${isNews ? EVENING : FIRST}`);
    assert.is(digest.publication.changed > 0, isNews);
  });

test('a clock that was set back moves no time back', () => {
  const changed = after(first(paper('a', DAY)), [paper('a', DAY, { note: 'One.' })], EVENING);
  const again = after(changed, [paper('a', DAY, { note: 'Two.' })], NOON);
  assert.is(times(again, 'paper:a'), `${FIRST} ${EVENING}`);
});

test('where nothing is written back, nothing takes the clock’s time', () => {
  const frozen = after(first(paper('a', DAY)), [paper('a', DAY, { title: 'Another' })], EVENING, { frozen: true });
  assert.is(times(frozen, 'paper:a'), `${FIRST} ${FIRST}`);
  assert.equal(news(frozen), [], 'and news waits for a build that writes it down');
});

test('a day changes with its note and its papers, not with their order', () => {
  const papers = ['a', 'b'].map(id => paper(id, DAY));
  const before = first(...papers);
  const key = `day:${DAY}`;
  const turned = papers.map((entry, i) => ({ ...entry, provenance: [{ ...entry.provenance[0]!, lines: `${9 - i}` }] }));
  assert.is(times(after(before, turned, EVENING), key), `${FIRST} ${FIRST}`);
  assert.is(
    times(after(before, [papers[0]!, paper('b', DAY, { note: 'Read it.' })], EVENING), key),
    `${FIRST} ${EVENING}`,
  );
  for (const note of [{ note: 'A note.' }, { note: '', title: 'Windy' }, { note: '', picks: ['a'] }])
    assert.is(times(after(before, papers, EVENING, {}, { days: [{ day: DAY, ...note }] }), key), `${FIRST} ${EVENING}`);
});

const RETITLED: [rule: string, was: string | undefined, now: string, isNews: boolean][] = [
  ['another title is news', 'On kites', 'On tails', true],
  ['a title where there was none is news', undefined, 'On kites', true],
  ['another case is none', 'On kites', 'On Kites', false],
  ['other signs and spaces are none', 'On kites: a survey', 'On  kites – a survey', false],
  ['a formula that reads the same is none', 'On $\\alpha$', 'On α', false],
];
for (const [rule, was, now, isNews] of RETITLED)
  test(`corrections: ${rule}`, () => {
    const digest = after(first(paper('a', DAY, { title: was })), [paper('a', DAY, { title: now })], EVENING);
    assert.equal(news(digest), isNews ? [['retitled', 'a', was ?? '']] : []);
    const later = after(digest, [paper('a', DAY, { title: now })], '2026-01-01T00:00:00Z');
    assert.equal(news(later), news(digest), 'and it stays what it was');
  });

test('corrections: a title that goes to and fro is news each time, and once where branches were merged', () => {
  const [A, B] = ['On kites', 'On tails'].map(title => paper('a', DAY, { title }));
  const titled = (digest: Digest, entry: PaperEntry, day: number) =>
    after(digest, [entry], `2026-01-0${day}T00:00:00Z`);
  const third = titled(titled(titled(first(A!), B!, 1), A!, 2), B!, 3);
  const told = ['On kites', 'On tails', 'On kites'].map(was => ['retitled', 'a', was]);
  assert.equal(news(third), told);
  assert.equal(news(titled(titled(third, A!, 4), B!, 5)).length, 5);
  const { file } = third.publication;
  const item = file.items.get('paper:a')!;
  const known = { ...file, items: new Map([...file.items, ['paper:a', { ...item, title: 'On kites', hash: '' }]]) };
  assert.equal(news(after(undefined, [B!], '2026-01-06T00:00:00Z', { known })), told, 'one side of it was kept');
});

test('corrections: a status that a published paper gets is news of that moment', () => {
  const digest = after(first(paper('a', DAY)), [paper('a', DAY, { status: 'retracted' })], EVENING);
  assert.equal(news(digest), [['retracted', 'a', '']]);
  assert.is(digest.publication.corrections[0]!.published, EVENING);
});

test('corrections: a status with which a paper came is as old as the paper', () => {
  const digest = first(paper('a', DAY, { status: 'withdrawn' }));
  assert.equal(news(digest), [['withdrawn', 'a', '']]);
  assert.is(digest.publication.corrections[0]!.published, FIRST);
});

test('corrections: a status that is taken back is news no longer, and not lost', () => {
  const withdrawn = after(first(paper('a', DAY)), [paper('a', DAY, { status: 'withdrawn' })], EVENING);
  const back = after(withdrawn, [paper('a', DAY)], EVENING);
  assert.equal([news(back), back.publication.lost], [[], []]);
});

test('corrections: an entry that was merged into another is news once; the other’s address leads to it', () => {
  const before = first(paper('a', DAY), paper('b', DAY));
  const merged = after(before, [paper('a', DAY, { aliases: ['b'] })], EVENING);
  assert.equal([news(merged), merged.publication.lost], [[['merged', 'a', 'b']], []]);
  const again = after(merged, [paper('a', DAY, { aliases: ['b'] })], '2026-01-01T00:00:00Z');
  assert.equal([news(again), again.publication.changed], [[['merged', 'a', 'b']], 0]);
  const apart = after(merged, [paper('a', DAY), paper('b', DAY)], EVENING);
  assert.equal(news(apart), [], 'a merge that was taken apart is news no longer');
});

test('corrections stand newest first', () => {
  const before = first(paper('a', DAY), paper('b', DAY));
  const one = after(before, [paper('a', DAY, { title: 'One' }), paper('b', DAY)], NOON);
  const two = after(one, [paper('a', DAY, { title: 'One' }), paper('b', DAY, { title: 'Two' })], EVENING);
  assert.equal(
    two.publication.corrections.map(({ paper }) => paper.id),
    ['b', 'a'],
  );
});

test('what was published and is gone is lost, until that was said to be meant', () => {
  const gone = after(first(paper('a', DAY), paper('b', DAY)), [paper('a', DAY)], EVENING);
  assert.equal(gone.publication.lost, ['paper:b']);
  const known = gone.publication.acceptLost();
  assert.equal(after(undefined, [paper('a', DAY)], EVENING, { known }).publication.lost, []);
});

test('the digest’s order is that of its feeds as long as every paper was published on its day', () => {
  const before = first(paper('a', DAY));
  assert.ok(after(before, [paper('a', DAY), paper('b', DAY)], NOON).publication.inOrder);
  assert.not(after(before, [paper('a', '2025-03-02')], NOON).publication.inOrder);
});

test('another tag makes every id another; the same tag none', () => {
  const known = { tag: 'tag:old.example,2020-01-01', items: new Map() };
  assert.is(after(undefined, [], NOON, { known }).publication.formerTag, known.tag);
  assert.is(after(first(), [], NOON).publication.formerTag, undefined);
});

test.run();
