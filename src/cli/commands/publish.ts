import { plural } from '../../typeset/plural.ts';
import { today } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';
import { projectFor } from '../place.ts';

/** `publish`: what the configuration says that publishes the digest. */
export function addPublish(line: CommandLine): void {
  line
    .addOnContent('publish', 'publish the digest as eleventy.config.js says: a commit and a push of git, or a command')
    .option('--show', 'only say which commands that is')
    .option('--json', 'with --show: say it as JSON')
    .action(async ({ content, show, json }) => {
      const { publish, stepsOf } = await import('../../build/publish.ts');
      const project = projectFor(line.place, content);
      const steps = await stepsOf(project, content, today(content));
      if (show)
        return line.answer(
          steps.map(({ shown }) => shown),
          json,
          commands => commands.join('\n'),
        );
      await publish(steps, project!, work => line.locked(content, 'broadsheet publish', work));
      line.terminal.say(`Published: ${plural(steps.length, 'command')} ran.`);
    });
}
