/** A count and its noun: `1 paper`, `2,450 papers`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** What stands for the rest of a list, in one line. */
export function andMore(rest: number): string {
  return `and\u00a0${grouped(rest)}\u00a0more`;
}

/** A number with its thousands apart: `87,318`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
