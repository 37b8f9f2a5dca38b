import { type CommandLine, portNumber } from '../command-line.ts';
import { projectFor } from '../place.ts';

/** `dev`: the site while one works on it. */
export function addDev(line: CommandLine): void {
  line
    .addOnContent('dev', 'build, serve on this machine, build again on every change')
    .option('--output <dir>', 'where the site goes', line.place.output)
    .option('--port <number>', 'the port, or 0 for any free one; default: 8080, or the next that is free', portNumber)
    .option('--accept-empty', 'go on where the papers of the site would go, as for build')
    .action(async options => {
      const { dev } = await import('../../build/dev.ts');
      await dev({ ...options, project: projectFor(line.place, options.content) });
    });
}
