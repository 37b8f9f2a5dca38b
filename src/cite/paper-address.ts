import type { PaperEntry } from '../paper.ts';
import { linkHost } from '../typeset/link-host.ts';

/** Where a paper can be read: what the place is called, and its address there. */
export interface PaperAddress {
  name: string;
  url: string;
}

/** Where the paper itself stands, as far as its identifiers and its source tell: the best place first. */
export function paperAddresses(entry: PaperEntry): PaperAddress[] {
  const { arxiv, doi, openreview } = entry.identifiers ?? {};
  const places: PaperAddress[] = [];
  if (arxiv) places.push({ name: `arXiv ${arxiv}`, url: `https://arxiv.org/abs/${encodeURI(arxiv)}` });
  if (doi)
    places.push({ name: `doi ${doi}`, url: `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}` });
  if (openreview)
    places.push({ name: 'OpenReview', url: `https://openreview.net/forum?id=${encodeURIComponent(openreview)}` });
  for (const { kind, url } of entry.links ?? [])
    if (kind === 'paper' && !places.some(place => place.url === url)) places.push({ name: placeName(url), url });
  if (arxiv) places.push({ name: 'PDF', url: `https://arxiv.org/pdf/${encodeURI(arxiv)}` });
  return places;
}

/** What stands at an address that a source names: a PDF, or a page of a host. */
function placeName(url: string): string {
  return /\.pdf(?:$|[?#])/i.test(url) ? 'PDF' : linkHost(url);
}
