import type { Diagnostic } from '../diagnostic.ts';
import { readArchive } from '../entries/content-folder.ts';
import { readCuration } from '../entries/curation.ts';
import { PublishedRecord } from '../published/published-record.ts';
import { type Digest, makeDigest } from './digest.ts';

/**
 * The digest as the content folder has it now, for what is made of it besides the site. Nothing is ingested and nothing is
 * written.
 *
 * @throws ContentError where the content cannot be read
 */
export function loadDigest(content: string, warn: (diagnostic: Diagnostic) => void): Digest {
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
