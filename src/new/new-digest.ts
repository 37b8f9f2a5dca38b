import fs from 'node:fs';
import path from 'node:path';
import slugify from '@sindresorhus/slugify';
import { DEFAULT_SITE, HOSTS as HOSTS_WITH_LIMITS, isAuthority } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { init } from './init.ts';

export interface NewDigest {
  name: string;
  /** Absolute, with the base path. */
  url: string;
  /** BCP 47 */
  language: string;
  host: Host;
  /** What `npm install` takes for the program: a version, a tarball, a repository. */
  from: string;
  /** `yyyy-mm-dd`, a day on which the address is this digest's. */
  day: string;
}

const FILES = path.join(PROJECT_ROOT, 'src/new/files');
/** npm leaves files of these names out of a package, so they go by others there. */
const HIDDEN = ['npmrc', 'gitignore', 'gitattributes'];
/** What publishes the digest: where that file stands, and what the digest's README says of it. */
const PUBLISHING = {
  github: {
    from: 'github.yml',
    to: '.github/workflows/publish.yml',
    says: 'Each push to `main` builds the site and publishes it (`.github/workflows/publish.yml`). Set *Settings > Pages > Source* to "GitHub Actions" once.',
  },
  gitlab: {
    from: 'gitlab.yml',
    to: '.gitlab-ci.yml',
    says: 'Each push to the default branch builds the site and publishes it on GitLab Pages (`.gitlab-ci.yml`).',
  },
  netlify: {
    from: 'netlify.toml',
    to: 'netlify.toml',
    says: 'Netlify builds and publishes each push, once the repository is connected there (`netlify.toml`).',
  },
  cloudflare: {
    from: 'cloudflare.toml',
    to: 'wrangler.toml',
    says: 'Cloudflare Pages builds and publishes each push, once the repository is connected there with the build command `npm run build`.',
  },
  none: undefined,
} as const;

/** Where a digest can be published by what `new` writes. */
export type Host = keyof typeof PUBLISHING;
export const HOSTS = Object.keys(PUBLISHING) as Host[];

/**
 * Makes a digest: a folder that installs, builds, is edited and published by itself.
 *
 * @param folder new, or empty but for `.git`
 * @returns the files, relative to the folder
 * @throws UsageError where something stands there already
 */
export function newDigest(folder: string, digest: NewDigest): string[] {
  requireEmpty(folder);
  const made: string[] = [];
  const put = (file: string, text: string): void => {
    const at = path.join(folder, file);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, text);
    made.push(file);
  };
  const publishing = PUBLISHING[digest.host];
  const template = (file: string): string => {
    const words: Record<string, string> = {
      name: digest.name,
      package: packageName(digest.name),
      publishing: publishing ? `\n## Publishing\n\n${publishing.says}\n` : '',
    };
    return fs.readFileSync(path.join(FILES, file), 'utf8').replace(/\{\{(\w+)\}\}/g, (all, word) => words[word] ?? all);
  };
  put('package.json', manifest(digest));
  for (const name of HIDDEN) put(`.${name}`, template(name));
  for (const file of ['pnpm-workspace.yaml', 'eleventy.config.js', 'theme/site.css', 'README.md'])
    put(file, template(file).trimEnd().concat('\n'));
  if (publishing) put(publishing.to, template(publishing.from));
  for (const file of ['dumps/example.txt', 'dumps/example.yaml', 'days/2025-01-15.md'])
    put(`content/${file}`, template(`content/${file}`));
  put('content/site.yaml', siteFile(digest));
  return [...made, ...init(path.join(folder, 'content')).map(file => `content/${file}`)];
}

function requireEmpty(folder: string): void {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new UsageError(`expected a new folder, found the file ${folder}`);
  const found = stat ? fs.readdirSync(folder).filter(name => name !== '.git') : [];
  if (found.length > 0)
    throw new UsageError(
      `expected a new or empty folder, found ${found[0]}${found.length > 1 ? ` and ${found.length - 1} more` : ''} in ${folder}`,
    );
}

function manifest({ name, from }: NewDigest): string {
  const scripts = { build: 'broadsheet build', dev: 'broadsheet dev', ingest: 'broadsheet ingest' };
  const facts = { name: packageName(name), private: true, type: 'module', scripts, dependencies: { broadsheet: from } };
  return `${JSON.stringify(facts, undefined, 2)}\n`;
}

/** A name that npm takes for a package. */
const packageName = (name: string): string => slugify(name).slice(0, 100) || 'digest';

/** The default settings, with this digest's facts in their places. */
function siteFile({ name, url, language, host, day }: NewDigest): string {
  const address = new URL(url);
  const facts: Record<string, string> = {
    name: JSON.stringify(name),
    url: address.href.replace(/\/?$/, '/'),
    language,
    // An address of numbers is nobody's for good: the default's stands in for a domain of the editor's.
    ...(isAuthority(address.hostname) && { '  authority': address.hostname }),
    '  date': JSON.stringify(day),
  };
  const known = HOSTS_WITH_LIMITS.some(name => name === host)
    ? `# Builds warn when the site nears this host's limits.\nhost: ${host}\n`
    : '';
  return DEFAULT_SITE.concat(known).replace(/^( *\w+): .*$/gm, (line, key: string) =>
    key in facts ? `${key}: ${facts[key]}` : line,
  );
}
