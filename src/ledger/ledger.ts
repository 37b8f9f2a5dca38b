import { attempt } from '../files/attempt.ts';
import type { YearsFrom } from '../read/dump-job.ts';
import type { RecordField } from '../read/source.ts';

/** What became of a record. `undone`: its dump was undone, and with it the entry that it alone had made. */
export type Outcome = 'new' | 'merged' | 'deleted' | 'rejected' | 'undone';

/** A doubt about a record that waits for a person. */
export interface Doubt {
  /** `cut-off-math`, `lost-symbol`, `repeated-name`, `untitled`, … */
  kind: string;
  line: number;
  excerpt: string;
  /** Of `same-paper`: the other entry. */
  entry?: string;
}

/**
 * A field of a record: the lines that state it (none if the page's heading or the sidecar states it for all records) and,
 * if this record gave the entry its value, a hash of that value as written.
 */
export interface LedgerField {
  lines?: string;
  hash?: string;
}

/** A record of a dump, as kept in the ledger. */
export interface LedgerRecord {
  /** The lines of the whole record. */
  lines: string;
  outcome: Outcome;
  /** The entry that it became, or was merged into. */
  entry?: string;
  /** Why it counts as the same paper, or why it was rejected, in words. */
  why?: string;
  /** Its state before a person merged its entry into another or split it off. */
  from?: { entry: string; outcome: Outcome; why?: string };
  /** The record's own day, `yyyy-mm-dd`, if it differs from the dump's. */
  listed?: string;
  /** Keys that identify a later listing of the same paper even if the entry was deleted; see `Identity`. */
  title?: string;
  abstract?: string;
  /** `arxiv:2309.17425` … */
  identifiers?: string[];
  /** Where the paper is printed: `8(1):10` is volume 8, issue 1, first page 10. */
  printed?: string;
  fields: Partial<Record<RecordField | DerivedField, LedgerField>>;
  doubts?: Doubt[];
}

/** A record that keeps its fields as text until they are needed, since a dump may have a hundred thousand records. */
export class PackedRecord implements LedgerRecord {
  lines: string;
  outcome: Outcome = 'new';
  entry: string | undefined = undefined;
  why: string | undefined = undefined;
  from: LedgerRecord['from'] = undefined;
  listed: string | undefined = undefined;
  title: string | undefined = undefined;
  abstract: string | undefined = undefined;
  identifiers: string[] | undefined = undefined;
  printed: string | undefined = undefined;
  doubts: Doubt[] | undefined = undefined;
  #fields: LedgerRecord['fields'] | string;

  constructor(lines: string, fields: LedgerRecord['fields']) {
    this.lines = lines;
    this.#fields = fields;
  }

  get fields(): LedgerRecord['fields'] {
    if (typeof this.#fields === 'string') this.#fields = JSON.parse(this.#fields) as LedgerRecord['fields'];
    return this.#fields;
  }

  /** Packs the fields into text until they are needed. */
  pack(): void {
    this.#fields = this.fieldsText;
  }

  /** The fields as written to the ledger. */
  get fieldsText(): string {
    return typeof this.#fields === 'string' ? this.#fields : fieldsText(this.#fields);
  }
}

/** Fields that ingestion derives, besides those that sources state. */
export type DerivedField = 'listed' | 'topics' | 'provenance' | 'abstract-by' | 'pick' | 'note' | 'aliases';

/** What became of every line of a dump: one file `content/ledger/<dump>.json`. */
export interface Ledger {
  dump: string;
  sha256: string;
  source: string;
  /** The version of the source and of all cleaning and merging. */
  version: string;
  /** A hash of the sidecar as read; empty if there is none. */
  sidecar: string;
  /** `yyyy-mm-dd` */
  listed: string;
  /** Where the day comes from: `option`, `sidecar`, `dump`, `file name`, `clock`. */
  'listed-from': string;
  'years-from'?: YearsFrom;
  /** How many lines the dump has. */
  lines: number;
  records: LedgerRecord[];
  /** The remaining lines by kind. */
  other: Partial<Record<'heading' | 'boilerplate' | 'separator' | 'blank' | 'unread', string>>;
}

/** What a ledger's first line tells without reading the rest. */
export type LedgerHead = Omit<Ledger, 'records' | 'other'>;

/** The ledger as text: valid JSON with its head on the first line and one record per line, so that diffs stay small. */
export function writeLedger(ledger: Ledger): Buffer {
  const { records, other, ...head } = ledger;
  const first = JSON.stringify(head);
  let bytes: Buffer = Buffer.alloc(0);
  let length = 0;
  const put = (text: string, done: number): void => {
    // A UTF-16 unit takes at most three bytes. The ledger of a 100 MB dump is half as large, so it is not held twice.
    const least = length + 3 * text.length;
    if (least > bytes.length) {
      const larger = Buffer.allocUnsafe(
        Math.ceil(Math.max(least, (1.05 * least * records.length) / Math.max(done, 1))),
      );
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    length += bytes.write(text, length);
  };
  put(`${first.slice(0, -1)},\n"other":${JSON.stringify(other)},\n"records":[\n`, records.length);
  for (let from = 0; from < records.length; from += 500) {
    const rows = records.slice(from, from + 500).map(recordText);
    put(`${rows.join(',\n')}${from + 500 < records.length ? ',' : ''}\n`, from + rows.length);
  }
  put(records.length === 0 ? '\n]}\n' : ']}\n', records.length);
  return bytes.subarray(0, length);
}

/** The record with its keys and fields in a fixed order, so that the same facts give the same bytes. */
function recordText(record: LedgerRecord): string {
  const { lines, outcome, entry, why, from, listed, title, abstract, identifiers, printed } = record;
  const row = { lines, outcome, entry, why, from, listed, title, abstract, identifiers, printed };
  const fields = record instanceof PackedRecord ? record.fieldsText : fieldsText(record.fields);
  const doubts = record.doubts === undefined ? '' : `,"doubts":${JSON.stringify(record.doubts)}`;
  return `${JSON.stringify(row).slice(0, -1)},"fields":${fields}${doubts}}`;
}

function fieldsText(fields: LedgerRecord['fields']): string {
  const row: Record<string, LedgerField> = {};
  for (const field of Object.keys(fields).sort()) {
    const { lines, hash } = fields[field as RecordField]!;
    row[field] = { ...(lines !== undefined && { lines }), ...(hash !== undefined && { hash }) };
  }
  return JSON.stringify(row);
}

/** @throws SyntaxError if the text is not a ledger */
export function readLedger(text: string): Ledger {
  return JSON.parse(text) as Ledger;
}

/** @returns `undefined` if the text does not begin like a ledger */
export function readLedgerHead(text: string): LedgerHead | undefined {
  const end = text.indexOf(',\n');
  return attempt(() => JSON.parse(`${text.slice(0, end)}}`) as LedgerHead);
}

const BY_A_PERSON = 'a person merged ';

/** Why a listing belongs to an entry into which a person merged the one that it came with. */
export function mergedBy(other: string): string {
  return `${BY_A_PERSON}${other} into it`;
}

/** Makes of a listing, which a person's merge gave to another entry, what it was before. */
export function asItCame(record: LedgerRecord): void {
  const { outcome, why } = record.from!;
  record.outcome = outcome;
  if (why === undefined) delete record.why;
  else record.why = why;
  delete record.from;
}

/** Whether a listing belongs to its entry since a person merged another into it. */
export function isMergedByPerson({ outcome, why }: Pick<LedgerRecord, 'outcome' | 'why'>): boolean {
  return outcome === 'merged' && why?.startsWith(BY_A_PERSON) === true;
}
