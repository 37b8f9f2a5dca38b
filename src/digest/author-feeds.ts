import type { Digest } from './digest.ts';
import type { SavedFeed } from './feed-list.ts';
import { SavedSearch } from './saved-search.ts';

/** For names that have a page, the feed of the saved query that asks for this author and for nothing else. */
export function authorFeeds({ feeds, signatures }: Digest): ReadonlyMap<string, SavedFeed> {
  const found = new Map<string, SavedFeed>();
  const own = feeds.saved.filter(({ papers, query }) => papers.length > 0 && query.authors?.length === 1);
  for (const feed of own) {
    const search = new SavedSearch(feed.query);
    for (const name of signatures.keys()) if (!found.has(name) && search.isOf(name)) found.set(name, feed);
  }
  return found;
}
