import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT } from '../../promises/broadsheet.ts';
import type { Habits } from './held.ts';

/** A file system that a test uses, in a folder of its own. */
export interface Disk {
  /** Where it is mounted. */
  folder: string;
  unmount(): void;
}

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));
const MEGABYTES = 400;

function run(command: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}

const isMounted = (folder: string): boolean =>
  fs.statSync(folder, { throwIfNoEntry: false })?.dev !== fs.statSync(path.dirname(folder)).dev;

/** Of the kernel's and of its drivers: how each is made in an image, and mounted from it. */
export const KINDS = {
  /** No links, no modes, no case, times of two seconds. */
  exfat: image('mkfs.exfat', (device, folder) => run('mount.exfat-fuse', device, folder)),
  /** No case: all names are shown in small letters. */
  ntfs: image('mkfs.ntfs -F -Q -q', (device, folder) => run('lowntfs-3g', '-o', 'ignore_case', device, folder)),
  /** Times in steps of a nanosecond, copies on writing. */
  btrfs: image('mkfs.btrfs -q', (device, folder) => run('mount', '-t', 'btrfs', device, folder)),
  xfs: image('mkfs.xfs -q', (device, folder) => run('mount', '-t', 'xfs', device, folder)),
} as const;

function image(make: string, mount: (device: string, folder: string) => string | undefined) {
  /** @returns undefined where it cannot be mounted here */
  return (folder: string): Disk | undefined => {
    const file = `${folder}.image`;
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, '');
    fs.truncateSync(file, MEGABYTES * 2 ** 20);
    const [program, ...args] = make.split(' ') as [string, ...string[]];
    const device = run(program, ...args, file) === undefined ? undefined : run('losetup', '-f', '--show', file);
    if (device === undefined || mount(device, folder) === undefined || !isMounted(folder)) {
      if (device !== undefined) run('losetup', '-d', device);
      fs.rmSync(file, { force: true });
      return undefined;
    }
    return {
      folder,
      unmount() {
        run('umount', folder) ?? run('umount', '-l', folder);
        run('losetup', '-d', device);
        fs.rmSync(file, { force: true });
      },
    };
  };
}

/**
 * A disk of the kernel's whose habits the test says, and may change: see `serve.ts`.
 *
 * @returns undefined where the kernel lets this person mount none
 */
export async function strangeDisk(
  folder: string,
  habits: Habits,
): Promise<(Disk & { become(habits: Habits): void }) | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !fs.existsSync('/dev/fuse')) return undefined;
  fs.mkdirSync(folder, { recursive: true });
  const server = spawn(process.execPath, ['--import', 'tsx', SERVE, folder], {
    cwd: PROJECT,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  while (!isMounted(folder)) {
    if (server.exitCode !== null) return undefined;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const become = (next: Habits) => fs.writeFileSync(path.join(folder, '.habits'), JSON.stringify(next));
  become(habits);
  return {
    folder,
    become,
    unmount() {
      run('umount', folder) ?? run('umount', '-l', folder);
      server.stdin.end();
    },
  };
}
