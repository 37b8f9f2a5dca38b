import type { Line } from './line-cursor.ts';
import type { PaperRecord, RecordField } from './source.ts';

/** A record as it grows line by line, keeping which lines gave which field. */
export class RecordDraft {
  readonly #fields: Omit<PaperRecord, 'kind' | 'lines'> = {};
  readonly #lines: PaperRecord['lines'] = {};
  readonly #abstract: string[] = [];
  #length = 0;

  has(field: RecordField): boolean {
    return this.#lines[field] !== undefined;
  }

  get empty(): boolean {
    return Object.keys(this.#lines).length === 0;
  }

  /** What the abstract holds so far: its length in UTF-16 units, and its last line. */
  get abstract(): { length: number; end: string } {
    return { length: this.#length, end: this.#abstract.at(-1) ?? '' };
  }

  /** Sets a field, as stated by the lines from `from` to `to`. */
  state<F extends Exclude<RecordField, 'abstract'>>(field: F, value: PaperRecord[F], from: number, to = from): this {
    this.#fields[field] = value;
    this.#claim(field, from, to);
    return this;
  }

  /** Adds names to the authors. */
  addAuthors(names: readonly string[], line: Line): this {
    return this.state('author', [...(this.#fields.author ?? []), ...names], line.number);
  }

  /** Adds a line to the abstract: broken lines are joined by a space. */
  addAbstract(text: string, number: number): this {
    if (text !== '') this.#abstract.push(text);
    this.#length += text.length;
    this.#claim('abstract', number, number);
    return this;
  }

  finish(): PaperRecord {
    const abstract = this.#abstract.join(' ');
    return { kind: 'record', ...this.#fields, ...(abstract ? { abstract } : {}), lines: this.#lines };
  }

  #claim(field: RecordField, from: number, to: number): void {
    const known = this.#lines[field];
    this.#lines[field] = { from: Math.min(known?.from ?? from, from), to: Math.max(known?.to ?? to, to) };
  }
}
