import { readArchive } from '../content/content-folder.ts';
import { readCuration } from '../content/curation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Digest, makeDigest } from './digest.ts';
import { PublishedRecord } from './published-record.ts';

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
