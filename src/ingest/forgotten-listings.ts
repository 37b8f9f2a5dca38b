import type { Archive } from '../editorial/archive.ts';
import { IDENTIFIERS, type Identity, identify } from '../editorial/identity.ts';
import { streamRecords } from '../editorial/record-stream.ts';
import { isRecurringTitle } from '../editorial/recurring-title.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import type { DumpJob } from '../read/dump-job.ts';
import { formatLines } from '../read/line-set.ts';

/** A listing that an entry's file names. */
interface Forgotten {
  id: string;
  lines: string;
}

/**
 * The listings of a dump that entries name and its ledger does not know: the ledger was deleted, or a merge of two branches took the
 * other side's. Each is one record's at most.
 */
export class ForgottenListings {
  readonly #archive: Archive;
  readonly #waiting = new Map<string, Forgotten[]>();
  /** By the title and by the abstract that the entry has now. */
  readonly #byWords = new Map<string, Forgotten[]>();
  /** By lines, of entries whose title the dump does not have; empty where lines say nothing. */
  readonly #byPlace = new Map<string, Forgotten[]>();
  /** On which lines of the dump each title and each abstract stands. */
  #words: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #isUnmoved = true;

  /** @param old the dump's ledger as last read */
  constructor(job: DumpJob, archive: Archive, old: Ledger | undefined) {
    this.#archive = archive;
    const named = archive.namedIn(job.name);
    if (named.length === 0) return;
    const placeOf = (id: string, lines: string) => `${archive.resolve(id)}\t${lines}`;
    const told = new Set(old?.records.map(({ entry, lines }) => placeOf(entry ?? '', lines)));
    const bySource = new Map<string, LedgerRecord[]>();
    for (const { id, place } of named) {
      const { lines, listed, source } = place;
      if (told.has(placeOf(id, lines))) continue;
      put(this.#waiting, id, { id, lines });
      put(bySource, source, { lines, outcome: 'merged', entry: id, listed, fields: {} });
    }
    if (bySource.size === 0) return;
    const head = { ...headOf(job), other: {} };
    for (const [source, records] of bySource) archive.ledgers.remember({ ...head, source, records });
    this.#words = wordsOf(job);
    this.#sort(old === undefined);
  }

  #sort(isWithoutLedger: boolean): void {
    const elsewhere: Forgotten[] = [];
    for (const listing of [...this.#waiting.values()].flat()) {
      const { title, abstract } = this.#archive.entries.identity(listing.id)!;
      const places = this.#words.get(`title:${title}`);
      if (places) put(this.#byWords, `title:${title}`, listing);
      else {
        elsewhere.push(listing);
        if (abstract !== undefined) put(this.#byWords, `abstract:${abstract}`, listing);
      }
      if (places && !places.has(listing.lines)) this.#isUnmoved = false;
    }
    if (isWithoutLedger && this.#isUnmoved) for (const listing of elsewhere) put(this.#byPlace, listing.lines, listing);
  }

  /** The entry that names the record's listing and has its title, or under another title its abstract. */
  byWords(paper: Identity, lines: string): string | undefined {
    if (this.#waiting.size === 0) return undefined;
    const { title, abstract } = paper;
    const isHere = (listing: Forgotten) => this.#isUnmoved && listing.lines === lines;
    const titled = this.#among(this.#byWords.get(`title:${title}`), paper);
    const alike = titled.filter(({ id }) => abstract !== undefined && this.#identity(id)?.abstract === abstract);
    const named = alike.find(isHere) ?? alike[0] ?? titled.find(isHere);
    if (named) return named.id;
    const isAlone = titled.length === 1 && this.#words.get(`title:${title}`)?.size === 1;
    if (isAlone && !isRecurringTitle(paper.wording)) return titled[0]!.id;
    const retitled = paper.telling ? this.#among(this.#byWords.get(`abstract:${abstract}`), paper) : [];
    return (retitled.find(isHere) ?? retitled[0])?.id;
  }

  /** The entry that names the lines of a record of which nothing else is known. */
  byPlace(paper: Identity, lines: string): string | undefined {
    const found = this.#among(this.#byPlace.get(lines), paper);
    return found.length === 1 ? found[0]!.id : undefined;
  }

  /** Takes a listing of the entry for found. @returns whether there was one */
  take(id: string, lines: string): boolean {
    const listings = this.#waiting.get(id);
    const found = listings?.find(listing => listing.lines === lines) ?? listings?.[0];
    if (!found) return false;
    if (listings!.length === 1) this.#waiting.delete(id);
    else listings!.splice(listings!.indexOf(found), 1);
    return true;
  }

  /** The entries that name a listing which no record was. */
  get rest(): Iterable<string> {
    return this.#waiting.keys();
  }

  #identity(id: string): Identity | undefined {
    return this.#archive.entries.identity(id);
  }

  /** Those that no record was yet, and whose entry has no other identifier, nor the abstract of another record. */
  #among(listings: readonly Forgotten[] = [], paper: Identity): Forgotten[] {
    return listings.filter(listing => {
      const known = this.#waiting.get(listing.id)?.includes(listing) && this.#identity(listing.id);
      if (!known) return false;
      const isElsewhere = known.abstract !== paper.abstract && this.#words.has(`abstract:${known.abstract}`);
      return !isElsewhere && !IDENTIFIERS.some(kind => isOther(paper.identifiers[kind], known.identifiers[kind]));
    });
  }
}

const isOther = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

function headOf({ name, version, listed, listedFrom, lines }: DumpJob): Omit<Ledger, 'source' | 'records' | 'other'> {
  // Nothing is known of the bytes that these lines were of.
  return { dump: name, sha256: '', version, sidecar: '', listed, 'listed-from': listedFrom, lines };
}

function wordsOf(job: DumpJob): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { paper, lines } of streamRecords(job, job.open(), () => {})) {
    const { title, abstract } = identify(paper);
    const place = formatLines(Object.values(lines));
    const keys = [title !== undefined && `title:${title}`, abstract !== undefined && `abstract:${abstract}`];
    for (const key of keys.filter(key => key !== false)) {
      const places = found.get(key);
      if (places) places.add(place);
      else found.set(key, new Set([place]));
    }
  }
  return found;
}

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
