import fs from 'node:fs';
import path from 'node:path';
import { attempt } from '../files/attempt.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { itemsOf } from './plain-folder.ts';

/**
 * The path of a file as the folders spell it, undefined where there is none. To a person, é is é whether it is one sign or two, and some
 * systems keep names in the other form than they were given. Another case is another name on every system, also where this one would
 * find the file: what is found here is found wherever the folder goes.
 *
 * @param folder what is above it is not looked at
 * @param inside relative to it, and not out of it
 */
export function spelledPath(folder: string, inside: string, fileCache?: FileCache): string | undefined {
  let at = folder;
  for (const part of path.normalize(inside).split(path.sep)) {
    const items = attempt(() => itemsOf(at, fileCache)) ?? [];
    const composed = part.normalize('NFC');
    const found =
      items.find(({ name }) => name === part) ?? items.find(({ name }) => name.normalize('NFC') === composed);
    if (!found) return undefined;
    at = path.join(at, found.name);
  }
  return at;
}

/** Where a file of that name stands, or would: its very path, but where only another form of the name is there. */
export function placeInFolder(folder: string, name: string): string {
  const at = path.join(folder, name);
  return fs.existsSync(at) ? at : (spelledPath(folder, name) ?? at);
}
