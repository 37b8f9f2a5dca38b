import type { PaperEntry } from '../paper.ts';
import { cslItem } from './csl-json.ts';
import { cslText } from './csl-text.ts';
import { paperBibtex } from './paper-bibtex.ts';
import { ris } from './ris.ts';

/** A file format of citations: what it is called, how its files end, what hosts call it. */
export interface CitationFormat {
  name: string;
  extension: string;
  type: string;
  /** @param urlOf the address of a paper's page */
  render(papers: readonly PaperEntry[], urlOf: (entry: PaperEntry) => string): string;
}

/** The formats in which each list of papers is offered. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  {
    name: 'BibTeX',
    extension: 'bib',
    type: 'application/x-bibtex',
    render: (papers, urlOf) => papers.map(entry => `${paperBibtex(entry, urlOf(entry))}\n`).join('\n'),
  },
  {
    name: 'RIS',
    extension: 'ris',
    type: 'application/x-research-info-systems',
    render: (papers, urlOf) => papers.map(entry => ris(cslItem(entry, urlOf(entry)))).join('\r\n'),
  },
  {
    name: 'CSL-JSON',
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    render: (papers, urlOf) => `[\n${papers.map(entry => cslText(cslItem(entry, urlOf(entry)))).join(',\n')}\n]\n`,
  },
];

/** Where the citations of a day's or a topic's papers stand. @param list `days/2025-11-19` */
export function citationFile(list: string, extension: string): string {
  return `${list}.${extension}`;
}
