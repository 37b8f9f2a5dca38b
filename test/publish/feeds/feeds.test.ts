import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { DayFile } from '../../../src/content/day-file.ts';
import { feedsTemplate } from '../../../src/publish/feeds/feeds.ts';
import { Layout } from '../../../src/theme/layout.ts';
import { renderedAgain, textsOf } from '../../build/rendered.ts';
import { digestOf, feedFiles, HOSTILE, hostilePaper, paper, site, xmlErrors } from './a-digest.ts';

const days: DayFile[] = [
  { day: '2025-03-02', title: 'A windy day', note: 'All about *tails*, see [here](https://x.test/).' },
];
const few = [
  paper('one', '2025-03-02', { pick: true, note: 'Read *this*.' }),
  paper('two', '2025-03-02', { title: undefined, topics: [], status: 'withdrawn' }),
  paper('three', '2025-03-01', { topics: ['strings'] }),
];
/** So many papers are in a feed, and in each part of its archive. */
const FEED_PAPERS = 50;
const many = Array.from({ length: 4 * FEED_PAPERS + 7 }, (_, i) =>
  paper(`p${i}`, `2025-02-${String(1 + (i % 28)).padStart(2, '0')}`),
);
const stored = (pages: ReturnType<typeof feedFiles>) => [...pages.keys()].filter(file => !file.endsWith('.css')).sort();

test('the daily digest is one item a day in three formats that say the same', () => {
  const files = feedFiles(digestOf(few, { days }));
  const atom = parseAtomFeed(files.get('feed.xml')!);
  const rss = parseRssFeed(files.get('rss.xml')!);
  const json = parseJsonFeed(files.get('feed.json')!);
  const ids = ['tag:kites.net,2025-01-01:day:2025-03-02', 'tag:kites.net,2025-01-01:day:2025-03-01'];
  assert.equal(
    atom.entries?.map(entry => entry.id),
    ids,
  );
  assert.equal(
    rss.items?.map(item => item.guid?.value),
    ids,
  );
  assert.equal(
    json.items?.map(item => item.id),
    ids,
  );
  assert.is(atom.entries?.[0]?.published, '2025-03-02T00:00:00Z');
  assert.is(rss.items?.[0]?.pubDate, 'Sun, 02 Mar 2025 00:00:00 GMT');
  assert.is(json.items?.[0]?.date_published, '2025-03-02T00:00:00Z');
  assert.is(rss.items?.[0]?.guid?.isPermaLink, false);
  assert.equal(rss.items?.[0]?.dc?.creators, ['A. Editor']);
  assert.is(rss.items?.[0]?.content?.encoded, json.items?.[0]?.content_html);
  for (const title of [atom.title?.value, rss.title, json.title]) assert.is(title, 'The <Kite> & Co');
});

test('a day says the note, the picks, then the topics; formulas are text, links absolute', () => {
  const [first] = parseJsonFeed(feedFiles(digestOf(few, { days })).get('feed.json')!).items!;
  const text = first!.content_html!;
  const order = ['All about <em>tails</em>', '<h2>Picks', 'Paper one', '<h2>Papers', 'Withdrawn'].map(part =>
    text.indexOf(part),
  );
  assert.ok(
    order.every((at, i) => at >= 0 && at > (order[i - 1] ?? -1)),
    `${order}`,
  );
  assert.match(text, 'O(n²) steps');
  assert.not.match(text, /<math|<script|<br/);
  for (const [, address] of text.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address!, /^https?:/);
});

test('a paper’s item names it in text, says who and what it is, and marks what was withdrawn', () => {
  const entries = [paper('one', '2025-03-02', { title: 'On $\\alpha^2$ & co', status: 'retracted' })];
  const [item] = parseAtomFeed(feedFiles(digestOf(entries)).get('feeds/papers.xml')!).entries!;
  assert.is(item!.title!.value, 'Retracted: On α² & co');
  assert.equal(
    item!.authors!.map(author => author.name),
    ['Ann One', 'Bo Two'],
  );
  assert.equal(
    item!.categories!.map(({ term, label }) => [term, label]),
    [['tails', 'Tails']],
  );
  assert.match(item!.content!.value!, 'flies in O(n²) steps. It is <em>good</em>.');
});

test('a very long day is cut fairly, with links to the rest', () => {
  const long = many.map((entry, i) => ({ ...entry, listed: '2025-03-02', topics: [i < 150 ? 'tails' : 'strings'] }));
  const [item] = parseJsonFeed(feedFiles(digestOf(long)).get('feed.json')!).items!;
  assert.is(item!.content_html!.split('<h3>').length - 1, 60);
  assert.match(item!.content_html!, 'more papers in Tails');
  assert.match(item!.content_html!, 'more papers in Strings &amp; knots');
  assert.match(item!.content_html!, `All ${many.length} papers of this day`);
});

test('there is a feed of all papers, of each topic with papers, of picks and corrections, and none that is empty', () => {
  assert.equal(stored(feedFiles(digestOf(few))), [
    'feed.json',
    'feed.xml',
    'feeds.opml',
    'feeds/corrections.xml',
    'feeds/papers.xml',
    'feeds/picks.xml',
    'feeds/topic-strings.xml',
    'feeds/topic-tails.xml',
    'rss.xml',
  ]);
  assert.equal(stored(feedFiles(digestOf([paper('one', '2025-03-02', { topics: [] })]))), [
    'feed.json',
    'feed.xml',
    'feeds.opml',
    'feeds/papers.xml',
    'rss.xml',
  ]);
  assert.is(feedFiles(digestOf([])).size, 0);
});

test('the list of feeds names each of them once, at an address that is there', () => {
  const files = feedFiles(digestOf(few));
  const flat = (outlines: readonly { xmlUrl?: string; outlines?: readonly object[] }[]): string[] =>
    outlines.flatMap(outline => [...(outline.xmlUrl ? [outline.xmlUrl] : []), ...flat(outline.outlines ?? [])]);
  const urls = flat(parseOpml(files.get('feeds.opml')!).body!.outlines!);
  assert.is(new Set(urls).size, urls.length);
  const listed = urls.map(url => url.slice(site.url.length));
  assert.equal(
    [...listed].sort(),
    stored(files).filter(file => file.endsWith('.xml') && file !== 'rss.xml'),
  );
});

test('what is older than the newest 50 follows in archives, every paper in reach', () => {
  const files = feedFiles(digestOf(many));
  const seen = new Set<string>();
  let file: string | undefined = 'feeds/papers.xml';
  let documents = 0;
  while (file) {
    const text: string = files.get(file)!;
    const { entries, links } = parseAtomFeed(text);
    assert.is(entries!.length, FEED_PAPERS);
    assert.is(text.includes('<fh:archive/>'), documents > 0);
    if (documents > 0)
      assert.ok(links!.some(link => link.rel === 'current' && link.href === `${site.url}feeds/papers.xml`));
    for (const entry of entries!) seen.add(entry.id!);
    file = links!.find(link => link.rel === 'prev-archive')?.href?.slice(site.url.length);
    documents++;
  }
  assert.is(documents, 5);
  assert.is(seen.size, many.length);
});

test('a new paper changes the newest documents only', () => {
  const before = digestOf(many);
  const after = digestOf([...many, paper('new', '2025-03-02')]);
  const [old, files] = [feedFiles(before), feedFiles(after)];
  const newest = ['feed.json', 'feed.xml', 'feeds/papers.xml', 'feeds/topic-tails.xml', 'rss.xml'];
  assert.equal([...files.keys()].filter(file => files.get(file) !== old.get(file)).sort(), newest);
  // The list of feeds is made of the whole digest, and comes out the same.
  assert.equal(renderedAgain(before, after, [feedsTemplate]), [...newest, 'feeds.opml'].sort());
});

test('every page says which feeds belong to it, and each is there', () => {
  const digest = digestOf(few, { days, queries: [{ slug: 'fliers', name: 'Fliers', words: ['fly | flies'] }] });
  const files = textsOf(digest);
  const feeds = (file: string) =>
    [
      ...files
        .get(file)!
        .matchAll(/<link rel="alternate" type="application\/(?:atom\+xml|rss\+xml|feed\+json)"[^>]* href="([^"]*)"/g),
    ].map(([, href]) => new URL(href!, site.url + file).href.slice(site.url.length));
  const daily = ['feed.xml', 'rss.xml', 'feed.json'];
  // In folders, whose pages are as many as papers, the daily feed in one form.
  assert.equal(feeds('days/2025-03-01.html'), ['feed.xml']);
  assert.equal(feeds('topics/tails.html'), ['feed.xml', 'feeds/topic-tails.xml']);
  assert.equal(feeds('papers/three.html'), ['feed.xml']);
  assert.equal(feeds('index.html'), [...daily, 'feeds/papers.xml', 'feeds/picks.xml', 'feeds/corrections.xml']);
  assert.equal(feeds('feeds/fliers.html'), ['feed.xml', 'feeds/fliers.xml']);
  const all = [...files.keys()].filter(file => /^(feeds\/[^/]*\.xml|feed\.xml)$/.test(file));
  assert.equal(
    feeds('subscribe.html')
      .filter(file => file.endsWith('.xml') && file !== 'rss.xml')
      .sort(),
    all.sort(),
  );
  for (const file of files.keys())
    if (file.endsWith('.html') && files.get(file)!.includes('rel="alternate"'))
      for (const feed of feeds(file)) assert.ok(files.has(feed), `${file}: ${feed}`);
  assert.match(files.get('subscribe.html')!, `data-copy="${Layout.of(digest).url('feed.xml')}"`);
});

test('hostile text in every field leaves every feed well-formed, without script, without relative links', () => {
  const entries = Array.from({ length: FEED_PAPERS + 5 }, (_, i) => hostilePaper(`evil${i}`, '2025-03-02'));
  const digest = digestOf(entries, {
    site: {
      ...site,
      name: HOSTILE,
      tagline: HOSTILE,
      license: HOSTILE,
      editor: { name: HOSTILE, email: 'e@kites.net' },
    },
    topics: ['tails', 'strings'].map(slug => ({ slug, name: HOSTILE, belongs: HOSTILE, terms: {}, intro: HOSTILE })),
    days: [{ day: '2025-03-02', title: HOSTILE, note: HOSTILE, picks: ['evil3'] }],
    queries: [{ slug: 'saved', name: HOSTILE, description: HOSTILE, topics: ['tails'] }],
  });
  const files = feedFiles(digest);
  assert.ok(
    files.has('feeds/archive/papers-1.xml') && files.has('feeds/saved.xml') && files.has('feeds/corrections.xml'),
  );
  for (const [file, text] of files) {
    assert.not.match(text, /[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/, file);
    assert.not.ok(/\p{Surrogate}/u.test(text), file);
    // A title in JSON or in CDATA is plain text: what looks like a tag there is none. The RSS feed's content is that of the JSON feed.
    if (file !== 'feed.json')
      assert.not.match(
        text.replace(/^(?:<\?.*\n)*/, '').replace(/<!\[CDATA\[.*?\]\]>/gs, ''),
        /<(?:[a-z]+:)?script|<b |<img|href="(?!https?:|mailto:)/i,
        file,
      );
    if (/\.(xml|opml)$/.test(file)) assert.equal(xmlErrors(text), [], file);
  }
  const json = parseJsonFeed(files.get('feed.json')!);
  assert.equal(xmlErrors(`<div>${json.items![0]!.content_html}</div>`), []);
  assert.not.match(json.items![0]!.content_html!, /<script|javascript:alert\(1\)"/);
  for (const feed of ['feeds/papers.xml', 'feeds/topic-tails.xml', 'feeds/picks.xml'])
    for (const entry of parseAtomFeed(files.get(feed)!).entries!) {
      assert.ok(entry.title!.value!.length > 0 && entry.title!.value!.length < 400);
      assert.match(entry.id!, /^tag:kites\.net,2025-01-01:paper:evil\d+$/);
      assert.ok(entry.authors!.length <= 30);
    }
});

test('the same content has the same bytes on any day, in any time zone, in any order', () => {
  const zone = process.env['TZ'];
  const now = Date.now;
  const once = [...feedFiles(digestOf(few, { days }))];
  try {
    for (const [tz, days_] of [
      ['Pacific/Kiritimati', 3],
      ['America/St_Johns', 400],
      ['Asia/Kathmandu', 4000],
    ] as const) {
      process.env['TZ'] = tz;
      Date.now = () => now() + days_ * 864e5;
      assert.equal([...feedFiles(digestOf([...few].reverse(), { days }))], once, tz);
    }
  } finally {
    Date.now = now;
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('the daily feed has the thirty newest days that bring something', () => {
  const dates = Array.from({ length: 35 }, (_, i) => new Date(Date.UTC(2025, 2, 1 + i)).toISOString().slice(0, 10));
  const digest = digestOf(dates.map((date, i) => paper(`p${i}`, date)));
  const ids = parseAtomFeed(feedFiles(digest).get('feed.xml')!).entries!.map(({ id }) => id!.slice(-10));
  assert.equal(ids, dates.slice(-30).reverse());
});

test('the feed of corrections has the hundred newest', () => {
  const withdrawn = Array.from({ length: 103 }, (_, i) => paper(`p${i}`, '2025-03-02', { status: 'withdrawn' }));
  assert.is(parseAtomFeed(feedFiles(digestOf(withdrawn)).get('feeds/corrections.xml')!).entries!.length, 100);
});

test('the newest papers stand in full, those of the archive in brief', () => {
  const files = feedFiles(digestOf(many));
  const isWhole = (file: string) =>
    parseAtomFeed(files.get(file)!).entries!.map(({ content }) => content !== undefined);
  assert.equal([...new Set(isWhole('feeds/papers.xml'))], [true]);
  assert.equal([...new Set(isWhole('feeds/archive/papers-1.xml'))], [false]);
});

test.run();
