import { trimAddress } from '../../content/identifier.ts';
import { attempt } from '../../files/attempt.ts';
import type { Link } from '../../paper.ts';
import { words } from '../../typeset/words.ts';

/** Hosts, their subdomains included, by what their addresses lead to. */
const KINDS: readonly (readonly [Link['kind'], readonly string[]])[] = [
  ['code', words('github.com gitlab.com bitbucket.org codeberg.org anonymous.4open.science sourceforge.net')],
  ['data', words('zenodo.org kaggle.com figshare.com datadryad.org dataverse.harvard.edu archive.ics.uci.edu')],
  ['paper', words('arxiv.org doi.org openreview.net aclanthology.org alphaxiv.org biorxiv.org')],
  ['project', words('sites.google.com github.io gitlab.io netlify.app vercel.app pages.dev')],
];

/** Hosts whose addresses papers often write without `https://`; others need the scheme or `www.`. */
const BARE =
  '(?:github|gitlab)\\.com/|bitbucket\\.org/|codeberg\\.org/|huggingface\\.co/|zenodo\\.org/|arxiv\\.org/abs/|doi\\.org/10\\.';
/** Characters of an address; `\_` and the like are LaTeX's or Markdown's escapes of one. */
const ADDRESS = new RegExp(
  `(?<![\\w@/.-])(?:https?://|www\\.|${BARE})(?:\\\\[_#%&~]|[^\\s<>"\`{}|\\\\^\\[\\]“”])+`,
  'giu',
);
const PROJECT_WORDS = /\b(?:project|home|demo)[ -]?(?:web)?(?:page|site)|\bwebsite|\bwebpage|\bproject\b[^.]*$/i;

/**
 * The links of an abstract, as Markdown or as the source words it: addresses with `http(s)://` or `www.`, and those of
 * well-known code and data hosts without either. In order of appearance, each once.
 */
export function findLinks(text: string): Link[] {
  const links = new Map<string, Link>();
  if (!text.includes('/') && !/www\./i.test(text)) return [];
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimAddress(match[0].slice(0, 2000).replace(/\\([_#%&~])/g, '$1'));
    const url = /^https?:/i.test(address) ? address : `https://${address}`;
    const host = hostOf(url);
    if (!host) continue;
    const key = url
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/(?:\.git)?\/*$/, '');
    if (links.has(key)) continue;
    links.set(key, { url, kind: kindOf(url, host, text.slice(Math.max(0, match.index - 60), match.index)) });
  }
  return [...links.values()];
}

function hostOf(url: string): string | undefined {
  const host = attempt(() => new URL(url))?.hostname.replace(/^www\./, '');
  return host !== undefined && /^[^.]+(?:\.[^.]+)+$/.test(host) ? host : undefined;
}

function kindOf(url: string, host: string, before: string): Link['kind'] {
  if (host === 'huggingface.co' || host === 'hf.co') {
    const path = new URL(url).pathname;
    if (path.startsWith('/datasets/')) return 'data';
    if (path.startsWith('/papers/')) return 'paper';
    if (path.startsWith('/spaces/')) return 'project';
    return /^\/[^/]+/.test(path) ? 'model' : 'other';
  }
  const known = KINDS.find(([, hosts]) => hosts.some(h => host === h || host.endsWith(`.${h}`)));
  if (known) return known[0];
  // Only the sentence that leads to the address speaks of it.
  const lead = before.slice(before.search(/[^.]*\.?\s*$/));
  return PROJECT_WORDS.test(lead) ? 'project' : 'other';
}
