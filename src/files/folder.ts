import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Makes a folder, and those that it lies in, where they are not there.
 *
 * @returns the first that was made; undefined where all were there
 */
export function makeFolder(folder: string): string | undefined {
  return fs.mkdirSync(folder, { recursive: true });
}

/** Takes a folder away, with all that is in it; nothing where there is none. */
export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Makes a folder for a while, which nobody else may read. Whoever makes it removes it. @param name what it is for */
export function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `broadsheet-${name}-`));
}
