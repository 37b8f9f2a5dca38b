/** The paths of the feeds, relative to the site's root. */
export const DAILY_ATOM = 'feed.xml';
export const DAILY_RSS = 'rss.xml';
export const DAILY_JSON = 'feed.json';
export const OPML = 'feeds.opml';
export const PAPERS = 'feeds/papers.xml';
export const PICKS = 'feeds/picks.xml';
export const CORRECTIONS = 'feeds/corrections.xml';

/** What the feed of a topic is called. */
export const topicFeedName = (slug: string): string => `topic-${slug}`;

/** The feed of a topic, which only topics with papers have. */
export function topicFeedFile(slug: string): string {
  return `feeds/${topicFeedName(slug)}.xml`;
}

/** A saved query's feed. */
export function savedFeedFile(slug: string): string {
  return `feeds/${slug}.xml`;
}

/** The page of a saved query. */
export function savedPage(slug: string): string {
  return `feeds/${slug}.html`;
}
