import { INVISIBLE, JOINERS } from '../../typeset/unsafe.ts';
import type { Detection, LineRange, OtherLines, SourceDump } from '../source.ts';

/** A line that is not blank, without the white space around it. */
export interface Line extends LineRange {
  text: string;
}

/** Anything but white space, unseen characters and the Braille pattern that has no dots. */
const SHOWN = new RegExp(`[^\\s\\u2800${INVISIBLE}${JOINERS}]`, 'u');

/** White space alone, Unicode's included, and the invisible characters that pages hide in empty lines. */
export function isBlank(text: string): boolean {
  return !SHOWN.test(text);
}

/** Claims lines that belong to no record, where any of them is not blank. */
export function* unclaimed(
  lines: readonly string[],
  from: number,
  to: number,
  kind: OtherLines['kind'] = 'separator',
): Generator<OtherLines> {
  for (let line = from; line <= to; line++) if (!isBlank(lines[line - 1] ?? '')) return yield { kind, from, to };
}

/** Walks over the lines that are not blank, looking at a few lines ahead; holds no more than those. */
export class LineCursor {
  readonly #lines: readonly string[];
  readonly #ahead: Line[] = [];
  #next = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The line `ahead` lines on (0 is the next to be taken); undefined behind the last. */
  peek(ahead = 0): Line | undefined {
    while (this.#ahead.length <= ahead && this.#next < this.#lines.length) {
      const text = this.#lines[this.#next++]!;
      if (!isBlank(text)) this.#ahead.push({ from: this.#next, to: this.#next, text: text.trim() });
    }
    return this.#ahead[ahead];
  }

  /** @throws RangeError behind the last line: peek first. */
  take(): Line {
    const line = this.peek();
    if (!line) throw new RangeError('no line left to take');
    this.#ahead.shift();
    return line;
  }
}

/** The lines that are not blank, one after the other. */
export function* linesOf(dump: SourceDump): Generator<Line> {
  const cursor = new LineCursor(dump.lines);
  while (cursor.peek()) yield cursor.take();
}

/** Whether a dump has lines that begin as a source's records do. @param what they are called in the evidence */
export function detectStarts(dump: SourceDump, what: string, start: RegExp): Detection {
  const count = countStarts(dump, start);
  return { found: count > 0, evidence: `lines that start ${what}: ${count}` };
}

/** How many of the first lines begin so. */
export function countStarts(dump: SourceDump, start: RegExp): number {
  return firstLines(dump.lines).filter(line => start.test(line.text)).length;
}

/** The first lines that are not blank: what a source looks at to recognise a dump, whatever the dump's size. */
export function firstLines(lines: readonly string[], limit = 2000): Line[] {
  const cursor = new LineCursor(lines);
  const first: Line[] = [];
  while (first.length < limit && cursor.peek()) first.push(cursor.take());
  return first;
}
