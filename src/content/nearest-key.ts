/** Edit distance (Levenshtein), by one row of the table. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The one of `keys` that differs least from `key`, the first of several; undefined only where `keys` is empty. */
export function nearestKey(key: string, keys: readonly string[]): string | undefined {
  // What is far longer than any key is no slip of the pen, and a hostile key must not cost its length squared.
  const typed = key.slice(0, 40).toLowerCase();
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const known of keys) {
    const d = distance(typed, known);
    if (d < least) [nearest, least] = [known, d];
  }
  return nearest;
}
