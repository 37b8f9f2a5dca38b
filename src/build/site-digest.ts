import { readArchive } from '../content/content-folder.ts';
import { readCuration } from '../content/curation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkDigest } from '../digest/check-digest.ts';
import { type Digest, makeDigest } from '../digest/digest.ts';
import { PublishedRecord } from '../digest/published-record.ts';
import { type Memory, MemoryTable } from '../memory/memory.ts';
import type { StandingFiles } from '../memory/standing-files.ts';
import type { Place } from '../related/place.ts';
import { placeOf } from '../related/place.ts';
import { Relations } from '../related/related.ts';
import { type RelationTable, renumber } from '../related/relation-table.ts';

/** Raised when keywords or similarity change, so that what an earlier program remembers is not taken over. */
const RELATIONS = '2';
/** Raised when the map's ground or the rule by which papers are placed on it changes. */
const PLACES = 'ground 1, rule 2';

export interface SiteDigestOptions {
  /** The content folder, as the person names it. */
  content: string;
  /** The time of what changed since it was published, `yyyy-mm-ddThh:mm:ssZ`. */
  now: string;
  /** Whether changed items keep their times, as nothing is written down. */
  frozen: boolean;
  /** Whether papers are near one another is of no interest. */
  withoutRelations?: boolean;
  /** What is known of files that did not change since. */
  standing?: StandingFiles;
  warn(diagnostic: Diagnostic): void;
}

/** The digest that a site is made of, with what was published before. */
export interface SiteDigest {
  digest: Digest;
  record: PublishedRecord;
  /** Names in the content that lead nowhere; each was said as a warning. */
  problems: number;
  /** Keeps what was learnt of it in memory, once it was used. */
  save(): void;
}

/** Reads the content folder for a site: nothing is ingested and nothing is written there. @throws ContentError where it cannot be read */
export function siteDigest(options: SiteDigestOptions, memory: Memory): SiteDigest {
  const { content, now, frozen, standing } = options;
  const curation = readCuration(content, standing);
  const archive = readArchive(content, standing);
  for (const warning of [...curation.warnings, ...archive.warnings]) options.warn(warning);
  const problems = checkDigest(content, { ...curation, ...archive });
  for (const problem of problems) options.warn({ ...problem, severity: 'warning' });
  const hashes = new Map([...archive.files].map(([id, file]) => [id, file.hash.slice(0, 20)]));
  const kept = options.withoutRelations ? undefined : memory.recall<RelationTable>('relations', RELATIONS);
  const relations = new Relations(kept, ({ id }) => hashes.get(id) ?? '');
  if (!options.withoutRelations && (relations.sync(archive.entries).length > 0 || !kept))
    memory.keep('relations', RELATIONS, renumber(relations.table));
  const places = new MemoryTable<Place | undefined>(memory, 'places', PLACES);
  const record = new PublishedRecord(content);
  const digest = makeDigest({
    ...curation,
    entries: archive.entries,
    hashes,
    related: id => relations.related(id),
    nearKey: id => relations.nearKey(id),
    placeOf: entry => places.of(`${entry.id} ${hashes.get(entry.id)}`, () => placeOf(entry)),
    published: { known: record.known, now, frozen },
  });
  return { digest, record, problems: problems.length, save: () => places.save() };
}
