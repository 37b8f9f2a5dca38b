import fs from 'node:fs';
import path from 'node:path';
import { hashField } from '../content/field-hash.ts';
import { placeInFolder } from '../content/spelled.ts';
import { UsageError } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField } from '../editorial/entry-store.ts';
import { assignTopics, scriptWithoutTerms } from '../editorial/topics.ts';
import type { LedgerRecord, Outcome } from '../ledger/ledger.ts';
import { newerVersion } from '../ledger/ledger-store.ts';
import { ENTRY_KEYS, type PaperEntry } from '../paper.ts';
import { dumpNamed } from '../read/dump-file.ts';
import { parseLines } from '../read/line-set.ts';
import { commandLine } from '../terminal/command.ts';
import { clip } from '../typeset/clip.ts';
import { requireDump, requireEntry } from './change-archive.ts';

/** Where a field of an entry comes from. */
export interface FieldOrigin {
  field: EntryField;
  /**
   * `dump`: as the listing says; `curator`: changed or added by a person; `removed`: deleted by a person; `made`: derived
   * by ingestion.
   */
  by: 'dump' | 'curator' | 'removed' | 'made';
  /** The listing that gave the field, even if a person changed it since. */
  dump?: string;
  /** Absent if the page's heading or the sidecar states the field for all papers. */
  lines?: string;
}

export interface ListingOrigin {
  dump: string;
  source: string;
  lines: string;
  listed: string;
  outcome: Outcome;
  why?: string;
  /** The newer version of the dump that lists the paper instead. */
  superseded?: string;
}

/** Why an entry exists and where its fields come from. */
export interface EntryExplanation {
  id: string;
  file: string;
  title?: string;
  listings: ListingOrigin[];
  fields: FieldOrigin[];
  /** The evidence for each topic that the topic files now give the entry. */
  topics: { slug: string; score: number; why: { term: string; weight: number }[]; given: boolean }[];
  /** The script of its text, where no topic has terms in it: such a paper gets no topic by its words. */
  'script-without-terms'?: string;
  aliases: readonly string[];
}

/** Fields that no listing states. */
const MADE: ReadonlySet<string> = new Set(['listed', 'topics', 'provenance', 'aliases']);

/**
 * @param id an entry's id or what else it is called by, or the id of one that was merged into it
 * @throws UsageError if there is no such entry; where a dump is called so, that says how to ask for it
 */
export function explainEntry(archive: Archive, id: string): EntryExplanation {
  const { entries, ledgers, names } = archive;
  const dump = dumpNamed(
    id,
    [...ledgers.all].map(ledger => ledger.dump),
  );
  if (dump !== undefined && !('id' in names.find(id)) && archive.resolve(id) === id)
    throw new UsageError(
      `expected the id of an entry, found the name of a dump; what became of it: ${commandLine('explain', '--dump', dump)}`,
    );
  const open = requireEntry(archive, archive.resolve(id));
  const { entry } = open;
  const places = ledgers.recordsOf(entry.id);
  const now = new Set(ledgers.listingsOf(entry.id).map(({ record }) => record));
  const listings = places.map(({ ledger, record }): ListingOrigin => {
    const newer = now.has(record) ? undefined : newerVersion(ledger.dump);
    return {
      dump: ledger.dump,
      source: ledger.source,
      lines: record.lines,
      listed: record.listed ?? ledger.listed,
      outcome: record.outcome,
      ...(record.why !== undefined && { why: record.why }),
      ...(newer !== undefined && { superseded: newer }),
    };
  });
  const written = entries.written(open);
  const fields: FieldOrigin[] = [];
  for (const field of ENTRY_FIELDS) {
    const value = entry[field];
    const hash = written.get(field);
    if (value === undefined && hash === undefined) continue;
    const giver = places.find(({ record }) => origin(record, field)?.hash !== undefined);
    // If the source states no links, they are found in the abstract.
    const stated = giver && origin(giver.record, field)?.lines;
    const lines = stated ?? (field === 'links' ? giver?.record.fields.abstract?.lines : undefined);
    const ours = hash !== undefined && hash === hashField(value);
    fields.push({
      field,
      by: value === undefined ? 'removed' : !ours ? 'curator' : MADE.has(field) ? 'made' : 'dump',
      ...(giver && !MADE.has(field) && { dump: giver.ledger.dump }),
      ...(lines !== undefined && { lines }),
    });
  }
  const given = new Set(entry.topics);
  const topics = assignTopics(archive.topics(), entry).map(topic => ({ ...topic, given: given.has(topic.slug) }));
  const script = scriptWithoutTerms(archive.topics(), entry);
  return {
    id: entry.id,
    file: path.join(archive.folder.root, entries.file(entry.id)!),
    ...(entry.title !== undefined && { title: entry.title }),
    listings,
    fields,
    topics,
    ...(script !== undefined && { 'script-without-terms': script }),
    aliases: entry.aliases ?? [],
  };
}

const ENTRY_FIELDS: readonly EntryField[] = [...ENTRY_KEYS, 'abstract'];

function origin(record: LedgerRecord, field: keyof PaperEntry): { lines?: string; hash?: string } | undefined {
  return record.fields[field as keyof LedgerRecord['fields']];
}

/** A range of a dump's lines and what became of it. */
export interface LineOrigin {
  lines: string;
  /** `record`, or the kind of other lines: `heading`, `boilerplate`, `separator`, `blank`, `unread`. */
  kind: string;
  outcome?: Outcome;
  entry?: string;
  why?: string;
  /** The beginning of the range's text. */
  text?: string;
}

export interface DumpExplanation {
  dump: string;
  source: string;
  version: string;
  listed: string;
  'listed-from': string;
  lines: number;
  /** Every line of the dump in order, each in one range. */
  ranges: LineOrigin[];
}

/** The lines of a dump; none where it is gone. */
export function dumpLines({ folder }: Archive, dump: string): string[] {
  const file = placeInFolder(folder.dumps, dump);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(/\r\n|\r|\n/) : [];
}

/** @throws UsageError if no such dump was ingested */
export function explainDump(archive: Archive, dump: string): DumpExplanation {
  const ledger = requireDump(archive, dump);
  const name = ledger.dump;
  const text = dumpLines(archive, name);
  const ranges: LineOrigin[] = [];
  const put = (lines: string, origin: Omit<LineOrigin, 'lines'>): void => {
    const first = parseLines(lines)[0]?.from ?? 0;
    const words = clip(text[first - 1]?.trim() ?? '', 80);
    ranges.push({ lines, ...origin, ...(words ? { text: words } : {}) });
  };
  for (const { lines, outcome, entry, why } of ledger.records)
    put(lines, { kind: 'record', outcome, ...(entry !== undefined && { entry }), ...(why !== undefined && { why }) });
  for (const [kind, lines] of Object.entries(ledger.other)) for (const part of lines.split(',')) put(part, { kind });
  const start = ({ lines }: LineOrigin): number => Number.parseInt(lines, 10);
  const { source, version, listed, 'listed-from': from, lines } = ledger;
  ranges.sort((a, b) => start(a) - start(b));
  return { dump: name, source, version, listed, 'listed-from': from, lines, ranges };
}
