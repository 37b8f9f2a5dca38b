import type { Digest } from './digest.ts';
import { tagOf } from './item.ts';

/** The permanent id of an item or a feed (RFC 4151). It contains neither host, address nor title. */
export function tagUri(digest: Digest, key: string): string {
  return `${tagOf(digest.site.tag)}:${key}`;
}
