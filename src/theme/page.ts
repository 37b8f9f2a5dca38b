import crypto from 'node:crypto';
import type { Digest } from '../digest/digest.ts';

/**
 * A file of the site, as a promise: `key` names everything in the content that its bytes depend on, so that it need not
 * be rendered when the key is the one that the file was made from. A page whose key forgets something that `render`
 * reads goes stale; the test of warm against cold builds is there to find it.
 */
export interface Page {
  /** Where it stands, relative to the site's root, with `/`. */
  file: string;
  key: string;
  /** Loads what `render` needs and most builds do not. */
  prepare?(): Promise<void>;
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
  let text = '';
  for (const part of parts) text += part === undefined ? '\u0001' : `${part}\u0000`;
  return crypto.createHash('sha1').update(text).digest('base64').slice(0, 16);
}

const made = new WeakMap<Digest, Map<PageKind, readonly Page[]>>();

/** The pages of a kind, made once for a digest: the site map wants them too. */
export function pagesOf(kind: PageKind, digest: Digest): readonly Page[] {
  let kinds = made.get(digest);
  if (!kinds) {
    kinds = new Map();
    made.set(digest, kinds);
  }
  let pages = kinds.get(kind);
  if (!pages) {
    pages = [...kind.pages(digest)];
    kinds.set(kind, pages);
  }
  return pages;
}

/** The way from a file of the site to its root: `''`, `'../'`. */
export function toRoot(file: string): string {
  return '../'.repeat(file.split('/').length - 1);
}
