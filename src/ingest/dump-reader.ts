import type { Diagnostic } from '../diagnostic.ts';
import { hashField } from '../entries/field-hash.ts';
import type { Sidecar } from '../entries/sidecar.ts';
import { entryId } from '../entries/slug.ts';
import type { Paper, PaperEntry, Provenance } from '../paper.ts';
import { type CleanRecord, cleanFields, cleanRecord, type DumpContext } from './clean.ts';
import type { Dump } from './dump.ts';
import type { EntryBook, EntryField, OpenEntry } from './entry-book.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';
import type { LedgerBook } from './ledger-book.ts';
import { LineClaims } from './line-claims.ts';
import { formatLines } from './line-set.ts';
import { ledgerKey, type PaperIndex } from './match.ts';
import { mergeListing } from './merge.ts';
import type { RecordField, Source } from './source.ts';
import { resolveDay } from './survey.ts';
import { abstractKey, titleKey } from './text/key.ts';
import { assignTopics, type TopicModel } from './topics.ts';

/** A dump that is to be read, and everything that was found out about it before. */
export interface DumpJob {
  dump: Dump;
  /** The path as the person knows it. */
  file: string;
  source: Source;
  /** The source's and the cleaning's version, for the ledger. */
  version: string;
  sidecar: Sidecar;
  sidecarHash: string;
  listed: string;
  listedFrom: Ledger['listed-from'];
  yearOfUnstated?: number;
}

/** What ingestion works on. */
export interface Archive {
  entries: EntryBook;
  ledgers: LedgerBook;
  index: PaperIndex;
  topics: TopicModel;
  /** Whether an id belongs to an entry, or did: an address is never given to another paper. */
  isTaken(id: string): boolean;
}

/** Fields that are merged between listings; the others are ingestion's own. */
const MERGED: readonly (keyof Paper)[] = [
  'title',
  'author',
  'author-count',
  'authors-complete',
  'issued',
  'container-title',
  'event',
  'genre',
  'identifiers',
  'links',
  'comments',
  'abstract-by',
  'status',
  'abstract',
];

/**
 * Reads one dump into the archive: each record becomes an entry or is merged into the one that it is the same paper as,
 * and every line is claimed once in the dump's new ledger, which takes the old one's place.
 *
 * @returns the new ledger
 */
export function ingestDump(job: DumpJob, archive: Archive, warn: (diagnostic: Diagnostic) => void): Ledger {
  const old = archive.ledgers.get(job.dump.name) ?? archive.ledgers.keptAs(job.dump.name);
  const ledger: Ledger = {
    dump: job.dump.name,
    sha256: job.dump.sha256,
    source: job.source.id,
    version: job.version,
    sidecar: job.sidecarHash,
    listed: job.listed,
    'listed-from': job.listedFrom,
    lines: job.dump.lines.length,
    records: [],
    other: {},
  };
  const reader = new DumpReader(job, archive, ledger, old, warn);
  const claims = new LineClaims(job.dump, job.file, warn, job.source.sharesLines);
  const context: DumpContext = {
    file: job.file,
    defaults: { ...job.sidecar.fields },
    listed: job.listed,
    warn,
    ...(job.yearOfUnstated === undefined ? {} : { yearOfUnstated: job.yearOfUnstated }),
  };
  for (const parsed of job.source.parse(job.dump)) {
    if (parsed.kind === 'record') {
      claims.claim('record', ...Object.values(parsed.lines));
      reader.take(cleanRecord(parsed, context), context.listed);
    } else {
      claims.claim(parsed.kind === 'page' ? 'heading' : parsed.kind, parsed);
      if (parsed.kind === 'page') {
        context.defaults = { ...cleanFields(parsed.fields ?? {}), ...job.sidecar.fields };
        const day = parsed.day === undefined ? undefined : resolveDay(parsed.day, job.yearOfUnstated);
        if (day !== undefined && job.listedFrom === 'dump') context.listed = day;
      }
    }
  }
  ledger.other = claims.rest();
  archive.ledgers.replace(ledger);
  reader.leaveBehind();
  return ledger;
}

/** Puts the records of one dump into the archive. */
class DumpReader {
  readonly #job: DumpJob;
  readonly #archive: Archive;
  readonly #ledger: Ledger;
  readonly #warn: (diagnostic: Diagnostic) => void;
  /** What the dump's records became when it was last ingested, by the record's keys: an entry that a person split off stays so. */
  readonly #before = new Map<string, LedgerRecord[]>();

  constructor(
    job: DumpJob,
    archive: Archive,
    ledger: Ledger,
    old: Ledger | undefined,
    warn: (diagnostic: Diagnostic) => void,
  ) {
    this.#job = job;
    this.#archive = archive;
    this.#ledger = ledger;
    this.#warn = warn;
    for (const record of old?.records ?? [])
      for (const key of recordKeys(record.title, record.abstract)) {
        const list = this.#before.get(key);
        if (list) list.push(record);
        else this.#before.set(key, [record]);
      }
  }

  take({ paper, lines, doubts }: CleanRecord, listed: string): void {
    const place = formatLines(Object.values(lines));
    const record: LedgerRecord = { lines: place, outcome: 'new', fields: {} };
    this.#ledger.records.push(record);
    for (const [field, range] of Object.entries(lines))
      record.fields[field as RecordField] = { lines: formatLines([range]) };
    if (doubts.length > 0) record.doubts = doubts;
    if (paper.title === undefined && paper.abstract === undefined) {
      Object.assign(record, { outcome: 'rejected', why: 'neither a title nor an abstract' });
      this.#warn({
        severity: 'warning',
        rule: 'empty-record',
        file: this.#job.file,
        line: Number.parseInt(place, 10),
        message: 'expected a title or an abstract, found neither',
        advice: 'The record makes no entry. Mend the dump, and ingest it again.',
      });
      return;
    }
    if (paper.title !== undefined) record.title = ledgerKey(titleKey(paper.title));
    if (paper.abstract !== undefined) record.abstract = ledgerKey(abstractKey(paper.abstract));
    const provenance: Provenance = { dump: this.#job.dump.name, source: this.#job.source.id, lines: place, listed };
    const before = this.#recall(record);
    const target = before?.entry ?? this.#find(paper, record);
    if (target !== undefined && !this.#archive.entries.has(target)) {
      Object.assign(record, { outcome: 'deleted', entry: target, why: 'a person deleted the entry' });
      return;
    }
    const open = target === undefined ? undefined : this.#archive.entries.get(target);
    if (open) {
      record.entry = open.entry.id;
      record.outcome = before?.outcome ?? 'merged';
      if (before?.why !== undefined) record.why = before.why;
      this.#merge(open, paper, provenance, record, before);
    } else this.#create(paper, provenance, record);
  }

  /**
   * Sees to the entries that the dump's earlier version listed and this one does not: they stay, and name the version
   * that listed them; where its bytes are gone, a person is told.
   */
  leaveBehind(): void {
    const { entries, ledgers } = this.#archive;
    const kept = ledgers.keptAs(this.#job.dump.name);
    const left = new Set([...this.#before.values()].flat());
    for (const before of left) {
      const open = before.entry === undefined ? undefined : entries.get(before.entry);
      if (!open || this.#ledger.records.some(record => record.entry === before.entry)) continue;
      if (kept) {
        const provenance = open.entry.provenance.map(p =>
          p.dump === this.#job.dump.name && p.lines === before.lines ? { ...p, dump: kept.dump } : p,
        );
        entries.write(open, 'provenance', provenance, kept, before);
      } else
        this.#warn({
          severity: 'warning',
          rule: 'no-longer-listed',
          file: this.#job.file,
          message: `expected a listing of the entry ${open.entry.id}, as before, found none`,
          advice: 'The entry stays. Delete its file if the paper should go.',
        });
    }
  }

  /** The old ledger's record of the same listing, taken out so that it answers once. */
  #recall(record: LedgerRecord): LedgerRecord | undefined {
    for (const key of recordKeys(record.title, record.abstract)) {
      const list = this.#before.get(key);
      const found = list?.find(old => old.entry !== undefined);
      if (!found) continue;
      for (const k of recordKeys(found.title, found.abstract)) {
        const rest = this.#before.get(k)?.filter(old => old !== found);
        if (rest) this.#before.set(k, rest);
      }
      return found;
    }
    return undefined;
  }

  #find(paper: Paper, record: LedgerRecord): string | undefined {
    const match = this.#archive.index.find(paper);
    for (const { id, why } of match.doubtful)
      record.doubts = [
        ...(record.doubts ?? []),
        { kind: 'same-paper', line: Number.parseInt(record.lines, 10), excerpt: `${id}: ${why}` },
      ];
    if (match.id !== undefined && match.why !== undefined) record.why = match.why;
    return match.id;
  }

  #create(paper: Paper, provenance: Provenance, record: LedgerRecord): void {
    const { entries, index } = this.#archive;
    const { abstract, ...fields } = paper;
    const id = this.#giveId(paper);
    const entry: PaperEntry = { id, ...fields, listed: provenance.listed, provenance: [provenance] };
    if (abstract !== undefined) entry.abstract = abstract;
    if (entry.topics === undefined) {
      const topics = assignTopics(this.#archive.topics, paper).map(topic => topic.slug);
      if (topics.length > 0) entry.topics = topics;
    }
    const open = entries.add(entry);
    record.entry = id;
    for (const field of Object.keys(entry) as (keyof PaperEntry)[])
      if (field !== 'id') entries.claim(open, field, this.#ledger, record, hashField(entry[field]));
    index.add(id, entry);
  }

  /**
   * The entry's id. Where two new papers would have the same, both get a hash of their content, so that it does not matter
   * which was read first; an entry that stood there before keeps its own.
   */
  #giveId(paper: Paper): string {
    const { entries, index, ledgers, isTaken } = this.#archive;
    const holder = entries.get(entryId(paper.title, paper.abstract, () => false, ''));
    if (holder?.isNew) {
      const was = holder.entry.id;
      const id = entryId(
        holder.entry.title,
        holder.entry.abstract,
        taken => taken === was || isTaken(taken),
        contentKey(holder.entry),
      );
      entries.rename(holder, id);
      index.rename(was, id);
      ledgers.rename(was, id);
      for (const record of this.#ledger.records) if (record.entry === was) record.entry = id;
      return entryId(paper.title, paper.abstract, taken => taken === was || isTaken(taken), contentKey(paper));
    }
    return entryId(paper.title, paper.abstract, isTaken, contentKey(paper));
  }

  #merge(
    open: OpenEntry,
    listing: Paper,
    provenance: Provenance,
    record: LedgerRecord,
    before: LedgerRecord | undefined,
  ): void {
    const { entries, index } = this.#archive;
    const write = (field: EntryField, value: unknown) => entries.write(open, field, value, this.#ledger, record);
    const said = { title: open.entry.title, abstract: open.entry.abstract };
    if (before) this.#reread(open, listing, record, before);
    const isEarlier = (field: keyof Paper): boolean => {
      const writer = entries.writers(open).get(field);
      if (!writer || writer.record === record) return false;
      return order(this.#ledger) < order(writer.ledger);
    };
    const changes = mergeListing(open.entry, listing, isEarlier);
    if ('abstract' in changes && !entries.isOurs(open, 'abstract')) delete changes['abstract-by'];
    if ('author' in changes && !entries.isOurs(open, 'author')) {
      delete changes['authors-complete'];
      delete changes['author-count'];
    }
    for (const [field, value] of Object.entries(changes)) write(field as EntryField, value);
    const others = open.entry.provenance.filter(
      p => !(p.dump === provenance.dump && (before || p.lines === provenance.lines)),
    );
    write('provenance', [...others, ...this.#ownProvenance(open, provenance)].sort(byListing));
    if (said.title !== open.entry.title || said.abstract !== open.entry.abstract || open.entry.topics === undefined) {
      const topics = assignTopics(this.#archive.topics, open.entry).map(topic => topic.slug);
      if (topics.length > 0) write('topics', topics);
      index.add(open.entry.id, open.entry);
    }
  }

  /** A dump that is read again first takes back what its record wrote and no longer says, and renews what it still says. */
  #reread(open: OpenEntry, listing: Paper, record: LedgerRecord, before: LedgerRecord): void {
    const { entries } = this.#archive;
    for (const [field, writer] of [...entries.writers(open)])
      if (writer.record === before) {
        const ours = entries.isOurs(open, field as EntryField);
        entries.claim(open, field as EntryField, this.#ledger, record, writer.hash);
        if (ours && MERGED.includes(field as keyof Paper))
          entries.write(open, field as EntryField, listing[field as keyof Paper], this.#ledger, record);
      }
  }

  /** This dump's places for the entry: one for each record of it that lists the paper. */
  #ownProvenance(open: OpenEntry, provenance: Provenance): Provenance[] {
    const seen = new Set<string>([provenance.lines]);
    const own = [provenance];
    for (const record of this.#ledger.records)
      if (record.entry === open.entry.id && !seen.has(record.lines)) {
        seen.add(record.lines);
        own.push({ ...provenance, lines: record.lines });
      }
    return own;
  }
}

function byListing(a: Provenance, b: Provenance): number {
  const x = `${a.listed}\t${a.dump}\t${(/^\d+/.exec(a.lines)?.[0] ?? '').padStart(9, '0')}`;
  const y = `${b.listed}\t${b.dump}\t${(/^\d+/.exec(b.lines)?.[0] ?? '').padStart(9, '0')}`;
  return x < y ? -1 : x > y ? 1 : 0;
}

function order(ledger: Ledger): string {
  return `${ledger.listed}\t${ledger.dump}`;
}

function recordKeys(title: string | undefined, abstract: string | undefined): string[] {
  return [title && `title:${title}`, abstract && `abstract:${abstract}`].filter(
    key => key !== undefined && key !== '',
  ) as string[];
}

/** What tells two papers of one slug apart. */
function contentKey(paper: Paper): string {
  return [titleKey(paper.title ?? ''), (paper.author ?? []).join('\t'), abstractKey(paper.abstract ?? '')].join('\n');
}
