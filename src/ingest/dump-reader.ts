import { entryId, namedBy } from '../content/slug.ts';
import { type Warn, warningAt } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { OpenEntry } from '../editorial/entry-store.ts';
import {
  contentKey,
  type Identity,
  identifierKeys,
  identify,
  identityKeys,
  plainContentKey,
} from '../editorial/identity.ts';
import type { Listed } from '../editorial/merge.ts';
import { type StreamedRecord, streamRecords } from '../editorial/record-stream.ts';
import { isRecurringTitle } from '../editorial/recurring-title.ts';
import { comparePapers } from '../editorial/same-paper.ts';
import { settleEntry } from '../editorial/settle.ts';
import {
  type Doubt,
  type Ledger,
  type LedgerField,
  type LedgerRecord,
  mergedBy,
  PackedRecord,
} from '../ledger/ledger.ts';
import { newerVersion } from '../ledger/ledger-store.ts';
import { LineClaims } from '../ledger/line-claims.ts';
import { asideFileOf } from '../ledger/set-aside.ts';
import { identifierName, type Paper, type PaperEntry } from '../paper.ts';
import type { DumpJob } from '../read/dump-job.ts';
import { formatLines } from '../read/line-set.ts';
import { lookalike } from '../read/lookalike.ts';
import type { LineRange } from '../read/source.ts';
import { EarlierRecords } from './earlier-records.ts';
import { ForgottenListings } from './forgotten-listings.ts';

/**
 * Reads one dump into the archive. Each record is assigned to the entry of the same paper or to a new one, and every line
 * is claimed once in the dump's new ledger, which replaces the old one. `settleEntry` updates the entries once all dumps
 * are read.
 *
 * @param remembered the dump's ledger from before it was undone or had another name
 * @returns the new ledger
 */
export function ingestDump(job: DumpJob, archive: Archive, warn: Warn, remembered?: Ledger): Ledger {
  const ledger: Ledger = {
    dump: job.name,
    sha256: job.sha256,
    source: job.source.id,
    version: job.version,
    sidecar: job.sidecarHash,
    listed: job.listed,
    'listed-from': job.listedFrom,
    ...(job.yearsFrom && { 'years-from': job.yearsFrom }),
    lines: job.lines,
    records: [],
    other: {},
  };
  const old = archive.ledgers.get(job.name) ?? archive.ledgers.keptAs(job.name) ?? remembered;
  // What became of an earlier version's records, its newer one tells where nothing else does.
  const told = old ?? archive.ledgers.get(newerVersion(job.name) ?? '');
  const forgotten = new ForgottenListings(job, archive, old);
  archive.ledgers.begin(ledger);
  const dump = job.open();
  const reader = new DumpReader(job, archive, ledger, told, forgotten, warn);
  const claims = new LineClaims(dump, job.file, warn, job.source.sharesLines);
  const records = streamRecords(job, dump, warn, parsed => {
    if (parsed.kind === 'record') claims.claim('record', ...Object.values(parsed.lines));
    else claims.claim(parsed.kind === 'page' ? 'heading' : parsed.kind, parsed);
  });
  let read: LineRange[] = [];
  for (const record of records) {
    reader.take(record);
    // Only the previous record is ever looked at again, so the text of a large dump is released as it is read.
    for (const { from, to } of read) dump.lines.fill('', from - 1, to);
    read = Object.values(record.lines);
  }
  if (job.lines > 0 && !ledger.records.some(({ outcome }) => outcome !== 'rejected')) {
    const { named, advice } = lookalike(dump);
    const force = `It was read by the source ${job.source.id}. Force another by a line "source: …" in the sidecar.`;
    const message = `expected papers, found none that could be read${named}`;
    warn(warningAt({ file: job.file }, 'nothing-read', message, advice ?? force));
  }
  ledger.other = claims.rest();
  for (const record of old?.records ?? []) if (record.entry !== undefined) archive.unsettled.add(record.entry);
  for (const id of forgotten.rest) archive.unsettled.add(id);
  // A person states the day of the dump now, or states it no longer, so its papers move to that day.
  if (job.listedFrom === 'sidecar' || (old?.['listed-from'] === 'sidecar' && job.listedFrom !== 'clock'))
    findRedated(ledger, old, archive);
  return ledger;
}

/** Finds the entries that a dump's day moves: those that it gave their day. Others it lists on another day. */
function findRedated(ledger: Ledger, old: Ledger | undefined, archive: Archive): void {
  const { entries, ledgers, redated, relisted, resolve } = archive;
  const dayOf = ({ listed }: Ledger, record: LedgerRecord) => record.listed ?? listed;
  const before = new Map<string, LedgerRecord>();
  for (const record of old?.records ?? []) if (record.entry !== undefined) before.set(resolve(record.entry), record);
  for (const record of ledger.records) {
    const was = record.entry === undefined ? undefined : before.get(record.entry);
    const [from, to] = [was && dayOf(old!, was), dayOf(ledger, record)];
    if (!was || from === to) continue;
    const id = record.entry!;
    const open = entries.get(id);
    if (!open || open.isNew) continue;
    relisted.add(id);
    if (open.entry.listed !== from) continue;
    const others = ledgers.listingsOf(id).filter(place => place.ledger.dump !== ledger.dump);
    if (was.outcome === 'new' || !others.some(place => dayOf(place.ledger, place.record) === from)) redated.set(id, to);
  }
}

/** What became of a listing. */
type Became = Pick<LedgerRecord, 'entry' | 'outcome' | 'why' | 'from' | 'doubts'>;

/** Why a listing belongs to an entry, where the ledger that told it is lost. */
const NAMED = 'its file names these lines';

/** Assigns the records of one dump to entries. */
class DumpReader {
  readonly #job: DumpJob;
  readonly #archive: Archive;
  readonly #ledger: Ledger;
  readonly #warn: Warn;
  readonly #earlier: EarlierRecords;
  readonly #forgotten: ForgottenListings;
  /** Doubts that name an entry, by its id; collected on first use. */
  #doubts: Map<string, Doubt[]> | undefined;

  constructor(
    job: DumpJob,
    archive: Archive,
    ledger: Ledger,
    old: Ledger | undefined,
    forgotten: ForgottenListings,
    warn: Warn,
  ) {
    this.#job = job;
    this.#archive = archive;
    this.#ledger = ledger;
    this.#warn = warn;
    this.#forgotten = forgotten;
    this.#earlier = new EarlierRecords(old, ledger.sha256);
  }

  take({ paper, lines, doubts, listed, printed }: StreamedRecord): void {
    const identity = identify(paper, printed === undefined ? [] : [printed]);
    const record = this.#newRecord(paper, lines, identity, listed);
    if (doubts.length > 0) record.doubts = doubts;
    this.#ledger.records.push(record);
    if (identity.title === undefined && identity.abstract === undefined && !identifierName(paper.identifiers)) {
      Object.assign(record, { outcome: 'rejected', why: 'neither a title, an abstract nor an identifier' });
      this.#warn(
        warningAt(
          { file: this.#job.file, line: Number.parseInt(record.lines, 10) },
          'empty-record',
          'expected a title, an abstract or an identifier, found none of them',
          'The record makes no entry. Correct the dump and ingest it again.',
        ),
      );
      return;
    }
    const { entries } = this.#archive;
    const before = this.#before(paper, identity, record);
    const isBack = before?.outcome === 'undone' && !entries.has(this.#archive.resolve(before.entry!));
    const known =
      before && !isBack ? before.entry : (this.#find(paper, identity, record) ?? this.#byPlace(identity, record));
    const target = known === undefined ? undefined : this.#archive.resolve(known);
    const open = target === undefined ? undefined : entries.get(target);
    if (open) {
      record.entry = open.entry.id;
      record.outcome =
        before && before.outcome !== 'deleted' && before.outcome !== 'undone' ? before.outcome : 'merged';
    } else if (target === undefined) {
      record.entry = this.#create(paper, identity, listed, before?.entry);
    } else Object.assign(record, { outcome: 'deleted', entry: target, why: 'a person deleted the entry' });
    if (before && record.outcome === before.outcome && before.why !== undefined) record.why = before.why;
    if (before?.from !== undefined) record.from = before.from;
    const doubted = before?.doubts?.filter(doubt => doubt.kind === 'same-paper') ?? [];
    if (doubted.length > 0) {
      record.doubts = [...(record.doubts ?? []), ...doubted];
      this.#note(doubted);
    }
    const { found, index, ledgers, listings, unsettled, stage } = this.#archive;
    ledgers.link(this.#ledger, record);
    if (record.outcome === 'deleted') return;
    const isForgotten = this.#forgotten.take(record.entry!, record.lines);
    // The ledgers lose what was written with a deleted file, and of a paper that nothing lists any more.
    if (isForgotten || before?.outcome === 'deleted' || (open && entries.isForgotten(open))) found.add(record.entry!);
    listings.put(record, paper, listed);
    index.add(record.entry!, identityKeys(identity));
    if (open && printed !== undefined) entries.notePrinting(record.entry!, printed);
    const added = entries.get(record.entry!)!;
    // An entry that nothing else lists is written at once, so that the papers of a large dump need not wait in
    // memory.
    if (!open && stage && ledgers.recordsOf(record.entry!).length === 1) {
      settleEntry(added, this.#archive);
      entries.flush(added, stage);
      record.pack();
    } else unsettled.add(record.entry!);
  }

  /** What became of the listing earlier, by the dump's ledger or, where that does not know it, by an entry's own file. */
  #before(paper: Paper, identity: Identity, record: PackedRecord): Became | undefined {
    const isSame = (id: string) => this.#isSame(identity, id);
    const told = this.#earlier.take(record, isSame, isRecurringTitle(identity.wording));
    if (told) return this.#asDecided(told);
    const { ledgers } = this.#archive;
    const { id: entry, was } = this.#forgotten.byWords(identity, record.lines) ?? {};
    if (was !== undefined) return this.#asDecided({ lines: record.lines, fields: {}, entry: was, outcome: 'new' });
    if (entry === undefined) return undefined;
    const isMade = ledgers.recordsOf(entry).some(({ record: { outcome } }) => outcome === 'new');
    if (isMade && this.#find(paper, identity, record) === entry) return { entry, outcome: 'merged', why: record.why! };
    if (record.doubts) record.doubts = record.doubts.filter(({ kind }) => kind !== 'same-paper');
    this.#find(paper, identity, record, entry);
    return isMade ? { entry, outcome: 'merged', why: NAMED } : { entry, outcome: 'new' };
  }

  /** The entry of a record that was not found otherwise. */
  #byPlace(identity: Identity, record: LedgerRecord): string | undefined {
    const entry = this.#forgotten.byPlace(identity, record.lines);
    if (entry === undefined) return undefined;
    record.why = NAMED;
    record.doubts = record.doubts?.filter(doubt => doubt.entry !== entry);
    return entry;
  }

  /** What became of a listing earlier, where its ledger does not know that a person merged its entry, or took that merge apart. */
  #asDecided(before: LedgerRecord | undefined): Became | undefined {
    if (before?.entry === undefined) return before;
    const { entries, folder, found, resolve } = this.#archive;
    const { entry, outcome, why, from, doubts } = before;
    const also = doubts === undefined ? {} : { doubts };
    if (from && why === mergedBy(from.entry) && entries.has(from.entry)) return { ...also, ...from };
    if (from || resolve(entry) === entry || asideFileOf(folder.root, entry) === undefined) return before;
    // What the ledger says was written was written to the other entry.
    found.add(resolve(entry));
    const came = { entry, outcome, ...(why !== undefined && { why }) };
    return { ...also, entry, outcome: 'merged', why: mergedBy(entry), from: came };
  }

  #newRecord(paper: Listed, lines: StreamedRecord['lines'], identity: Identity, listed: string): PackedRecord {
    const fields: Record<string, LedgerField> = {};
    for (const field of Object.keys(paper)) fields[field] = {};
    for (const [field, range] of Object.entries(lines)) fields[field] = { lines: formatLines([range]) };
    const identifiers = identifierKeys(identity.identifiers);
    const record = new PackedRecord(formatLines(Object.values(lines)), fields as LedgerRecord['fields']);
    if (listed !== this.#ledger.listed) record.listed = listed;
    record.title = identity.title;
    record.abstract = identity.abstract;
    if (identifiers.length > 0) record.identifiers = identifiers;
    record.printed = identity.printings[0];
    return record;
  }

  #isSame(identity: Identity, id: string): boolean | undefined {
    const known = this.#archive.entries.identity(this.#archive.resolve(id));
    if (!known || known.title !== identity.title) return undefined;
    return comparePapers(identity, known, true).is === 'same';
  }

  /** @param own the record's entry, where that is known: others that were read before it may still be the same paper */
  #find(paper: Paper, identity: Identity, record: LedgerRecord, own?: string): string | undefined {
    const { index, decisions, ledgers } = this.#archive;
    const apart = (id: string): boolean => {
      if (id === own || (own !== undefined && ledgers.recordsOf(id).length === 0)) return true;
      const others = decisions.differentFrom(id);
      if (others.size === 0) return false;
      const isOther = (key: string) => others.has(entryId(namedBy(paper), paper.abstract, taken => taken === id, key));
      return isOther(contentKey(paper, identity)) || isOther(plainContentKey(paper, identity));
    };
    const match = index.find(identity, apart);
    const line = Number.parseInt(record.lines, 10);
    const doubts = match.doubtful.map(({ id, why }) => ({ kind: 'same-paper', line, excerpt: why, entry: id }));
    if (doubts.length > 0) record.doubts = [...(record.doubts ?? []), ...doubts];
    this.#note(doubts);
    if (own === undefined && match.id !== undefined && match.why !== undefined) record.why = match.why;
    return match.id;
  }

  /** @param was the id of the record's entry before its dump was undone */
  #create(paper: Paper, identity: Identity, listed: string, was?: string): string {
    const { entries, decisions } = this.#archive;
    const id = was !== undefined && !this.#archive.isTaken(was) ? was : this.#giveId(paper, identity);
    // Nothing tells it from a paper that has the id already.
    if (entries.has(id)) return id;
    for (const other of decisions.sameAs(id)) {
      const open = entries.get(this.#archive.resolve(other));
      if (open) return open.entry.id;
    }
    const entry: PaperEntry = { id, listed, provenance: [] };
    entries.add(entry, identity);
    return id;
  }

  /**
   * Chooses the entry's id. If two new papers would get the same one, both get a hash of their content, so that the order
   * of reading does not matter; an existing entry keeps its own.
   */
  #giveId(paper: Paper, identity: Identity): string {
    const { entries, contested, isTaken } = this.#archive;
    const key = contentKey(paper, identity);
    let first: string | undefined;
    const isFirstTaken = (id: string): boolean => {
      first ??= id;
      return isTaken(id);
    };
    const wished = entryId(namedBy(paper), paper.abstract, isFirstTaken, key);
    if (wished === first) return wished;
    const plain = entryId(namedBy(paper), paper.abstract, () => false, '');
    const holder = entries.get(plain);
    if (holder?.isNew) {
      contested.add(plain);
      const own = contentKey(holder.identity!, holder.identity!);
      this.#rename(holder, entryId(namedBy(paper), paper.abstract, isTaken, own));
    }
    const id = entryId(namedBy(paper), paper.abstract, isTaken, key);
    if (!isTaken(id)) return id;
    const all = [key, ...identifierKeys(identity.identifiers), ...identity.printings].join('\n');
    return entryId(namedBy(paper), paper.abstract, isTaken, all);
  }

  #rename(holder: OpenEntry, id: string): void {
    const { entries, index, ledgers, unsettled } = this.#archive;
    const was = holder.entry.id;
    entries.rename(holder, id);
    index.rename(was, id);
    ledgers.rename(was, id);
    unsettled.delete(was);
    unsettled.add(id);
    if (!this.#doubts) {
      // Collected once, since a dump may hold thousands of pairs of titles with the same beginning.
      this.#doubts = new Map();
      for (const { records } of ledgers.all) for (const record of records) this.#note(record.doubts ?? []);
    }
    const doubts = this.#doubts.get(was) ?? [];
    this.#doubts.delete(was);
    for (const doubt of doubts) doubt.entry = id;
    this.#note(doubts);
  }

  #note(doubts: readonly Doubt[]): void {
    for (const doubt of this.#doubts ? doubts : []) {
      if (doubt.entry === undefined) continue;
      const list = this.#doubts!.get(doubt.entry);
      if (list) list.push(doubt);
      else this.#doubts!.set(doubt.entry, [doubt]);
    }
  }
}
