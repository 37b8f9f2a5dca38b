import type { FeedName } from '../../digest/feed-list.ts';
import type { ItemTimes } from '../../digest/item.ts';
import type { Words } from '../../words/words.ts';

/** An item of a feed. All text is plain and harmless; all addresses are absolute. */
export interface FeedItem extends ItemTimes {
  /** A `tag:` URI that never changes. */
  id: string;
  title: string;
  /** Those of its title and of its summary, where they are not the feed's. */
  titleIn?: string | undefined;
  summaryIn?: string | undefined;
  url: string;
  authors: readonly string[];
  /** What it says in a sentence. */
  summary?: string;
  /** XHTML: well-formed, without script, formulas as text. */
  content?: string;
  tags?: readonly { slug: string; name: string }[];
}

/** A document of a feed: the one that readers subscribe to, or a part of its archive (RFC 5005, section 4). */
export interface Feed {
  /** The permanent id of the feed; its archive has the same. */
  id: string;
  /** Where this document stands. */
  file: string;
  title: string;
  about: string;
  /** The address of the page that shows the same. */
  page: string;
  /** Newest first; at least one. */
  items: readonly FeedItem[];
  /** The documents before and after; in an archive, the one that readers subscribe to. */
  older?: string;
  newer?: string;
  current?: string;
}

/** What a feed is called where its site is not seen. @param name of the digest */
export function feedTitle(words: Words, name: string, { kind, label }: Pick<FeedName, 'kind' | 'label'>): string {
  return kind === 'daily' ? name : words.say('digest-on-topic', { digest: name, topic: label });
}

/** When a feed last changed: when one of its items did, never when it was built. */
export function updatedOf(feed: Feed): string {
  let last = '';
  for (const { updated } of feed.items) if (updated > last) last = updated;
  return last;
}

/** A time as `published.json` has it. Thousandths of a second, which a Date would write, would change every item's `updated`. */
class Instant extends Date {
  override toISOString(): string {
    return super.toISOString().replace('.000Z', 'Z');
  }
}

/** @param time `yyyy-mm-ddThh:mm:ssZ` */
export function instant(time: string): Date {
  return new Instant(time);
}
