import { spawn, spawnSync } from 'node:child_process';
import { refusalAt, UsageError } from '../diagnostic.ts';
import { print } from '../terminal/print.ts';
import { ownRepository } from './own-repository.ts';
import type { Project } from './project-config.ts';
import { gitOf, type PublishStep, publishSteps } from './publish-option.ts';
import { readOptions } from './run-eleventy.ts';

/**
 * The commands by which the digest's configuration says that it is published. The configuration is code and is run for it; nothing is
 * built.
 *
 * @throws UsageError where there is no configuration, or none that says it; ContentError where it is wrong, or git would have to ask
 *   another repository than the configuration’s
 */
export async function stepsOf(project: Project | undefined, content: string, today: string): Promise<PublishStep[]> {
  const { publish } = project ? await readOptions(project) : {};
  if (publish !== undefined) {
    const own = gitOf(publish) && ownRepository(project!, content);
    return publishSteps(publish, own?.content ?? content, today);
  }
  const found = project ? 'none' : 'no such file';
  throw new UsageError(
    `expected a way to publish in eleventy.config.js, found ${found}; write, for example, broadsheet({ publish: 'git' }) there (docs/desk.md says what else)`,
  );
}

/**
 * Runs the commands one after another, each shown before it runs, with their output where ours goes. The first that fails is the last.
 *
 * @param locked keeps others from changing the content folder while it works
 * @throws ContentError naming the command that failed
 */
export async function publish(
  steps: readonly PublishStep[],
  project: Project,
  locked: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const run = async (wanted: readonly PublishStep[]): Promise<void> => {
    for (const step of wanted) {
      if (step.isCommit && isNothingStaged(step, project)) {
        print('Nothing was changed since the last commit.');
        continue;
      }
      print(`$ ${step.shown}`);
      await runStep(step, project);
    }
  };
  const ofContent = steps.filter(step => step.ofContent);
  if (ofContent.length > 0) await locked(() => run(ofContent));
  await run(steps.filter(step => !step.ofContent));
}

function isNothingStaged({ run }: PublishStep, { root }: Project): boolean {
  const content = (run as readonly string[]).at(-1)!;
  const words = ['diff', '--cached', '--quiet', '--', content];
  return spawnSync('git', words, { cwd: root, stdio: 'ignore' }).status === 0;
}

function runStep({ run, shown, inProject }: PublishStep, { root }: Project): Promise<void> {
  const [command, ...words] = typeof run === 'string' ? [run] : run;
  return new Promise((resolve, reject) => {
    const child = spawn(command!, words, {
      ...(inProject && { cwd: root }),
      shell: typeof run === 'string',
      stdio: 'inherit',
    });
    const fail = (found: string): void =>
      reject(
        refusalAt({ file: root }, 'publish', `expected this to publish the digest, found that ${found}: ${shown}`),
      );
    child.once('error', error => fail(`it could not be run (${(error as NodeJS.ErrnoException).code})`));
    child.once('exit', (code, signal) => (code === 0 ? resolve() : fail(`it ended with ${signal ?? code}`)));
  });
}
