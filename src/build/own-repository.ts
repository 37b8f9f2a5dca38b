import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { realPath } from '../files/real-path.ts';
import type { Project } from './project-config.ts';

/** The repository of a digest's owner, with the content in it. */
export interface OwnRepository {
  /** The folder that it keeps. */
  root: string;
  /** The content folder from that of the configuration, as git takes it. */
  content: string;
}

/**
 * The repository in which both the configuration and the content lie. git runs programs that a repository names: hooks, filters, watchers.
 * A content folder may come from anybody, and a repository in it with it; what such a one says of itself, as where its top is, is not
 * asked. So the folders are looked at by us, and git is told which repository is meant.
 *
 * @throws ContentError where the content lies in another one, or has one inside
 */
export function ownRepository({ root, config }: Project, content: string): OwnRepository {
  const [project, folder] = [realPath(root) ?? root, realPath(content) ?? content];
  const own = repositoryAt(project);
  if (own === undefined)
    throw refusalAt(
      { file: config },
      'publish',
      'expected the configuration in a repository of git, found none',
      'Make one with git init, or say in eleventy.config.js by which command the digest is published (docs/desk.md).',
    );
  const nearest = repositoryAt(folder);
  const other = repositoryIn(folder) ?? (nearest === own ? undefined : nearest);
  if (other !== undefined || nearest === undefined)
    throw refusalAt(
      { file: other === undefined ? content : path.join(other, GIT) },
      'publish',
      `expected the content in the repository of the configuration, found ${other === undefined ? 'it in none' : 'another repository'}; git runs programs that a repository names`,
      'Take it away if it came with the content. If it is yours, say in eleventy.config.js by which commands the digest is published (docs/desk.md).',
    );
  return { root: own, content: path.relative(project, folder).split(path.sep).join('/') || '.' };
}

const GIT = '.git';

/** The nearest folder upward that has a repository. */
function repositoryAt(start: string): string | undefined {
  for (let at = start; ; at = path.dirname(at)) {
    if (fs.lstatSync(path.join(at, GIT), { throwIfNoEntry: false })) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** The folder itself or one below, where it has one. */
function repositoryIn(folder: string): string | undefined {
  const items = attempt(() => fs.readdirSync(folder, { withFileTypes: true })) ?? [];
  if (items.some(({ name }) => name.toLowerCase() === GIT)) return folder;
  for (const item of items) {
    const found = item.isDirectory() && repositoryIn(path.join(folder, item.name));
    if (found) return found;
  }
  return undefined;
}
