import type { Digest } from './digest.ts';

/** A topic's name; its slug where no file names it. */
export function topicName(digest: Digest, slug: string): string {
  return digest.topicBySlug.get(slug)?.name ?? slug;
}
