import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Digest, DigestParts } from '../../../src/digest/digest.ts';
import { NOTHING_PUBLISHED, type PublishedFile } from '../../../src/digest/published-file.ts';
import type { PaperEntry } from '../../../src/paper.ts';
import { digestOf, feedFiles, paper, site } from './a-digest.ts';

/** A feed reader: it knows the items that it has seen by their ids, and shows what is new. */
class Subscriber {
  readonly #seen = new Map<string, Map<string, string>>();

  /** Ids of items that are new to it, and of those that changed, over all feeds. */
  fetch(digest: Digest, of: RegExp = /\.(?:xml|json)$/): { fresh: string[]; changed: string[] } {
    const fresh: string[] = [];
    const changed: string[] = [];
    for (const [file, text] of feedFiles(digest)) {
      if (!of.test(file) || file.includes('archive/')) continue;
      const isNew = !this.#seen.has(file);
      const seen = this.#seen.get(file) ?? new Map<string, string>();
      this.#seen.set(file, seen);
      for (const [id, updated] of items(file, text)) {
        if (!isNew && !seen.has(id)) fresh.push(`${file} ${id}`);
        else if (!isNew && seen.get(id) !== updated) changed.push(`${file} ${id}`);
        seen.set(id, updated);
      }
    }
    return { fresh, changed };
  }
}

function items(file: string, text: string): [string, string][] {
  if (file === 'feed.json') return parseJsonFeed(text).items!.map(item => [item.id!, String(item.date_modified)]);
  if (file === 'rss.xml') return parseRssFeed(text).items!.map(item => [item.guid!.value!, '']);
  return parseAtomFeed(text).entries!.map(entry => [entry.id!, String(entry.updated)]);
}

/** Builds again and again, each knowing what the one before published. */
class Publisher {
  #known: PublishedFile = NOTHING_PUBLISHED;
  build(entries: readonly PaperEntry[], now: string, more: Partial<DigestParts> = {}): Digest {
    const digest = digestOf(entries, { ...more, published: { known: this.#known, now, frozen: false } });
    assert.equal(digest.publication.lost, []);
    this.#known = digest.publication.file;
    return digest;
  }
}

const T1 = '2025-03-03T10:00:00Z';
const T2 = '2025-04-05T11:12:13Z';
const first = [
  paper('a', '2025-03-01', { pick: true }),
  paper('b', '2025-03-01', { topics: ['strings'] }),
  paper('c', '2025-03-02'),
];
const edit = (id: string, change: Partial<PaperEntry>) =>
  first.map(entry => (entry.id === id ? { ...entry, ...change } : entry));

function subscribed(): { publisher: Publisher; subscriber: Subscriber } {
  const publisher = new Publisher();
  const subscriber = new Subscriber();
  subscriber.fetch(publisher.build(first, T1));
  return { publisher, subscriber };
}

test('a build without a change shows nothing new and nothing changed', () => {
  const { publisher, subscriber } = subscribed();
  assert.equal(subscriber.fetch(publisher.build(first, T2)), { fresh: [], changed: [] });
});

test('a new title is no new item: the paper and its day change, and a correction says so', () => {
  const { publisher, subscriber } = subscribed();
  const digest = publisher.build(edit('a', { title: 'A kite by another name' }), T2);
  const { fresh, changed } = subscriber.fetch(digest);
  assert.equal(fresh, []);
  assert.equal(changed.sort(), [
    'feed.json tag:kites.net,2025-01-01:day:2025-03-01',
    'feed.xml tag:kites.net,2025-01-01:day:2025-03-01',
    'feeds/papers.xml tag:kites.net,2025-01-01:paper:a',
    'feeds/picks.xml tag:kites.net,2025-01-01:paper:a',
    'feeds/topic-tails.xml tag:kites.net,2025-01-01:paper:a',
  ]);
  const [correction] = parseAtomFeed(feedFiles(digest).get('feeds/corrections.xml')!).entries!;
  assert.is(correction!.published, T2);
  assert.match(correction!.summary!.value!, 'It was called “Paper a”');
  const [entry] = parseAtomFeed(feedFiles(digest).get('feeds/picks.xml')!).entries!;
  assert.is(entry!.published, '2025-03-01T00:00:00Z');
  assert.is(entry!.updated, T2);
  const again = publisher.build(edit('a', { title: 'A kite by another name' }), '2025-05-05T05:05:05Z');
  assert.equal(subscriber.fetch(again), { fresh: [], changed: [] });
});

test('other signs and other markup are no new title', () => {
  const { publisher } = subscribed();
  const digest = publisher.build(edit('a', { title: 'Paper  $a$.' }), T2);
  assert.equal(digest.publication.corrections, []);
});

test('another address of the site is no new item', () => {
  const { publisher, subscriber } = subscribed();
  const moved = publisher.build(first, T2, { site: { ...site, url: 'https://elsewhere.net/' } });
  assert.equal(subscriber.fetch(moved), { fresh: [], changed: [] });
});

test('two entries merged are no new item, and the one that went is corrected', () => {
  const { publisher, subscriber } = subscribed();
  const [a, b, c] = first as [PaperEntry, PaperEntry, PaperEntry];
  const merged = { ...a, aliases: ['b'], topics: ['tails', 'strings'], provenance: [...a.provenance, ...b.provenance] };
  const digest = publisher.build([merged, c], T2);
  const { fresh } = subscriber.fetch(digest);
  assert.equal(fresh, ['feeds/topic-strings.xml tag:kites.net,2025-01-01:paper:a']);
  assert.equal(
    digest.publication.corrections.map(({ what, alias, paper }) => [what, alias, paper.id]),
    [['merged', 'b', 'a']],
  );
  publisher.build([merged, c], T2);
});

test('a paper withdrawn later is a correction of that time', () => {
  const { publisher } = subscribed();
  const [correction] = publisher.build(edit('c', { status: 'withdrawn' }), T2).publication.corrections;
  assert.is(correction!.what, 'withdrawn');
  assert.is(correction!.published, T2);
  assert.equal(publisher.build(first, T2).publication.corrections, []);
});

test('a thousand old papers are one item of the default feed', () => {
  const { publisher, subscriber } = subscribed();
  const old = Array.from({ length: 1000 }, (_, i) => paper(`old-${i}`, '2025-03-04', { issued: `${1990 + (i % 30)}` }));
  const { fresh } = subscriber.fetch(publisher.build([...first, ...old], T2), /^(?:feed\.xml|rss\.xml|feed\.json)$/);
  const id = 'tag:kites.net,2025-01-01:day:2025-03-04';
  assert.equal(fresh, [`feed.xml ${id}`, `rss.xml ${id}`, `feed.json ${id}`]);
});

test.run();
