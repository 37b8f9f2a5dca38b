import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Thrown where what tests need is neither there nor can be installed: the message holds the command to run. */
export class MissingTool extends Error {
  constructor(what: string, command: string) {
    super(`${what} is needed by these tests, was not found and could not be installed. Run\n\n    ${command}\n`);
    this.name = 'MissingTool';
  }
}

/** The absolute path of an executable in PATH. */
export function which(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const candidate of folder ? names.map(n => join(folder, n)) : []) {
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/** Whether `command args` runs and exits with 0 within half a minute. */
export function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether packages can be installed here without asking anyone. */
export function canUseApt(): boolean {
  return isRoot() && which('apt-get') !== undefined;
}

/** Installs Debian packages, saying so on stderr; false where apt-get fails. */
export function aptInstall(...packages: string[]): boolean {
  console.error(`Installing ${packages.join(', ')} by apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  // A fresh image has no package lists, an old one has stale ones.
  return apt('update') && install();
}
