import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

/** For the end of a suite. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A desk as a person starts it, in a process of its own. */
export interface StartedDesk {
  child: ChildProcess;
  said(): string;
  url: string;
  headers: Record<string, string>;
}

/**
 * Starts the desk, and comes in by its link.
 *
 * @param program its start
 * @param calling the environment in which it calls a browser; without one it calls none
 */
export async function startDesk(
  program: string,
  more: readonly string[],
  cwd?: string,
  calling?: NodeJS.ProcessEnv,
): Promise<StartedDesk> {
  const words = ['desk', ...(calling ? [] : ['--no-open']), '--port', '0', ...more];
  const env = calling ?? process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
  const link = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/m.exec(said)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', look);
    child.once('exit', code => reject(new Error(`the desk ended with ${code}: ${said}`)));
  });
  const entered = await fetch(link, { redirect: 'manual' });
  const url = new URL('/', link).href;
  const cookie = entered.headers.get('set-cookie')!.split(';', 1)[0]!;
  const secret = entered.headers.get('location')!.split('#secret=')[1]!;
  return { child, url, headers: { cookie, 'desk-secret': secret, origin: new URL(url).origin }, said: () => said };
}

/** Sends a form as the desk's own page does. */
export const post = ({ url, headers }: StartedDesk, at: string, fields: Record<string, string>): Promise<Response> =>
  fetch(new URL(at, url), { method: 'POST', headers, body: new URLSearchParams(fields) });

/** @returns its exit code */
export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(child.exitCode),
  );
