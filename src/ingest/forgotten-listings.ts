import type { Archive } from '../editorial/archive.ts';
import { IDENTIFIERS, type Identity, identify } from '../editorial/identity.ts';
import { streamRecords } from '../editorial/record-stream.ts';
import { isRecurringTitle } from '../editorial/recurring-title.ts';
import { attempt } from '../files/attempt.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { asideFileOf, readEntryAside } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import type { DumpJob } from '../read/dump-job.ts';
import { formatLines } from '../read/line-set.ts';

/** A listing that an entry's file names. */
interface Forgotten {
  id: string;
  lines: string;
  /** The entry that had it before a person merged it into this one. */
  was?: string;
  /** What the listed paper is, by the entry that had it first. */
  identity: Identity;
  /** Under which it is looked up. */
  keys: string[];
}

/** How many listings with one title are compared with a record. */
const COMPARED = 24;

/**
 * The listings of a dump that entries name and its ledger does not know: the ledger was deleted, or a merge of two branches took the
 * other side's. Each is one record's at most.
 */
export class ForgottenListings {
  readonly #archive: Archive;
  readonly #byEntry = new Map<string, Set<Forgotten>>();
  readonly #byKey = new Map<string, Set<Forgotten>>();
  /** On which lines of the dump each title and each abstract stands. */
  #words: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** Whether lines may tell of which paper they are: not where titles stand on others now. */
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
      put(this.#byEntry, id, { id, lines, keys: [], ...this.#mergedFrom(id, job.name, lines) });
      const record: LedgerRecord = { lines, outcome: 'merged', entry: id, listed, fields: {} };
      const records = bySource.get(source);
      if (records) records.push(record);
      else bySource.set(source, [record]);
    }
    if (bySource.size === 0) return;
    const head = { ...headOf(job), other: {} };
    for (const [source, records] of bySource) archive.ledgers.remember({ ...head, source, records });
    this.#words = wordsOf(job);
    this.#sort(old === undefined && !job.source.sharesLines);
  }

  /** What the listed paper is: the entry itself, or one that a person merged into it. */
  #mergedFrom(id: string, dump: string, lines: string): Pick<Forgotten, 'was' | 'identity'> {
    const { entries, folder, known } = this.#archive;
    for (const was of known.get(id)!.aliases) {
      const entry = attempt(() => entryAside(folder.root, was));
      if (entry?.provenance.some(place => place.dump.normalize('NFC') === dump && place.lines === lines))
        return { was, identity: identify(entry) };
    }
    return { identity: entries.identity(id)! };
  }

  /** @param isByPlace whether a listing may be known by its lines alone */
  #sort(isByPlace: boolean): void {
    for (const listings of this.#byEntry.values())
      for (const listing of listings) {
        const { title, abstract } = listing.identity;
        const places = this.#words.get(`title:${title}`);
        if (places && !places.has(listing.lines)) this.#isUnmoved = false;
        // An entry whose title the dump does not have was given another by a person.
        if (places) listing.keys.push(`title:${title}`, `title:${title} at ${listing.lines}`);
        else if (isByPlace) listing.keys.push(`at ${listing.lines}`);
        if (abstract !== undefined) listing.keys.push(`${places ? `title:${title} ` : ''}abstract:${abstract}`);
        for (const key of listing.keys) put(this.#byKey, key, listing);
      }
  }

  /** The listing of an entry that names the dump and has its title, or under another title its abstract. */
  byWords(paper: Identity, lines: string): Forgotten | undefined {
    if (this.#byEntry.size === 0) return undefined;
    const titled = `title:${paper.title}`;
    const abstract = `abstract:${paper.abstract}`;
    const isAlone = this.#words.get(titled)?.size === 1 && !isRecurringTitle(paper.wording);
    const [found] = [
      ...this.#among(`${titled} ${abstract}`, paper, lines),
      ...(this.#isUnmoved ? this.#among(`${titled} at ${lines}`, paper, lines) : []),
      ...(isAlone && this.#byKey.get(titled)?.size === 1 ? this.#among(titled, paper, lines) : []),
      ...(paper.telling ? this.#among(abstract, paper, lines) : []),
    ];
    return found;
  }

  /** The entry that names the lines of a record of which nothing else is known. */
  byPlace(paper: Identity, lines: string): string | undefined {
    const found = this.#isUnmoved ? this.#among(`at ${lines}`, paper, lines) : [];
    return found.length === 1 ? found[0]!.id : undefined;
  }

  /** Takes a listing of the entry for found. @returns whether there was one */
  take(id: string, lines: string): boolean {
    const listings = this.#byEntry.get(id);
    if (!listings) return false;
    const all = [...listings];
    const found = all.find(listing => listing.lines === lines) ?? all[0]!;
    listings.delete(found);
    if (listings.size === 0) this.#byEntry.delete(id);
    for (const key of found.keys) this.#byKey.get(key)!.delete(found);
    return true;
  }

  /** The entries that name a listing which no record was. */
  get rest(): Iterable<string> {
    return this.#byEntry.keys();
  }

  /** Those whose entry has no other identifier, nor the abstract of another record; first of all the one on these lines. */
  #among(key: string, paper: Identity, lines: string): Forgotten[] {
    const few: Forgotten[] = [];
    for (const listing of this.#byKey.get(key) ?? []) {
      if (few.length === COMPARED) break;
      few.push(listing);
    }
    const isHere = (listing: Forgotten) => (this.#isUnmoved && listing.lines === lines ? 0 : 1);
    return few.filter(({ identity }) => this.#isFit(paper, identity)).sort((a, b) => isHere(a) - isHere(b));
  }

  #isFit(paper: Identity, { abstract, identifiers }: Identity): boolean {
    if (abstract !== paper.abstract && this.#words.has(`abstract:${abstract}`)) return false;
    return !IDENTIFIERS.some(kind => isOther(paper.identifiers[kind], identifiers[kind]));
  }
}

const isOther = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

function headOf({ name, version, listed, listedFrom, lines }: DumpJob): Omit<Ledger, 'source' | 'records' | 'other'> {
  // Nothing is known of the bytes that these lines were of.
  return { dump: name, sha256: '', version, sidecar: '', listed, 'listed-from': listedFrom, lines };
}

/** An entry that is set aside, since it was merged into another. */
function entryAside(root: string, id: string): PaperEntry | undefined {
  const inside = asideFileOf(root, id);
  return inside === undefined ? undefined : readEntryAside(root, id, inside);
}

function wordsOf(job: DumpJob): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { paper, lines } of streamRecords(job, job.open(), () => {})) {
    const { title, abstract } = identify(paper);
    const place = formatLines(Object.values(lines));
    const keys = [title !== undefined && `title:${title}`, abstract !== undefined && `abstract:${abstract}`];
    for (const key of keys) if (key !== false) put(found, key, place);
  }
  return found;
}

function put<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
