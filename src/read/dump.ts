import crypto from 'node:crypto';
import fs from 'node:fs';
import { type ContentError, refusalAt } from '../diagnostic.ts';
import { grouped } from '../typeset/plural.ts';
import { asUtf8 } from './encoding.ts';
import type { SourceDump } from './source.ts';

/** A line longer than this is no line of a listing page; in bytes of UTF-8 or UTF-16 units, whichever is met first. */
const LONGEST_LINE = 1_000_000;
/** JSON, XML and HTML ignore line breaks, and interfaces answer without any. */
const LONGEST_UNBROKEN = 20_000_000;

/** A dump as read from its bytes. */
export interface Dump extends SourceDump {
  lines: string[];
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
}

export function sha256(bytes: Uint8Array): string {
  return crypto.createHash('sha256').update(bytes).digest('hex');
}

/** The hash of a file and its size, without holding it in memory. */
export function hashFile(file: string): { sha256: string; size: number } {
  const hash = crypto.createHash('sha256');
  const chunk = Buffer.allocUnsafe(1 << 20);
  const handle = fs.openSync(file, 'r');
  let size = 0;
  try {
    for (let read = fs.readSync(handle, chunk); read > 0; read = fs.readSync(handle, chunk)) {
      hash.update(chunk.subarray(0, read));
      size += read;
    }
  } finally {
    fs.closeSync(handle);
  }
  return { sha256: hash.digest('hex'), size };
}

/** Line separators of Unicode and of terminals, which editors and reference managers leave inside of lines. */
const SEPARATOR = /[\v\f\u0085\u2028\u2029]/;
const SEPARATORS = new RegExp(SEPARATOR, 'g');

/**
 * Reads a dump's bytes: UTF-8 with or without a byte order mark, UTF-16 with one, or the encoding that is named; lines ended
 * by LF, CRLF or CR in any mixture. Other separators of lines are blanks inside of one.
 * @param name the file's name in `content/dumps`
 * @param file the path as the person knows it, for messages
 * @param encoding the sidecar's
 * @throws ContentError on bytes of another encoding (with its name) and on a line of a million characters, of twenty in JSON, XML and HTML (with its number)
 */
export function readDump(name: string, file: string, bytes: Uint8Array, encoding?: string): Dump {
  const original = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const buffer = asUtf8(file, original, encoding);
  const lines: string[] = [];
  const ignoresLines = /^(?:\ufeff)?\s{0,100}(?:[{<]|\[\s{0,100}[{"])/.test(buffer.toString('utf8', 0, 200));
  const longest = ignoresLines ? LONGEST_UNBROKEN : LONGEST_LINE;
  const take = (from: number, to: number): void => {
    // Each line is decoded by itself: one letter beyond Latin-1 would double the size of a text that is decoded as one.
    const line = buffer.toString('utf8', from, to);
    if (line.length >= longest) throw lineTooLong(file, lines.length + 1, line.length, longest);
    lines.push(SEPARATOR.test(line) ? line.replace(SEPARATORS, ' ') : line);
  };
  const start = buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
  let carriage = buffer.indexOf(CR, start);
  for (let from = start; from < buffer.length; ) {
    const feed = buffer.indexOf(LF, from);
    const end = feed < 0 ? buffer.length : feed;
    while (carriage >= 0 && carriage < end - 1) {
      take(from, carriage);
      from = carriage + 1;
      carriage = buffer.indexOf(CR, from);
    }
    const isPair = carriage >= 0 && carriage === end - 1;
    if (from < end || feed >= 0) take(from, isPair ? carriage : end);
    if (isPair) carriage = buffer.indexOf(CR, end);
    from = end + 1;
  }
  return { name, file, lines, sha256: sha256(original) };
}

const LF = 10;
const CR = 13;

function lineTooLong(file: string, line: number, length: number, longest: number): ContentError {
  return refusalAt(
    { file, line },
    'line-too-long',
    `expected lines of fewer than ${grouped(longest)} characters, found one of ${grouped(length)}`,
    'This is not text copied from a listing page. Break the line, or take the file out of the folder of dumps.',
  );
}
