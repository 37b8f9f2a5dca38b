import { MOST_KEYWORDS } from './keywords.ts';

export const MOST_RELATED = 5;
/** No neighbour, or no keyword. */
export const NONE = 0xffffffff;

/** What relations are kept in. Papers lie in the order of their ids, `MOST_KEYWORDS` or `MOST_RELATED` cells for each. */
export interface RelationTable {
  ids: string[];
  /** Another where a paper's title or abstract is another. */
  marks: string[];
  /** Stems and surfaces, by number; they only grow, and some may be in use no more. */
  keys: string[];
  surfaces: string[];
  /** Keywords, the heaviest first; a weight of 0 ends them. */
  keyOf: Uint32Array;
  surfaceOf: Uint32Array;
  weightOf: Uint16Array;
  /** Positions of the neighbours, the nearest first, `NONE` where there are fewer; and how near each is. */
  near: Uint32Array;
  dots: Uint32Array;
}

/**
 * A table for other papers, with what is known of those that stay; a neighbour that does not stay becomes `NONE`.
 *
 * @param ids sorted
 * @param before for each id its position in the old table, or -1
 */
export function resize(old: RelationTable | undefined, ids: string[], before: readonly number[]): RelationTable {
  const table: RelationTable = {
    ids,
    marks: before.map(was => (was < 0 ? '' : old!.marks[was]!)),
    keys: old?.keys ?? [],
    surfaces: old?.surfaces ?? [],
    keyOf: new Uint32Array(ids.length * MOST_KEYWORDS),
    surfaceOf: new Uint32Array(ids.length * MOST_KEYWORDS),
    weightOf: new Uint16Array(ids.length * MOST_KEYWORDS),
    near: new Uint32Array(ids.length * MOST_RELATED).fill(NONE),
    dots: new Uint32Array(ids.length * MOST_RELATED),
  };
  if (!old) return table;
  const now = new Uint32Array(old.ids.length).fill(NONE);
  for (const [at, was] of before.entries()) if (was >= 0) now[was] = at;
  // Papers that were neighbours before and still are move as one block.
  for (let at = 0; at < before.length; ) {
    const was = before[at]!;
    let run = 1;
    if (was < 0) {
      at++;
      continue;
    }
    while (before[at + run] === was + run) run++;
    for (const name of ['keyOf', 'surfaceOf', 'weightOf'] as const)
      table[name].set(old[name].subarray(was * MOST_KEYWORDS, (was + run) * MOST_KEYWORDS), at * MOST_KEYWORDS);
    table.dots.set(old.dots.subarray(was * MOST_RELATED, (was + run) * MOST_RELATED), at * MOST_RELATED);
    for (let i = 0; i < run * MOST_RELATED; i++) {
      const then = old.near[was * MOST_RELATED + i]!;
      if (then !== NONE) table.near[at * MOST_RELATED + i] = now[then]!;
    }
    at += run;
  }
  return table;
}

/** The same table with stems and surfaces numbered by their first use, so that it depends on the papers and not on their history. */
export function renumber(table: RelationTable): RelationTable {
  const [keys, keyOf] = byUse(table.keys, table.keyOf, table.weightOf);
  const [surfaces, surfaceOf] = byUse(table.surfaces, table.surfaceOf, table.weightOf);
  return { ...table, keys, keyOf, surfaces, surfaceOf };
}

function byUse(names: string[], numbers: Uint32Array, used: Uint16Array): [string[], Uint32Array] {
  const numberOf = new Map<string, number>();
  const out = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    if (!used[i]) continue;
    const name = names[numbers[i]!]!;
    let number = numberOf.get(name);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(name, number);
    }
    out[i] = number;
  }
  return [[...numberOf.keys()], out];
}
