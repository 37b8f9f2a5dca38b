import { spawn } from 'node:child_process';
import { readSiteFolder } from '../content/site-file.ts';
import { attempt } from '../files/attempt.ts';
import { print } from '../terminal/print.ts';
import { ContentDesk, type DeskOptions } from './content-desk.ts';
import { ROOMS } from './rooms.ts';
import { type DeskServing, serveDesk } from './server.ts';

const FIRST_PORT = 8090;

/**
 * Opens the desk in the browser. Runs until the process is told to stop.
 *
 * @param port by default the first free one from `FIRST_PORT`
 * @param open whether the browser is called
 */
export async function runDesk(options: DeskOptions & { port?: number; open: boolean }): Promise<void> {
  const desk = new ContentDesk(options);
  const serving = await serve(desk, options.port);
  print(`The desk of ${options.content} is open to whoever has this link. Stop with Ctrl+C.\n\n${serving.link}\n`);
  if (options.open) openInBrowser(serving.link);
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await desk.close();
  await serving.close();
}

async function serve(desk: ContentDesk, port?: number): Promise<DeskServing> {
  const frame = () => {
    const site = attempt(() => readSiteFolder(desk.content).site);
    return { name: site?.name ?? 'Broadsheet', language: 'en' };
  };
  if (port !== undefined) return serveDesk(desk, ROOMS, port, frame);
  for (let at = FIRST_PORT; at < FIRST_PORT + 20; at++)
    try {
      return await serveDesk(desk, ROOMS, at, frame);
    } catch (error) {
      if (at === FIRST_PORT + 19) throw error;
    }
  return serveDesk(desk, ROOMS, 0, frame);
}

/** Calls the person's browser; where there is none, the link stands in the terminal. */
function openInBrowser(link: string): void {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  spawn(command!, [...words, link], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
