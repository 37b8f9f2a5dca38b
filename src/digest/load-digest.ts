import { readArchive } from '../content/content-folder.ts';
import { readCuration } from '../content/curation.ts';
import type { Warn } from '../diagnostic.ts';
import { type Digest, makeDigest } from './digest.ts';
import { PublishedRecord } from './published-record.ts';

/**
 * Reads the digest from the content folder as it is now, for output other than the site. Nothing is ingested or written.
 *
 * @throws ContentError if the content cannot be read
 */
export function loadDigest(content: string, warn: Warn): Digest {
  const curation = readCuration(content);
  const archive = readArchive(content);
  for (const warning of archive.warnings) warn(warning);
  return makeDigest({
    ...curation,
    entries: archive.entries,
    hashes: new Map([...archive.files].map(([id, file]) => [id, file.hash])),
    published: { known: new PublishedRecord(content).known },
  });
}
