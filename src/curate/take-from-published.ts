import fs from 'node:fs';
import { contentFolder } from '../content/content-folder.ts';
import { dayKey, paperKey } from '../digest/item.ts';
import {
  markGone,
  type PublishedFile,
  publishedText,
  readPublished,
  writePublished,
} from '../digest/published-file.ts';
import type { Archive } from '../editorial/archive.ts';
import type { Transaction } from '../files/transaction.ts';
import type { PaperEntry } from '../paper.ts';

/** The entries as they are after a change. */
export interface EntriesLeft {
  has(id: string): boolean;
  /** Asked for only where a published day may be left without papers. */
  all(): Iterable<PaperEntry>;
}

/** The entries of an archive after a change of it. */
export function leftIn({ entries }: Archive): EntriesLeft {
  return { has: id => entries.has(id), all: () => entries.ids.map(id => entries.get(id)!.entry) };
}

/**
 * Takes out of `published.json` what a person's change removes, so that the next build takes it for a decision and not for a loss:
 * papers that are gone, and days that no paper is listed on any more. A day's note alone keeps no day: whoever deletes it afterwards
 * shall not have to explain that.
 *
 * @param before the entries that the change touched, as they were
 * @param days further days that it may leave empty
 * @returns how many published items go
 * @throws ContentError if `published.json` cannot be read
 */
export function takeFromPublished(
  root: string,
  before: readonly PaperEntry[],
  left: EntriesLeft,
  transaction: Transaction,
  days: readonly string[] = [],
): number {
  const known = publishedIn(root, transaction);
  if (!known) return 0;
  const dates = new Set([...before.flatMap(daysOf), ...days].filter(date => known.items.has(dayKey(date))));
  if (dates.size > 0)
    for (const entry of left.all()) {
      for (const date of daysOf(entry)) dates.delete(date);
      if (dates.size === 0) break;
    }
  const papers = before.filter(({ id }) => !left.has(id)).flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
  const keys = [...papers.map(paperKey), ...[...dates].map(dayKey)].filter(
    key => known.items.has(key) && !known.items.get(key)!.gone,
  );
  if (keys.length > 0) transaction.write('published.json', writePublished(markGone(known, keys)));
  return keys.length;
}

/** What is published, with what the change has written of it so far. @throws ContentError if it cannot be read */
export function publishedIn(root: string, transaction: Transaction): PublishedFile | undefined {
  const file = contentFolder(root).published;
  const staged = transaction.staged('published.json')?.toString('utf8');
  if (staged === undefined && !fs.existsSync(file)) return undefined;
  return readPublished(file, staged ?? publishedText(file));
}

/** The days on which an entry is listed, its own first. */
export const daysOf = ({ listed, provenance }: PaperEntry): string[] => [
  listed,
  ...provenance.map(place => place.listed),
];
