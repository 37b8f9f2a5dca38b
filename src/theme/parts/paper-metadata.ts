import { arxivPdf, paperAddresses } from '../../cite/paper-address.ts';
import { isMeeting } from '../../digest/venue.ts';
import type { PaperEntry } from '../../paper.ts';
import { escapeHtml, type Html, raw } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { harmless, plainAbstract, plainTitle } from '../../typeset/markdown.ts';
import { anyOf, CONTROLS, TURNING } from '../../typeset/unsafe.ts';

/**
 * Metadata for reference managers and search engines: Highwire's `citation_*`
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing) and schema.org's ScholarlyArticle. Unknown fields are
 * left out; a summary by the editor is not the paper's abstract, which stands in the former alone: that is where reference managers look
 * for it.
 *
 * @param url of the page, which is about the paper and not the paper
 */
export function paperMetadata(entry: PaperEntry, url: string): Html {
  const abstract = entry.abstract && !entry['abstract-by'] ? plainAbstract(entry.abstract) : undefined;
  const tags: [string, string | undefined][] = [
    ['citation_title', entry.title && plainTitle(entry.title)],
    ...(entry.author ?? []).map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', entry.issued?.replaceAll('-', '/')],
    [isMeeting(entry) ? 'citation_conference_title' : 'citation_journal_title', entry['container-title']],
    ['citation_language', entry.language],
    ['citation_doi', entry.identifiers?.doi],
    ['citation_pmid', entry.identifiers?.pmid],
    ['citation_arxiv_id', entry.identifiers?.arxiv],
    ['citation_pdf_url', entry.identifiers?.arxiv && arxivPdf(entry.identifiers.arxiv)],
    ['citation_abstract', abstract],
    ['citation_abstract_html_url', paperAddresses(entry)[0]?.url],
  ];
  let out = '';
  for (const [name, value] of tags) {
    const text = value && escapeHtml(value);
    if (text) out += `<meta name="${name}" content="${text}">\n`;
  }
  return raw(`${out}<script type="application/ld+json">${jsonLd(entry, url)}</script>\n`);
}

function jsonLd(entry: PaperEntry, url: string): string {
  const { arxiv, doi } = entry.identifiers ?? {};
  const [main, ...others] = paperAddresses(entry);
  const venue = entry['container-title'];
  return jsonForScript({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    mainEntityOfPage: url,
    url: main?.url,
    ...(entry.title ? { headline: plainTitle(entry.title) } : { name: paperLabel(entry) }),
    author: entry.author?.map(name => ({ '@type': 'Person', name: harmless(name) })),
    datePublished: entry.issued,
    inLanguage: entry.language,
    isPartOf: venue ? { '@type': 'CreativeWork', name: harmless(venue) } : undefined,
    identifier: doi ? `doi:${doi}` : arxiv ? `arXiv:${arxiv}` : undefined,
    sameAs: others.length > 0 ? others.map(link => link.url) : undefined,
    creativeWorkStatus: entry.status,
  });
}

const IN_SCRIPT = anyOf('<\\u2028\\u2029', CONTROLS, TURNING);

/** JSON that can neither end its script element nor change the direction of the text after it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(IN_SCRIPT, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
