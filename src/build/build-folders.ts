import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { isWithin, realPath, standingPlace } from '../files/real-path.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import type { Project } from './project-config.ts';

/** The folders of a build. */
interface BuildFolders {
  content: string;
  output: string;
  cache: string;
  project?: Project | undefined;
}

/**
 * A build removes from its output folder whatever it did not make there, and `--fresh` empties the cache: what a build reads must lie
 * in neither.
 *
 * @throws ContentError naming the two that meet
 */
export function requireOwnFolders({ content, output, cache, project }: BuildFolders): void {
  const read: Record<string, string> = {
    'the content folder': content,
    ...(project && { 'the folder of the configuration': project.root, 'the theme': path.join(project.root, 'theme') }),
    'the program': PROJECT_ROOT,
  };
  const inOutput = foundIn(output, { ...read, 'the cache': cache });
  if (inOutput !== undefined)
    throw refusalAt(
      { file: output },
      'input-in-output',
      `expected an output folder in which a build reads nothing, found ${inOutput}`,
      'A build replaces everything in its output folder. Name another folder with --output, or move what is in it.',
    );
  const inCache = foundIn(cache, { ...read, 'the output folder': output });
  if (inCache !== undefined)
    throw refusalAt(
      { file: cache },
      'foreign-cache',
      `expected a folder in which builds are remembered and nothing else lies, found ${inCache}`,
      'Name another folder with --cache.',
    );
}

/** Which of the named folders a folder is or contains, in words. */
function foundIn(folder: string, named: Record<string, string>): string | undefined {
  const outer = realPlace(folder);
  for (const [name, at] of Object.entries(named)) {
    const inner = realPlace(at);
    if (isWithin(outer, inner)) return isWithin(inner, outer) ? `${name} itself` : `${name} in it, ${at}`;
  }
  return undefined;
}

/** Where a path leads, all links followed, or will lead once it is made. */
function realPlace(at: string): string {
  const full = path.resolve(at);
  const standing = standingPlace(full);
  return path.join(realPath(standing) ?? standing, path.relative(standing, full));
}
