import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../diagnostic.ts';
import { print } from '../../terminal/print.ts';
import { type CommandLine, portNumber } from '../command-line.ts';

/** `serve`: a built site on this machine. */
export function addServe(line: CommandLine): void {
  line
    .add('serve', 'serve a built site on this machine')
    .option('--output <dir>', 'the site', line.place.output)
    .option('--port <number>', 'the port, or 0 for any free one', portNumber, 8080)
    .option('--base <path>', 'the path under which it stands, as /digest/')
    .action(async options => {
      const { serveFolder } = await import('../../serve/serve.ts');
      if (!fs.existsSync(path.join(options.output, 'index.html')))
        throw new UsageError(`expected a built site in ${options.output}, found no index.html; build it first`);
      const { url } = await serveFolder({ dir: options.output, port: options.port, base: options.base });
      print(`Serving ${url} - stop with Ctrl+C.`);
    });
}
