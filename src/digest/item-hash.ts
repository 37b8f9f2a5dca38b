import crypto from 'node:crypto';
import type { DayFile } from '../content/day-file.ts';
import type { PaperEntry } from '../paper.ts';

/** The fields whose change is a change of what subscribers read; topics and provenance are the digest's own order. */
const FIELDS = [
  'title',
  'author',
  'author-count',
  'authors-complete',
  'issued',
  'container-title',
  'event',
  'identifiers',
  'links',
  'abstract-by',
  'status',
  'note',
  'abstract',
] as const satisfies readonly (keyof PaperEntry)[];

/** A process that stays asks again for the same entries with each edit: 0.2 s for 20,000. */
const hashes = new WeakMap<PaperEntry, string>();

/**
 * A hash of what an entry says to subscribers. It is made of the entry's fields and not of the item's text, so that a new
 * version of this program changes no item.
 */
export function paperItemHash(entry: PaperEntry): string {
  let hash = hashes.get(entry);
  if (hash === undefined) {
    hash = shortSha1(JSON.stringify(FIELDS.map(field => entry[field])));
    hashes.set(entry, hash);
  }
  return hash;
}

/** A hash of what a day's item says. @param papers what each of its papers says, in any order */
export function dayItemHash(note: DayFile | undefined, papers: readonly string[]): string {
  return shortSha1(JSON.stringify([note?.title, note?.note, note?.picks, [...papers].sort()]));
}

export function shortSha1(text: string): string {
  return crypto.hash('sha1', text).slice(0, 12);
}
