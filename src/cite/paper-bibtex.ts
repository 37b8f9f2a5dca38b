import type { PaperEntry } from '../paper.ts';
import { onlyTypesets } from '../typeset/math-commands.ts';
import { writeSpans } from '../typeset/math-spans.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { texText } from './tex.ts';

/** A paper as a record of BibTeX. @param key from `Digest.citationKey` */
export function paperBibtex(entry: PaperEntry, key: string): string {
  return bibtex(cslItem(entry, key), {
    title: entry.title && texTitle(entry.title),
    others: entry['authors-complete'] === false,
  });
}

/** A title as LaTeX: formulas that do nothing but typeset stay formulas, everything else is text. */
function texTitle(title: string): string {
  return writeSpans(title, texText, tex => (onlyTypesets(tex) ? `$${tex}$` : texText(`$${tex}$`)));
}
