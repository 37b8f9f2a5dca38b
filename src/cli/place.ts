import path from 'node:path';
import { findProject, type Project } from '../build/project-config.ts';
import { UsageError } from '../diagnostic.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import { digestOfProgram, PROJECT_ROOT, programSource } from '../memory/project.ts';

/** Where a command finds its digest when nobody names it. */
export interface Place {
  /** The folder of the digest in which one stands. */
  project: Project | undefined;
  /** Undefined where one stands in no digest. */
  content: string | undefined;
  output: string;
}

/**
 * The digest in which one stands, or that `BROADSHEET_CONTENT` names; the program's own sample only in the program's own folder.
 *
 * @param start the folder where the person stands
 */
export function placeOf(start: string): Place {
  const project = findProject(start);
  const isSample = project?.root === PROJECT_ROOT;
  const named = process.env['BROADSHEET_CONTENT'] || undefined;
  const root = project && !(isSample && named) ? project.root : undefined;
  return {
    project,
    content: root === undefined ? named : shown(path.join(root, 'content')),
    output: shown(path.join(project?.root ?? start, '_site')),
  };
}

/** The digest's folder for a command on a content folder: what lies in that is data, never a configuration. */
export function projectFor({ project }: Place, content: string): Project | undefined {
  const data = realPath(content);
  const isData = project && data !== undefined && isWithin(data, realPath(project.root) ?? project.root);
  return isData ? findProject(path.dirname(data)) : project;
}

/** Where the person stands: npm runs a script in its package's folder, and says from where it was called. */
export function standing(): string {
  const { npm_package_json: manifest, INIT_CWD: from } = process.env;
  return manifest && from && path.dirname(manifest) === process.cwd() ? from : process.cwd();
}

/** How commands are called here: as npm does it in a digest or in the program's own folder, or by name. */
export function programHere(start: string): string {
  const digest = digestOfProgram();
  if (digest !== undefined && !path.relative(digest, start).startsWith('..')) return 'npx broadsheet';
  // Where npx keeps what it fetches for one call.
  if (digest?.split(path.sep).includes('_npx')) {
    const source = programSource();
    return source.includes(':') ? `npx --package ${source} broadsheet` : `npx broadsheet@${source}`;
  }
  return process.env['npm_lifecycle_event'] && digest === undefined ? 'npm run broadsheet --' : 'broadsheet';
}

/** The installer by which the program was called: npm, where nothing else says so. */
export function installerHere(): 'npm' | 'pnpm' {
  return process.env['npm_config_user_agent']?.startsWith('pnpm/') ? 'pnpm' : 'npm';
}

/** Options that npm keeps for itself where `--` is missing. */
const SWALLOWED = ['content', 'output', 'listed', 'fresh', 'frozen', 'draft', 'strict', 'port', 'base', 'out', 'to'];

/**
 * Sees that npm handed on what was meant for the command: `npm run build --content X` gives it nothing.
 *
 * @throws UsageError with the line to type
 */
export function requireHandedOn(args: readonly string[]): void {
  const script = process.env['npm_lifecycle_event'];
  if (!script) return;
  for (const name of SWALLOWED) {
    const value = process.env[`npm_config_${name}`];
    if (!value || args.some(arg => arg === `--${name}` || arg.startsWith(`--${name}=`))) continue;
    const rest = args.slice(1).join(' ');
    const given = value === 'true' ? `--${name}${rest ? ` ${rest}` : ''}` : `--${name} ${value}`;
    throw new UsageError(`expected "--" before --${name}, which npm kept for itself: npm run ${script} -- ${given}`);
  }
}

/** A path as it is shortest to read from here. */
export function shown(dir: string): string {
  const relative = path.relative(process.cwd(), dir);
  return relative.startsWith('..') ? dir : relative || '.';
}

/** Whether two paths lead to the same folder. */
export function isSameFolder(one: string, other: string): boolean {
  const [a, b] = [one, other].map(at => realPath(at) ?? path.resolve(at)) as [string, string];
  return isWithin(a, b) && isWithin(b, a);
}
