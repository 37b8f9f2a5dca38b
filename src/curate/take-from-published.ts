import { dayKey, paperKey } from '../digest/item.ts';
import { markGone, writePublished } from '../digest/published-file.ts';
import { PublishedRecord } from '../digest/published-record.ts';
import type { Archive } from '../editorial/archive.ts';
import type { Transaction } from '../files/transaction.ts';
import type { PaperEntry } from '../paper.ts';

/**
 * Takes out of `published.json` what a person's change removes, so that the next build takes it for a decision and not for a loss:
 * papers that are gone, and days that no paper is listed on any more. A day's note alone keeps no day: whoever deletes it afterwards
 * shall not have to explain that.
 *
 * @param before the entries that the change touched, as they were
 * @param archive as it is after the change
 * @returns how many published items go
 * @throws ContentError if `published.json` cannot be read
 */
export function takeFromPublished(
  root: string,
  before: readonly PaperEntry[],
  { entries }: Archive,
  transaction: Transaction,
): number {
  const { known } = new PublishedRecord(root);
  const dates = new Set(before.flatMap(daysOf).filter(date => known.items.has(dayKey(date))));
  for (const id of entries.ids) {
    if (dates.size === 0) break;
    for (const date of daysOf(entries.get(id)!.entry)) dates.delete(date);
  }
  const papers = before.filter(({ id }) => !entries.has(id)).flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
  const keys = [...papers.map(paperKey), ...[...dates].map(dayKey)].filter(
    key => known.items.has(key) && !known.items.get(key)!.gone,
  );
  if (keys.length > 0) transaction.write('published.json', writePublished(markGone(known, keys)));
  return keys.length;
}

const daysOf = ({ listed, provenance }: PaperEntry): string[] => [listed, ...provenance.map(place => place.listed)];
