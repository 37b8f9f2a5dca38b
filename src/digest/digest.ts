import type { DayFile } from '../content/day-file.ts';
import type { SavedQuery } from '../content/feed-file.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { TopicFile } from '../content/topic-file.ts';
import type { PaperEntry } from '../paper.ts';
import { Publication, type PublishOptions } from './publication.ts';

/** A day of the digest. */
export interface DigestDay {
  /** `yyyy-mm-dd` */
  date: string;
  /** First listed on this day: picks first, then in the order of the dumps. */
  papers: readonly PaperEntry[];
  /** First listed on an earlier day, and listed again on this one. */
  again: readonly PaperEntry[];
  note?: DayFile;
  /** The days before and after that have a digest. */
  previous?: string;
  next?: string;
}

/** A topic and its papers, newest first. */
export interface DigestTopic {
  slug: string;
  name: string;
  file: TopicFile;
  papers: readonly PaperEntry[];
}

/** A paper near another, with the terms that both use. */
export interface RelatedPaper {
  id: string;
  terms: readonly string[];
}

/** Everything that the pages are made of; computed once a build from what `content/` says. */
export interface Digest {
  site: SiteConfig;
  /** Newest first. */
  papers: readonly PaperEntry[];
  byId: ReadonlyMap<string, PaperEntry>;
  /** Newest first. */
  days: readonly DigestDay[];
  /** The newest day that brings papers of its own: one that only lists known ones again, or is a note, is not what is new. */
  newest?: DigestDay;
  dayByDate: ReadonlyMap<string, DigestDay>;
  /** By name: those that have a file, also without a paper. What a paper names besides is a slip, and nowhere in the digest. */
  topics: readonly DigestTopic[];
  topicBySlug: ReadonlyMap<string, DigestTopic>;
  /** By slug. */
  queries: readonly SavedQuery[];
  /** When each item was published and changed, for feeds. */
  publication: Publication;
  /** A hash of the entry's file. */
  hashOf(id: string): string;
  /** The neighbours in `papers`: `newer` stands above, `older` below. */
  neighbours(id: string): { newer?: PaperEntry; older?: PaperEntry };
  /** The papers nearest to this one. */
  related(id: string): readonly RelatedPaper[];
  /** Where a paper stands on the map, 0 to 1 from the left and the top, where that is remembered. */
  placeOf?: (entry: PaperEntry) => { x: number; y: number } | undefined;
  /** Names the papers of `related` and their texts, and costs less. What is shared with each depends on the two texts alone. */
  nearKey(id: string): string;
}

export interface DigestParts {
  site: SiteConfig;
  entries: readonly PaperEntry[];
  topics: readonly TopicFile[];
  days: readonly DayFile[];
  hashes: ReadonlyMap<string, string>;
  queries?: readonly SavedQuery[];
  /** What subscribers have seen; without it, this is the first build. */
  published?: Partial<PublishOptions>;
  related?: (id: string) => readonly RelatedPaper[];
  placeOf?: Digest['placeOf'];
  nearKey?: Digest['nearKey'];
}

/** Orders and groups the entries. The result depends on the parts alone, not on their order. */
export function makeDigest(parts: DigestParts): Digest {
  // A pick that a day's file names is one like a pick that its entry states.
  const named = new Set(parts.days.flatMap(day => day.picks ?? []));
  const slugs = new Set(parts.topics.map(topic => topic.slug));
  const hashes = new Map(parts.hashes);
  // By day first: most comparisons would be of papers of different days.
  const byDay = new Map<string, { entry: PaperEntry; key: string }[]>();
  for (const stated of parts.entries) {
    let entry = named.has(stated.id) && !stated.pick ? { ...stated, pick: true } : stated;
    const unknown = stated.topics?.filter(slug => !slugs.has(slug)) ?? [];
    if (unknown.length > 0) {
      entry = { ...entry, topics: stated.topics!.filter(slug => slugs.has(slug)) };
      // A topic file that comes later changes what is said of the paper, though its own file stays.
      hashes.set(stated.id, `-${unknown.join()} ${hashes.get(stated.id) ?? ''}`);
    }
    const ranked = { entry, key: rank(entry) };
    const day = byDay.get(entry.listed);
    if (day) day.push(ranked);
    else byDay.set(entry.listed, [ranked]);
  }
  const papers: PaperEntry[] = [];
  for (const day of [...byDay.keys()].sort().reverse())
    for (const { entry } of byDay.get(day)!.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)))
      papers.push(entry);
  const position = new Map(papers.map((entry, i) => [entry.id, i]));
  const byId = new Map(papers.map(entry => [entry.id, entry]));
  const days = groupByDay(papers, parts.days);
  const topics = groupByTopic(papers, parts.topics);
  for (const id of named) if (byId.has(id)) hashes.set(id, `+${hashes.get(id) ?? ''}`);
  const hashOf = (id: string) => hashes.get(id) ?? '';
  return {
    site: parts.site,
    papers,
    byId,
    days,
    newest: days.find(day => day.papers.length > 0),
    dayByDate: new Map(days.map(day => [day.date, day])),
    topics,
    topicBySlug: new Map(topics.map(topic => [topic.slug, topic])),
    queries: parts.queries ?? [],
    publication: new Publication({ site: parts.site, papers, byId, days, hashOf }, parts.published),
    hashOf,
    neighbours: id => {
      const at = position.get(id);
      return at === undefined ? {} : { newer: papers[at - 1], older: papers[at + 1] };
    },
    placeOf: parts.placeOf,
    related: parts.related ?? (() => []),
    nearKey:
      parts.nearKey ?? (id => (parts.related?.(id) ?? []).map(near => `${near.id} ${hashOf(near.id)} `).join('')),
  };
}

/** Within a day: picks first, then the order in which the first dump lists the papers. */
function rank(entry: PaperEntry): string {
  const first = entry.provenance.find(p => p.listed === entry.listed) ?? entry.provenance[0];
  const line = first ? (/^\d+/.exec(first.lines)?.[0] ?? '') : '';
  return `${entry.pick ? 0 : 1}\t${first?.dump ?? ''}\t${line.padStart(9, '0')}\t${entry.id}`;
}

function groupByDay(papers: readonly PaperEntry[], notes: readonly DayFile[]): DigestDay[] {
  const days = new Map<string, { papers: PaperEntry[]; again: PaperEntry[] }>();
  const day = (date: string) => days.get(date) ?? days.set(date, { papers: [], again: [] }).get(date)!;
  for (const entry of papers) {
    day(entry.listed).papers.push(entry);
    const again = new Set(entry.provenance.map(p => p.listed));
    again.delete(entry.listed);
    for (const date of again) day(date).again.push(entry);
  }
  const noteOf = new Map(notes.map(note => [note.day, note]));
  for (const date of noteOf.keys()) day(date);
  const dates = [...days.keys()].sort().reverse();
  return dates.map((date, i) => ({
    date,
    ...days.get(date)!,
    note: noteOf.get(date),
    previous: dates[i + 1],
    next: dates[i - 1],
  }));
}

function groupByTopic(papers: readonly PaperEntry[], files: readonly TopicFile[]): DigestTopic[] {
  const lists = new Map<string, PaperEntry[]>(files.map(file => [file.slug, []]));
  for (const entry of papers) for (const slug of entry.topics ?? []) lists.get(slug)?.push(entry);
  const topics = files.map(file => ({ slug: file.slug, name: file.name, file, papers: lists.get(file.slug)! }));
  return topics.sort((a, b) => {
    const x = a.name.toLowerCase();
    const y = b.name.toLowerCase();
    return x < y ? -1 : x > y ? 1 : a.slug < b.slug ? -1 : 1;
  });
}
