import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';

/** Two topics that share papers. */
export interface Overlap {
  a: DigestTopic;
  b: DigestTopic;
  both: number;
  /** Papers in either. */
  either: number;
  /** Of the papers in either topic, the part that is in both: 0 to 1. */
  share: number;
}

/** The pairs of topics that share papers; the closest first. */
export function overlaps(digest: Digest): Overlap[] {
  const both = new Map<string, Map<string, number>>();
  for (const { topics = [] } of digest.papers)
    for (const a of topics)
      for (const b of topics)
        if (a < b) {
          const row = both.get(a) ?? both.set(a, new Map()).get(a)!;
          row.set(b, (row.get(b) ?? 0) + 1);
        }
  const found: Overlap[] = [];
  for (const [slugA, row] of both)
    for (const [slugB, count] of row) {
      const a = digest.topic(slugA)!;
      const b = digest.topic(slugB)!;
      const either = a.papers.length + b.papers.length - count;
      found.push({ a, b, both: count, either, share: count / either });
    }
  return found.sort((x, y) => y.share - x.share || (`${x.a.slug} ${x.b.slug}` < `${y.a.slug} ${y.b.slug}` ? -1 : 1));
}
