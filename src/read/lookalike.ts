import { firstLines } from './formats/line-cursor.ts';
import type { SourceDump } from './source.ts';

/** What people save that no source reads: its name, what its beginning has, and what to do. */
const KINDS: readonly { name: string; has: RegExp; advice?: string }[] = [
  {
    name: 'a web page in HTML',
    has: /^[ \t]{0,20}<(?:!doctype html|html[\s>])/im,
    advice: 'Copy the page’s text instead, or save what its interface answers.',
  },
  {
    name: 'PubMed’s tagged format (.nbib)',
    has: /^PMID ?- ?\d/m,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  {
    name: 'PubMed’s answer in XML',
    has: /<PubmedArticle(?:Set)?[\s>]/,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  {
    name: 'Web of Science’s tagged format (.ciw)',
    has: /^FN (?:Clarivate|ISI|Thomson)|^UT (?:WOS|ISI):/m,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  { name: 'Semantic Scholar’s answer in JSON', has: /"paperId"\s*:/, advice: 'Export the papers as BibTeX instead.' },
  {
    name: 'OpenAlex’s answer in JSON',
    has: /"https:\/\/openalex\.org\//,
    advice: 'Export the works as RIS or BibTeX instead.',
  },
  {
    name: 'DataCite’s answer in JSON',
    has: /"(?:relationships|attributes)"\s*:\s*\{/,
    advice: 'Ask for BibTeX or CSL-JSON instead.',
  },
  {
    name: 'Crossref’s answer in JSON',
    has: /"message-(?:type|version)"\s*:/,
    advice: 'Save the answer of api.crossref.org/works, whole and as it came.',
  },
  {
    name: 'EndNote’s XML',
    has: /<xml>\s*<records>|<records>\s*<record>/,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  {
    name: 'EndNote’s tagged format (.enw)',
    has: /^%0 [A-Z]/m,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  { name: 'MODS', has: /<mods(?:Collection)?[\s>]/, advice: 'Export the references as RIS or BibTeX instead.' },
  { name: 'JATS, the XML of journals’ articles', has: /<article-meta[\s>]|<journal-meta[\s>]/ },
  { name: 'a feed of a site that no source knows', has: /<(?:feed|rss|rdf:RDF)[\s>]/i },
  { name: 'a list of LaTeX’s \\bibitem', has: /\\bibitem\s*[[{]/, advice: 'Give the .bib file instead.' },
  { name: 'XML', has: /^\s*<\?xml\s/ },
  { name: 'JSON', has: /^\s*[[{]\s*["{[\]}]/ },
  {
    name: 'a table of values between commas or tabs',
    has: /^[^\n]{0,500}\b(?:title|authors?)\b[^\n]{0,100}[,;\t][^\n]{0,500}[,;\t][^\n]{0,500}(?:\n|$)/i,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
  { name: 'a list in Markdown', has: /^\s{0,8}(?:[-*+]\s|\|)[^\n]{0,500}\]\(https?:/m },
  {
    name: 'a list of references as they are printed',
    has: /^\s{0,8}(?:\[\d{1,4}\]|\d{1,4}\.)\s[^\n]{20,1000}\(?(?:19|20)\d\d\)?/m,
    advice: 'Export the references as RIS or BibTeX instead.',
  },
];

/** How much of a dump's beginning is looked at. */
const LINES = 200;
const CHARACTERS = 50_000;

/** What a dump looks like that no source reads; undefined where nothing is known of it. */
export function lookalike(dump: SourceDump): { name: string; advice?: string } | undefined {
  const start = firstLines(dump.lines.slice(0, 2000), LINES)
    .map(line => line.text.slice(0, CHARACTERS))
    .join('\n')
    .slice(0, CHARACTERS);
  return KINDS.find(({ has }) => has.test(start));
}
