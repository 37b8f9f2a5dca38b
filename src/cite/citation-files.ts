import type { PaperEntry } from '../paper.ts';
import type { CslItem } from './csl-item.ts';
import { cslItem } from './csl-json.ts';
import { cslText } from './csl-text.ts';
import { paperBibtex } from './paper-bibtex.ts';
import { ris } from './ris.ts';

/** A file format of citations: what it is called, how its files end, what hosts call it. */
export interface CitationFormat {
  name: string;
  extension: string;
  type: string;
  /** @param keyOf the key of a paper's record of BibTeX */
  render(papers: readonly PaperEntry[], keyOf: (entry: PaperEntry) => string): string;
}

/** The formats in which each list of papers is offered. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  {
    name: 'BibTeX',
    extension: 'bib',
    type: 'application/x-bibtex',
    render: (papers, keyOf) => papers.map(entry => `${paperBibtex(entry, keyOf(entry))}\n`).join('\n'),
  },
  {
    name: 'RIS',
    extension: 'ris',
    type: 'application/x-research-info-systems',
    render: (papers, keyOf) => papers.map(entry => ris(withoutAbstract(entry, keyOf))).join('\r\n'),
  },
  {
    name: 'CSL-JSON',
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    render: (papers, keyOf) => `[\n${papers.map(entry => cslText(withoutAbstract(entry, keyOf))).join(',\n')}\n]\n`,
  },
];

/** Abstracts stand on the papers' pages, where reference managers take them, and in the JSON of their day. */
const withoutAbstract = (entry: PaperEntry, keyOf: (entry: PaperEntry) => string): CslItem => ({
  ...cslItem(entry, keyOf(entry)),
  abstract: undefined,
});

/** Where the citations of a day's or a topic's papers stand. @param list `days/2025-11-19` */
export function citationFile(list: string, extension: string): string {
  return `${list}.${extension}`;
}
