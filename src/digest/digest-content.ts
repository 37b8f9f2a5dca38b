import type { DayFile } from '../content/day-file.ts';
import type { SavedQuery } from '../content/feed-file.ts';
import type { PageFile } from '../content/page-file.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { PaperEntry } from '../paper.ts';

/** What a content folder holds, as far as it could be read. */
export interface DigestContent {
  site?: SiteConfig | undefined;
  entries: readonly PaperEntry[];
  /** Each entry's file relative to the content folder, by id. */
  files: ReadonlyMap<string, { path: string }>;
  topics?: readonly { slug: string }[] | undefined;
  days?: readonly DayFile[] | undefined;
  pages?: readonly PageFile[] | undefined;
  queries?: readonly SavedQuery[] | undefined;
  /** Whether a dump waits to be ingested: a name may then be that of a paper to come. */
  awaited?: boolean;
}

/** The entry that each id of one that was merged into it leads to. */
export function aliasesOf(entries: readonly PaperEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(({ id, aliases = [] }) => aliases.map(alias => [alias, id])));
}
