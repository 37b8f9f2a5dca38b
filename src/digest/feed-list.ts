import type { SavedQuery } from '../content/feed-file.ts';
import type { PaperEntry } from '../paper.ts';
import { dayPicks } from './day-sections.ts';
import type { Digest } from './digest.ts';
import { CORRECTIONS, DAILY_ATOM, PAPERS, PICKS, savedFeedFile, savedPage, topicFeedFile } from './feed-files.ts';
import { paperKey } from './item.ts';
import { SavedSearch } from './saved-search.ts';

/** A feed that the site has: what it is called and where it stands. A feed that would be empty is none. */
export interface FeedName {
  /** Of its address and its id: `papers`, `topic-graphs`, a saved query's slug. */
  name: string;
  /** Short: "All papers", "Graphs". */
  label: string;
  about: string;
  file: string;
  /** The page that shows the same. */
  page: string;
  kind: 'daily' | 'papers' | 'picks' | 'corrections' | 'topic' | 'saved';
}

/** A feed whose items are papers. */
export interface PaperFeed extends FeedName {
  /** All of them, the newest published first. */
  papers: readonly PaperEntry[];
}

/** A saved query and what it finds. */
export interface SavedFeed extends PaperFeed {
  query: SavedQuery;
}

interface Lists {
  all: readonly FeedName[];
  papers: readonly PaperFeed[];
  saved: readonly SavedFeed[];
}

/** Every feed of the site, the daily one first. */
export const feedsOf = (digest: Digest): readonly FeedName[] => digest.once(makeLists).all;
/** The feeds whose items are papers. */
export const paperFeedsOf = (digest: Digest): readonly PaperFeed[] => digest.once(makeLists).papers;
/** The saved queries, also those that find nothing yet and have no feed. */
export const savedFeedsOf = (digest: Digest): readonly SavedFeed[] => digest.once(makeLists).saved;

function makeLists(digest: Digest): Lists {
  const { name, tagline } = digest.site;
  const searches = saved(digest);
  if (digest.days.length === 0) return { all: [], papers: [], saved: searches };
  const daily: FeedName = {
    name: 'daily',
    label: 'Daily digest',
    about: `${tagline ?? `${name}: new research papers`}. One item a day.`,
    file: DAILY_ATOM,
    page: 'index.html',
    kind: 'daily',
  };
  const candidates: PaperFeed[] = [
    {
      name: 'papers',
      label: 'All papers',
      about: 'Every paper, one item each.',
      file: PAPERS,
      page: 'days/index.html',
      kind: 'papers',
      papers: digest.papers,
    },
    {
      name: 'picks',
      label: 'Picks',
      about: 'Papers picked by the editor.',
      file: PICKS,
      page: 'index.html',
      kind: 'picks',
      papers: picks(digest),
    },
    ...digest.topics.map(
      (topic): PaperFeed => ({
        name: `topic-${topic.slug}`,
        label: topic.name,
        about: topic.file?.belongs ? `${topic.file.belongs}.` : `Papers on ${topic.name}.`,
        file: topicFeedFile(topic.slug),
        page: `topics/${topic.slug}.html`,
        kind: 'topic',
        papers: topic.papers,
      }),
    ),
    ...searches,
  ];
  const papers = candidates
    .filter(feed => feed.papers.length > 0)
    .map((feed): PaperFeed => ({ ...feed, papers: newestFirst(digest, feed.papers) }));
  const corrections: FeedName = {
    name: 'corrections',
    label: 'Corrections',
    about: 'Papers that were withdrawn, retitled or merged.',
    file: CORRECTIONS,
    page: 'about.html',
    kind: 'corrections',
  };
  const order = ['papers', 'picks', 'corrections', 'topic', 'saved'];
  const others = [...papers, ...(digest.publication.corrections.length > 0 ? [corrections] : [])];
  const all = [daily, ...order.flatMap(kind => others.filter(feed => feed.kind === kind))];
  return { all, papers, saved: searches };
}

function picks(digest: Digest): PaperEntry[] {
  const chosen = new Set(digest.papers.filter(entry => entry.pick));
  for (const day of digest.days) if (day.note?.picks) for (const entry of dayPicks(digest, day)) chosen.add(entry);
  return digest.papers.filter(entry => chosen.has(entry));
}

function saved(digest: Digest): SavedFeed[] {
  return digest.queries.map((query): SavedFeed => {
    const search = new SavedSearch(query);
    const papers = digest.papers.filter(entry => search.matches(entry));
    return {
      name: query.slug,
      label: query.name,
      about: query.description ?? `${search.inWords(digest)}.`,
      file: savedFeedFile(query.slug),
      page: savedPage(query.slug),
      kind: 'saved',
      papers: newestFirst(digest, papers),
      query,
    };
  });
}

/** By when they were published, which for most is the digest's own order already. */
function newestFirst(digest: Digest, papers: readonly PaperEntry[]): readonly PaperEntry[] {
  if (digest.publication.inOrder) return papers;
  const time = (entry: PaperEntry) => digest.times(paperKey(entry.id), entry.listed).published;
  return [...papers].sort((a, b) => (time(a) > time(b) ? -1 : time(a) < time(b) ? 1 : 0));
}
