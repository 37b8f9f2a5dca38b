import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import slugify from '@sindresorhus/slugify';
import { DEFAULT_SITE, type HostName, isAuthority } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import { makeFolder } from '../files/folder.ts';
import { Transaction } from '../files/transaction.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { defaultsFor, requireNamed } from './init.ts';
import { lockOfTarball } from './tarball-lock.ts';

export interface NewDigest {
  name: string;
  /** Absolute, with the base path. */
  url: string;
  /** BCP 47 */
  language: string;
  /** Nobody is named where it is empty. */
  editor?: string;
  email?: string;
  host: Host;
  /** What `npm install` takes for the program: a version, a tarball (of which the digest gets a copy), a repository. */
  from: string;
  /** What installs it, whose lock file it then has. */
  installer: 'npm' | 'pnpm';
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
    says: 'Before that push, switch Pages on once: on GitHub, *Settings > Pages > Source*: "GitHub Actions". From then on each push to `main` builds the site and publishes it (`.github/workflows/publish.yml`).',
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
} as const satisfies Record<HostName | 'none', { from: string; to: string; says: string } | undefined>;

/** Where a digest can be published by what `new` writes. */
export type Host = keyof typeof PUBLISHING;
export const HOSTS = Object.keys(PUBLISHING) as Host[];

/**
 * Makes a digest: a folder that installs, builds, is edited and published by itself.
 *
 * @param folder new, or empty but for `.git`
 * @returns the files, relative to the folder
 * @throws UsageError where something stands there already, or the program is to come from a file that is not there
 */
export function newDigest(folder: string, digest: NewDigest): string[] {
  requireNamed(folder);
  finishInterrupted(folder);
  requireEmpty(folder);
  const made = filesOf(digest, defaultsFor(path.join(folder, 'content')));
  makeFolder(folder);
  changeFiles(folder, undefined, transaction => {
    for (const [file, text] of made) transaction.write(file, text);
  });
  return [...made.keys()];
}

/** What the digest is made of, by paths relative to its folder. @param defaults of its content folder */
function filesOf(digest: NewDigest, defaults: ReturnType<typeof defaultsFor>): Map<string, string | Uint8Array> {
  const program = programFrom(digest.from);
  const made = new Map<string, string | Uint8Array>();
  const put = (file: string, text: string | Uint8Array): void => void made.set(file, text);
  const publishing = PUBLISHING[digest.host];
  const template = (file: string): string => {
    const words: Record<string, string> = {
      name: digest.name,
      package: packageName(digest.name),
      upgrade: program.upgrade,
      publishing: publishing ? `\n${publishing.says}\n` : '',
      pull:
        digest.host === 'github'
          ? ' first: the workflow writes `content/published.json` back'
          : ', where others push too',
    };
    return fs.readFileSync(path.join(FILES, file), 'utf8').replace(/\{\{(\w+)\}\}/g, (all, word) => words[word] ?? all);
  };
  const facts = manifest(digest.name, program.spec);
  put('package.json', facts);
  if (program.tarball !== undefined) {
    const bytes = fs.readFileSync(program.tarball);
    put(path.basename(program.tarball), bytes);
    const lock = digest.installer === 'npm' && lockOfTarball(facts, bytes, program.tarball);
    if (lock) put('package-lock.json', lock);
  }
  for (const name of HIDDEN) put(`.${name}`, template(name));
  for (const file of ['pnpm-workspace.yaml', 'eleventy.config.js', 'theme/site.css', 'README.md'])
    put(file, template(file).trimEnd().concat('\n'));
  if (publishing) put(publishing.to, template(publishing.from));
  for (const file of ['dumps/example.txt', 'dumps/example.yaml', 'days/2025-01-15.md'])
    put(`content/${file}`, template(`content/${file}`));
  for (const [file, text] of defaults) put(`content/${file}`, text);
  put('content/site.yaml', siteFile(digest));
  return made;
}

/** What an earlier call left in the middle of its work is finished or taken away. */
function finishInterrupted(folder: string): void {
  if (Transaction.isBegun(folder)) Transaction.recover(folder);
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

/** Where a digest's program comes from. */
export interface Program {
  /** What `package.json` says. */
  spec: string;
  /** The file on this machine that is copied beside it, so that the digest installs wherever it is cloned. */
  tarball?: string;
  /** What the digest's README says of upgrading. */
  upgrade: string;
}

/** @param from what npm would take @throws UsageError where it is to come from a file or folder that is not there */
export function programFrom(from: string): Program {
  const isLocal = /^(?:file:|\.{1,2}(?:[/\\]|$))/.test(from) || path.isAbsolute(from) || isTarball(from);
  if (!isLocal) return { spec: from, upgrade: `\`npm install ${from.includes(':') ? from : 'broadsheet@latest'}\`` };
  const at = path.resolve(from.startsWith('file://') ? fileURLToPath(from) : from.replace(/^file:/, ''));
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`expected the program at ${at}, found nothing; say where it is by --from`);
  if (stat.isDirectory()) return { spec: `file:${at}`, upgrade: `bring \`${at}\` up to date, then \`npm install\`` };
  return {
    spec: `file:${path.basename(at)}`,
    tarball: at,
    upgrade: `copy the new package (\`broadsheet-….tgz\`) here, \`npm install ./broadsheet-….tgz\`, delete \`${path.basename(at)}\``,
  };
}

/** Whether it names a tarball on this machine. */
const isTarball = (from: string): boolean => /\.(?:tgz|tar|tar\.gz)$/.test(from) && !/^[a-z+]+:/i.test(from);

function manifest(name: string, from: string): string {
  const scripts = { build: 'broadsheet build', dev: 'broadsheet dev', ingest: 'broadsheet ingest' };
  const facts = { name: packageName(name), private: true, type: 'module', scripts, dependencies: { broadsheet: from } };
  return `${JSON.stringify(facts, undefined, 2)}\n`;
}

/** A name that npm takes for a package. */
const packageName = (name: string): string => slugify(name).slice(0, 100) || 'digest';

/** The default settings, with this digest's facts in their places. */
function siteFile({ name, url, language, editor, email, host, day }: NewDigest): string {
  const address = new URL(url);
  const facts: Record<string, string> = {
    name: JSON.stringify(name),
    url: address.href.replace(/\/?$/, '/'),
    language,
    // An address of numbers is nobody's for good: the default's stands in for a domain of the editor's.
    ...(isAuthority(address.hostname) && { '  authority': address.hostname }),
    '  date': JSON.stringify(day),
  };
  const known = host === 'none' ? '' : `# Builds warn when the site nears this host's limits.\nhost: ${host}\n`;
  const named = [
    `editor:`,
    `  name: ${JSON.stringify(editor)}`,
    ...(email ? [`  email: ${JSON.stringify(email)}`] : []),
  ];
  return DEFAULT_SITE.concat(known)
    .replace(/^( *\w+): .*$/gm, (line, key: string) => (key in facts ? `${key}: ${facts[key]}` : line))
    .replace(/^# editor:\n(?:# {3}.*\n)+/m, example => (editor ? `${named.join('\n')}\n` : example));
}
