import type { Digest } from '../../digest/digest.ts';

/** The colour of papers without a topic. */
export const NO_TOPIC = 'oklch(0.62 0 0)';

/**
 * A colour for each topic by its slug, legible on light and dark backgrounds. Neighbouring slugs get very different hues (by the golden
 * angle).
 */
export function topicColours(digest: Digest): ReadonlyMap<string, string> {
  const slugs = digest.topics.map(topic => topic.slug).sort();
  return new Map(
    slugs.map((slug, i) => {
      const hue = Math.round((25 + i * 137.508) % 360);
      return [slug, `oklch(${i % 2 === 0 ? 0.58 : 0.66} ${i % 3 === 2 ? 0.09 : 0.14} ${hue})`];
    }),
  );
}
