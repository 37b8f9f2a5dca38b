import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { readSiteFolder } from '../content/site-file.ts';
import { attempt } from '../files/attempt.ts';
import { removeFolder, temporaryFolder } from '../files/folder.ts';
import { writeWhole } from '../files/write-whole.ts';
import { print } from '../terminal/print.ts';
import { html } from '../typeset/html.ts';
import { ContentDesk, type DeskOptions } from './content-desk.ts';
import { ROOMS } from './rooms.ts';
import { type DeskServing, serveDesk } from './server.ts';

const FIRST_PORT = 8090;

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Opens the desk in the browser. Runs until the process is told to stop.
 *
 * @param port by default the first free one from `FIRST_PORT`
 * @param open whether the browser is called
 * @returns the exit code, by the signal that ended it
 */
export async function runDesk(options: DeskOptions & { port?: number; open: boolean }): Promise<number> {
  const desk = new ContentDesk(options);
  const serving = await serve(desk, options.port);
  print(`The desk of ${options.content} is open to whoever has this link. Stop with Ctrl+C.\n\n${serving.link}\n`);
  if (options.open) openInBrowser(serving.link);
  const signal = await new Promise<NodeJS.Signals>(resolve => {
    for (const name of SIGNALS) process.once(name, resolve);
  });
  await serving.close();
  await desk.close();
  return 128 + os.constants.signals[signal];
}

async function serve(desk: ContentDesk, port?: number): Promise<DeskServing> {
  const frame = () => {
    const site = attempt(() => readSiteFolder(desk.content).site);
    return { name: site?.name ?? 'Broadsheet', language: site?.language ?? 'en' };
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

/** Milliseconds within which a browser has read a file that it was given. */
const READ = 60_000;

/** A page that leads on to an address. */
export const leadingTo = (address: string): string =>
  html`<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}"><title>Desk</title>`
    .text;

/**
 * Calls the person's browser; where there is none, the link stands in the terminal. The words of a command can be read by everybody on
 * the machine, so the browser is given a file that leads to the link, which this person alone can read, and which is gone soon.
 */
function openInBrowser(link: string): void {
  const folder = temporaryFolder('desk');
  const file = path.join(folder, 'desk.html');
  writeWhole(file, leadingTo(link), 0o600);
  const remove = (): void => removeFolder(folder);
  setTimeout(remove, READ).unref();
  process.once('exit', remove);
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  spawn(command!, [...words, file], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
