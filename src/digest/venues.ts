import crypto from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import { isPreprintPlace } from '../editorial/venue.ts';
import { isPortableName } from '../files/portable-name.ts';
import type { PaperEntry } from '../paper.ts';
import { harmless } from '../typeset/markdown.ts';
import { groupBy } from './group-by.ts';

/** A place where papers were published or presented, as a source names it. */
export interface Venue {
  name: string;
  /** Without `.html`. */
  base: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
}

const isVenue = (name: string): boolean => name !== '' && !isPreprintPlace(name, undefined);

/** Whether a source says where a paper was published or presented. */
export const isAtVenue = (entry: PaperEntry): boolean => isVenue(entry['container-title'] ?? '');

/** The venues by name. An archive of preprints is none. */
export function findVenues(papers: readonly PaperEntry[]): ReadonlyMap<string, Venue> {
  const lists = groupBy(papers, entry => entry['container-title'] ?? '');
  for (const name of lists.keys()) if (!isVenue(name)) lists.delete(name);
  const slugOf = (name: string) => slugify(harmless(name).normalize('NFKC').slice(0, 120)).slice(0, 60);
  const slugs = groupBy(lists.keys(), slugOf);
  return new Map(
    [...lists].map(([name, list]) => {
      const slug = slugOf(name);
      // The name "index" is taken, a slug shared by several venues belongs to none, and Windows reserves some names.
      const isFree = slugs.get(slug)!.length === 1 && slug !== 'index' && !/-archive-\d+$/.test(slug);
      const own = slug !== '' && isFree && isPortableName(`${slug}.html`);
      const hash = crypto.createHash('sha1').update(name).digest('hex').slice(0, 6);
      return [name, { name, papers: list, base: `venues/${own ? slug : `${slug || 'venue'}-${hash}`}` }];
    }),
  );
}
