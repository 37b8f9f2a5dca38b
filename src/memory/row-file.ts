import fs from 'node:fs';
import path from 'node:path';

/** Where a row's long part is among the long parts: from which byte, and how many. */
export type Place = [from: number, length: number];

/** A row to be written. `of` makes it, once it is known where its long part will be. */
export interface Addition<Row> {
  long?: string | Uint8Array;
  of(place: Place | undefined): Row;
}

/** Rows are written in parts of about this many characters and bytes: the whole would stand in memory twice. */
const PART = 2 ** 20;
/** What stands behind the last row. */
const END = '\n]\n';

/** Of the rows in a file, how many may be of no use before it is written anew. */
const WASTE = 0.2;

/** Whether to rewrite a file rather than to add to it: it has no rows, or too many that are of no use any more. */
export function isToBeRewritten(rows: number, useful: number): boolean {
  return rows === 0 || rows - useful > WASTE * rows;
}

/**
 * What is remembered from one run to the next: rows, and what of them is long and seldom wanted. Both are only added to; the
 * reader knows which rows count. Can be deleted at any time.
 *
 * The rows are one JSON array in ASCII, a row a line: half the time of reading them would go into UTF-8. The long parts lie
 * behind one another in a second file, whose name the array's head says.
 */
export class RowFile<Row> {
  readonly #file: string;
  readonly #version: string;
  #longName = '';

  /** @param version of what wrote the rows: those of another are not read */
  constructor(file: string, version: string) {
    this.#file = file;
    this.#version = version;
  }

  /**
   * The rows in the order in which they were added, and the long parts, strings in UTF-8. Nothing where there are none of
   * this version, or the file ends in the middle of a row, as after a process that was killed.
   */
  read(): { rows: Row[]; long: Buffer } | undefined {
    if (!fs.existsSync(this.#file)) return undefined;
    const text = fs.readFileSync(this.#file, 'latin1');
    // Rows can be added to nothing else.
    if (!text.endsWith(END) || !text.startsWith(`[${ascii(JSON.stringify([this.#version])).slice(0, -1)},`))
      return undefined;
    try {
      const [[, name], ...rows] = JSON.parse(text) as [Head, ...Row[]];
      const long = fs.readFileSync(path.join(path.dirname(this.#file), name));
      this.#longName = name;
      return { rows, long };
    } catch {
      return undefined;
    }
  }

  /** Adds rows to those that `read` gave or `rewrite` wrote. */
  append(rows: Iterable<Addition<Row>>): void {
    append(this.#file, path.join(path.dirname(this.#file), this.#longName), rows);
  }

  /** Replaces all that there was. */
  rewrite(rows: Iterable<Addition<Row>>): void {
    const folder = path.dirname(this.#file);
    const part = `${this.#file}.part`;
    const stem = `${path.basename(this.#file)}-long-`;
    const name = stem + Date.now().toString(36);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(part, `[${ascii(JSON.stringify([this.#version, name] satisfies Head))}${END}`);
    fs.writeFileSync(path.join(folder, name), '');
    append(part, path.join(folder, name), rows);
    fs.renameSync(part, this.#file);
    for (const other of fs.readdirSync(folder))
      if (other.startsWith(stem) && other !== name) fs.rmSync(path.join(folder, other));
    this.#longName = name;
  }
}

type Head = [version: string, longName: string];

/** Writes rows and the end of the array where its end was, and long parts where their file ends; these first, as rows tell of them. */
function append<Row>(file: string, longFile: string, rows: Iterable<Addition<Row>>): void {
  const handle = fs.openSync(file, 'r+');
  const longHandle = fs.openSync(longFile, 'a');
  try {
    let at = fs.fstatSync(handle).size - END.length;
    let from = fs.fstatSync(longHandle).size;
    let text = '';
    let parts: Uint8Array[] = [];
    let size = 0;
    const flush = (): void => {
      fs.writeFileSync(longHandle, Buffer.concat(parts));
      at += fs.writeSync(handle, text, at, 'latin1');
      text = '';
      parts = [];
      size = 0;
    };
    for (const { long, of } of rows) {
      let place: Place | undefined;
      if (long !== undefined) {
        const bytes = typeof long === 'string' ? Buffer.from(long) : long;
        parts.push(bytes);
        place = [from, bytes.length];
        from += bytes.length;
        size += bytes.length;
      }
      text += `\n,${ascii(JSON.stringify(of(place)))}`;
      if (text.length + size >= PART) flush();
    }
    text += END;
    flush();
  } finally {
    fs.closeSync(handle);
    fs.closeSync(longHandle);
  }
}

/** JSON in ASCII. */
function ascii(json: string): string {
  return /[\u0080-\uffff]/.test(json)
    ? json.replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}
