import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { attempt } from '../files/attempt.ts';
import { isEditorsLock } from '../files/leftover.ts';
import { isWithin } from '../files/real-path.ts';
import { readBytes } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { mentionsOf } from '../typeset/own-words.ts';
import { nearestKey } from './nearest-key.ts';
import { spelledPath } from './spelled.ts';

/** A picture that an editor's text shows. */
export interface Picture {
  /** Relative to the content folder, with `/`. */
  source: string;
  /** Where it stands in the site: named by its bytes, and by what they are. */
  file: string;
  width: number;
  height: number;
}

/** Why what a text names is not shown. */
export interface NoPicture {
  expected: string;
  found: string;
  advice: string;
}

/** Of a text, by their addresses as they are written. */
export type Pictures = Readonly<Record<string, Picture | NoPicture>>;

/** How each kind begins, in hexadecimal digits. */
const BEGINNINGS: readonly [ending: string, bytes: RegExp][] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpg', /^ffd8ff/],
  ['webp', /^52494646.{8}57454250/],
  ['avif', /^.{8}6674797061766966/],
];
const KINDS = 'a PNG, JPEG, WebP or AVIF picture';
const LARGEST = 20e6;
/** A JPEG says its size in its head; a file that is none is not searched to its end, byte by byte. */
const HEAD = 2 ** 20;

/**
 * The pictures that a text of the content shows: they lie in its folder, beside it or further in.
 *
 * @param root the content folder
 * @param folder `pages` or `days`, out of which no address leads
 * @param file the text's file, relative to `folder`, with `/`
 */
export function picturesOf(
  root: string,
  folder: string,
  file: string,
  markdown: string,
  fileCache?: FileCache,
): Pictures | undefined {
  if (!markdown.includes('![')) return undefined;
  const addresses = mentionsOf(markdown, folder === 'pages').filter(({ kind }) => kind === 'picture');
  if (addresses.length === 0) return undefined;
  const home = path.join(root, folder);
  const from = path.join(home, path.dirname(file));
  return Object.fromEntries(addresses.map(({ address }) => [address, find(root, home, from, address, fileCache)]));
}

function find(
  root: string,
  home: string,
  from: string,
  address: string,
  fileCache: FileCache | undefined,
): Picture | NoPicture {
  const none = (expected: string, found: string, advice: string): NoPicture => ({ expected, found, advice });
  const put = 'Put the picture beside this file, and write its name.';
  const isElsewhere = /^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(address);
  const name = isElsewhere ? undefined : decoded(address);
  if (name === undefined)
    return none('a picture that lies in the folder of this file', `the address ${shortened(address)}`, put);
  const at = path.join(from, name);
  if (!isWithin(home, at)) return none(`a picture in ${home}`, shortened(address), put);
  const standing = spelledPath(home, path.relative(home, at), fileCache);
  const isRead = standing !== undefined && !path.relative(home, standing).split(path.sep).some(isEditorsLock);
  if (!isRead || !fs.statSync(standing, { throwIfNoEntry: false })?.isFile()) {
    const others = attempt(() => fs.readdirSync(path.dirname(at))) ?? [];
    const names = others.filter(other => /\.(?!md$)\w+$/i.test(other));
    const near = nearestKey(path.basename(at), names);
    return none(
      'the name of a picture beside this file',
      `"${shortened(address)}", which is no file`,
      near === undefined ? 'Put the picture beside this file.' : `Correct the name; the nearest is "${near}".`,
    );
  }
  const read = () => ({ value: measure(standing), keep: true });
  const measured = fileCache ? fileCache.get(standing, read) : read().value;
  if ('expected' in measured) return measured;
  return { source: path.relative(root, standing).split(path.sep).join('/'), ...measured };
}

/** What a file is by its bytes, whatever its name says. */
function measure(at: string): Omit<Picture, 'source'> | NoPicture {
  const name = path.basename(at);
  if (fs.statSync(at).size > LARGEST)
    return { expected: 'a picture of at most 20 MB', found: `a larger one in ${name}`, advice: 'Make it smaller.' };
  const bytes = readBytes(at);
  const known = pictureKind(bytes);
  if (!known) return { expected: KINDS, found: `other bytes in ${name}`, advice: 'Save it as one of these.' };
  const { ending, width, height } = known;
  return { file: `pictures/${crypto.hash('sha256', bytes).slice(0, 16)}.${ending}`, width, height };
}

/** A picture by its bytes: the ending of its kind, and its size as browsers show it. Undefined for other bytes. @internal */
export function pictureKind(bytes: Buffer): { ending: string; width: number; height: number } | undefined {
  const beginning = bytes.toString('hex', 0, 12);
  const ending = BEGINNINGS.find(([, begins]) => begins.test(beginning))?.[0];
  if (!ending) return undefined;
  try {
    const { width, height, orientation = 1 } = imageSize(ending === 'jpg' ? bytes.subarray(0, HEAD) : bytes);
    if (!(width > 0 && height > 0)) return undefined;
    // A camera that was held upright says so, and browsers turn the picture.
    return orientation > 4 ? { ending, width: height, height: width } : { ending, width, height };
  } catch {
    return undefined;
  }
}

function decoded(address: string): string | undefined {
  const name = attempt(() => decodeURIComponent(address));
  return name?.includes('\0') || name?.includes('\\') ? undefined : name;
}

const shortened = (address: string): string => (address.length > 80 ? `${address.slice(0, 80)}…` : address);
