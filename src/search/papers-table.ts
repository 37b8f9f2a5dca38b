/**
 * The facts of all papers in one small file beside the index: what the search page filters, counts and sorts by. Pagefind's
 * own filters count only what one of its searches found, know neither ranges nor a reader's marks, and are written in another
 * order each time. Both the build and the browser use this file; it imports nothing.
 */

/** Fields whose values are listed in full. Year, month and day follow from the dates. */
const TABLE_FIELDS = ['topic', 'source', 'venue', 'has'] as const;
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
  facts: Readonly<Record<TableField, readonly string[]>>;
  /** The day on which the paper was listed: `2025-11-19`; empty for a page of the editor's own. */
  listed: string;
  /** The paper's own date, `''` where there is none. */
  issued: string;
  /** Where the paper itself can be read, if that is known. */
  at?: string;
}

/** @param papers in the order of the index */
export function papersTable(papers: readonly Omit<TablePaper, 'id'>[]): PapersTable {
  const days: string[] = [];
  const perDay: number[] = [];
  for (const { listed } of papers) {
    if (days.at(-1) !== listed) {
      days.push(listed);
      perDay.push(0);
    }
    perDay[perDay.length - 1]!++;
  }
  const dates = [...new Set(papers.map(p => p.issued))].filter(Boolean).sort();
  const dateNumber = new Map(dates.map((date, i) => [date, i]));
  const fields = {} as PapersTable['fields'];
  for (const field of TABLE_FIELDS) {
    const values = [...new Set(papers.flatMap(p => p.facts[field]))].sort();
    const number = new Map(values.map((value, i) => [value, i]));
    fields[field] = {
      values,
      of: papers.map(p => {
        const own = p.facts[field].map(value => number.get(value)!);
        return own.length === 1 ? own[0]! : own.length === 0 ? -1 : own;
      }),
    };
  }
  return { days, perDay, dates, dateOf: papers.map(p => dateNumber.get(p.issued) ?? -1), fields };
}

/** The papers of a table one by one, in their order; ids are not in it. */
export function* papersOf(table: PapersTable): Generator<Omit<TablePaper, 'id'>> {
  const { days, perDay, dates, dateOf, fields } = table;
  let paper = 0;
  for (const [day, count] of perDay.entries())
    for (let i = 0; i < count; i++, paper++) {
      const facts = {} as Record<TableField, string[]>;
      for (const field of TABLE_FIELDS) {
        const { values, of } = fields[field];
        const own = of[paper]!;
        facts[field] = typeof own === 'number' ? (own < 0 ? [] : [values[own]!]) : own.map(n => values[n]!);
      }
      yield { facts, listed: days[day]!, issued: dates[dateOf[paper]!] ?? '' };
    }
}

/** The papers' ids as eight hexadecimal digits each, in the order of the index: to find a reader's marked papers in it. */
export const idKeys = (papers: readonly Pick<TablePaper, 'id'>[]): string => papers.map(({ id }) => idKey(id)).join('');

/** 32 bits of an id (FNV-1a), as hexadecimal digits. */
export function idKey(id: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Compares two papers by their places in the index; pages of the editor's own come last, as what changes is there. */
export function inIndexOrder(a: Pick<TablePaper, 'id' | 'listed'>, b: Pick<TablePaper, 'id' | 'listed'>): number {
  const [x, y] = [a.listed || '~', b.listed || '~'];
  return x !== y ? (x < y ? -1 : 1) : a.id < b.id ? -1 : 1;
}
