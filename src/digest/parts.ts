/** A list, newest first, split into parts: the first page and the full pages after it. */
export interface Parts<T> {
  newest: readonly T[];
  /** Numbered from the oldest, which is 1; ordered from the newest. */
  archive: readonly { number: number; items: readonly T[] }[];
}

/**
 * Splits a list, newest first, into parts of `size`. Parts are numbered from the oldest and are full, so that a new item
 * changes only the first page and now and then adds a part. The first page holds from `size` to `2 * size - 1` items.
 */
export function partsOf<T>(items: readonly T[], size: number): Parts<T> {
  const count = Math.max(0, Math.floor(items.length / size) - 1);
  const archive = Array.from({ length: count }, (_, i) => {
    const number = count - i;
    const end = items.length - (number - 1) * size;
    return { number, items: items.slice(end - size, end) };
  });
  return { newest: items.slice(0, items.length - count * size), archive };
}
