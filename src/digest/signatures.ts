import crypto from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import type { PaperEntry } from '../paper.ts';
import { harmless } from '../typeset/markdown.ts';

/** A name under several papers. The same name need not be the same person. */
export interface Signature {
  name: string;
  /** The file of its page. */
  file: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
}

const LONGEST_SLUG = 60;
/** Simple names, for which different names always give different slugs. */
const PLAIN = /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/;

/** The names that sign at least so many papers, by name. */
export function findSignatures(papers: readonly PaperEntry[], least: number): ReadonlyMap<string, Signature> {
  const lists = new Map<string, PaperEntry | PaperEntry[]>();
  for (const entry of papers)
    for (const name of entry.author ?? []) {
      const list = lists.get(name);
      if (list === undefined) lists.set(name, entry);
      else if (Array.isArray(list)) {
        // A name that a source repeats within one paper counts once.
        if (list.at(-1) !== entry) list.push(entry);
      } else if (list !== entry) lists.set(name, [list, entry]);
    }
  const found = new Map<string, Signature>();
  for (const [name, list] of lists)
    if (Array.isArray(list) ? list.length >= least : least === 1)
      found.set(name, { name, file: signatureFile(name), papers: [list].flat() });
  return found;
}

/** The file of a name's page, whether or not it has one. */
export const signatureFile = (name: string): string => `authors/${nameSlug(name)}.html`;

/** A file name for a person's name. It depends on the name alone, and different names get different ones. */
function nameSlug(name: string): string {
  if (PLAIN.test(name) && name.length <= LONGEST_SLUG) return name.toLowerCase().replaceAll(' ', '-');
  const slug = slugify(
    harmless(name)
      .normalize('NFKC')
      .slice(0, 2 * LONGEST_SLUG),
  ).slice(0, LONGEST_SLUG);
  return `${slug || 'name'}-${crypto.createHash('sha1').update(name).digest('hex').slice(0, 6)}`;
}
