import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';
import { decodeUtf8 } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { readDayFolder, readFeedFolder, readTopicFolder } from './content-folder.ts';
import type { DayFile } from './day-file.ts';
import type { SavedQuery } from './feed-file.ts';
import { readSite, type SiteConfig, siteBytes } from './site-file.ts';
import type { TopicFile } from './topic-file.ts';

/** What a curator writes besides entries: the digest's own facts, its topics, the notes on its days, its saved queries. */
export interface Curation {
  site: SiteConfig;
  topics: TopicFile[];
  days: DayFile[];
  queries: SavedQuery[];
}

/**
 * @param content the content folder, as the person names it: messages show paths below it
 * @param fileCache what is known of files that did not change since
 * @throws ContentError naming file and line of what is wrong, or that there is no `site.yaml`
 */
export function readCuration(content: string, fileCache?: FileCache): Curation {
  const siteFile = path.join(content, 'site.yaml');
  if (!fs.existsSync(siteFile))
    throw new ContentError({
      severity: 'error',
      rule: 'no-site-file',
      file: siteFile,
      message: 'expected the digest’s own facts, found no such file',
      advice: `Make it with: ${commandLine('init', content)}`,
    });
  return {
    site: readSite(siteFile, decodeUtf8(siteFile, siteBytes(siteFile, fileCache))),
    topics: readTopicFolder(content, fileCache),
    days: readDayFolder(content, fileCache),
    queries: readFeedFolder(content, fileCache),
  };
}
