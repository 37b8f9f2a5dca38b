import type { PaperEntry } from '../paper.ts';
import { linkHost } from '../typeset/link-host.ts';

/** Where a paper can be read: what the place is called, and its address there. */
export interface PaperAddress {
  name: string;
  url: string;
}

/** The page of an arXiv identifier. */
export const arxivAddress = (id: string): string => `https://arxiv.org/abs/${encodeURI(id)}`;

/** The PDF of an arXiv identifier. */
export const arxivPdf = (id: string): string => `https://arxiv.org/pdf/${encodeURI(id)}`;

/** The address that a DOI leads to. */
export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;

/** Where the paper itself stands, as far as its identifiers and its source tell: the best place first. */
export function paperAddresses(entry: PaperEntry): PaperAddress[] {
  const { arxiv, doi, openreview, pmid, pmcid } = entry.identifiers ?? {};
  const places: PaperAddress[] = [];
  if (arxiv) places.push({ name: `arXiv ${arxiv}`, url: arxivAddress(arxiv) });
  if (doi) places.push({ name: `doi ${doi}`, url: doiAddress(doi) });
  if (openreview)
    places.push({ name: 'OpenReview', url: `https://openreview.net/forum?id=${encodeURIComponent(openreview)}` });
  if (pmcid) places.push({ name: 'PubMed Central', url: `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURI(pmcid)}/` });
  if (pmid) places.push({ name: 'PubMed', url: `https://pubmed.ncbi.nlm.nih.gov/${encodeURI(pmid)}/` });
  for (const { kind, url } of entry.links ?? [])
    if (kind === 'paper' && !places.some(place => place.url === url)) places.push({ name: placeName(url), url });
  if (arxiv) places.push({ name: 'PDF', url: arxivPdf(arxiv) });
  return places;
}

/** What stands at an address that a source names: a PDF, or a page of a host. */
function placeName(url: string): string {
  return /\.pdf(?:$|[?#])/i.test(url) ? 'PDF' : linkHost(url);
}
