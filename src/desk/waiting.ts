import { entryItems, type ReviewItem, review } from '../curate/review.ts';
import type { Archive } from '../editorial/archive.ts';
import type { KnownEntry } from '../editorial/archive-keys.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { byKind } from './kind-words.ts';
import type { Turns } from './reading.ts';

/** What waits for a person of one kind. */
export interface Waiting {
  kind: string;
  items: ReviewItem[];
}

const known = new WeakMap<Archive, Waiting[]>();

/** What waits for a person, by kind; of a dump with lines that were not understood there is one item. */
export function waiting(archive: Archive): Waiting[] {
  const kept = known.get(archive);
  if (kept) return kept;
  const kinds = new Map<string, Map<string, ReviewItem>>();
  for (const item of review(archive, itemsKept)) {
    const items = kinds.get(item.kind) ?? new Map<string, ReviewItem>();
    kinds.set(item.kind, items);
    const key = itemKey(item);
    if (!items.has(key)) items.set(key, item);
  }
  const found = [...kinds].map(([kind, items]) => ({ kind, items: [...items.values()] })).sort(byKind);
  known.set(archive, found);
  return found;
}

/** What the items of an entry were made of, and the items. */
interface Made {
  records: readonly LedgerRecord[];
  items: ReviewItem[];
}
const NOTHING: ReviewItem[] = [];
const made = new WeakMap<KnownEntry, Made>();

/** As `entryItems`; of an entry whose file and listings are those of the last look, they are made once. */
function itemsKept(archive: Archive, id: string): ReviewItem[] {
  const known = archive.known.get(id)!;
  const listings = archive.ledgers.listingsOf(id);
  if (known.isWhole && listings.length > 0 && !listings.some(({ record }) => record.doubts)) return NOTHING;
  const places = archive.ledgers.recordsBefore(id);
  const last = made.get(known);
  if (last && last.records.length === places.length && places.every(({ record }, i) => record === last.records[i]))
    return last.items;
  const records = places.map(({ record }) => record);
  const items = entryItems(archive, id);
  // Whether another entry is there is not the entry's own to say.
  const isOwn = records.every(({ doubts }) => !doubts?.some(({ entry }) => entry !== undefined));
  if (isOwn) made.set(known, { records, items });
  return items;
}

/** Makes the items of each entry, in turns. */
export async function waitingAhead(archive: Archive, turns: Turns): Promise<void> {
  for (const id of archive.known.keys()) {
    itemsKept(archive, id);
    await turns.take();
  }
}

/** What tells an item from the others of its kind, as far as one decision goes. */
export function itemKey({ id, about, field, kind }: ReviewItem): string {
  return kind === 'unread' ? id : [id, about ?? field].filter(Boolean).join(' ');
}
