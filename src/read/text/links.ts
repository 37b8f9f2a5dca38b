import type { Link } from '../../paper.ts';

const CODE_HOSTS = [
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'anonymous.4open.science',
  'sourceforge.net',
  'gist.github.com',
];
const DATA_HOSTS = [
  'zenodo.org',
  'kaggle.com',
  'figshare.com',
  'datadryad.org',
  'dataverse.harvard.edu',
  'archive.ics.uci.edu',
];
const PAPER_HOSTS = [
  'arxiv.org',
  'doi.org',
  'dx.doi.org',
  'openreview.net',
  'aclanthology.org',
  'alphaxiv.org',
  'biorxiv.org',
];
const PROJECT_HOSTS = ['sites.google.com', 'github.io', 'gitlab.io', 'netlify.app', 'vercel.app', 'pages.dev'];

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

/**
 * The arXiv identifier in an address or a reference: `https://arxiv.org/pdf/2309.17425v2`, `arXiv:2309.17425v2`,
 * `10.48550/arXiv.2309.17425`, or the identifier alone. Without its version; an old one without its subject class
 * (https://info.arxiv.org/help/arxiv_identifier.html).
 */
export function arxivId(text: string): string | undefined {
  const m =
    /(?:arxiv\.org\/(?:abs|pdf|html|format|ps)\/|huggingface\.co\/papers\/|\barxiv\s*[:.]\s*|^\s*)(\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?(?![\w/])/i.exec(
      text.slice(0, 2000),
    );
  const id = m?.[1]?.toLowerCase();
  if (!id) return undefined;
  const number = id.slice(id.indexOf('/') + 1);
  const month = Number(number.slice(2, 4));
  if (month < 1 || month > 12) return undefined;
  if (id.includes('/')) return id.replace(/\.[a-z]{2}\//, '/');
  // Five digits since January 2015, four before.
  return id.length === (Number(id.slice(0, 4)) >= 1501 ? 10 : 9) ? id : undefined;
}

/** The DOI in an address or a reference, lower case, without a resolver's address: DOIs are the same in any case. */
export function doi(text: string): string | undefined {
  let source = text.slice(0, 2000);
  if (/^\s*https?:/i.test(source)) {
    // In an address, a query or a fragment is not the DOI's, and other characters may be percent-encoded.
    source = source.replace(/[?#].*$/s, '');
    try {
      source = decodeURIComponent(source);
    } catch {
      // Not percent-encoded after all: read it as it is.
    }
  }
  const m = /(?<![\d.])10\.\d{4,9}\/[^\s"<>{}|\\^`]+/.exec(source);
  return m ? trimAddress(m[0]).toLowerCase() : undefined;
}

/** The OpenReview identifier in an address (`https://openreview.net/forum?id=…`) or in `openreview:…`. */
export function openreviewId(text: string): string | undefined {
  const m = /(?:openreview\.net\/[a-z/]{1,40}\?(?:[^\s#]{0,200}?&)?id=|\bopenreview:\s*)([\w-]{5,40})/i.exec(
    text.slice(0, 2000),
  );
  return m?.[1];
}

/** Without the punctuation of the sentence around it: a closing bracket stays only where the address opened it. */
function trimAddress(address: string): string {
  let end = address.length;
  let open = 0;
  for (const c of address) open += c === '(' ? 1 : c === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const c = address[end - 1]!;
    if (c === ')' && open < 0) open++;
    else if (!/[.,;:!?'’*_~$…]/u.test(c)) break;
  }
  return address.slice(0, end);
}

function hostOf(url: string): string | undefined {
  try {
    const host = new URL(url).hostname.replace(/^www\./, '');
    return /^[^.]+(?:\.[^.]+)+$/.test(host) ? host : undefined;
  } catch {
    return undefined;
  }
}

function kindOf(url: string, host: string, before: string): Link['kind'] {
  const under = (hosts: string[]) => hosts.some(h => host === h || host.endsWith(`.${h}`));
  if (host === 'huggingface.co' || host === 'hf.co') {
    const path = new URL(url).pathname;
    if (path.startsWith('/datasets/')) return 'data';
    if (path.startsWith('/papers/')) return 'paper';
    if (path.startsWith('/spaces/')) return 'project';
    return /^\/[^/]+/.test(path) ? 'model' : 'other';
  }
  if (under(CODE_HOSTS)) return 'code';
  if (under(DATA_HOSTS)) return 'data';
  if (under(PAPER_HOSTS)) return 'paper';
  if (under(PROJECT_HOSTS)) return 'project';
  // Only the sentence that leads to the address speaks of it.
  const lead = before.slice(before.search(/[^.]*\.?\s*$/));
  return PROJECT_WORDS.test(lead) ? 'project' : 'other';
}
