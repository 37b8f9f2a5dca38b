import fs from 'node:fs';
import path from 'node:path';
import slugify from '@sindresorhus/slugify';
import { contentFolder } from '../content/content-folder.ts';
import { DEFAULT_SITE, GIT_ATTRIBUTES, HOSTS as HOSTS_WITH_LIMITS } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { PROJECT_ROOT } from '../memory/project.ts';

/** Where a digest can be published by what `new` writes. */
export const HOSTS = ['github', 'gitlab', 'netlify', 'cloudflare', 'none'] as const;
export type Host = (typeof HOSTS)[number];

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
/** What publishes the digest, and where that file stands. */
const PUBLISHING: Record<Host, readonly [from: string, to: string] | undefined> = {
  github: ['github.yml', '.github/workflows/publish.yml'],
  gitlab: ['gitlab.yml', '.gitlab-ci.yml'],
  netlify: ['netlify.toml', 'netlify.toml'],
  cloudflare: ['cloudflare.toml', 'wrangler.toml'],
  none: undefined,
};

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
  const put = (file: string, text: string | Buffer): void => {
    const at = path.join(folder, file);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    fs.writeFileSync(at, text);
    made.push(file);
  };
  const template = (file: string): string => {
    const publishing = PUBLISHING[digest.host];
    const words: Record<string, string> = {
      name: digest.name,
      package: packageName(digest.name),
      publishing: publishing ? `\n## Publishing\n\n${PUBLISHED_BY[digest.host]}` : '',
    };
    return fs.readFileSync(path.join(FILES, file), 'utf8').replace(/\{\{(\w+)\}\}/g, (all, word) => words[word] ?? all);
  };
  put('package.json', manifest(digest));
  for (const name of HIDDEN) put(`.${name}`, template(name));
  for (const file of ['eleventy.config.js', 'theme/site.css', 'README.md'])
    put(file, template(file).trimEnd().concat('\n'));
  const publishing = PUBLISHING[digest.host];
  if (publishing) put(publishing[1], template(publishing[0]));
  for (const file of ['dumps/example.txt', 'dumps/example.yaml', 'days/2025-01-15.md'])
    put(`content/${file}`, template(`content/${file}`));
  put('content/site.yaml', siteFile(digest));
  put('content/.gitattributes', GIT_ATTRIBUTES);
  const topics = contentFolder(path.join(PROJECT_ROOT, 'content')).topics;
  for (const name of fs.readdirSync(topics).sort())
    put(`content/topics/${name}`, fs.readFileSync(path.join(topics, name)));
  return made;
}

const PUBLISHED_BY: Record<Host, string> = {
  github:
    'Each push to `main` builds the site and publishes it (`.github/workflows/publish.yml`). Set *Settings > Pages > Source* to "GitHub Actions" once.\n',
  gitlab: 'Each push to the default branch builds the site and publishes it on GitLab Pages (`.gitlab-ci.yml`).\n',
  netlify: 'Netlify builds and publishes each push, once the repository is connected there (`netlify.toml`).\n',
  cloudflare:
    'Cloudflare Pages builds and publishes each push, once the repository is connected there with the build command `npm run build`.\n',
  none: '',
};

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
    '  authority': address.hostname,
    '  date': JSON.stringify(day),
  };
  const known = HOSTS_WITH_LIMITS.some(name => name === host)
    ? `# Builds warn when the site nears this host's limits.\nhost: ${host}\n`
    : '';
  return DEFAULT_SITE.concat(known).replace(/^( *\w+): .*$/gm, (line, key: string) =>
    key in facts ? `${key}: ${facts[key]}` : line,
  );
}
