import { type Diagnostic, type Warn, warningAt } from '../diagnostic.ts';
import { isBlank } from '../read/formats/line-cursor.ts';
import { formatLines } from '../read/line-set.ts';
import type { LineRange, SourceDump } from '../read/source.ts';
import type { Ledger } from './ledger.ts';

/** Kinds of claims on a line. */
const OTHER = 1;
const RECORD = 2;

type OtherKind = keyof Ledger['other'];

/** Tracks the lines of a dump, so that each is claimed once and none is silently dropped. */
export class LineClaims {
  readonly #dump: SourceDump;
  readonly #file: string;
  readonly #warn: Warn;
  readonly #claimed: Uint8Array;
  readonly #shared: boolean;
  readonly #other = new Map<OtherKind, LineRange[]>();

  /** @param shared whether records may share a line, as in a format that ignores line breaks */
  constructor(dump: SourceDump, file: string, warn: Warn, shared = false) {
    this.#dump = dump;
    this.#file = file;
    this.#warn = warn;
    this.#shared = shared;
    this.#claimed = new Uint8Array(dump.lines.length + 1);
  }

  /** @throws Error if a line was claimed before or does not exist, which is a bug in the source, not in the dump */
  claim(kind: 'record' | OtherKind, ...ranges: readonly LineRange[]): void {
    const own = new Set<number>();
    for (const range of ranges) {
      for (let line = range.from; line <= range.to; line++) {
        if (own.has(line)) continue;
        own.add(line);
        if (line < 1 || line > this.#dump.lines.length || (this.#claimed[line] && !this.#shared))
          throw new Error(`${this.#file}:${line}: the source claims this line twice, or it is not there`);
        this.#claimed[line] = kind === 'record' ? RECORD : this.#claimed[line] || OTHER;
      }
      if (kind !== 'record') this.#put(kind, range);
    }
  }

  /** The lines that belong to no record. Lines that are neither claimed nor blank are unread, and a warning says so. */
  rest(): Ledger['other'] {
    const unread: LineRange[] = [];
    for (let line = 1; line <= this.#dump.lines.length; line++) {
      if (this.#claimed[line]) continue;
      const text = this.#dump.lines[line - 1]!;
      const blank = isBlank(text);
      this.#put(blank ? 'blank' : 'unread', { from: line, to: line });
      const before = unread.at(-1);
      if (!blank && before?.to === line - 1) before.to = line;
      else if (!blank) unread.push({ from: line, to: line });
    }
    for (const range of unread) this.#warn(this.#unread(range));
    return Object.fromEntries(
      [...this.#other]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, ranges]) => [
          kind,
          formatLines(this.#shared ? ranges.flatMap(range => this.#withoutRecords(range)) : ranges),
        ])
        .filter(([, lines]) => lines !== ''),
    );
  }

  /** One warning for consecutive lines, since they belong together. */
  #unread({ from, to }: LineRange): Diagnostic {
    const text = this.#dump.lines[from - 1]!;
    const first = JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
    const [it, belong] = from === to ? ['It', 'it belongs'] : ['They', 'they belong'];
    const rest = `found ${to - from + 1} that were not understood, ${from}-${to}; the first is ${first}`;
    return warningAt(
      { file: this.#file, line: from },
      'unread-line',
      from === to ? `expected a line of a listing, found ${first}` : `expected lines of a listing, ${rest}`,
      `${it} went into no entry. If ${belong} to one, correct the dump or write it into the entry.`,
    );
  }

  /** A shared line counts for its records only. */
  #withoutRecords({ from, to }: LineRange): LineRange[] {
    const lines = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return lines.filter(line => this.#claimed[line] !== RECORD).map(line => ({ from: line, to: line }));
  }

  #put(kind: OtherKind, range: LineRange): void {
    const list = this.#other.get(kind);
    if (list) list.push(range);
    else this.#other.set(kind, [{ from: range.from, to: range.to }]);
  }
}
