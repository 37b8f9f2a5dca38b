import fs from 'node:fs';
import path from 'node:path';
import { refusalAt, UsageError } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { standingPlace } from '../files/real-path.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { contentFolder } from './content-folder.ts';
import { requireKnownFormat } from './format.ts';
import { isSlip, nearestKey } from './nearest-key.ts';
import { siteBytes } from './site-file.ts';

/**
 * Holds a command that reads a content folder to one that is there: a name that was mistyped or a disk that is not mounted must not
 * look like a digest without papers.
 *
 * @param known further folders that may be meant, as the program's own
 * @throws UsageError where nothing is there, or a file; ContentError where the folder is none of content. Both name the nearest
 */
export function requireContent(root: string, known: readonly string[] = []): void {
  if (isContent(root)) return;
  const stat = fs.statSync(root, { throwIfNoEntry: false });
  const near = nearestContent(root, known);
  const nearest = near === undefined ? '' : `; the nearest content folder is ${near}`;
  const make = `to make one there: ${commandLine('init', root)}`;
  if (!stat) throw new UsageError(`expected a content folder, found nothing at ${root}${nearest}; ${make}`);
  if (!stat.isDirectory()) throw new UsageError(`expected a content folder, found the file ${root}${nearest}`);
  const isEmpty = fs.readdirSync(root).every(name => name.startsWith('.') || name === 'lost+found');
  throw refusalAt(
    { file: root },
    'no-content',
    `expected a content folder, found ${isEmpty ? 'an empty folder' : 'a folder without site.yaml'}${nearest}`,
    `${isEmpty ? 'Is its disk mounted?' : 'Bring site.yaml back.'} Otherwise, ${make}`,
  );
}

/**
 * Holds a command that makes a content folder where there is none to a name that is meant: one that a slip makes of another's beside
 * it, or the folder that a content folder lies in, must not begin a second digest.
 *
 * @throws as `requireContent` does
 */
export function requireNoSlip(root: string): void {
  if (isContent(root)) return;
  const isSlipOf = (other: string): boolean => isSlip(path.basename(root), path.basename(other));
  if (foldersIn(root).some(isContent) || besideOf(root).some(isSlipOf)) requireContent(root);
}

/**
 * Holds a folder that is one of content, or may become one, to a format that this program reads.
 *
 * @param fileCache keeps `site.yaml` for the command that reads it next
 * @throws ContentError where it is of a newer format; what else is wrong in `site.yaml`, who reads it says
 */
export function requireReadable(root: string, fileCache?: FileCache): void {
  const { site } = contentFolder(root);
  if (isContent(root)) requireKnownFormat(site, siteBytes(site, fileCache).toString('utf8'));
}

function isContent(folder: string): boolean {
  const { site } = contentFolder(folder);
  return fs.existsSync(site) && fs.statSync(site).isFile();
}

/** The content folder that was probably meant: one in the folder itself, one of a similar name beside it, or one that is known. */
function nearestContent(root: string, known: readonly string[]): string | undefined {
  const inside = foldersIn(root).find(isContent);
  if (inside !== undefined) return inside;
  const beside = besideOf(root);
  const byName = new Map(beside.map(folder => [path.basename(folder).toLowerCase(), folder]));
  const name = nearestKey(path.basename(root), [...byName.keys()]);
  const only = beside.length === 1 ? beside[0] : undefined;
  return (name === undefined ? only : byName.get(name)) ?? known.find(isContent);
}

/** The content folders that lie beside it, or would if what it lies in were there. */
function besideOf(root: string): string[] {
  return foldersIn(standingPlace(path.dirname(root))).filter(isContent);
}

function foldersIn(folder: string): string[] {
  const names = attempt(() => fs.readdirSync(folder)) ?? [];
  return names.sort().map(name => path.join(folder, name));
}
