import type { Digest } from '../../digest/digest.ts';
import { fingerprint } from '../../memory/fingerprint.ts';
import { programVersion } from '../../memory/project.ts';
import { hasBooks, NEWEST_BOOKS } from '../../theme/parts/newest-books.ts';

/** A book of the site. */
export interface SiteBook {
  file: string;
  /** Names all that the bytes are made of. */
  key: string;
  content(): Promise<Uint8Array>;
}

/** The books that a site offers for download; none unless its settings turn them on. @param content the content folder */
export function siteBooks(digest: Digest, content: string): SiteBook[] {
  if (!hasBooks(digest)) return [];
  const key = fingerprint([programVersion(), JSON.stringify(digest.site), digest.fingerprintOf('whole:')]);
  return NEWEST_BOOKS.map(([what, file]) => ({
    file,
    key,
    content: async () => (await import('./epub.ts')).epub(digest, what, content).bytes,
  }));
}
