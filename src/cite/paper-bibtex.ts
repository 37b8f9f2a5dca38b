import type { PaperEntry } from '../paper.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { texTitle } from './tex-title.ts';

/** A paper as a record of BibTeX. Its key is the entry's id, which never changes. @param url of the paper's page */
export function paperBibtex(entry: PaperEntry, url: string): string {
  return bibtex(cslItem(entry, url), {
    title: entry.title && texTitle(entry.title),
    others: entry['authors-complete'] === false,
  });
}
