/** What can befall a change, as `in-process/fault.mjs` does it; with a plus, from then on everything fails. */
export const KINDS = [
  'kill',
  'ENOSPC',
  'ENOSPC+',
  'EIO',
  'EIO+',
  'EACCES',
  'EACCES+',
  'EXDEV',
  'EMFILE',
  'EMFILE+',
] as const;
export type Kind = (typeof KINDS)[number];

/** How many changes each kind can befall. */
export type Counts = Readonly<Record<string, number>>;

export const countOf = (counts: Counts, kind: Kind): number => counts[codeOf(kind)] ?? 0;

/** The error, or `kill`. */
export const codeOf = (kind: Kind): string => kind.replace('+', '');

export const faultAt = (kind: Kind, n: number): string => `${codeOf(kind)}:${n}${kind.endsWith('+') ? '+' : ''}`;

/** Every moment of every kind. */
export const momentsOf = (counts: Counts, kinds: readonly Kind[] = KINDS): { kind: Kind; n: number }[] =>
  kinds.flatMap(kind => Array.from({ length: countOf(counts, kind) }, (_, i) => ({ kind, n: i + 1 })));

/** So many of them, evenly spread, and others each time but in CI. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (most >= all.length) return all;
  const first = process.env['CI'] ? 0.5 : Math.random();
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + first) * all.length) / most)]!);
}

/** Does the work for each, some at a time. @param i which of these it is */
export async function sideBySide<T>(
  all: readonly T[],
  width: number,
  work: (each: T, i: number) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const one = async (i: number) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next, i);
  };
  await Promise.all(Array.from({ length: width }, (_, i) => one(i)));
}
