import fs from 'node:fs';
import path from 'node:path';
import type { Digest, DigestDay } from '../../digest/digest.ts';
import { DAILY_JSON, DAILY_RSS, OPML } from '../../digest/feed-files.ts';
import { type FeedName, feedsOf, type PaperFeed, paperFeedsOf } from '../../digest/feed-list.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { PROJECT_ROOT } from '../../memory/project.ts';
import type { PaperEntry } from '../../paper.ts';
import { Layout } from '../../theme/layout.ts';
import { fingerprint, type Page, type PageKind } from '../../theme/page.ts';
import { atom } from './atom.ts';
import { correctionFeedItem, correctionFeedKey } from './correction-item.ts';
import { dayFeedItem, dayFeedKey } from './day-item.ts';
import type { Feed, FeedItem } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { opml } from './opml.ts';
import { paperFeedItem, paperFeedKey } from './paper-item.ts';
import { rss } from './rss.ts';

/** Days in the daily feed. */
const DAYS = 30;
/** Papers in a feed, and in each part of its archive. */
export const FEED_PAPERS = 50;
/** Corrections in their feed. */
const CORRECTIONS = 100;

const STYLE = path.join(PROJECT_ROOT, 'src/publish/feeds/feed.css');

/** All feeds, their list, and the style sheet that shows them in a browser. */
export const feedsKind: PageKind = {
  name: 'feeds',
  module: import.meta.url,
  *pages(digest) {
    const feeds = feedsOf(digest);
    const daily = feeds.find(feed => feed.kind === 'daily');
    if (!daily) return;
    yield* dailyFeeds(digest, daily);
    for (const feed of paperFeedsOf(digest)) yield* paperFeed(digest, feed);
    const corrections = feeds.find(feed => feed.kind === 'corrections');
    if (corrections) yield correctionsFeed(digest, corrections);
    yield {
      file: OPML,
      key: fingerprint([
        Layout.of(digest).key,
        ...feeds.flatMap(({ name, label, about, page }) => [name, label, about, page]),
      ]),
      render: () => opml(digest),
    };
    const css = fs.readFileSync(STYLE, 'utf8');
    yield { file: 'feeds/feed.css', key: fingerprint([css]), render: () => css };
  },
};

/** What a document says of its feed. */
function about(digest: Digest, { name, label, kind, about, page }: FeedName): Omit<Feed, 'file' | 'items'> {
  const site = digest.site.name;
  return {
    id: tagUri(digest, `feed:${name}`),
    title: kind === 'daily' ? site : `${site}: ${label}`,
    about,
    page: Layout.of(digest).url(page),
  };
}

function* dailyFeeds(digest: Digest, daily: FeedName): Generator<Page> {
  // A day that only lists known papers again is no news.
  const days = digest.days.filter(day => day.papers.length > 0 || day.note).slice(0, DAYS);
  const key = fingerprint([Layout.of(digest).key, ...days.map(day => dayFeedKey(digest, day))]);
  const feed = (file: string): Feed => ({
    ...about(digest, daily),
    file,
    items: days.map(day => dayItem(digest, day)),
  });
  yield { file: daily.file, key, render: () => atom(digest.site, feed(daily.file)) };
  yield { file: DAILY_RSS, key, render: () => rss(digest.site, feed(DAILY_RSS)) };
  yield { file: DAILY_JSON, key, render: () => jsonFeed(digest.site, feed(DAILY_JSON)) };
}

const dayItems = new WeakMap<DigestDay, FeedItem>();

/** The three formats have the same items. */
function dayItem(digest: Digest, day: DigestDay): FeedItem {
  let item = dayItems.get(day);
  if (!item) {
    item = dayFeedItem(digest, day);
    dayItems.set(day, item);
  }
  return item;
}

/**
 * The newest papers, and an archive in full parts that are numbered from the oldest: a new paper changes the newest document
 * and, once in a while, adds one. The archive's items are brief, or each abstract would stand on the site once more for every
 * topic that it has.
 */
function* paperFeed(digest: Digest, feed: PaperFeed): Generator<Page> {
  const { papers } = feed;
  const head = about(digest, feed);
  const same = [Layout.of(digest).key, head.title, head.about];
  const parts = Math.max(0, Math.ceil(papers.length / FEED_PAPERS) - 1);
  const page = (list: readonly PaperEntry[], document: Pick<Feed, 'file' | 'older' | 'newer' | 'current'>): Page => ({
    file: document.file,
    key: fingerprint([...same, document.older, document.newer, ...list.map(entry => paperFeedKey(digest, entry))]),
    render: () => {
      const items = list.map(entry => paperFeedItem(digest, entry, document.current === undefined));
      return atom(digest.site, { ...head, ...document, items });
    },
  });
  const archive = (n: number) => (n >= 1 && n <= parts ? archiveFile(feed, n) : undefined);
  yield page(papers.slice(0, FEED_PAPERS), { file: feed.file, ...defined('older', archive(parts)) });
  for (let n = parts; n >= 1; n--) {
    const end = papers.length - (n - 1) * FEED_PAPERS;
    yield page(papers.slice(end - FEED_PAPERS, end), {
      file: archiveFile(feed, n),
      current: feed.file,
      ...defined('older', archive(n - 1)),
      ...defined('newer', archive(n + 1)),
    });
  }
}

function defined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function archiveFile({ name }: PaperFeed, part: number): string {
  return `feeds/archive/${name}-${part}.xml`;
}

function correctionsFeed(digest: Digest, feed: FeedName): Page {
  const list = digest.publication.corrections.slice(0, CORRECTIONS);
  return {
    file: feed.file,
    key: fingerprint([Layout.of(digest).key, ...list.map(correction => correctionFeedKey(digest, correction))]),
    render: () =>
      atom(digest.site, {
        ...about(digest, feed),
        file: feed.file,
        items: list.map(correction => correctionFeedItem(digest, correction)),
      }),
  };
}
