import fs from 'node:fs';
import path from 'node:path';
import { attempt } from './attempt.ts';

/** Where a path leads, all links followed; `undefined` where it leads to nothing. */
export function realPath(at: string): string | undefined {
  return attempt(() => fs.realpathSync(at));
}

/** Whether a path is the folder or lies in it. Both are real paths: no link is followed. */
export function isWithin(folder: string, real: string): boolean {
  return real === folder || real.startsWith(folder + path.sep);
}
