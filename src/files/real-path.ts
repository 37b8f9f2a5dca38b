import fs from 'node:fs';
import path from 'node:path';
import { attempt } from './attempt.ts';

/** Where a path leads, all links followed; `undefined` where it leads to nothing. */
export function realPath(at: string): string | undefined {
  return attempt(() => fs.realpathSync(at));
}

/** The place itself, or the nearest folder above it that is there and can be looked at. */
export function standingPlace(place: string): string {
  let at = place;
  while (!attempt(() => fs.statSync(at)) && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

/** Whether a path is the folder or lies in it. Both are real paths: no link is followed. */
export function isWithin(folder: string, real: string): boolean {
  if (real === folder || real.startsWith(folder + path.sep)) return true;
  // Where capitals make no other name, and é is é in both its forms, a real path may still be spelt in several ways.
  const above = real.split(path.sep).slice(0, folder.split(path.sep).length).join(path.sep);
  return lettersOf(above) === lettersOf(folder) && isSameFile(above, folder);
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map(at => attempt(() => fs.statSync(at)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino && a.ino !== 0;
}

/** What all spellings of a name have in common that some systems take for one. */
export function lettersOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
