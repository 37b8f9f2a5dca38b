import type { PaperEntry } from '../paper.ts';
import type { Layout } from '../theme/layout.ts';
import { cslItem } from './csl-json.ts';
import { cslText } from './csl-text.ts';
import { paperBibtex } from './paper-bibtex.ts';
import { ris } from './ris.ts';

/** A file format of citations: what it is called, how its files end, what hosts call it. */
export interface CitationFormat {
  name: string;
  extension: string;
  type: string;
  render(papers: readonly PaperEntry[], layout: Layout): string;
}

/** The formats in which each list of papers is offered. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  {
    name: 'BibTeX',
    extension: 'bib',
    type: 'application/x-bibtex',
    render: (papers, layout) => papers.map(entry => `${paperBibtex(entry, pageUrl(entry, layout))}\n`).join('\n'),
  },
  {
    name: 'RIS',
    extension: 'ris',
    type: 'application/x-research-info-systems',
    render: (papers, layout) => papers.map(entry => ris(cslItem(entry, pageUrl(entry, layout)))).join('\r\n'),
  },
  {
    name: 'CSL-JSON',
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    render: (papers, layout) =>
      `[\n${papers.map(entry => cslText(cslItem(entry, pageUrl(entry, layout)))).join(',\n')}\n]\n`,
  },
];

function pageUrl(entry: PaperEntry, layout: Layout): string {
  return layout.url(`papers/${entry.id}.html`);
}
