/**
 * The facts of all papers in one small file beside the index: what the search page filters, counts and sorts by. Pagefind's
 * own filters count only what one of its searches found, and know neither ranges nor a reader's marks. Both the build
 * and the browser use this file; it imports nothing.
 */

/** Fields whose values are listed in full. Year, month and day follow from the dates. */
export const TABLE_FIELDS = ['topic', 'source', 'venue', 'has'] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Papers stand in the order of the index: by day and then by id. */
export interface PapersTable {
  /** The days, oldest first, and how many papers each has. */
  days: string[];
  perDay: number[];
  /** The papers' own dates, sorted, and for each paper the number of its date, or -1. */
  dates: string[];
  dateOf: number[];
  /** For each field its values and for each paper the number of its value, -1 for none, or a list where it has several. */
  fields: Record<TableField, { values: string[]; of: (number | number[])[] }>;
}

export interface TablePaper {
  id: string;
  filters: Readonly<Partial<Record<TableField, readonly string[]>>>;
  listed: string;
  /** `''` where there is none. */
  issued: string;
}

/** @param papers in any order */
export function papersTable(papers: readonly TablePaper[]): PapersTable {
  const sorted = inIndexOrder(papers);
  const days: string[] = [];
  const perDay: number[] = [];
  for (const { listed } of sorted) {
    if (days.at(-1) !== listed) {
      days.push(listed);
      perDay.push(0);
    }
    perDay[perDay.length - 1]!++;
  }
  const dates = [...new Set(sorted.map(p => p.issued))].filter(Boolean).sort();
  const dateNumber = new Map(dates.map((date, i) => [date, i]));
  const fields = {} as PapersTable['fields'];
  for (const field of TABLE_FIELDS) {
    const values = [...new Set(sorted.flatMap(p => p.filters[field] ?? []))].sort();
    const number = new Map(values.map((value, i) => [value, i]));
    fields[field] = {
      values,
      of: sorted.map(p => {
        const own = (p.filters[field] ?? []).map(value => number.get(value)!);
        return own.length === 1 ? own[0]! : own.length === 0 ? -1 : own;
      }),
    };
  }
  return { days, perDay, dates, dateOf: sorted.map(p => dateNumber.get(p.issued) ?? -1), fields };
}

/** The papers' ids as eight hexadecimal digits each, in the order of the index: to find a reader's marked papers in it. */
export const idKeys = (papers: readonly TablePaper[]): string =>
  inIndexOrder(papers)
    .map(paper => idKey(paper.id))
    .join('');

/** 32 bits of an id (FNV-1a), as hexadecimal digits. */
export function idKey(id: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const inIndexOrder = (papers: readonly TablePaper[]): TablePaper[] =>
  [...papers].sort((a, b) => (a.listed !== b.listed ? (a.listed < b.listed ? -1 : 1) : a.id < b.id ? -1 : 1));
