import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostingTemplate } from '../../src/build/hosting.ts';
import { readTopic } from '../../src/content/topic-file.ts';
import { feedsTemplate } from '../../src/publish/feeds/feeds.ts';
import { topicsTemplate } from '../../src/theme/pages/topics.ts';
import { placesOf } from '../../src/theme/places.ts';
import { entries, make, topics } from '../theme/kites.ts';

/** A topic whose file was renamed keeps what readers know it by. */

const renamed = topics.map(topic =>
  topic.slug === 'tails' ? { ...topic, slug: 'kite-tails', aliases: ['tails'] } : topic,
);
const queries = [{ slug: 'own', name: 'Own', topics: ['tails'] }];
const before = make({ queries });
const after = make({ topics: renamed, queries });

test('a topic file lists its former names', () => {
  const { aliases } = readTopic('t.md', '---\nname: T\naliases: [former, older]\n---\n', 't');
  assert.equal(aliases, ['former', 'older']);
  assert.throws(() => readTopic('t.md', '---\nname: T\naliases: [No Slug]\n---\n', 't'), /t\.md:3: error: .*a slug/);
});

test('papers and saved queries that name it by a former name are of it, and each is its own once', () => {
  const idsOf = (digest: typeof after, slug: string) => digest.topic(slug)!.papers.map(({ id }) => id);
  assert.equal(idsOf(after, 'kite-tails'), idsOf(before, 'tails'));
  assert.equal(idsOf(after, 'tails'), idsOf(before, 'tails'));
  assert.is(after.topics.length, before.topics.length);
  assert.equal(after.paper('one')!.topics, ['kite-tails']);
  const twice = make({ topics: renamed, entries: [{ ...entries[0]!, topics: ['tails', 'kite-tails'] }] });
  assert.equal(twice.paper('one')!.topics, ['kite-tails']);
  const found = (digest: typeof after) => digest.feeds.saved[0]!.papers.map(({ id }) => id);
  assert.equal(found(after), found(before));
});

test('its former page leads to it, and who subscribed to its feed reads on', () => {
  const page = after.pagesOf(topicsTemplate).find(({ file }) => file === 'topics/tails.html')!;
  const moved = topicsTemplate.render(after, page);
  assert.match(moved, /<meta http-equiv="refresh" content="0; url=kite-tails\.html">/);
  // Until it leads on, it is as large on a phone as other pages, and as dark.
  assert.match(moved, '<meta name="viewport" content="width=device-width, initial-scale=1">');
  assert.match(moved, '<meta name="color-scheme" content="light dark">');
  const feed = (digest: typeof after, file: string) =>
    feedsTemplate.render(digest, digest.pagesOf(feedsTemplate).find(page => page.file === file)!);
  const ids = (xml: string) => xml.match(/<id>[^<]*<\/id>/g);
  assert.equal(ids(feed(after, 'feeds/topic-tails.xml')), ids(feed(before, 'feeds/topic-tails.xml')));
  assert.match(feed(after, 'feeds/topic-tails.xml'), 'topics/kite-tails.html');
  assert.not.match(feed(after, 'feeds.opml'), 'topic-tails.xml');
  assert.match(feed(after, 'feeds.opml'), 'topic-kite-tails.xml');
  assert.is(placesOf(after, '../').link('topic:tails'), '../topics/kite-tails.html');
  const redirects = hostingTemplate.render(after, { file: '_redirects' });
  assert.match(redirects, '/digest/topics/tails.html /digest/topics/kite-tails.html 301\n');
});

test('the name of a topic that is there leads to no other', () => {
  const both = make({
    topics: [...topics, { slug: 'other', name: 'Other', aliases: ['tails'], terms: {}, intro: '' }],
  });
  assert.equal(both.paper('one')!.topics, ['tails']);
  assert.is(both.pagesOf(topicsTemplate).filter(({ file }) => file === 'topics/tails.html').length, 1);
});

test.run();
