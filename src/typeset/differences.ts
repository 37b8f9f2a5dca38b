/** A place at which two texts differ: what stands there in the one and in the other, each from and to. */
export interface Difference {
  before: readonly [from: number, to: number];
  after: readonly [from: number, to: number];
}

/** Of more words, all between the first that differs and the last is one place: the comparison takes the product of their numbers. */
const MOST = 1_000_000;

/** Where two texts differ, word by word, in their order. */
export function differences(before: string, after: string): Difference[] {
  const [a, b] = [pieces(before), pieces(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA === start && endB === start) return [];
  const kept = (endA - start) * (endB - start) > MOST ? [] : common(a.slice(start, endA), b.slice(start, endB));
  const found: Difference[] = [];
  let [i, j] = [start, start];
  const [offsetsA, offsetsB] = [offsets(a), offsets(b)];
  const put = (toA: number, toB: number): void => {
    if (toA === i && toB === j) return;
    const place: Difference = { before: [offsetsA[i]!, offsetsA[toA]!], after: [offsetsB[j]!, offsetsB[toB]!] };
    const last = found.at(-1);
    // Two words that differ, with nothing but a blank between, are one place.
    if (last && isBlank(before.slice(last.before[1], place.before[0])))
      found[found.length - 1] = { before: [last.before[0], place.before[1]], after: [last.after[0], place.after[1]] };
    else found.push(place);
  };
  for (const [x, y] of kept) {
    put(start + x, start + y);
    [i, j] = [start + x + 1, start + y + 1];
  }
  put(endA, endB);
  return found;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Words, and what stands between them. */
const pieces = (text: string): string[] => text.match(/\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** Where each piece begins, and where the last one ends. */
function offsets(parts: readonly string[]): number[] {
  const found = [0];
  for (const part of parts) found.push(found.at(-1)! + part.length);
  return found;
}

/** The places of the longest row of pieces that both have. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const found: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return found;
}
