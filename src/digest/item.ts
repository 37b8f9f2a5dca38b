/** An item that subscribers have seen, as stored in `published.json`. Times are `yyyy-mm-ddThh:mm:ssZ`. */
export interface PublishedItem {
  /** When it was first published; never changes. */
  published: string;
  /** When its content last changed. */
  updated: string;
  /** A hash of its content. */
  hash: string;
  /** For a paper: its title as last published, LaTeX included. For a correction: the paper's new title. */
  title?: string;
  /** For a correction: the paper's former title, or the day on which it was published before it moved. */
  was?: string;
  /** The id of the entry that the paper was merged into. */
  into?: string;
  /** The item is gone, and the editor confirmed that this is intended. */
  gone?: true;
}

/** When an item was published and when it last changed, as feeds state it. */
export type ItemTimes = Pick<PublishedItem, 'published' | 'updated'>;

/** Items are keyed by what they are about, never by address: a paper by its entry's id, a day by its date. */
export const paperKey = (id: string): string => `paper:${id}`;
export const dayKey = (date: string): string => `day:${date}`;
export const correctionKey = (id: string, what: string): string => `correction:${id}:${what}`;
/** What a correction's key says of a paper that moved to another day, before that day. */
export const MOVED = 'moved-';

/** Midnight UTC of a day, when its items count as published, so that a first build gives the same result everywhere. */
export const midnight = (day: string): string => `${day}T00:00:00Z`;

/** The prefix of all ids of a digest (RFC 4151): `tag:example.org,2025-01-01`. */
export function tagOf({ authority, date }: { authority: string; date: string }): string {
  return `tag:${authority},${date}`;
}
