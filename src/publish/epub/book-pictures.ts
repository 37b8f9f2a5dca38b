import fs from 'node:fs';
import path from 'node:path';
import { lookup } from 'mrmime';
import type { Picture, Pictures } from '../../content/pictures.ts';
import type { Digest } from '../../digest/digest.ts';

/** A picture in a book, at the place that it has in the site. */
export interface BookPicture {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Whether every reader of books shows such a picture; WebP is new in EPUB 3.3, and many refuse it. */
export function isForBooks(file: string): boolean {
  return /\.(?:png|jpg)$/.test(file);
}

/**
 * The pictures that a book's documents show.
 * @param content the content folder, where they lie
 */
export function bookPictures(
  digest: Digest,
  content: string,
  pictures: readonly (Pictures | undefined)[],
  documents: readonly { text: string }[],
): BookPicture[] {
  const found = pictures.flatMap(some => Object.values(some ?? {}).filter(one => 'file' in one)) as Picture[];
  const sources = new Map(found.map(({ file, source }) => [file, source]));
  const logo = digest.site.files?.logo;
  if (logo) sources.set(logo.file, logo.from);
  return [...sources]
    .filter(([name]) => documents.some(({ text }) => text.includes(`src="${name}"`)))
    .map(([name, source]) => ({ name, type: lookup(name)!, bytes: fs.readFileSync(path.join(content, source)) }));
}
