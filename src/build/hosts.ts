import type { HostName } from '../content/site-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { grouped, plural } from '../typeset/plural.ts';

/** What a host takes of one site. */
interface Limits {
  /** The host's own name. */
  name: string;
  bytes?: number;
  files?: number;
  /** Bytes of one file. */
  file?: number;
  /** Files that lie in one folder. */
  folder?: number;
}

const MIB = 2 ** 20;

/** As the hosts stated them on 29 November 2026; those of free plans. */
export const HOST_LIMITS = {
  // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
  github: { name: 'GitHub Pages', bytes: 1e9, file: 100 * MIB },
  // https://docs.gitlab.com/administration/instance_limits/#gitlab-pages
  gitlab: { name: 'GitLab Pages', bytes: 1e9, files: 200_000 },
  // https://docs.netlify.com/site-deploys/overview/#files-per-directory-limit; of bytes it says nothing
  netlify: { name: 'Netlify', folder: 54_000 },
  // https://developers.cloudflare.com/pages/platform/limits/
  cloudflare: { name: 'Cloudflare Pages, free plan', files: 20_000, file: 25 * MIB },
} as const satisfies Record<HostName, Limits>;

/** From this part of a limit on a build warns. */
const NEAR = 0.8;

/**
 * The most bytes that one file may have: four fifths of what the strictest of the hosts takes, so that a site can go to any of them.
 */
export const MOST_IN_A_FILE: number = NEAR * HOST_LIMITS.cloudflare.file;

/** The most bytes that one file may have where the site is published: four fifths of the host's limit. */
export function mostInAFile(host: HostName | undefined): number {
  const { file = Number.POSITIVE_INFINITY }: Limits = host ? HOST_LIMITS[host] : { name: '' };
  return NEAR * file;
}

/** What a site holds. */
export interface SiteSize {
  files: number;
  bytes: number;
  /** The largest file. */
  largest: { file: string; bytes: number };
  /** The folder that holds the most files. */
  fullest: { folder: string; files: number };
}

/** What of a site is near its host's limits, or beyond them. @param file `site.yaml`, which names the host */
export function checkHost(host: HostName | undefined, size: SiteSize, file: string): Diagnostic[] {
  if (!host) return [];
  const { files, bytes, largest, fullest } = size;
  const limits: Limits = HOST_LIMITS[host];
  const found = [
    { limit: limits.files, size: files, text: (count: number) => plural(count, 'file') },
    { limit: limits.bytes, size: bytes, text: megabytes },
    { limit: limits.file, size: largest.bytes, text: (size: number) => `${megabytes(size)} a file`, at: largest.file },
    {
      limit: limits.folder,
      size: fullest.files,
      text: (count: number) => `${plural(count, 'file')} a folder`,
      at: `${fullest.folder}/`,
    },
  ];
  return found.flatMap(({ limit, size, text, at }): Diagnostic[] => {
    if (limit === undefined || size < NEAR * limit) return [];
    const part = `${Math.round((100 * size) / limit)} %`;
    return [
      {
        severity: 'warning',
        rule: 'host-limit',
        file,
        message: `expected a site well within what ${limits.name} takes, ${text(limit)}; found ${text(size)}${at ? ` (${at})` : ''}, ${part} of it`,
        advice: 'Switch off sections in site.yaml, or publish elsewhere; docs/costs.md says what takes how much.',
      },
    ];
  });
}

export const megabytes = (bytes: number): string => `${grouped(Math.round(bytes / 1e6))} MB`;
