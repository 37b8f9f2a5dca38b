import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { ContentError } from '../diagnostic.ts';
import { requireMerged } from './merge-marks.ts';

/**
 * A file's bytes as text. A byte order mark stays.
 *
 * @param merging what to do where a merge was left half done, if this file asks for more than the usual
 * @throws ContentError with the offset of the first byte that is no UTF-8, 0 being the first byte of the file; at the marks of a
 *   merge conflict
 */
export function decodeUtf8(file: string, bytes: Buffer, merging?: string): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) {
    requireMerged(file, text, merging);
    return text;
  }
  const { offset, line } = firstBadByte(bytes, text);
  const found = offset < bytes.length ? `0x${bytes[offset]!.toString(16).padStart(2, '0')}` : 'the end of the file';
  throw new ContentError({
    severity: 'error',
    rule: 'utf-8',
    file,
    line,
    message: `expected UTF-8, found ${found} at byte ${offset}`,
    advice: 'Save the file as UTF-8.',
  });
}

/** Where the decoder wrote U+FFFD and the file does not say U+FFFD. */
function firstBadByte(bytes: Buffer, text: string): { offset: number; line: number } {
  let offset = 0;
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', from)) {
    const before = text.slice(from, at);
    offset += Buffer.byteLength(before);
    line += before.split('\n').length - 1;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
    offset += 3;
    from = at + 1;
  }
  return { offset, line };
}

/** A file's bytes. @throws ContentError where it is gone or may not be read */
export function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const message = `expected a file that can be read, found ${(error as NodeJS.ErrnoException).code ?? error}`;
    throw new ContentError({
      severity: 'error',
      rule: 'unreadable',
      file,
      message,
      advice: 'See that it is there and may be read, and try again.',
    });
  }
}
