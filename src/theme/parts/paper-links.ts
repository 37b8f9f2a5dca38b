import type { Link, PaperEntry } from '../../paper.ts';

const NAMES: Record<Link['kind'], string> = {
  code: 'Code',
  data: 'Data',
  model: 'Model',
  project: 'Project page',
  paper: 'Paper',
  other: 'Link',
};

/** The text of a link: its kind. */
export function linkName(link: Link): string {
  return NAMES[link.kind];
}

/** The host of an address without `www.`, to tell links of one kind apart. */
export function linkHost(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

/** Links to the paper itself, from its identifiers. */
export function readingLinks(entry: PaperEntry): { name: string; url: string }[] {
  const { arxiv, doi, openreview } = entry.identifiers ?? {};
  const links: { name: string; url: string }[] = [];
  if (arxiv) {
    links.push({ name: `arXiv ${arxiv}`, url: `https://arxiv.org/abs/${encodeURI(arxiv)}` });
    links.push({ name: 'PDF', url: `https://arxiv.org/pdf/${encodeURI(arxiv)}` });
  }
  if (doi)
    links.push({ name: `doi ${doi}`, url: `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}` });
  if (openreview)
    links.push({ name: 'OpenReview', url: `https://openreview.net/forum?id=${encodeURIComponent(openreview)}` });
  return links;
}
