import { unseen } from '../typeset/unsafe.ts';
import { printable } from './colour.ts';

// The one way to print: whatever a text holds that came from elsewhere, a terminal gets nothing that it would obey.

/** Prints an answer, and the end of its line. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Prints an answer as JSON, for programs; what is not to be seen is escaped as JSON does it. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(value, undefined, 2);
  process.stdout.write(`${unseen(text, code => `\\u${code.toString(16).padStart(4, '0')}`)}\n`);
}

/** Hands on a file that another program asked for, byte for byte. */
export function printBytes(bytes: Uint8Array): void {
  process.stdout.write(bytes);
}

/** Prints what went wrong. */
export function complain(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/**
 * Has a command end as it would have ended where the reader of its output goes away, as `head` does once it has its lines: what it was
 * writing to a content folder or a site is still written to its end.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.off('error', unlessGone).on('error', unlessGone);
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
