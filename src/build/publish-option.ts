import { nearestKey } from '../content/nearest-key.ts';
import { ContentError } from '../diagnostic.ts';
import { quoted } from '../terminal/command.ts';

/**
 * How the digest is published: `'git'` commits the content folder and pushes it, by default to where the branch goes; anything else
 * is a command, as a shell takes it or as a list of its words. It runs in the folder of the configuration.
 */
export type PublishOption =
  | 'git'
  | { git: { message?: string; remote?: string; branch?: string } }
  | (string & {})
  | readonly string[];

/** A command of publishing. */
export interface PublishStep {
  /** A program and its arguments, or a line for the shell. */
  run: readonly string[] | string;
  /** As a person would type it. */
  shown: string;
  /** Reads the content folder, which nobody may change meanwhile. */
  ofContent?: true;
  /** Runs in the folder of the configuration, and not where the person stands. */
  inProject?: true;
  /** Is left out where git has nothing to commit. */
  isCommit?: true;
}

const GIT_KEYS = ['message', 'remote', 'branch'];

/** @throws ContentError where it is none of what is expected */
export function requirePublish(option: unknown): asserts option is PublishOption | undefined {
  if (option === undefined) return;
  if (typeof option === 'string') {
    if (option.trim() === '') throw wrong('an empty text');
  } else if (Array.isArray(option)) {
    if (option.length === 0 || !option.every(word => typeof word === 'string') || option[0] === '')
      throw wrong(JSON.stringify(option));
  } else {
    const { git, ...rest } = (typeof option === 'object' && option !== null ? option : {}) as { git?: unknown };
    if (typeof git !== 'object' || git === null || Object.keys(rest).length > 0) throw wrong(JSON.stringify(option));
    for (const [key, value] of Object.entries(git)) {
      const near = nearestKey(key, GIT_KEYS);
      if (!GIT_KEYS.includes(key))
        throw wrong(`"${key}" in git${near === undefined ? '' : `; the nearest is "${near}"`}`);
      // What begins with a hyphen would be an option of git.
      if (typeof value !== 'string' || value.trim() === '' || value.startsWith('-') || /[\0\n]/.test(value))
        throw wrong(`${JSON.stringify(value)} for "${key}" of git`);
    }
  }
}

function wrong(found: string): ContentError {
  return new ContentError({
    severity: 'error',
    rule: 'publish',
    file: 'eleventy.config',
    message: `expected for "publish" 'git', { git: { message, remote, branch } } or a command, found ${found}`,
    advice:
      "Write it as broadsheet({ publish: 'git' }), or as a command: broadsheet({ publish: ['npm', 'run', 'deploy'] }).",
  });
}

/** What is said of git, where it is what publishes. */
export function gitOf(option: PublishOption): { message?: string; remote?: string; branch?: string } | undefined {
  return option === 'git' ? {} : typeof option === 'object' && 'git' in option ? option.git : undefined;
}

/**
 * The commands that publish, in their order.
 *
 * @param content the content folder from that of the configuration, as git takes it
 * @param today `yyyy-mm-dd`, for the message of a commit that has none
 */
export function publishSteps(option: PublishOption, content: string, today: string): PublishStep[] {
  const git = gitOf(option);
  if (!git)
    return typeof option === 'string'
      ? [{ run: option, shown: option, inProject: true }]
      : [asTyped({ run: [...(option as readonly string[])], inProject: true as const })];
  const { message = `Digest of ${today}`, remote, branch } = git;
  const to = branch === undefined ? (remote === undefined ? [] : [remote]) : [remote ?? 'origin', `HEAD:${branch}`];
  const pattern = content.replace(/[*?[\\]/g, '\\$&');
  return [
    {
      // Neither locks nor what is being written.
      run: ['git', 'add', '--all', '--', content, `:!${pattern}/.lock*`, `:!${pattern}/.staged`],
      ofContent: true as const,
    },
    {
      run: ['git', 'commit', '--quiet', '--message', message, '--', content],
      ofContent: true as const,
      isCommit: true as const,
    },
    { run: ['git', 'push', ...to] },
  ].map(step => asTyped({ ...step, inProject: true as const }));
}

function asTyped<T extends { run: readonly string[] }>(step: T): T & { shown: string } {
  return { ...step, shown: step.run.map(quoted).join(' ') };
}
