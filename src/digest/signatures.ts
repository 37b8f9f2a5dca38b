import crypto from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import { papersOfAnAuthor } from '../content/site-sections.ts';
import type { PaperEntry } from '../paper.ts';
import { harmless } from '../typeset/markdown.ts';
import type { Digest } from './digest.ts';

/** A name under several papers. The same name need not be the same person. */
export interface Signature {
  name: string;
  /** Where its page stands. */
  file: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
}

const LONGEST_SLUG = 60;
/** Names whose slug is theirs alone: two of these that differ have slugs that differ. */
const PLAIN = /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/;

/** The names that stand under as many papers as the settings want, by name. To be asked for by `digest.once`. */
export function signatures(digest: Digest): ReadonlyMap<string, Signature> {
  const lists = new Map<string, PaperEntry | PaperEntry[]>();
  for (const entry of digest.papers)
    for (const name of entry.author ?? []) {
      const list = lists.get(name);
      if (list === undefined) lists.set(name, entry);
      else if (Array.isArray(list)) {
        // A name that a source repeats is one signature.
        if (list.at(-1) !== entry) list.push(entry);
      } else if (list !== entry) lists.set(name, [list, entry]);
    }
  const found = new Map<string, Signature>();
  const least = papersOfAnAuthor(digest.site);
  for (const [name, papers] of lists)
    if (Array.isArray(papers) ? papers.length >= least : least === 1)
      found.set(name, { name, file: `authors/${nameSlug(name)}.html`, papers: [papers].flat() });
  return found;
}

/** A file name for a person's name, a function of the name alone; different for different names. */
function nameSlug(name: string): string {
  if (PLAIN.test(name) && name.length <= LONGEST_SLUG) return name.toLowerCase().replaceAll(' ', '-');
  const slug = slugify(
    harmless(name)
      .normalize('NFKC')
      .slice(0, 2 * LONGEST_SLUG),
  ).slice(0, LONGEST_SLUG);
  return `${slug || 'name'}-${crypto.createHash('sha1').update(name).digest('hex').slice(0, 6)}`;
}
