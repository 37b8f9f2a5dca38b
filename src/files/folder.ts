import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attempt } from './attempt.ts';
import { ifThere } from './if-there.ts';

/**
 * Makes a folder, and those that it lies in, where they are not there.
 *
 * @returns the first that was made; undefined where all were there
 */
export function makeFolder(folder: string): string | undefined {
  return fs.mkdirSync(folder, { recursive: true });
}

/** Makes a folder for the work, where it is not there, and takes it away again where the work fails and left nothing in it. */
export function inFolder<T>(folder: string, work: () => T): T {
  const first = makeFolder(folder);
  try {
    return work();
  } catch (error) {
    // From the innermost to the first that was made.
    for (let at = folder; first !== undefined && at.length >= first.length; at = path.dirname(at))
      if (attempt(() => fs.rmdirSync(at) ?? true) === undefined) break;
    throw error;
  }
}

/** Takes a folder away, with all that is in it; nothing where there is none. */
export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Takes those files of a folder away that are meant, and the folder where nothing else is in it. */
export function removeFiles(folder: string, isMeant: (name: string) => boolean): void {
  for (const item of ifThere(() => fs.readdirSync(folder, { withFileTypes: true })) ?? [])
    if (!item.isDirectory() && isMeant(item.name)) fs.rmSync(path.join(folder, item.name), { force: true });
  attempt(() => fs.rmdirSync(folder));
}

/** Makes a folder for a while, which nobody else may read. Whoever makes it removes it. @param name what it is for */
export function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `broadsheet-${name}-`));
}
