import type { DayFile } from '../content/day-file.ts';
import type { TopicFile } from '../content/topic-file.ts';
import type { PaperEntry } from '../paper.ts';
import { nameOrder } from '../typeset/name-order.ts';
import type { Words } from '../words/words.ts';
import { topicAliasesOf } from './digest-content.ts';
import { groupBy } from './group-by.ts';

/** A day of the digest. */
export interface DigestDay {
  /** `yyyy-mm-dd` */
  date: string;
  /** Papers first listed on this day: picks first, then in the order of the dumps. */
  papers: readonly PaperEntry[];
  /** Papers first listed on an earlier day and listed again on this one. */
  again: readonly PaperEntry[];
  note?: DayFile;
  /** The nearest earlier and later days of the digest. */
  previous?: string;
  next?: string;
}

/** A topic and its papers, newest first. */
export interface DigestTopic {
  slug: string;
  name: string;
  file: TopicFile;
  /** The former names whose addresses lead to it. */
  formerly: readonly string[];
  papers: readonly PaperEntry[];
}

/** Papers grouped by the year of their own date. */
export interface Years {
  /** The latest year first. */
  years: readonly (readonly [year: string, papers: readonly PaperEntry[]])[];
  /** How many papers have no date. */
  undated: number;
}

/** The sort key within a day: picks first, then the order in which the first dump lists the papers. */
function rank(entry: PaperEntry): string {
  const first = entry.provenance.find(p => p.listed === entry.listed) ?? entry.provenance[0];
  const line = first ? (/^\d+/.exec(first.lines)?.[0] ?? '') : '';
  return `${entry.pick ? 0 : 1}\t${first?.dump ?? ''}\t${line.padStart(9, '0')}\t${entry.id}`;
}

/** The papers of the newest day first, those of each day by their rank. */
export function newestFirst(papers: readonly PaperEntry[]): PaperEntry[] {
  const ranked = papers.map(entry => ({ entry, key: rank(entry) }));
  // Grouped by day first, since most comparisons would be between papers of different days.
  const byDay = groupBy(ranked, ({ entry }) => entry.listed);
  return [...byDay.keys()]
    .sort()
    .reverse()
    .flatMap(day => byDay.get(day)!.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)))
    .map(({ entry }) => entry);
}

/** The days by date, newest first: every day with a listing or a note. */
export function groupByDay(papers: readonly PaperEntry[], notes: readonly DayFile[]): DigestDay[] {
  const days = new Map<string, { papers: PaperEntry[]; again: PaperEntry[] }>();
  const day = (date: string) => days.get(date) ?? days.set(date, { papers: [], again: [] }).get(date)!;
  for (const entry of papers) {
    day(entry.listed).papers.push(entry);
    if (entry.provenance.every(({ listed }) => listed === entry.listed)) continue;
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

/** The topics by name, each with its papers in order. */
export function groupByTopic(words: Words, papers: readonly PaperEntry[], files: readonly TopicFile[]): DigestTopic[] {
  const lists = new Map<string, PaperEntry[]>(files.map(file => [file.slug, []]));
  for (const entry of papers) for (const slug of entry.topics ?? []) lists.get(slug)?.push(entry);
  const formerly = groupBy(topicAliasesOf(files), ([, slug]) => slug);
  const topics = files.map(file => ({
    slug: file.slug,
    name: file.name,
    file,
    formerly: (formerly.get(file.slug) ?? []).map(([alias]) => alias).sort(),
    papers: lists.get(file.slug)!,
  }));
  const order = nameOrder(words);
  return topics.sort((a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()) || (a.slug < b.slug ? -1 : 1));
}

/** Groups papers by the year of their own date. Within a year the latest date comes first and unknown months last. */
export function groupByYear(papers: readonly PaperEntry[]): Years {
  const years = groupBy(papers, entry => entry.issued?.slice(0, 4) ?? '');
  const undated = years.get('')?.length ?? 0;
  years.delete('');
  // The sort is stable: papers of the same date keep their order, the last listed first.
  for (const list of years.values())
    if (list.some(entry => entry.issued !== list[0]!.issued))
      list.sort((a, b) => (a.issued! < b.issued! ? 1 : a.issued! > b.issued! ? -1 : 0));
  return { years: [...years].sort(([a], [b]) => (a < b ? 1 : -1)), undated };
}
