import fs from 'node:fs';
import path from 'node:path';
import { type Diagnostic, refusalAt } from '../diagnostic.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { leftovers, readDayFolder, readFeedFolder, readPageFolder, readTopicFolder } from './content-folder.ts';
import type { DayFile } from './day-file.ts';
import type { SavedQuery } from './feed-file.ts';
import type { PageFile } from './page-file.ts';
import { readSiteFolder, type SiteConfig } from './site-file.ts';
import type { TopicFile } from './topic-file.ts';

/** What a curator writes besides entries: the digest's own facts, its topics, the notes on its days, its pages, its saved queries. */
export interface Curation {
  site: SiteConfig;
  topics: TopicFile[];
  days: DayFile[];
  pages: PageFile[];
  queries: SavedQuery[];
  /** What is legible, and yet not as it should be. */
  warnings: Diagnostic[];
}

/**
 * @param content the content folder, as the person names it: messages show paths below it
 * @param fileCache what is known of files that did not change since
 * @throws ContentError naming file and line of what is wrong, or that there is no `site.yaml`
 */
export function readCuration(content: string, fileCache?: FileCache): Curation {
  const siteFile = path.join(content, 'site.yaml');
  if (!fs.existsSync(siteFile))
    throw refusalAt(
      { file: siteFile },
      'no-site-file',
      'expected the digest’s own facts, found no such file',
      `Make it with: ${commandLine('init', content)}`,
    );
  const site = readSiteFolder(content, fileCache);
  return {
    ...site,
    topics: readTopicFolder(content, fileCache),
    days: readDayFolder(content, fileCache),
    pages: readPageFolder(content, fileCache),
    queries: readFeedFolder(content, fileCache),
    warnings: [...site.warnings, ...leftovers(content, fileCache)],
  };
}
