import type { PaperEntry } from '../paper.ts';
import { groupBy } from './group-by.ts';

/** A dump, as the entries' provenance names it. */
export interface Listing {
  dump: string;
  /** `yyyy-mm-dd` */
  day: string;
  papers: number;
  /** How many of its papers no earlier dump listed. */
  first: number;
}

/** A source and what it listed, the newest listing first. */
export interface SourceListings {
  id: string;
  listings: readonly Listing[];
  papers: number;
}

/**
 * Groups papers by source and dump, the source with the most papers first. Ids that could not be file names, which edited
 * entries may contain, are left out.
 */
export function groupByDump(papers: readonly PaperEntry[]): SourceListings[] {
  const places = papers.flatMap(entry => entry.provenance.map(place => ({ ...place, entry })));
  return [...groupBy(places, place => place.source)]
    .filter(([id]) => /^[a-z0-9][a-z0-9-]{0,60}$/.test(id) && id !== 'index')
    .map(([id, own]) => ({
      id,
      papers: new Set(own.map(({ entry }) => entry)).size,
      listings: [...groupBy(own, ({ dump, listed }) => `${dump}\t${listed}`).values()]
        .map(list => {
          const { dump, listed: day } = list[0]!;
          const first = list.filter(({ entry }) => entry.provenance[0]!.dump === dump).length;
          return { dump, day, papers: list.length, first };
        })
        .sort((a, b) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.dump < b.dump ? -1 : 1)),
    }))
    .sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1));
}
