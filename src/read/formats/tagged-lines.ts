import type { LineRange, OtherLines, SourceDump } from '../source.ts';
import { isBlank } from './line-cursor.ts';

/** How a format writes its records: a tag and a value a line. */
export interface TaggedFormat {
  /** A line that begins a field: its tag and its value are the groups. */
  line: RegExp;
  /** Tags that a record has once: where one comes again, another record begins. */
  once: readonly string[];
  /** The tag that begins a record wherever it stands, where the format has one. */
  first?: string;
  /** The tag that ends a record, where the format has one. */
  end?: string;
  /** Tags of the file's head and foot, between records. */
  frame?: readonly string[];
  /** Values may hold blank lines; elsewhere a line behind one goes on with the value only where it is indented. */
  paragraphs?: true;
}

/** A tag with its value, which may go on in further lines. */
export class TaggedField implements LineRange {
  readonly tag: string;
  readonly from: number;
  to: number;
  /** The value line by line; some formats put a name or an address on each. */
  readonly pieces: (LineRange & { text: string })[] = [];

  constructor(tag: string, line: number) {
    this.tag = tag;
    this.from = line;
    this.to = line;
  }

  /** The value as one line. */
  get text(): string {
    return this.pieces.map(piece => piece.text).join(' ');
  }

  add(text: string, line: number): void {
    if (text !== '') this.pieces.push({ text, from: line, to: line });
    this.to = line;
  }
}

/** The fields of one record, in their order. */
export class TaggedRecord implements LineRange {
  readonly kind = 'tagged';
  readonly fields: TaggedField[] = [];

  get from(): number {
    return this.fields[0]!.from;
  }

  get to(): number {
    return this.fields.at(-1)!.to;
  }

  has(tag: string): boolean {
    return this.fields.some(field => field.tag === tag);
  }

  /** All fields of these tags that say something. */
  all(...tags: string[]): TaggedField[] {
    return this.fields.filter(field => tags.includes(field.tag) && field.pieces.length > 0);
  }

  /** The first field that says something of the first of these tags that has any. */
  first(...tags: string[]): TaggedField | undefined {
    return tags
      .map(tag => this.fields.find(field => field.tag === tag && field.pieces.length > 0))
      .find(field => field !== undefined);
  }
}

/**
 * The records of a tagged format, and the lines of its head and foot. A line without a tag goes on with the value before it;
 * where none is open it is left for a person to see.
 */
export function* taggedRecords(dump: SourceDump, format: TaggedFormat): Generator<TaggedRecord | OtherLines> {
  let record = new TaggedRecord();
  let isBehindBlank = false;
  for (const [i, raw] of dump.lines.entries()) {
    if (isBlank(raw)) {
      isBehindBlank = true;
      continue;
    }
    const line = i + 1;
    const [, tag, value = ''] = format.line.exec(raw.trimEnd()) ?? [];
    if (tag === undefined) {
      if (format.paragraphs || !isBehindBlank || /^\s/.test(raw)) record.fields.at(-1)?.add(raw.trim(), line);
    } else if (format.frame?.includes(tag)) {
      if (record.fields.length > 0) yield record;
      record = new TaggedRecord();
      yield { kind: 'boilerplate', from: line, to: line };
    } else {
      if (tag === format.first ? record.fields.length > 0 : format.once.includes(tag) && record.has(tag)) {
        yield record;
        record = new TaggedRecord();
      }
      const field = new TaggedField(tag, line);
      field.add(value.trim(), line);
      record.fields.push(field);
      if (tag === format.end) {
        yield record;
        record = new TaggedRecord();
      }
    }
    isBehindBlank = false;
  }
  if (record.fields.length > 0) yield record;
}
