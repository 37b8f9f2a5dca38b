import path from 'node:path';
import { IANAZone } from 'luxon';
import * as v from 'valibot';
import { ContentError, type Diagnostic } from '../diagnostic.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { OwnWords } from '../words/site-words.ts';
import { requireFields } from './check-fields.ts';
import { editYaml } from './edit-yaml.ts';
import { day, text } from './entry-schema.ts';
import { FORMAT, requireKnownFormat } from './format.ts';
import { isLanguage } from './language-tag.ts';
import { contrastWarnings } from './site-colours.ts';
import { type SiteFiles, siteFiles } from './site-pictures.ts';
import { linksToNowhere, misplaced, SETTINGS, type SiteSettings } from './site-settings.ts';
import { readWordsFolder } from './words-file.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** Hosts that a digest can be published by: what `new` writes for them, and what they take, is known by these names. */
export const HOSTS = ['github', 'gitlab', 'netlify', 'cloudflare'] as const;
export type HostName = (typeof HOSTS)[number];

/** The digest's own facts, and how its site is to be. */
export interface SiteConfig extends SiteSettings {
  name: string;
  tagline?: string;
  /** Absolute, with the base path and a slash at its end: `https://example.org/digest/`. */
  url: string;
  /** BCP 47: `en`, `de-AT`. */
  language: string;
  /** A name of the IANA time zone database. */
  timezone: string;
  editor?: { name: string; email?: string };
  /** Of the digest's own words, as the editor states it. */
  license?: string;
  /** Where the site is published, so that a build can tell when it nears the host's limits. */
  host?: HostName;
  /** The authority of the feeds' ids (RFC 4151): a domain or an e-mail address, and a day on which the editor held it. */
  tag: { authority: string; date: string };
  /** The curator's own words in the place of the program's, from `words.yaml`. */
  words?: OwnWords;
  /** The pictures and fonts that the settings name, as they were found. */
  files?: SiteFiles;
}

/** Whether a site can stand at the address. */
export function isSiteAddress(address: string): boolean {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  // Pages whose links begin with the path, such as 404.html, would be led to another host.
  return `${username}${password}${search}${hash}` === '' && !pathname.startsWith('//');
}

/** Whether mail can be sent to it, as far as its letters say. */
export function isMailAddress(address: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address);
}

/** Whether it can be the authority of the feeds' ids: a domain or an e-mail address. */
export function isAuthority(name: string): boolean {
  return AUTHORITY.test(name);
}

const AUTHORITY =
  /^(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

const FORMATS = Array.from({ length: FORMAT }, (_, i) => i + 1);

/** @internal */
export const SiteSchema = v.object(
  {
    name: text,
    tagline: v.optional(text),
    url: v.pipe(
      text,
      v.check(isSiteAddress, 'an absolute http or https address without a query, and with one slash before its path'),
      // As browsers write it: without line breaks, quotation marks, or a backslash for a slash.
      v.transform(address => new URL(address).href.replace(/\/?$/, '/')),
    ),
    language: v.optional(v.pipe(text, v.check(isLanguage, 'a language, as "en"')), 'en'),
    timezone: v.optional(
      v.pipe(text, v.check(IANAZone.isValidZone, 'a time zone, as "UTC" or "Europe/Vienna"')),
      'UTC',
    ),
    editor: v.optional(
      v.object(
        { name: text, email: v.optional(v.pipe(text, v.check(isMailAddress, 'an e-mail address'))) },
        'a map of "name" and "email"',
      ),
    ),
    license: v.optional(text),
    host: v.optional(v.picklist(HOSTS, `one of ${HOSTS.join(', ')}`)),
    tag: v.object(
      { authority: v.pipe(text, v.check(isAuthority, 'a domain or an e-mail address')), date: day },
      'a map of "authority" and "date"',
    ),
    format: v.optional(v.picklist(FORMATS, `the format of the content, a number up to ${FORMAT}`)),
    ...SETTINGS,
  },
  'a map',
);

/**
 * Reads `site.yaml`. The files that it names are not looked at.
 * @throws ContentError naming file and line of each mistake; where the content is of a newer format, this alone
 */
export function readSite(file: string, yaml: string): SiteConfig {
  return parseSite(file, yaml).site;
}

function parseSite(file: string, yaml: string): { site: SiteConfig; lineOf: YamlText['lineOf'] } {
  requireKnownFormat(file, yaml);
  const parsed = readYaml(file, yaml);
  const { lineOf } = parsed;
  stopAt(misplaced(file, parsed.data, lineOf));
  const { format: _, ...site } = requireFields(file, parsed, SiteSchema, 1, 'none');
  stopAt(linksToNowhere(site as SiteConfig, file, lineOf));
  return { site: site as SiteConfig, lineOf };
}

/**
 * Reads the `site.yaml` of a content folder with the pictures and fonts that it names, and the curator's own words.
 * @param content as the person names it
 * @throws ContentError naming file and line of each mistake
 * @internal
 */
export function readSiteFolder(content: string, fileCache?: FileCache): { site: SiteConfig; warnings: Diagnostic[] } {
  const file = path.join(content, 'site.yaml');
  const { site, lineOf } = parseSite(file, decodeUtf8(file, siteBytes(file, fileCache)));
  const { files, problems } = siteFiles(content, site, file, lineOf);
  stopAt(problems);
  if (Object.keys(files).length > 0) site.files = files;
  const words = readWordsFolder(content, site.language, fileCache);
  if (words) site.words = words;
  return { site, warnings: contrastWarnings(site, file, lineOf) };
}

function stopAt(problems: readonly Diagnostic[]): void {
  if (problems.length > 0) throw new ContentError(...problems);
}

/** The bytes of a `site.yaml`, which a command looks at before it reads it. @throws ContentError as `readBytes` does @internal */
export function siteBytes(file: string, fileCache?: FileCache): Buffer {
  const read = () => ({ value: readBytes(file), keep: true });
  return fileCache ? fileCache.get(file, read) : read().value;
}

/** The text of a `site.yaml` that states this program's format, all else as it was. @throws ContentError where it is no map */
export function setFormat(file: string, yaml: string): string {
  const order = Object.keys(SiteSchema.entries);
  return editYaml(file, yaml, { changes: { format: FORMAT }, order, innerKeys: {} });
}

/** The `site.yaml` of a new content folder. */
export const DEFAULT_SITE = `# The digest's own facts. After a change, build again.
name: Broadsheet
tagline: New papers, read and sorted
# Where the built site will stand, with the base path; feeds and the site map need it.
url: https://example.org/
language: en
timezone: UTC
# Who edits the digest, and under which licence its own words stand; what is not said here is said nowhere.
# editor:
#   name: Ada Example
#   email: ada@example.org
# license: CC BY 4.0
# Part of every feed item's id (RFC 4151): a domain of yours and a day on which you held it. Never change it once the feed
# has readers.
tag:
  authority: example.org
  date: "2025-01-01"
# How the files here are written. Leave it to the command \`upgrade\`.
format: ${FORMAT}
`;

/** The `.gitattributes` of a content folder: of two branches that published, git keeps the lines of both. */
export const GIT_ATTRIBUTES = 'published.json merge=union\n';
