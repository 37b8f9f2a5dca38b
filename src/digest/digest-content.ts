import type { DayFile } from '../content/day-file.ts';
import type { SavedQuery } from '../content/feed-file.ts';
import type { PageFile } from '../content/page-file.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { TopicFile } from '../content/topic-file.ts';
import type { PaperEntry } from '../paper.ts';

/** A topic by its names. */
export type NamedTopic = Pick<TopicFile, 'slug' | 'aliases'>;

/** What a content folder holds, as far as it could be read. */
export interface DigestContent {
  site?: SiteConfig | undefined;
  entries: readonly PaperEntry[];
  /** Each entry's file relative to the content folder, by id. */
  files: ReadonlyMap<string, { path: string }>;
  topics?: readonly NamedTopic[] | undefined;
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

/** The topic that each former name of one leads to; what is the name of a topic leads to no other. */
export function topicAliasesOf(topics: readonly NamedTopic[]): ReadonlyMap<string, string> {
  const slugs = new Set(topics.map(topic => topic.slug));
  const former = topics.flatMap(({ slug, aliases = [] }) => aliases.map(alias => [alias, slug] as const));
  // Of two that had one name, the first keeps it.
  return new Map(former.filter(([alias]) => !slugs.has(alias)).reverse());
}

/** Puts the names of topics as they are now in the place of former ones. */
export function currentNames(topics: readonly NamedTopic[]): (slugs: readonly string[]) => string[] {
  const aliases = topicAliasesOf(topics);
  return slugs => [...new Set(slugs.map(slug => aliases.get(slug) ?? slug))];
}

/** All names of topics, the former ones last. */
export function namesOf(topics: readonly NamedTopic[]): string[] {
  return [...topics.map(topic => topic.slug), ...topicAliasesOf(topics).keys()];
}
