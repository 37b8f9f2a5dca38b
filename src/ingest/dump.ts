import crypto from 'node:crypto';
import { ContentError } from '../diagnostic.ts';
import type { SourceDump } from './source.ts';

/** A line longer than this is no line of a listing page; in bytes of UTF-8 or UTF-16 units, whichever is met first. */
export const LONGEST_LINE = 1_000_000;

/** A dump as read from its bytes. */
export interface Dump extends SourceDump {
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
}

export function sha256(bytes: Uint8Array): string {
  return crypto.createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads a dump's bytes: UTF-8 with or without a byte order mark, lines ended by LF, CRLF or CR in any mixture.
 * @param name the file's name in `content/dumps`
 * @param file the path as the person knows it, for messages
 * @throws ContentError on bytes that are not UTF-8 (with the offset) and on a line of a million characters (with its number)
 */
export function readDump(name: string, file: string, bytes: Uint8Array): Dump {
  const lines = decode(file, bytes).split(/\r\n|\r|\n/);
  const last = lines.length - 1;
  if (lines[last] === '') lines.pop();
  for (let i = 0; i < lines.length; i++)
    if (lines[i]!.length >= LONGEST_LINE)
      throw new ContentError({
        severity: 'error',
        rule: 'line-too-long',
        file,
        line: i + 1,
        message: `expected lines of fewer than ${LONGEST_LINE.toLocaleString('en')} characters, found one of ${lines[i]!.length.toLocaleString('en')}`,
        advice:
          'This is not text copied from a listing page. Break the line, or take the file out of the folder of dumps.',
      });
  return { name, lines, sha256: sha256(bytes) };
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { offset, line } = firstMalformed(bytes);
    throw new ContentError({
      severity: 'error',
      rule: 'not-utf-8',
      file,
      line,
      message: `expected UTF-8, found the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at offset ${offset}`,
      advice: 'Save the file as UTF-8 and ingest it again.',
    });
  }
}

/** The offset of the first byte at which the text stops being UTF-8, by bisection over prefixes. */
function firstMalformed(bytes: Uint8Array): { offset: number; line: number } {
  const decodes = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  let line = 1;
  for (let i = 0; i < good; i++) if (bytes[i] === 10) line++;
  return { offset: Math.min(good, bytes.length - 1), line };
}
