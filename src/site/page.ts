import crypto from 'node:crypto';
import type { Digest } from './digest.ts';

/**
 * A file of the site, as a promise: `key` names everything in the content that its bytes depend on, so that it need not
 * be rendered when the key is the one that the file was made from. A page whose key forgets something that `render`
 * reads goes stale; the test of warm against cold builds is there to find it.
 */
export interface Page {
  /** Where it stands, relative to the site's root, with `/`. */
  file: string;
  key: string;
  render(): string;
  /** The newest day of what it shows, `yyyy-mm-dd`, for the sitemap; absent: not in the sitemap. */
  lastmod?: string;
}

/** A kind of page: the module that makes them, and the function. The module's source is part of every page's key. */
export interface PageKind {
  name: string;
  /** The module's URL (`import.meta.url`). */
  module: string;
  pages(digest: Digest): Iterable<Page>;
}

/** A short hash of the parts; the order and the borders of the parts count. */
export function fingerprint(parts: Iterable<string | number | boolean | undefined>): string {
  const hash = crypto.createHash('sha1');
  for (const part of parts) hash.update(part === undefined ? '\u0001' : `${part}\u0000`);
  return hash.digest('base64').slice(0, 16);
}

/** The way from a file of the site to its root: `''`, `'../'`. */
export function toRoot(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}
