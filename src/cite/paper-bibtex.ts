import type { PaperEntry } from '../paper.ts';
import { onlyTypesets } from '../typeset/math-commands.ts';
import { writeSpans } from '../typeset/math-spans.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { texText } from './tex.ts';

/** A paper as a record of BibTeX. Its key is the entry's id, which never changes. @param url of the paper's page */
export function paperBibtex(entry: PaperEntry, url: string): string {
  return bibtex(cslItem(entry, url), {
    title: entry.title && texTitle(entry.title),
    others: entry['authors-complete'] === false,
  });
}

/** A title as LaTeX: formulas that do nothing but typeset stay formulas, everything else is text. */
function texTitle(title: string): string {
  return writeSpans(title, texText, tex => (onlyTypesets(tex) ? `$${tex}$` : texText(`$${tex}$`)));
}
