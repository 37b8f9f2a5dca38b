import { randomBytes } from 'node:crypto';
import { visible } from '../typeset/unsafe.ts';

/** Colours of a terminal, by what they mean. Without a terminal, or where NO_COLOR is set (https://no-color.org), text stays as it is. */
export interface Colours {
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
  quiet(text: string): string;
  strong(text: string): string;
}

/** Begins a colour in a text that is not printed yet. No content can know it, so that no content brings colours of its own. */
const MARK = `colour:${randomBytes(8).toString('hex')}:`;
const MARKS = new RegExp(`${MARK}(\\d+);`, 'g');

export function coloursOf(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Colours {
  const on = Boolean(stream.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const code = (start: number, end: number) => (text: string) => (on ? `${MARK}${start};${text}${MARK}${end};` : text);
  return { good: code(32, 39), bad: code(31, 39), doubtful: code(33, 39), quiet: code(2, 22), strong: code(1, 22) };
}

/** A text as a terminal may have it: what would move its cursor or turn a line's direction is written out; our colours are colours. */
export function printable(text: string): string {
  return visible(text).replace(MARKS, '\u001b[$1m');
}
