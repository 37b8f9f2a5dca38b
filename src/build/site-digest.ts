import { readArchive } from '../content/content-folder.ts';
import { readCuration } from '../content/curation.ts';
import type { Warn } from '../diagnostic.ts';
import { checkDigest } from '../digest/check-digest.ts';
import { type Digest, makeDigest } from '../digest/digest.ts';
import { PublishedRecord } from '../digest/published-record.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { Memory } from '../memory/memory.ts';
import { Relations } from '../related/related.ts';
import { type RelationTable, renumber } from '../related/relation-table.ts';

/** Raised when keywords or similarity change, so that relations kept by an earlier program are not reused. */
const RELATIONS = '2';

export interface SiteDigestOptions {
  /** The content folder, as the user wrote it. */
  content: string;
  /** The time given to changes of published items, `yyyy-mm-ddThh:mm:ssZ`. */
  now: string;
  /** Whether changed items keep their times, because nothing is written back. */
  frozen: boolean;
  /** Skip the computation of related papers. */
  withoutRelations?: boolean;
  /** Remembers the contents of unchanged files. */
  fileCache?: FileCache;
  warn: Warn;
}

/** The digest that a site is made of, with the record of what was published before. */
export interface SiteDigest {
  digest: Digest;
  record: PublishedRecord;
  /** Unknown names in the content, each reported as a warning. */
  problems: number;
}

/**
 * Reads the content folder for a site, without ingesting or writing anything there.
 *
 * @throws ContentError if it cannot be read
 */
export function siteDigest(options: SiteDigestOptions, memory: Memory): SiteDigest {
  const { content, now, frozen, fileCache } = options;
  const curation = readCuration(content, fileCache);
  const archive = readArchive(content, fileCache);
  for (const warning of [...curation.warnings, ...archive.warnings]) options.warn(warning);
  const problems = checkDigest(content, { ...curation, ...archive });
  for (const problem of problems) options.warn({ ...problem, severity: 'warning' });
  const hashes = new Map([...archive.files].map(([id, file]) => [id, file.hash.slice(0, 20)]));
  const kept = options.withoutRelations ? undefined : memory.recall<RelationTable>('relations', RELATIONS);
  const relations = new Relations(kept, ({ id }) => hashes.get(id) ?? '');
  if (!options.withoutRelations && (relations.sync(archive.entries).length > 0 || !kept))
    memory.keep('relations', RELATIONS, renumber(relations.table));
  const record = new PublishedRecord(content);
  const digest = makeDigest({
    ...curation,
    entries: archive.entries,
    hashes,
    related: id => relations.related(id),
    nearKey: id => relations.nearKey(id),
    published: { known: record.known, now, frozen },
  });
  return { digest, record, problems: problems.length };
}
