import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { ModuleVersion } from '../memory/module-version.ts';
import { ParseCache } from '../memory/parse-cache.ts';
import { readDayFolder, readFeedFolder, readTopicFolder } from './content-folder.ts';
import type { DayFile } from './day-file.ts';
import type { SavedQuery } from './feed-file.ts';
import { readSite, type SiteConfig } from './site-file.ts';
import type { TopicFile } from './topic-file.ts';

/** What a curator writes besides entries: the digest's own facts, its topics, the notes on its days, its saved queries. */
export interface Curation {
  site: SiteConfig;
  topics: TopicFile[];
  days: DayFile[];
  queries: SavedQuery[];
}

/** Where what was read of a content folder is remembered: `parsed.json` of the cache folder. */
export function openParseCache(content: string, cacheDir: string | undefined): ParseCache {
  if (cacheDir === undefined) return new ParseCache(content);
  return new ParseCache(content, path.join(cacheDir, 'parsed.json'), new ModuleVersion().of(import.meta.url));
}

/**
 * @param content the content folder, as the person names it: messages show paths below it
 * @throws ContentError naming file and line of what is wrong, or that there is no `site.yaml`
 */
export function readCuration(content: string, cache = new ParseCache(content)): Curation {
  const siteFile = path.join(content, 'site.yaml');
  if (!fs.existsSync(siteFile))
    throw new ContentError({
      severity: 'error',
      rule: 'no-site-file',
      file: siteFile,
      message: 'expected the digest’s own facts, found no such file',
      advice: `Make it with: broadsheet init ${content}`,
    });
  return {
    site: cache.get(siteFile, () => ({
      value: readSite(siteFile, decodeUtf8(siteFile, readBytes(siteFile))),
      keep: true,
    })),
    topics: readTopicFolder(content, cache),
    days: readDayFolder(content, cache),
    queries: readFeedFolder(content, cache),
  };
}
