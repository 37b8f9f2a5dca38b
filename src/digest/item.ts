/**
 * What `published.json` keeps of an item that subscribers have seen. Times are `yyyy-mm-ddThh:mm:ssZ`.
 */
export interface PublishedItem {
  /** When it was first published; never changes. */
  published: string;
  /** When what it says last changed. */
  updated: string;
  /** Of what it said. */
  hash: string;
  /** Of a paper: its title as it was last published, LaTeX and all. Of a correction: the title that a paper was given. */
  title?: string;
  /** Of a correction: the title that a paper had before. */
  was?: string;
  /** The id of the entry that the paper was merged into. */
  into?: string;
  /** It is no longer there, and the editor said that this is meant. */
  gone?: true;
}

/** When an item was published and when it last changed, as feeds state it. */
export type ItemTimes = Pick<PublishedItem, 'published' | 'updated'>;

/** Items are known by what they are about, never by an address: a paper by its entry's id, a day by its date. */
export const paperKey = (id: string): string => `paper:${id}`;
export const dayKey = (date: string): string => `day:${date}`;
export const correctionKey = (id: string, what: string): string => `correction:${id}:${what}`;

/** Midnight UTC of a day: when its items are published, so that a first build is the same everywhere. */
export const midnight = (day: string): string => `${day}T00:00:00Z`;

/** What all ids of a digest begin with (RFC 4151): `tag:example.org,2025-01-01`. */
export function tagOf({ authority, date }: { authority: string; date: string }): string {
  return `tag:${authority},${date}`;
}
