import type { DayFile } from '../content/day-file.ts';
import type { SavedQuery } from '../content/feed-file.ts';
import type { PageFile } from '../content/page-file.ts';
import type { SiteConfig } from '../content/site-file.ts';
import { papersOfAnAuthor } from '../content/site-sections.ts';
import type { TopicFile } from '../content/topic-file.ts';
import { EntryNames } from '../editorial/entry-names.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { PaperEntry } from '../paper.ts';
import { wordsOf } from '../words/site-words.ts';
import type { Words } from '../words/words.ts';
import { citationKeys } from './citation-keys.ts';
import { currentNames } from './digest-content.ts';
import { type FeedLists, listFeeds } from './feed-list.ts';
import { dayFingerprint, topicFingerprint } from './fingerprints.ts';
import {
  type DigestDay,
  type DigestTopic,
  groupByDay,
  groupByTopic,
  groupByYear,
  newestFirst,
  type Years,
} from './grouping.ts';
import type { ItemTimes } from './item.ts';
import { groupByDump, type SourceListings } from './listings.ts';
import { type NavPage, navPages } from './nav-pages.ts';
import { withLanguage } from './paper-language.ts';
import { Publication, type PublishOptions } from './publication.ts';
import { Reads } from './reads.ts';
import { findSignatures, type Signature } from './signatures.ts';
import { findTimeline, type Timeline } from './timeline.ts';
import { findVenues, isAtVenue, type Venue } from './venues.ts';

/** A paper similar to another, with the terms they share. */
export interface RelatedPaper {
  id: string;
  terms: readonly string[];
}

export interface DigestParts {
  site: SiteConfig;
  entries: readonly PaperEntry[];
  topics: readonly TopicFile[];
  days: readonly DayFile[];
  pages?: readonly PageFile[];
  /** A hash of each entry's file, by id. */
  hashes: ReadonlyMap<string, string>;
  queries?: readonly SavedQuery[];
  /** What has been published already; absent on the first build. */
  published?: Partial<PublishOptions>;
  related?: (id: string) => readonly RelatedPaper[];
  /** A cheap key for `related`, made of the related papers and their texts; the shared terms depend on nothing else. */
  nearKey?: (id: string) => string;
}

/** The data that all views of one digest share. The optional fields are computed on first use. */
interface DigestContents {
  papers: readonly PaperEntry[];
  byId: ReadonlyMap<string, PaperEntry>;
  position: ReadonlyMap<string, number>;
  days: readonly DigestDay[];
  newest: DigestDay | undefined;
  dayByDate: ReadonlyMap<string, DigestDay>;
  topics: readonly DigestTopic[];
  topicBySlug: ReadonlyMap<string, DigestTopic>;
  pages: ReadonlyMap<string, PageFile>;
  nav: readonly NavPage[];
  hasVenues: boolean;
  queries: readonly SavedQuery[];
  publication: Publication;
  hashes: ReadonlyMap<string, string>;
  related: (id: string) => readonly RelatedPaper[];
  nearKey: (id: string) => string;
  reads: Reads;
  pagesByTemplate: Map<object, readonly unknown[]>;
  fingerprint?: string;
  signatures?: ReadonlyMap<string, Signature>;
  venues?: ReadonlyMap<string, Venue>;
  years?: Years;
  listings?: readonly SourceListings[];
  citationKeys?: ReadonlyMap<string, string>;
  feeds?: FeedLists;
  timeline?: Timeline;
}

/**
 * For each way to read the digest, a fingerprint of everything it returns: while the fingerprint stays the same, reading
 * again returns the same. Every new way to read needs an entry here.
 */
const FINGERPRINTS = {
  paper: (contents: DigestContents, id: string) => contents.hashes.get(id) ?? '',
  day: (contents: DigestContents, date: string) => dayFingerprint(contents.dayByDate.get(date), contents.hashes),
  topic: (contents: DigestContents, slug: string) => topicFingerprint(contents.topicBySlug.get(slug), contents.hashes),
  page: (contents: DigestContents, path: string) => JSON.stringify(contents.pages.get(path)) ?? '',
  'topic-name': (contents: DigestContents, slug: string) => contents.topicBySlug.get(slug)?.name ?? '',
  related: (contents: DigestContents, id: string) => contents.nearKey(id),
  times: (contents: DigestContents, key: string) => {
    const item = contents.publication.file.items.get(key);
    return item ? `${item.published} ${item.updated}` : '';
  },
  'citation-key': (contents: DigestContents, id: string) => {
    contents.citationKeys ??= citationKeys(contents.papers);
    return contents.citationKeys.get(id) ?? '';
  },
  whole: (contents: DigestContents) => wholeFingerprint(contents),
} as const;

type Kind = keyof typeof FINGERPRINTS;

/**
 * Everything that the pages are made of, computed once per build from the content folder.
 *
 * A page gets its own view (`recorded`), which records what the page reads; that record alone says what the page depends
 * on. Papers, days and topics read by name are recorded one by one, and reading a whole list makes the page depend on the
 * whole digest.
 */
export class Digest {
  readonly site: SiteConfig;
  /** The site's words in its language. */
  readonly words: Words;
  /** Whether nothing is listed yet, so that there are no feeds. Reading this, `site` or `nav` is not recorded. */
  readonly isEmpty: boolean;
  /** Whether a source names a journal or a conference; not recorded either. */
  readonly hasVenues: boolean;
  /** The pages of the editor's own in the navigation. */
  readonly nav: readonly NavPage[];
  readonly #contents: DigestContents;
  readonly #reads: Set<number> | undefined;

  constructor(site: SiteConfig, contents: DigestContents, reads?: Set<number>) {
    this.site = site;
    this.words = wordsOf(site);
    this.isEmpty = contents.days.length === 0;
    this.hasVenues = contents.hasVenues;
    this.nav = contents.nav;
    this.#contents = contents;
    this.#reads = reads;
  }

  /** A view of the same digest for one page, which records what is read through it. */
  recorded(): Digest {
    return new Digest(this.site, this.#contents, new Set());
  }

  /** What was read through this view, such as `paper:a-study`; empty for a view that does not record. */
  get reads(): ReadonlySet<string> {
    return new Set([...(this.#reads ?? [])].map(number => this.#contents.reads.names[number]!));
  }

  /** The reads as numbers. They are dropped from the view, since there may be tens of thousands of views. */
  takeReads(): Uint32Array {
    const reads = Uint32Array.from(this.#reads ?? []);
    this.#reads?.clear();
    return reads;
  }

  /** The names of all reads, by number. */
  get readNames(): readonly string[] {
    return this.#contents.reads.names;
  }

  /** The number of a read, given its name. */
  readNumber(name: string): number {
    const colon = name.indexOf(':');
    return this.#contents.reads.numberOf(name.slice(0, colon) as Kind, name.slice(colon + 1));
  }

  #read(kind: Kind, key: string): void {
    this.#reads?.add(this.#contents.reads.numberOf(kind, key));
  }

  /** Records that the whole digest is read. */
  readWhole(): void {
    this.#read('whole', '');
  }

  /** The current fingerprint of a read: when it changes, a page that read this may come out differently. Empty for unknown names. */
  fingerprintOf(read: string): string {
    const colon = read.indexOf(':');
    const fingerprintOfKind = FINGERPRINTS[read.slice(0, colon) as Kind];
    return fingerprintOfKind?.(this.#contents, read.slice(colon + 1)) ?? '';
  }

  #whole(): DigestContents {
    this.#read('whole', '');
    return this.#contents;
  }

  /** All papers, newest first. */
  get papers(): readonly PaperEntry[] {
    return this.#whole().papers;
  }

  /** All days, newest first. */
  get days(): readonly DigestDay[] {
    return this.#whole().days;
  }

  /** The newest day with papers of its own; days with nothing but repeats or a note do not count. */
  get newest(): DigestDay | undefined {
    return this.#whole().newest;
  }

  /** All topics by name, including those without papers. */
  get topics(): readonly DigestTopic[] {
    return this.#whole().topics;
  }

  /** The pages of the editor's own, by path. */
  get pages(): readonly PageFile[] {
    return [...this.#whole().pages.values()];
  }

  /** The saved queries, by slug. */
  get queries(): readonly SavedQuery[] {
    return this.#whole().queries;
  }

  /** When each item was published and changed, and what was corrected. */
  get publication(): Publication {
    return this.#whole().publication;
  }

  /** A paper by its id. */
  paper(id: string): PaperEntry | undefined {
    this.#read('paper', id);
    return this.#contents.byId.get(id);
  }

  /** A day by its date, with all of its papers. */
  day(date: string): DigestDay | undefined {
    this.#read('day', date);
    return this.#contents.dayByDate.get(date);
  }

  /** A topic by its slug, or a former one, with all of its papers. */
  topic(slug: string): DigestTopic | undefined {
    this.#read('topic', slug);
    return this.#contents.topicBySlug.get(slug);
  }

  /** A page of the editor's own by its path. */
  page(path: string): PageFile | undefined {
    this.#read('page', path);
    return this.#contents.pages.get(path);
  }

  /** A topic's name, or its slug if no file names it. */
  topicName(slug: string): string {
    this.#read('topic-name', slug);
    return this.#contents.topicBySlug.get(slug)?.name ?? slug;
  }

  /** The most similar papers, with the terms they share. */
  related(id: string): readonly RelatedPaper[] {
    this.#read('related', id);
    return this.#contents.related(id);
  }

  /** The key of a paper's record of BibTeX, unique in the site. */
  citationKey(id: string): string {
    this.#read('citation-key', id);
    return FINGERPRINTS['citation-key'](this.#contents, id) || id;
  }

  /** When an item was published and last changed. @param day the item's day, used if the item is unknown */
  times(key: string, day: string): ItemTimes {
    this.#read('times', key);
    return this.#contents.publication.times(key, day);
  }

  /** A hash of the entry's file. */
  hashOf(id: string): string {
    this.#read('paper', id);
    return this.#contents.hashes.get(id) ?? '';
  }

  /** The neighbours in `papers`: `newer` comes before, `older` after. For planning pages, since it reads the whole digest. */
  neighbours(id: string): { newer?: PaperEntry; older?: PaperEntry } {
    const { papers, position } = this.#whole();
    const at = position.get(id);
    return at === undefined ? {} : { newer: papers[at - 1], older: papers[at + 1] };
  }

  /** The names that sign enough papers to have a page. */
  get signatures(): ReadonlyMap<string, Signature> {
    const whole = this.#whole();
    whole.signatures ??= findSignatures(whole.papers, papersOfAnAuthor(this.site));
    return whole.signatures;
  }

  /** The venues by name. */
  get venues(): ReadonlyMap<string, Venue> {
    const whole = this.#whole();
    whole.venues ??= findVenues(whole.papers);
    return whole.venues;
  }

  /** The papers by the year of their own date. */
  get years(): Years {
    const whole = this.#whole();
    whole.years ??= groupByYear(whole.papers);
    return whole.years;
  }

  /** The dumps of each source, with counts of their papers. */
  get listings(): readonly SourceListings[] {
    const whole = this.#whole();
    whole.listings ??= groupByDump(whole.papers);
    return whole.listings;
  }

  /** Every feed of the site. */
  get feeds(): FeedLists {
    const whole = this.#whole();
    whole.feeds ??= listFeeds(new Digest(this.site, whole));
    return whole.feeds;
  }

  /** The time steps in which the site's charts count papers. */
  get timeline(): Timeline {
    const whole = this.#whole();
    whole.timeline ??= findTimeline(whole.papers, whole.days);
    return whole.timeline;
  }

  /** The pages of a template, planned once for the build, Eleventy and the site map. */
  pagesOf<Page>(template: { pages(digest: Digest): Iterable<Page> }): readonly Page[] {
    const { pagesByTemplate } = this.#whole();
    let pages = pagesByTemplate.get(template) as readonly Page[] | undefined;
    if (!pages) {
      pages = [...template.pages(this)];
      pagesByTemplate.set(template, pages);
    }
    return pages;
  }
}

function wholeFingerprint(contents: DigestContents): string {
  contents.fingerprint ??= fingerprint([
    ...contents.papers.map(entry => `${entry.id} ${contents.hashes.get(entry.id)} ${contents.nearKey(entry.id)}`),
    JSON.stringify(contents.days.map(day => [day.date, day.note])),
    JSON.stringify(contents.topics.map(({ slug, name, file }) => [slug, name, file])),
    JSON.stringify([...contents.pages.values()]),
    JSON.stringify(contents.queries),
    JSON.stringify([...contents.publication.file.items]),
  ]);
  return contents.fingerprint;
}

/** Orders and groups the entries. The result does not depend on the order of the input. */
export function makeDigest(parts: DigestParts): Digest {
  const names = EntryNames.of(parts.entries);
  const notes = parts.days.map(day => (day.picks ? { ...day, picks: day.picks.map(pick => names.idOf(pick)) } : day));
  // A pick named by a day's file counts like one that the entry states.
  const named = new Set(notes.flatMap(day => day.picks ?? []));
  const slugs = new Set(parts.topics.map(topic => topic.slug));
  const namedNow = currentNames(parts.topics);
  const hashes = new Map(parts.hashes);
  const entries = Array.from(parts.entries, stated => {
    let entry = withLanguage(stated, parts.site.language);
    if (named.has(stated.id) && !stated.pick) entry = { ...entry, pick: true };
    const topics = stated.topics && namedNow(stated.topics).filter(slug => slugs.has(slug));
    if (topics?.join() !== stated.topics?.join()) {
      entry = { ...entry, topics: topics! };
      // A topic file that is added later changes the paper's page, although the entry's file stays the same.
      hashes.set(stated.id, `-${topics!.join()} ${hashes.get(stated.id) ?? ''}`);
    }
    return entry;
  });
  const papers = newestFirst(entries);
  const byId = new Map(papers.map(entry => [entry.id, entry]));
  const days = groupByDay(papers, notes);
  const topics = groupByTopic(wordsOf(parts.site), papers, parts.topics);
  for (const id of named) if (byId.has(id)) hashes.set(id, `+${hashes.get(id) ?? ''}`);
  const hashOf = (id: string) => hashes.get(id) ?? '';
  const pages = [...(parts.pages ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Digest(parts.site, {
    papers,
    byId,
    position: new Map(papers.map((entry, i) => [entry.id, i])),
    days,
    newest: days.find(day => day.papers.length > 0),
    dayByDate: new Map(days.map(day => [day.date, day])),
    topics,
    topicBySlug: new Map(topics.flatMap(topic => [topic.slug, ...topic.formerly].map(slug => [slug, topic]))),
    pages: new Map(pages.map(page => [page.path, page])),
    nav: navPages(pages),
    hasVenues: papers.some(isAtVenue),
    queries: (parts.queries ?? []).map(query => (query.topics ? { ...query, topics: namedNow(query.topics) } : query)),
    publication: new Publication({ site: parts.site, papers, byId, days }, parts.published),
    hashes,
    related: parts.related ?? (() => []),
    nearKey:
      parts.nearKey ?? (id => (parts.related?.(id) ?? []).map(near => `${near.id} ${hashOf(near.id)} `).join('')),
    reads: new Reads(),
    pagesByTemplate: new Map(),
  });
}
