/** A list, newest first, in parts: what stands on its first page, and the full pages behind it. */
export interface Parts<T> {
  newest: readonly T[];
  /** Numbered from the oldest, 1; in the order from the newest. */
  archive: readonly { number: number; items: readonly T[] }[];
}

/**
 * Cuts a list, newest first, into parts of `size`. Parts are numbered from the oldest and are full, so that a new item changes the
 * first page and, once in a while, adds a part: the first page holds `size` to twice `size` less one.
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
