import { parse } from 'csv-parse/sync';
import type { LineRange, SourceDump, UnreadRecord } from '../source.ts';
import { isBlank } from './line-cursor.ts';

/** A row of a table: its cells, and the lines that it takes up. */
export interface TableRow extends LineRange {
  kind: 'row';
  cells: string[];
}

/** What parts the cells of a table. */
export type Delimiter = ',' | ';' | '\t';

/** A quoted cell that takes up more lines than this was never closed. */
const MOST_LINES = 500;
/** No table of papers has more columns. */
const MOST_CELLS = 1000;

/**
 * The rows of a table in delimiter-separated values (https://www.rfc-editor.org/rfc/rfc4180), the header among them. A cell in
 * quotes may hold line breaks and the delimiter. Each row is read by itself, so that a quote that is never closed spoils one row.
 *
 * @param from the first line to be read
 */
export function* tableRows(
  { lines }: Pick<SourceDump, 'lines'>,
  delimiter: Delimiter,
  from = 1,
): Generator<TableRow | UnreadRecord> {
  for (let line = from; line <= lines.length; line++) {
    if (isBlank(lines[line - 1]!.replaceAll(delimiter, ''))) continue;
    const to = endOfRow(lines, line, delimiter);
    const cells = to === undefined ? undefined : cellsOf(lines.slice(line - 1, to).join('\n'), delimiter);
    if (cells) yield { kind: 'row', cells, from: line, to: to! };
    else
      yield {
        kind: 'unread',
        rule: 'malformed-row',
        from: line,
        to: line,
        message:
          to === undefined
            ? 'expected a quoted cell to be closed, found no quote that does'
            : 'expected a row of cells, found quotes in the middle of one',
        advice: 'It was left out. Close the quote, or save the table again.',
      };
    if (cells) line = to!;
  }
}

/** The last line of the row that begins on a line; undefined where a quoted cell in it is not closed. */
function endOfRow(lines: readonly string[], from: number, delimiter: Delimiter): number | undefined {
  let isOpen = false;
  for (let line = from; line <= lines.length && line < from + MOST_LINES; line++) {
    isOpen = staysOpen(lines[line - 1]!, isOpen, delimiter);
    if (!isOpen) return line;
  }
  return undefined;
}

/** Whether a quoted cell is open at a line's end. Quotes open a cell at its beginning alone; two in a row are one sign of its text. */
function staysOpen(line: string, isOpen: boolean, delimiter: Delimiter): boolean {
  let at = 0;
  for (;;) {
    if (isOpen) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return true;
      if (line[quote + 1] === '"') at = quote + 2;
      else [isOpen, at] = [false, quote + 1];
    } else {
      const start = line.slice(at).search(/\S/) + at;
      if (start >= at && line[start] === '"' && (at === 0 || line[at - 1] === delimiter))
        [isOpen, at] = [true, start + 1];
      else {
        const next = line.indexOf(delimiter, at);
        if (next < 0) return false;
        at = next + 1;
      }
    }
  }
}

function cellsOf(row: string, delimiter: Delimiter): string[] | undefined {
  try {
    const [cells] = parse(row, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      ltrim: true,
      rtrim: true,
      record_delimiter: ['\n'],
      max_record_size: 0,
    }) as string[][];
    return cells?.slice(0, MOST_CELLS);
  } catch {
    return undefined;
  }
}
