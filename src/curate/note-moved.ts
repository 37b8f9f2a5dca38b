import { dayKey, MOVED, type PublishedItem, paperKey } from '../digest/item.ts';
import { movedItem } from '../digest/publication.ts';
import { writePublished } from '../digest/published-file.ts';
import type { Archive } from '../editorial/archive.ts';
import type { Transaction } from '../files/transaction.ts';
import type { PaperEntry } from '../paper.ts';
import { type EntriesLeft, leftIn, publishedIn, takeFromPublished } from './take-from-published.ts';

/** A paper as it was, and the day on which it stands now. */
export interface Move {
  before: PaperEntry;
  day: string;
}

/**
 * Notes in `published.json` that papers stand on other days than those on which they were published: a line in the corrections for each
 * of them, days that are empty now as gone, and days that are not any more as there again. A paper that is back on its day needs no line.
 *
 * @param now the time of the change, `yyyy-mm-ddThh:mm:ssZ`
 * @param days further days that may be empty now
 * @returns the ids of the papers of which the corrections say so
 * @throws ContentError if `published.json` cannot be read
 */
export function noteMoves(
  root: string,
  moves: readonly Move[],
  left: EntriesLeft,
  transaction: Transaction,
  now: string,
  days: readonly string[] = [],
): string[] {
  const before = moves.map(move => move.before);
  takeFromPublished(root, before, left, transaction, days);
  const published = publishedIn(root, transaction);
  if (!published) return [];
  const items = new Map(published.items);
  const lines = correctionsOfMoves(items);
  const said: string[] = [];
  for (const { before: was, day } of moves) {
    const { id } = was;
    const item = items.get(paperKey(id));
    if (day === was.listed || !item || item.gone || item.into) continue;
    for (const key of lines.get(id) ?? []) items.delete(key);
    const first = item.published.slice(0, 10);
    if (day !== first) {
      items.set(...movedItem(id, first, day, now));
      said.push(id);
    }
    const { gone, ...there }: Partial<PublishedItem> = items.get(dayKey(day)) ?? {};
    if (gone) items.set(dayKey(day), there as PublishedItem);
  }
  const text = writePublished({ ...published, items });
  if (text !== writePublished(published)) transaction.write('published.json', text);
  return said;
}

/** The same of entries of an archive. @param before as they were */
export function noteMoved(
  root: string,
  before: readonly PaperEntry[],
  archive: Archive,
  transaction: Transaction,
  now: string,
): string[] {
  const moves = before.map(was => ({ before: was, day: archive.entries.get(was.id)!.entry.listed }));
  return noteMoves(root, moves, leftIn(archive), transaction, now);
}

/** The keys of the corrections that say that a paper moved, by its id. */
function correctionsOfMoves(items: ReadonlyMap<string, PublishedItem>): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const key of items.keys()) {
    const [kind, id = '', what] = key.split(':');
    if (kind === 'correction' && what?.startsWith(MOVED)) lines.set(id, [...(lines.get(id) ?? []), key]);
  }
  return lines;
}
