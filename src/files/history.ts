import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from './attempt.ts';
import { ifThere } from './if-there.ts';
import { hashOf, NOTHING } from './journal.ts';
import type { Step } from './step.ts';
import type { Transaction } from './transaction.ts';

/** What was done, as the history remembers it. */
export interface PastStep {
  number: number;
  says: string;
  /** `yyyy-mm-ddThh:mm:ssZ` */
  when: string;
  /** The number of the step that this one took back. */
  undoes?: number;
  /** Whether a later step took it back, and was not taken back itself. */
  isUndone: boolean;
}

/** A file that a step changed. */
export interface PastFile {
  /** Relative to the folder. */
  file: string;
  /** What stood there before; absent where nothing did. */
  before?: Buffer;
  /** The hash of what the step put there; `NOTHING` where it took it away. */
  after: string;
}

/** The first line of a step's file. */
type Head = Pick<PastStep, 'says' | 'when' | 'undoes'>;

/** Each further line: a file, as text where it is UTF-8. */
interface Line {
  file: string;
  after: string;
  text?: string;
  base64?: string;
}

/** What is kept at most: the newest step always is, whatever its size. */
const MOST_STEPS = 500;
const MOST_BYTES = 50_000_000;

/**
 * What was done to a folder, a file for each step in `.history`: a line that says what was done, and one for each file with what stood
 * there before. A step's file is written in the very transaction of the step, so that neither is there without the other.
 *
 * Git does not see the folder. It is about what was done on this machine and not about the digest, two people's steps have nothing to do
 * with one another, and what somebody deleted must not be published after all.
 */
export class History {
  static readonly FOLDER = '.history';
  readonly #root: string;
  readonly #most: { steps: number; bytes: number };

  constructor(root: string, most: { steps: number; bytes: number } = { steps: MOST_STEPS, bytes: MOST_BYTES }) {
    this.#root = root;
    this.#most = most;
  }

  /** The steps, newest first. */
  *steps(): Generator<PastStep, undefined> {
    const undone = new Set<number>();
    for (const number of this.#numbers()) {
      const head = this.#head(number);
      if (!head) continue;
      const isUndone = undone.has(number);
      if (!isUndone && head.undoes !== undefined) undone.add(head.undoes);
      yield { number, ...head, isUndone };
    }
  }

  /** The last step, whatever it was. */
  newest(): PastStep | undefined {
    return this.steps().next().value;
  }

  /** The step that is taken back next. */
  last(): PastStep | undefined {
    for (const step of this.steps()) if (step.undoes === undefined && !step.isUndone) return step;
    return undefined;
  }

  /** The step that took something back, as long as nothing else was done since: taking it back does the other again. */
  lastUndo(): PastStep | undefined {
    for (const step of this.steps()) {
      if (step.undoes === undefined && !step.isUndone) return undefined;
      if (step.undoes !== undefined && !step.isUndone && !this.#isUndo(step.undoes)) return step;
    }
    return undefined;
  }

  #isUndo(number: number): boolean {
    return this.#head(number)?.undoes !== undefined;
  }

  /**
   * The files that a step changed. A content folder may come from anybody, and with it what it says was done to it.
   *
   * @param isOurs whether a file is one that a step may have changed
   * @throws ContentError where it says what no step of ours has done; Error where its file is gone or cannot be read
   */
  files({ number }: PastStep, isOurs: (file: string) => boolean): PastFile[] {
    const [, ...lines] = fs.readFileSync(this.#file(number), 'utf8').trimEnd().split('\n');
    return lines.map((line, i) => {
      const read = attempt(() => JSON.parse(line) as Line);
      if (!isLine(read) || !isOurs(read.file))
        throw refusalAt(
          { file: this.#file(number), line: i + 2 },
          'history',
          `expected a file of the content and what stood there before, found ${read?.file ? JSON.stringify(read.file) : 'something else'}; nothing was taken back`,
          `The desk did not write this. Delete the folder ${History.FOLDER} unless you know where it comes from; nothing before can be taken back then.`,
        );
      const { file, after, text, base64 } = read;
      const before = text === undefined ? base64 : text;
      return {
        file,
        after,
        ...(before !== undefined && { before: Buffer.from(before, text === undefined ? 'base64' : 'utf8') }),
      };
    });
  }

  /** A step that is about to be done. */
  begin({ says, when, undoes }: Head): Step {
    return {
      says,
      when,
      keep: transaction => this.#keep({ says, when, ...(undoes !== undefined && { undoes }) }, transaction),
    };
  }

  #keep(head: Head, transaction: Transaction): void {
    const lines = [...transaction.changes()].flatMap(([file, after]): Line[] => {
      const before = ifThere(() => fs.readFileSync(path.join(this.#root, file)));
      if ((before ? hashOf(before) : NOTHING) === after) return [];
      if (!before) return [{ file, after }];
      const text = before.toString('utf8');
      return [
        Buffer.from(text).equals(before) ? { file, after, text } : { file, after, base64: before.toString('base64') },
      ];
    });
    if (lines.length === 0) return;
    const numbers = this.#numbers();
    const text = [head, ...lines].map(line => `${JSON.stringify(line)}\n`).join('');
    transaction.write(inside((numbers[0] ?? 0) + 1), text);
    const ignore = `${History.FOLDER}/.gitignore`;
    if (!fs.existsSync(path.join(this.#root, ignore))) transaction.write(ignore, '*\n');
    let bytes = Buffer.byteLength(text);
    for (const [i, number] of numbers.entries()) {
      bytes += fs.statSync(this.#file(number)).size;
      if (i + 2 > this.#most.steps || bytes > this.#most.bytes) transaction.remove(inside(number));
    }
  }

  /** Newest first. */
  #numbers(): number[] {
    const names = ifThere(() => fs.readdirSync(path.join(this.#root, History.FOLDER))) ?? [];
    const numbers = names.map(name => /^(\d{6,9})\.jsonl$/.exec(name)?.[1]).filter(number => number !== undefined);
    return numbers.map(Number).sort((a, b) => b - a);
  }

  #head(number: number): Head | undefined {
    const line = ifThere(() => firstLine(this.#file(number)));
    return attempt(() => {
      const { says, when, undoes } = JSON.parse(line!) as Head;
      return { says: String(says), when: String(when), ...(typeof undoes === 'number' && { undoes }) };
    });
  }

  #file(number: number): string {
    return path.join(this.#root, inside(number));
  }
}

const inside = (number: number): string => `${History.FOLDER}/${String(number).padStart(6, '0')}.jsonl`;

function isLine(read: Line | undefined): read is Line {
  const isText = (value: unknown): boolean => typeof value === 'string';
  const { file, after, text, base64 } = read ?? ({} as Partial<Line>);
  return [file, after, text ?? '', base64 ?? ''].every(isText);
}

/** A step's file may be as large as all that it changed. */
function firstLine(file: string): string {
  const handle = fs.openSync(file, 'r');
  try {
    const part = Buffer.alloc(16_384);
    const size = fs.readSync(handle, part, 0, part.length, 0);
    return part.subarray(0, size).toString('utf8').split('\n', 1)[0]!;
  } finally {
    fs.closeSync(handle);
  }
}
