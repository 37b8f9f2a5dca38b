/** An item of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables), as far as a paper has it. */
export interface CslItem {
  id: string;
  type: 'article' | 'article-journal' | 'paper-conference';
  title?: string;
  author?: { literal: string }[];
  issued?: { 'date-parts': number[][]; circa?: true };
  'container-title'?: string;
  genre?: string;
  language?: string;
  DOI?: string;
  PMID?: string;
  PMCID?: string;
  archive?: string;
  archive_location?: string;
  /** Where the paper itself stands; never a page of the digest. */
  URL?: string;
  'citation-key'?: string;
  /** What the person who keeps the citation says of it. */
  annote?: string;
  status?: string;
  abstract?: string;
  note?: string;
}
