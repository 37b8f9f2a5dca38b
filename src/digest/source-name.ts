/** The sources that the program reads, by names that people know. */
const NAMES: Readonly<Record<string, string>> = {
  aitopics: 'AITopics',
  'arxiv-atom': 'arXiv (API)',
  'arxiv-listing': 'arXiv',
  bibtex: 'A BibTeX file',
  catalyzex: 'CatalyzeX',
  'crossref-json': 'Crossref',
  'csl-json': 'A CSL-JSON file',
  feed: 'A feed',
  'huggingface-daily-json': 'Hugging Face daily papers (API)',
  'huggingface-papers': 'Hugging Face daily papers',
  'json-feed': 'A feed',
  'openalex-json': 'OpenAlex',
  'openreview-json': 'OpenReview',
  'poster-session': 'A conference’s poster session',
  'pubmed-nbib': 'PubMed',
  'pubmed-xml': 'PubMed (API)',
  ris: 'A RIS file',
  'semantic-scholar-json': 'Semantic Scholar',
  'wos-tagged': 'Web of Science',
};

/** A source's id in words, as readers see it. */
export const sourceName = (id: string): string => (Object.hasOwn(NAMES, id) ? NAMES[id]! : id.replaceAll('-', ' '));
