import { isDeepStrictEqual } from 'node:util';
import { hashField } from '../content/field-hash.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { Provenance } from '../paper.ts';
import type { EntryField, EntryStore, OpenEntry } from './entry-store.ts';
import type { Listing, ListingStore } from './listing-store.ts';
import { foldListings, type Listed } from './merge.ts';
import { assignTopics, type TopicModel } from './topics.ts';

/** What settling an entry needs. */
export interface SettleContext {
  entries: EntryStore;
  ledgers: LedgerStore;
  listings: ListingStore;
  /** Entries whose day comes from a dump that a person has put on another day, with that day. */
  redated: ReadonlyMap<string, string>;
  /** Entries of which a listing was found again that the ledgers had lost, or whose file came back. */
  found: Set<string>;
  topics(): TopicModel;
}

/** Fields that depend on another field. */
const GOES_WITH: Partial<Record<EntryField, EntryField>> = {
  'abstract-by': 'abstract',
  'author-count': 'author',
  'authors-complete': 'author',
};

/**
 * Updates an entry to what its listings together say, leaving every field that a person changed. Where a ledger was lost, or the
 * entry's file for a while, a field that says what they say is taken for ingestion's. The ledgers then record which listing gave each
 * field, with a hash of what was written.
 *
 * @returns the number of listings; with none, the entry is left unchanged
 */
export function settleEntry(
  open: OpenEntry,
  { entries, ledgers, listings: book, redated, found, topics }: SettleContext,
): number {
  const listings = book.of(open);
  if (listings.length === 0) return 0;
  const { paper, giver } = foldListings(listings.map(listing => listing.paper));
  const { topics: stated, ...merged } = paper;
  const said = { title: open.entry.title, abstract: open.entry.abstract };
  const target: Partial<Record<EntryField, unknown>> = { ...merged, provenance: provenance(listings) };
  if (found.has(open.entry.id)) {
    const day = listings.some(({ listed }) => listed === open.entry.listed) && open.entry.listed;
    const chosen = stated ?? assignTopics(topics(), open.entry).map(topic => topic.slug);
    entries.regain(open, { ...merged, listed: day, topics: chosen });
  }
  const written = entries.written(open);
  const fields = new Set([...Object.keys(target), ...written.keys()] as EntryField[]);
  for (const field of ['listed', 'topics', 'aliases'] as const) fields.delete(field);
  const ours = new Set([...fields].filter(field => isOurs(open, field, entries)));
  for (const field of ours)
    if (!isDeepStrictEqual(open.entry[field], target[field])) entries.set(open, field, target[field]);

  const day = entries.isOurs(open, 'listed') ? redated.get(open.entry.id) : undefined;
  if (open.isNew) open.entry.listed = listings[0]!.listed;
  else if (day !== undefined && open.entry.listed !== day) entries.set(open, 'listed', day);
  const reads = open.isNew || said.title !== open.entry.title || said.abstract !== open.entry.abstract;
  let topicsAre = written.get('topics');
  if (entries.isOurs(open, 'topics')) {
    const was = open.entry.topics;
    const slugs = stated ?? (reads || !was ? assignTopics(topics(), open.entry).map(topic => topic.slug) : was);
    const next = slugs.length > 0 ? slugs : undefined;
    if (!isDeepStrictEqual(was, next)) entries.set(open, 'topics', next);
    topicsAre = next && hashField(next);
  }

  for (const { record } of ledgers.recordsOf(open.entry.id)) forget(record);
  for (const field of fields) {
    const hash = ours.has(field)
      ? open.entry[field] === undefined
        ? undefined
        : hashField(open.entry[field])
      : written.get(field);
    note(listings[giver.get(field as keyof Listed) ?? 0]!.record, field, hash);
  }
  note(
    listings[0]!.record,
    'listed',
    open.isNew || day !== undefined ? hashField(open.entry.listed) : written.get('listed'),
  );
  note(listings[0]!.record, 'topics', topicsAre);
  for (const { ledger } of ledgers.recordsOf(open.entry.id)) ledgers.touch(ledger.dump);
  book.drop(open.entry.id);
  return listings.length;
}

function isOurs(open: OpenEntry, field: EntryField, entries: EntryStore): boolean {
  const leader = GOES_WITH[field];
  return entries.isOurs(open, field) && (leader === undefined || entries.isOurs(open, leader));
}

function provenance(listings: readonly Listing[]): Provenance[] {
  return listings.map(({ ledger: { dump, source }, record: { lines }, listed }) => ({ dump, source, lines, listed }));
}

/** Takes out of a record what it gave to an entry; what it states stays. */
export function forget(record: LedgerRecord): void {
  for (const [field, { lines, hash }] of Object.entries(record.fields))
    if (hash !== undefined) {
      const key = field as keyof LedgerRecord['fields'];
      if (lines === undefined && MADE.has(field)) delete record.fields[key];
      else record.fields[key] = lines === undefined ? {} : { lines };
    }
}

/** Fields that are in the ledger only for their hash, since no listing states them. */
const MADE: ReadonlySet<string> = new Set(['listed', 'provenance', 'topics']);

function note(record: LedgerRecord, field: EntryField, hash: string | undefined): void {
  if (hash === undefined) return;
  const key = field as keyof LedgerRecord['fields'];
  record.fields[key] = { ...record.fields[key], hash };
}
