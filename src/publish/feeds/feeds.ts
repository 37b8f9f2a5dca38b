import fs from 'node:fs';
import path from 'node:path';
import type { Digest } from '../../digest/digest.ts';
import { DAILY_JSON, DAILY_RSS, OPML, topicFeedFile, topicFeedName } from '../../digest/feed-files.ts';
import type { FeedName, PaperFeed } from '../../digest/feed-list.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { PROJECT_ROOT } from '../../memory/project.ts';
import { Layout } from '../../theme/layout.ts';
import { type SitePage, siteTemplate } from '../../theme/page.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import { xmlSafeData } from '../../typeset/xml.ts';
import type { Words } from '../../words/words.ts';
import { atom } from './atom.ts';
import { correctionFeedItem } from './correction-item.ts';
import { dayFeedItem } from './day-item.ts';
import { type Feed, type FeedItem, feedTitle } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { opml } from './opml.ts';
import { paperFeedItem } from './paper-feed-item.ts';
import { rss } from './rss.ts';

/** Days in the daily feed. */
const DAYS = 30;
/** Papers in a feed, and in each part of its archive. */
const FEED_PAPERS = 50;
/** Corrections in their feed. */
const CORRECTIONS = 100;

const STYLE = path.join(PROJECT_ROOT, 'src/publish/feeds/feed.css');

/** A document of a feed; or the list of feeds, or the style sheet that shows them in a browser. */
interface FeedPage extends SitePage {
  kind: 'days' | 'papers' | 'corrections' | 'list' | 'style';
  feed?: FeedName;
  /** Of the days that are its items. */
  dates?: readonly string[];
  /** Of the papers that are its items. */
  ids?: readonly string[];
  older?: string;
  newer?: string;
  /** In an archive, the document that readers subscribe to. */
  current?: string;
}

/** All feeds, their list, and the style sheet that shows them in a browser. */
export const feedsTemplate = siteTemplate<FeedPage>({
  name: 'feeds',
  fixed: true,
  *pages(digest) {
    const feeds = digest.feeds.all;
    const daily = feeds.find(feed => feed.kind === 'daily');
    if (!daily) return;
    // A day that only lists known papers again is no news.
    const news = digest.days.filter(day => day.papers.length > 0 || day.note);
    const dates = news.slice(0, DAYS).map(day => day.date);
    for (const file of [daily.file, DAILY_RSS, DAILY_JSON]) yield { file, kind: 'days', feed: daily, dates };
    for (const feed of digest.feeds.papers) yield* paperFeed(feed);
    const corrections = feeds.find(feed => feed.kind === 'corrections');
    if (corrections) yield { file: corrections.file, kind: 'corrections', feed: corrections };
    yield { file: OPML, kind: 'list' };
    yield { file: 'feeds/feed.css', kind: 'style' };
  },
  render(digest, page) {
    if (page.kind === 'list') return opml(digest);
    if (page.kind === 'style') return style(digest.words);
    const write = page.file === DAILY_RSS ? rss : page.file === DAILY_JSON ? jsonFeed : atom;
    const feed = {
      ...about(digest, page.feed!),
      ...document(page),
      items: itemsOf(digest, page).map(item => turned(digest.words, item)),
    };
    return write(digest.words, xmlSafeData(digest.site), xmlSafeData(feed));
  },
});

/** The style sheet, with what it says of feeds. */
function style(words: Words): string {
  const notice = words.say('feed-notice').replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ');
  const css = fs.readFileSync(STYLE, 'utf8').replace('FEED-NOTICE', () => notice);
  return words.dir === undefined ? css : `${css}\n:root {\n  direction: ${words.dir};\n}\n`;
}

/** What a document says of its feed. */
function about(digest: Digest, { name, label, kind, about, page }: FeedName): Omit<Feed, 'file' | 'items'> {
  return {
    id: tagUri(digest, `feed:${name}`),
    title: feedTitle(digest.words, digest.site.name, { label, kind }),
    about,
    page: Layout.of(digest).url(page),
  };
}

function document({ file, older, newer, current }: FeedPage): Pick<Feed, 'file' | 'older' | 'newer' | 'current'> {
  return { file, ...(older && { older }), ...(newer && { newer }), ...(current && { current }) };
}

function itemsOf(digest: Digest, { kind, dates = [], ids = [], current }: FeedPage): FeedItem[] {
  if (kind === 'days') return dates.map(date => dayFeedItem(digest, digest.day(date)!));
  if (kind === 'papers') return ids.map(id => paperFeedItem(digest, digest.paper(id)!, current === undefined));
  return digest.publication.corrections.slice(0, CORRECTIONS).map(correction => correctionFeedItem(digest, correction));
}

/** Feeds say in which language they are, and their items besides in which direction they run, if it is not a reader's own. */
function turned({ dir }: Words, item: FeedItem): FeedItem {
  if (dir === undefined || item.content === undefined) return item;
  return { ...item, content: `<div${attributes({ dir })}>${item.content}</div>` };
}

/**
 * The newest papers, and an archive in full parts that are numbered from the oldest: a new paper changes the newest document
 * and, once in a while, adds one. The archive's items are brief, or each abstract would stand on the site once more for every
 * topic that it has.
 */
function* paperFeed({ papers, formerly = [], ...rest }: PaperFeed): Generator<FeedPage> {
  const { name, label, about, file, page, kind } = rest;
  const feed = { name, label, about, file, page, kind };
  const parts = Math.max(0, Math.ceil(papers.length / FEED_PAPERS) - 1);
  const archive = (n: number) => (n >= 1 && n <= parts ? `feeds/archive/${name}-${n}.xml` : undefined);
  const idsOf = (from: number) => papers.slice(from, from + FEED_PAPERS).map(entry => entry.id);
  const newest = { kind: 'papers', ids: idsOf(0), older: archive(parts) } as const;
  yield { ...newest, file, feed };
  // Who subscribed to it by a former name goes on reading the feed that they know.
  for (const slug of formerly)
    yield {
      ...newest,
      file: topicFeedFile(slug),
      feed: { ...feed, name: topicFeedName(slug), file: topicFeedFile(slug) },
    };
  for (let n = parts; n >= 1; n--)
    yield {
      file: archive(n)!,
      kind: 'papers',
      feed,
      ids: idsOf(papers.length - n * FEED_PAPERS),
      current: file,
      older: archive(n - 1),
      newer: archive(n + 1),
    };
}
