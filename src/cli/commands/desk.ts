import { now, today } from '../clock.ts';
import { type CommandLine, portNumber } from '../command-line.ts';
import { projectFor } from '../place.ts';

/** `desk`: the content in the browser, on this machine. */
export function addDesk(line: CommandLine): void {
  line
    .addOnContent('desk', 'open the desk in the browser: take in, pick, review and publish, on this machine')
    .option('--output <dir>', 'where the site goes', line.place.output)
    .option('--port <number>', 'the port, or 0 for any free one; default: 8090, or the next that is free', portNumber)
    .option('--no-open', 'only print the link')
    .action(async options => {
      const { runDesk } = await import('../../desk/run.ts');
      line.code = await runDesk({
        ...options,
        project: projectFor(line.place, options.content),
        today: () => today(options.content),
        now,
      });
    });
}
