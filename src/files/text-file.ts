import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { ContentError, type Diagnostic, errorAt, refusalAt } from '../diagnostic.ts';
import { requireMerged } from './merge-marks.ts';

/**
 * A file's bytes as text. A byte order mark stays.
 *
 * @param merging what to do where a merge was left half done, if this file asks for more than the usual
 * @throws ContentError with the offset of the first byte that is no UTF-8, 0 being the first byte of the file; at the marks of a
 *   merge conflict
 */
export function decodeUtf8(file: string, bytes: Buffer, merging?: string): string {
  if (!isUtf8(bytes)) throw new ContentError(utf8Fault(file, bytes));
  const text = bytes.toString('utf8');
  requireMerged(file, text, merging);
  return text;
}

/** Where a file's bytes stop being UTF-8, which they do somewhere. */
export function utf8Fault(file: string, bytes: Buffer): Diagnostic {
  const { offset, line } = firstBadByte(bytes, bytes.toString('utf8'));
  const found = offset < bytes.length ? `0x${bytes[offset]!.toString(16).padStart(2, '0')}` : 'the end of the file';
  return errorAt(
    { file, line },
    'utf-8',
    `expected UTF-8, found ${found} at byte ${offset}`,
    'Save the file as UTF-8.',
  );
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
    throw refusalAt({ file }, 'unreadable', message, 'See that it is there and may be read, and try again.');
  }
}
