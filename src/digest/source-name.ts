import type { WordKey, Words } from '../words/words.ts';

/** The sources that the program reads which have a name, by names that people know. */
const NAMES: Readonly<Record<string, string>> = {
  'acl-anthology-html': 'ACL Anthology',
  aitopics: 'AITopics',
  'arxiv-atom': 'arXiv (API)',
  'arxiv-listing': 'arXiv',
  catalyzex: 'CatalyzeX',
  'crossref-json': 'Crossref',
  'openalex-json': 'OpenAlex',
  'openreview-json': 'OpenReview',
  'pubmed-nbib': 'PubMed',
  'pubmed-xml': 'PubMed (API)',
  'semantic-scholar-json': 'Semantic Scholar',
  'wos-tagged': 'Web of Science',
};

/** The others: what they are, in words. */
const DESCRIBED = {
  'arxiv-mail': 'source-arxiv-mail',
  bibtex: 'source-bibtex',
  'csl-json': 'source-csl-json',
  csv: 'source-table',
  feed: 'source-feed',
  'html-metadata': 'source-paper-page',
  'huggingface-daily-json': 'source-huggingface-api',
  'huggingface-html': 'source-huggingface-page',
  'huggingface-papers': 'source-huggingface',
  'json-feed': 'source-feed',
  'markdown-list': 'source-markdown',
  'openreview-html': 'source-openreview-page',
  'plain-list': 'source-list',
  'poster-session': 'source-posters',
  ris: 'source-ris',
  'scholar-alert': 'source-scholar',
  'virtual-conference-html': 'source-conference-page',
} as const satisfies Readonly<Record<string, WordKey>>;

/** A source's id in words, as readers see it. */
export function sourceName(words: Words, id: string): string {
  if (Object.hasOwn(DESCRIBED, id)) return words.say(DESCRIBED[id as keyof typeof DESCRIBED]);
  return Object.hasOwn(NAMES, id) ? NAMES[id]! : id.replaceAll('-', ' ');
}
