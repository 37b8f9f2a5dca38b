import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { inside } from './inside.ts';
import type { Journal } from './journal.ts';
import { isWithin } from './real-path.ts';

/**
 * Looks for what would stand in the way of a change, before it is begun.
 *
 * @throws ContentError where one of them lies elsewhere, where a folder has a file's name; Error where one cannot be written to
 */
export function clearTheWay(root: string, stage: string, journal: Journal): void {
  const writes = Object.keys(journal.write);
  const written = byFolder(writes);
  for (const [folder, files] of byFolder([...writes, ...Object.keys(journal.remove)])) {
    const at = path.join(root, folder);
    let standing = at;
    while (!fs.existsSync(standing)) standing = path.dirname(standing);
    requireInside(root, standing);
    if (standing !== at && !written.has(folder)) continue;
    requireInside(root, path.join(stage, 'files', folder));
    fs.accessSync(standing, fs.constants.W_OK);
    if (standing !== at) continue;
    for (const item of fs.readdirSync(at, { withFileTypes: true }))
      if (item.isDirectory() && files.has(item.name))
        throw refusalAt(
          { file: path.join(at, item.name) },
          'folder-in-the-way',
          'expected a file or nothing, found a folder',
          'Move it away and run the command again.',
        );
  }
}

/** The names of the files by their folder. */
function byFolder(files: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const { dir, base } = path.posix.parse(inside(file));
    const names = folders.get(dir);
    if (names) names.add(base);
    else folders.set(dir, new Set([base]));
  }
  return folders;
}

/** @throws ContentError where a folder that is there is, all links followed, not inside the root */
function requireInside(root: string, folder: string): void {
  if (!fs.existsSync(folder)) return;
  const real = fs.realpathSync(folder);
  if (isWithin(fs.realpathSync(root), real)) return;
  throw refusalAt(
    { file: folder },
    'outside-link',
    `expected a folder inside ${root}, found a link to ${real}`,
    'Nothing is written through it. Put a folder in its place.',
  );
}
