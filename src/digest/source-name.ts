/** The sources that the program reads, by names that people know. */
const NAMES: Readonly<Record<string, string>> = {
  'acl-anthology-html': 'ACL Anthology',
  aitopics: 'AITopics',
  'arxiv-atom': 'arXiv (API)',
  'arxiv-listing': 'arXiv',
  'arxiv-mail': 'arXiv (mail)',
  bibtex: 'A BibTeX file',
  catalyzex: 'CatalyzeX',
  'crossref-json': 'Crossref',
  'csl-json': 'A CSL-JSON file',
  csv: 'A table',
  feed: 'A feed',
  'html-metadata': 'A paper’s page',
  'huggingface-daily-json': 'Hugging Face daily papers (API)',
  'huggingface-html': 'Hugging Face daily papers (page)',
  'huggingface-papers': 'Hugging Face daily papers',
  'json-feed': 'A feed',
  'markdown-list': 'A list in Markdown',
  'openalex-json': 'OpenAlex',
  'openreview-html': 'OpenReview (page)',
  'openreview-json': 'OpenReview',
  'plain-list': 'A list',
  'poster-session': 'A conference’s poster session',
  'pubmed-nbib': 'PubMed',
  'pubmed-xml': 'PubMed (API)',
  ris: 'A RIS file',
  'scholar-alert': 'Google Scholar’s alerts',
  'semantic-scholar-json': 'Semantic Scholar',
  'wos-tagged': 'Web of Science',
};

/** A source's id in words, as readers see it. */
export const sourceName = (id: string): string => (Object.hasOwn(NAMES, id) ? NAMES[id]! : id.replaceAll('-', ' '));
