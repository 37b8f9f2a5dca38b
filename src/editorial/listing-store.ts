import { hashField } from '../content/field-hash.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import type { LedgerPlace, LedgerStore } from '../ledger/ledger-store.ts';
import type { DumpJob } from '../read/dump-job.ts';
import { formatLines } from '../read/line-set.ts';
import type { OpenEntry } from './entry-store.ts';
import type { Listed } from './merge.ts';
import { streamRecords } from './record-stream.ts';

/** One listing of a paper: where, on which day, and what it says. */
export interface Listing extends LedgerPlace {
  paper: Listed;
  listed: string;
}

type Said = Pick<Listing, 'paper' | 'listed'>;

/**
 * What each listing of an entry says. Listings read in this run are in memory. An earlier listing is taken from the entry
 * if it is the only one; otherwise its dump is read again.
 */
export class ListingStore {
  readonly #ledgers: LedgerStore;
  readonly #reopen: (ledger: Ledger) => DumpJob | undefined;
  readonly #fresh = new Map<LedgerRecord, Said>();
  readonly #reread = new Map<Ledger, ReadonlyMap<LedgerRecord, Said> | undefined>();

  /** @param reopen returns the job of an ingested dump; undefined if its bytes are gone or changed */
  constructor(ledgers: LedgerStore, reopen: (ledger: Ledger) => DumpJob | undefined) {
    this.#ledgers = ledgers;
    this.#reopen = reopen;
  }

  /** Remembers what a record that was just read says. */
  put(record: LedgerRecord, paper: Listed, listed: string): void {
    this.#fresh.set(record, { paper, listed });
  }

  /** Forgets what the listings of a settled entry say. */
  drop(entry: string): void {
    for (const { record } of this.#ledgers.recordsOf(entry)) this.#fresh.delete(record);
  }

  /** All listings of the entry, by day, dump and line. */
  of(open: OpenEntry): Listing[] {
    const places = this.#ledgers.listingsOf(open.entry.id);
    const listings = places.map(place => ({ ...place, ...this.#said(place, open) }));
    return listings.length < 2 ? listings : listings.sort(byDay);
  }

  /** What the listings of an entry said before this run, also of a deleted one, without those whose dumps cannot be read any more. */
  before(entry: string): Listed[] {
    const places = this.#ledgers.recordsBefore(entry).filter(({ record }) => record.outcome !== 'undone');
    return places
      .map(({ ledger, record }) => this.#again(ledger)?.get(record)?.paper)
      .filter(paper => paper !== undefined);
  }

  #said({ ledger, record }: LedgerPlace, open: OpenEntry): Said {
    const fresh = this.#fresh.get(record);
    if (fresh) return fresh;
    // A new entry that was already written came from this record alone.
    const alone = open.isNew || this.#ledgers.recordsBefore(open.entry.id).length === 1;
    const kept = this.#asWritten(ledger, record, open);
    if (alone && kept.whole) return kept;
    return this.#again(ledger)?.get(record) ?? kept;
  }

  #again(ledger: Ledger): ReadonlyMap<LedgerRecord, Said> | undefined {
    if (!this.#reread.has(ledger)) this.#reread.set(ledger, this.#readAgain(ledger));
    return this.#reread.get(ledger);
  }

  /** What the record gave the entry and the entry still says. */
  #asWritten(ledger: Ledger, record: LedgerRecord, open: OpenEntry): Said & { whole: boolean } {
    const paper: Record<string, unknown> = {};
    let whole = true;
    for (const [field, { hash }] of Object.entries(record.fields)) {
      if (DERIVED.has(field)) continue;
      const value = open.entry[field as keyof Listed];
      if (hash !== undefined && hash === hashField(value)) paper[field] = value;
      else whole = false;
    }
    return { paper: paper as Listed, listed: record.listed ?? ledger.listed, whole };
  }

  #readAgain(ledger: Ledger): ReadonlyMap<LedgerRecord, Said> | undefined {
    const job = this.#reopen(ledger);
    if (!job) return undefined;
    // A format that ignores line breaks has many records on a line: they are told apart by their order.
    const waiting = new Map<string, LedgerRecord[]>();
    for (const record of ledger.records) {
      const alike = waiting.get(record.lines);
      if (alike) alike.push(record);
      else waiting.set(record.lines, [record]);
    }
    for (const alike of waiting.values()) alike.reverse();
    const said = new Map<LedgerRecord, Said>();
    for (const { paper, lines, listed } of streamRecords(job, job.open(), () => {})) {
      const record = waiting.get(formatLines(Object.values(lines)))?.pop();
      if (record) said.set(record, { paper, listed });
    }
    return said;
  }
}

/** Fields derived for the entry rather than stated by a listing. */
const DERIVED: ReadonlySet<string> = new Set(['listed', 'provenance', 'topics']);

function byDay(a: Listing, b: Listing): number {
  const x = `${a.listed}\t${a.ledger.dump}\t${firstLine(a)}`;
  const y = `${b.listed}\t${b.ledger.dump}\t${firstLine(b)}`;
  return x < y ? -1 : x > y ? 1 : 0;
}

function firstLine({ record }: Listing): string {
  return (/^\d+/.exec(record.lines)?.[0] ?? '').padStart(9, '0');
}
