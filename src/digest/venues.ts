import crypto from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import { isPortableName } from '../files/portable-name.ts';
import type { PaperEntry } from '../paper.ts';
import { harmless } from '../typeset/markdown.ts';

/** A place where papers were published or presented, as a source names it. */
export interface Venue {
  name: string;
  /** Without `.html`. */
  base: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
}

/** The venues by name. */
export function findVenues(papers: readonly PaperEntry[]): ReadonlyMap<string, Venue> {
  const lists = new Map<string, PaperEntry[]>();
  for (const entry of papers) {
    const name = entry['container-title'];
    if (!name) continue;
    const list = lists.get(name);
    if (list) list.push(entry);
    else lists.set(name, [entry]);
  }
  const slugs = new Map<string, number>();
  const slugOf = (name: string) => slugify(harmless(name).normalize('NFKC').slice(0, 120)).slice(0, 60);
  for (const name of lists.keys()) slugs.set(slugOf(name), (slugs.get(slugOf(name)) ?? 0) + 1);
  return new Map(
    [...lists].map(([name, list]) => {
      const slug = slugOf(name);
      // The name "index" is taken, a slug shared by several venues belongs to none, and Windows reserves some names.
      const isFree = slugs.get(slug) === 1 && slug !== 'index' && !/-archive-\d+$/.test(slug);
      const own = slug !== '' && isFree && isPortableName(`${slug}.html`);
      const hash = crypto.createHash('sha1').update(name).digest('hex').slice(0, 6);
      return [name, { name, papers: list, base: `venues/${own ? slug : `${slug || 'venue'}-${hash}`}` }];
    }),
  );
}
