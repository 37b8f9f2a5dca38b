import type { SavedQuery } from '../content/feed-file.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { PaperEntry } from '../paper.ts';
import { ownSentence } from '../typeset/tongue-html.ts';
import { dayPicks } from './day-sections.ts';
import {
  CORRECTIONS,
  DAILY_ATOM,
  PAPERS,
  PICKS,
  savedFeedFile,
  savedPage,
  topicFeedFile,
  topicFeedName,
} from './feed-files.ts';
import type { DigestDay, DigestTopic } from './grouping.ts';
import { paperKey } from './item.ts';
import type { Lookup } from './lookup.ts';
import type { Publication } from './publication.ts';
import { SavedSearch } from './saved-search.ts';

/** A feed of the site: what it is called and where it is. A feed that would be empty is left out. */
export interface FeedName {
  /** Part of its address and id: `papers`, `topic-graphs`, a saved query's slug. */
  name: string;
  /** A short label, such as "All papers" or "Graphs". */
  label: string;
  about: string;
  file: string;
  /** The page that shows the same papers. */
  page: string;
  kind: 'daily' | 'papers' | 'picks' | 'corrections' | 'topic' | 'saved';
}

/** A feed whose items are papers. */
export interface PaperFeed extends FeedName {
  /** All its papers, the most recently published first. */
  papers: readonly PaperEntry[];
  /** The former names of a topic, under which its feed stands, too. */
  formerly?: readonly string[];
}

/** A saved query and what it finds. */
export interface SavedFeed extends PaperFeed {
  query: SavedQuery;
}

/** The feeds of a site. */
export interface FeedLists {
  /** The daily one first. */
  all: readonly FeedName[];
  /** Those whose items are papers. */
  papers: readonly PaperFeed[];
  /** All saved queries, including those that find nothing yet and so have no feed. */
  saved: readonly SavedFeed[];
}

/** The part of a digest that its feeds depend on. */
interface FeedSource extends Lookup {
  site: SiteConfig;
  papers: readonly PaperEntry[];
  days: readonly DigestDay[];
  topics: readonly DigestTopic[];
  queries: readonly SavedQuery[];
  publication: Publication;
}

/** Lists the feeds of the site; `digest.feeds` keeps the result. */
export function listFeeds(digest: FeedSource): FeedLists {
  const { words } = digest;
  const { name, tagline } = digest.site;
  const searches = saved(digest);
  if (digest.days.length === 0) return { all: [], papers: [], saved: searches };
  const daily: FeedName = {
    name: 'daily',
    label: words.say('feed-daily'),
    about: tagline ? words.say('feed-daily-about-tagline', { tagline }) : words.say('feed-daily-about', { name }),
    file: DAILY_ATOM,
    page: 'index.html',
    kind: 'daily',
  };
  const candidates: PaperFeed[] = [
    {
      name: 'papers',
      label: words.say('all-papers'),
      about: words.say('feed-papers-about'),
      file: PAPERS,
      page: 'days/index.html',
      kind: 'papers',
      papers: digest.papers,
    },
    {
      name: 'picks',
      label: words.say('feed-picks'),
      about: words.say('feed-picks-about'),
      file: PICKS,
      page: 'index.html',
      kind: 'picks',
      papers: picks(digest),
    },
    ...digest.topics.map(
      (topic): PaperFeed => ({
        name: topicFeedName(topic.slug),
        label: topic.name,
        about: topic.file?.belongs
          ? ownSentence(words, topic.file.belongs)
          : words.say('feed-topic-about', { topic: topic.name }),
        file: topicFeedFile(topic.slug),
        page: `topics/${topic.slug}.html`,
        kind: 'topic',
        papers: topic.papers,
        formerly: topic.formerly,
      }),
    ),
    ...searches,
  ];
  const papers = candidates
    .filter(feed => feed.papers.length > 0)
    .map((feed): PaperFeed => ({ ...feed, papers: newestFirst(digest, feed.papers) }));
  const corrections: FeedName = {
    name: 'corrections',
    label: words.say('feed-corrections'),
    about: words.say('feed-corrections-about'),
    file: CORRECTIONS,
    page: 'about.html',
    kind: 'corrections',
  };
  const order = ['papers', 'picks', 'corrections', 'topic', 'saved'];
  const others = [...papers, ...(digest.publication.corrections.length > 0 ? [corrections] : [])];
  const all = [daily, ...order.flatMap(kind => others.filter(feed => feed.kind === kind))];
  return { all, papers, saved: searches };
}

function picks(digest: FeedSource): PaperEntry[] {
  const chosen = new Set(digest.papers.filter(entry => entry.pick));
  for (const day of digest.days) if (day.note?.picks) for (const entry of dayPicks(digest, day)) chosen.add(entry);
  return digest.papers.filter(entry => chosen.has(entry));
}

function saved(digest: FeedSource): SavedFeed[] {
  return digest.queries.map((query): SavedFeed => {
    const search = new SavedSearch(query);
    const papers = digest.papers.filter(entry => search.matches(entry));
    return {
      name: query.slug,
      label: query.name,
      about: query.description ?? search.inWords(digest),
      file: savedFeedFile(query.slug),
      page: savedPage(query.slug),
      kind: 'saved',
      papers: newestFirst(digest, papers),
      query,
    };
  });
}

/** Sorts by publication time, which for most feeds is the digest's own order already. */
function newestFirst(digest: FeedSource, papers: readonly PaperEntry[]): readonly PaperEntry[] {
  if (digest.publication.inOrder) return papers;
  const time = (entry: PaperEntry) => digest.publication.times(paperKey(entry.id), entry.listed).published;
  return [...papers].sort((a, b) => (time(a) > time(b) ? -1 : time(a) < time(b) ? 1 : 0));
}
