import type { Doubt } from './clean.ts';
import type { RecordField } from './source.ts';

/** What became of a record. */
export type Outcome = 'new' | 'merged' | 'deleted' | 'rejected';

/** A field of a record: the lines that gave it, and, where this record gave the entry its value, a hash of that value. */
export interface LedgerField {
  lines?: string;
  hash?: string;
}

/** A record of a dump, in the ledger. */
export interface LedgerRecord {
  /** The lines of the whole record. */
  lines: string;
  outcome: Outcome;
  /** The entry that it became, or was merged into. */
  entry?: string;
  /** In words: what made it the same paper, or why it was rejected. */
  why?: string;
  /** Keys by which a later listing of the same paper is known even when the entry was deleted. */
  title?: string;
  abstract?: string;
  fields: Partial<Record<RecordField | DerivedField, LedgerField>>;
  doubts?: Doubt[];
}

/** Fields that ingestion makes, besides those that a source states. */
export type DerivedField = 'listed' | 'topics' | 'provenance' | 'abstract-by';

/** What became of every line of a dump: one file `content/ledger/<dump>.json`. */
export interface Ledger {
  dump: string;
  sha256: string;
  source: string;
  /** The version of the source, and of everything that cleans and merges. */
  version: string;
  /** A hash of the sidecar as it was read; empty without one. */
  sidecar: string;
  /** `yyyy-mm-dd` */
  listed: string;
  /** Where the day comes from: `option`, `sidecar`, `dump`, `file name`, `clock`. */
  'listed-from': string;
  /** How many lines the dump has. */
  lines: number;
  records: LedgerRecord[];
  /** The remaining lines, by the name of what they are. */
  other: Partial<Record<'heading' | 'boilerplate' | 'separator' | 'blank' | 'unread', string>>;
}

/** What can be told from a ledger's first line without reading the rest. */
export type LedgerHead = Pick<
  Ledger,
  'dump' | 'sha256' | 'source' | 'version' | 'sidecar' | 'listed' | 'listed-from' | 'lines'
>;

/** The ledger as text: valid JSON, its head on the first line, one record a line, so that a change is a small difference. */
export function writeLedger(ledger: Ledger): string {
  const { records, other, ...head } = ledger;
  const first = JSON.stringify(head);
  const rows = records.map(record => JSON.stringify(inOrder(record))).join(',\n');
  return `${first.slice(0, -1)},\n"other":${JSON.stringify(other)},\n"records":[\n${rows}\n]}\n`;
}

/** The record with its keys and fields in a fixed order: the same facts are the same bytes, however they came about. */
function inOrder(record: LedgerRecord): LedgerRecord {
  const { lines, outcome, entry, why, title, abstract, fields, doubts } = record;
  const sorted: [string, LedgerField][] = [];
  for (const field of Object.keys(fields).sort()) {
    const { lines: from, hash } = fields[field as RecordField]!;
    if (from !== undefined || hash !== undefined)
      sorted.push([field, { ...(from !== undefined && { lines: from }), ...(hash !== undefined && { hash }) }]);
  }
  return {
    lines,
    outcome,
    ...(entry !== undefined && { entry }),
    ...(why !== undefined && { why }),
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    fields: Object.fromEntries(sorted),
    ...(doubts !== undefined && { doubts }),
  };
}

/** @throws SyntaxError where the text is not a ledger */
export function readLedger(text: string): Ledger {
  return JSON.parse(text) as Ledger;
}

/** @returns `undefined` where the text does not begin as a ledger does */
export function readLedgerHead(text: string): LedgerHead | undefined {
  const end = text.indexOf(',\n');
  try {
    return JSON.parse(`${text.slice(0, end)}}`) as LedgerHead;
  } catch {
    return undefined;
  }
}
