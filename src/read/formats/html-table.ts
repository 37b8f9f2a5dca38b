import type { LineRange } from '../source.ts';
import { isBlank } from './line-cursor.ts';
import { type Column, columnsOf } from './list-table.ts';

/** A row of a table: its cells as they are written inside, with the tags of words and links. */
export interface HtmlRow extends LineRange {
  cells: string[];
}

const TAG = /<(\/?)(t[rdh]|table|caption)(?:\s[^<>]{0,2000})?>/gi;
const MOST_CELLS = 40;

/** A table of papers, or what may be one. */
export interface HtmlTable extends LineRange {
  rows: HtmlRow[];
  /** What its head calls its columns. */
  columns: Column[] | undefined;
  /** Whether its rows are one each: its head names the titles, or each row has a line of its own. Cells of others hold whole papers, or the parts of a page. */
  isOfRows: boolean;
}

/**
 * A table that is written in HTML inside of Markdown; undefined where it has no end.
 *
 * @param last the last line on which any table of the text ends
 */
export function htmlTable(lines: readonly string[], from: number, last: number): HtmlTable | undefined {
  let to = from;
  while (to < last && !/<\/table/i.test(lines[to - 1]!)) to++;
  if (from > last) return undefined;
  const rows = tableRows(lines, { from, to });
  const [head] = rows;
  const named = head && columnsOf(head.cells);
  const columns = named?.includes('title') && !head!.cells.some(cell => /<a\s|\]\(/.test(cell)) ? named : undefined;
  const isApart = rows.every((row, i) => row.from > (rows[i - 1]?.to ?? 0));
  const isOfRows = columns !== undefined || rows.every(row => row.from === row.to);
  return { from, to, rows: columns ? rows.slice(1) : rows, columns, isOfRows: isApart && isOfRows };
}

/**
 * The rows of a table that is written in HTML inside of another text. Ends that HTML lets one leave out may be
 * (https://html.spec.whatwg.org/multipage/tables.html#the-tr-element); what stands outside of cells is no row's.
 *
 * @param place the lines on which it begins and ends, counted from 1
 */
function tableRows(lines: readonly string[], { from, to }: LineRange): HtmlRow[] {
  const rows: HtmlRow[] = [];
  let row: HtmlRow | undefined;
  let cell: string | undefined;
  const closeCell = (): void => {
    if (cell !== undefined && row && row.cells.length < MOST_CELLS) row.cells.push(cell.trim());
    cell = undefined;
  };
  for (let line = from; line <= to; line++) {
    const text = lines[line - 1]!;
    if (isBlank(text)) continue;
    let at = 0;
    for (const { 0: tag, 1: end, 2: name = '', index } of text.matchAll(TAG)) {
      if (cell !== undefined) cell += text.slice(at, index);
      at = index + tag.length;
      closeCell();
      if (/^t[dh]$/i.test(name) && !end) {
        row ??= begin(line);
        cell = '';
      } else if (/^tr$/i.test(name) && !end) row = begin(line);
      else if (!/^t[dh]$/i.test(name)) {
        if (row) row.to = line;
        row = undefined;
      }
    }
    if (cell !== undefined) cell += `${text.slice(at)} `;
    if (row) row.to = line;
  }
  return rows.filter(({ cells }) => cells.length > 0);

  function begin(line: number): HtmlRow {
    // A line on which one row ends and the next begins is the next one's.
    const last = rows.at(-1);
    if (last && last.from < line) last.to = Math.min(last.to, line - 1);
    const begun = { cells: [], from: line, to: line };
    rows.push(begun);
    return begun;
  }
}
