import type { LineRange, SourceDump, UnreadRecord } from '../source.ts';
import { SHORT_MONTHS } from '../text/date.ts';
import { isBlank } from './line-cursor.ts';

export interface BibtexField extends LineRange {
  /** The value with its macros put in, the outermost delimiters aside; inner braces and TeX stay. */
  text: string;
}

/** `@article{key, …}` with its fields by lower-case name, or a part that is no reference. */
export interface BibtexEntry extends LineRange {
  kind: 'entry';
  /** Lower case: `article`; also `comment`, `preamble` and `string`. */
  type: string;
  /** The name by which it is cited; empty where it has none. */
  key: string;
  fields: Map<string, BibtexField>;
}

/** Macros may name macros: without bounds, a few lines would grow to any size. In UTF-16 units. */
const LONGEST_VALUE = 200_000;
const LONGEST_MACRO = 1000;

/** Where an entry starts for certain: at the beginning of a line, with its kind, its brace and its key. */
const ENTRY_LINE =
  /\n[^\S\n]{0,20}@\s{0,20}(?:(?:string|preamble|comment)\b|[a-z]+\s{0,20}[{(][^{}(),="@\n]{0,300}(?:,|\n))/gi;

/** What is wrong with an entry: thrown and caught here. */
class Malformed {
  readonly line: number;
  readonly message: string;
  constructor(line: number, message: string) {
    this.line = line;
    this.message = message;
  }
}

/**
 * Reads BibTeX as BibTeX does (https://ctan.org/pkg/btxdoc; https://tug.org/TUGboat/tb24-1/patashnik.pdf): what stands
 * outside an entry is a remark, braces count with or without a backslash. Our own because the
 * libraries do not say on which lines an entry stands, or resolve its TeX away, or bring megabytes of language models. An
 * entry that is malformed is told of, and the next one read: a line that begins as entries do ends a value whose brace is
 * missing. One pass, linear time.
 */
export class BibtexReader {
  readonly #text: string;
  readonly #macros = new Map(SHORT_MONTHS.map(month => [month, month]));
  #at = 0;
  /** No entry goes on behind this place: another starts there. */
  #entryEnd = 0;
  #hasEndlessComment = false;
  #line = 1;
  /** Where the line ends: the next is looked for only when it is passed. */
  #break: number;

  constructor(dump: SourceDump) {
    this.#text = dump.lines.map(line => (isBlank(line) ? '' : line)).join('\n');
    this.#break = this.#breakFrom(0);
  }

  *entries(): Generator<BibtexEntry | UnreadRecord> {
    // An @ starts an entry at the beginning of a line or behind one; elsewhere, as in an address, it is a remark's.
    for (const start = /(?<=^|[\n}]\s{0,20})@\s{0,20}[A-Za-z]/g; ; ) {
      start.lastIndex = this.#at;
      const found = start.exec(this.#text);
      if (!found) return;
      this.#moveTo(found.index);
      const from = this.#line;
      if (this.#entryEnd <= found.index) this.#entryEnd = this.#nextEntry(found.index);
      try {
        yield this.#entry();
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        this.#moveTo(Math.max(this.#at, this.#entryEnd));
        const to = this.#lastLine();
        yield {
          kind: 'unread',
          rule: 'malformed-bibtex',
          from,
          to: Math.max(from, to),
          line: Math.min(error.line, Math.max(from, to)),
          message: error.message,
          advice: 'The entry was left out. Mend it, and ingest the file again.',
        };
      }
    }
  }

  /** The index of the line break in front of the next line that starts an entry for certain; the text's length behind the last. */
  #nextEntry(from: number): number {
    ENTRY_LINE.lastIndex = from + 1;
    return ENTRY_LINE.exec(this.#text)?.index ?? this.#text.length;
  }

  /** The last line before this place that is not blank. */
  #lastLine(): number {
    let at = this.#at;
    let line = this.#line;
    while (at > 0 && /\s/.test(this.#text[at - 1]!)) if (this.#text[--at] === '\n') line--;
    return line;
  }

  #entry(): BibtexEntry {
    const from = this.#line;
    this.#moveTo(this.#at + 1);
    const type = this.#word('the kind of entry').toLowerCase();
    const fields = new Map<string, BibtexField>();
    if (type === 'comment') return this.#comment(from);
    const open = this.#sign('{(', `{ behind @${type}`);
    if (type === 'preamble') {
      this.#moveTo(this.#at - 1);
      this.#delimited(open, from);
      return { kind: 'entry', type, key: '', fields, from, to: this.#line };
    }
    const key = type === 'string' ? '' : this.#key(open);
    for (;;) {
      this.#blank();
      if (this.#peek() === ',') this.#moveTo(this.#at + 1);
      else if (this.#peek() === (open === '{' ? '}' : ')')) break;
      else this.#field(fields, type, from);
    }
    this.#moveTo(this.#at + 1);
    for (const [name, field] of type === 'string' ? fields : []) {
      if (field.text.length > LONGEST_MACRO) this.#fail(field.from, `a macro shorter than ${LONGEST_MACRO} characters`);
      this.#macros.set(name, field.text);
    }
    return { kind: 'entry', type, key, fields, from, to: this.#line };
  }

  /** To BibTeX the word alone is the remark; what stands in braces behind it is one too for those that write such remarks. */
  #comment(from: number): BibtexEntry {
    const at = this.#at;
    const line = this.#line;
    const lineBreak = this.#break;
    const entryEnd = this.#entryEnd;
    this.#blank();
    let to = line;
    try {
      if (this.#peek() !== '{') throw new Malformed(line, '');
      // Remarks may hold whole entries; once one had no end, later ones are not looked for through all of the file.
      if (!this.#hasEndlessComment) this.#entryEnd = this.#text.length;
      this.#delimited('{', from);
      to = this.#line;
      this.#entryEnd = entryEnd;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#hasEndlessComment ||= error.message !== '';
      this.#entryEnd = entryEnd;
      this.#at = at;
      this.#line = line;
      this.#break = lineBreak;
      const end = /\n\s{0,20}@/g;
      end.lastIndex = at;
      this.#moveTo(Math.min(end.exec(this.#text)?.index ?? this.#text.length, this.#nextEntry(at)));
      to = Math.max(from, this.#lastLine());
    }
    return { kind: 'entry', type: 'comment', key: '', fields: new Map(), from, to };
  }

  /** Past the reference's own name, which a comma follows; an = says that it is missing and a field stands there. */
  #key(open: string): string {
    this.#blank();
    const key = open === '{' ? /[^,{}\n="]*/y : /[^,)\n="]*/y;
    key.lastIndex = this.#at;
    const end = this.#at + (key.exec(this.#text)?.[0].length ?? 0);
    if (this.#text[end] === '=') return '';
    const name = this.#text.slice(this.#at, end).trim();
    this.#moveTo(end);
    return name;
  }

  #field(fields: Map<string, BibtexField>, type: string, entry: number): void {
    const from = this.#line;
    const name = this.#word(`a field of the @${type} that starts in line ${entry}, or its closing brace`).toLowerCase();
    this.#sign('=', `= behind the field ${name}`);
    let value = this.#piece(name, from);
    let to = this.#line;
    for (this.#blank(); this.#peek() === '#'; this.#blank()) {
      this.#moveTo(this.#at + 1);
      value += this.#piece(name, from);
      to = this.#line;
      if (value.length > LONGEST_VALUE) this.#fail(from, `a value of ${name} shorter than ${LONGEST_VALUE} characters`);
    }
    if (!fields.has(name)) fields.set(name, { text: value, from, to });
  }

  /** `{…}`, `"…"`, a number or a macro. */
  #piece(field: string, from: number): string {
    this.#blank();
    const sign = this.#peek();
    if (sign === '{' || sign === '"') return this.#delimited(sign, from);
    const word = this.#word(`a value of ${field}: {…}, "…", a number or a macro`);
    return this.#macros.get(word.toLowerCase()) ?? word;
  }

  /** The inside of `{…}`, `"…"` or `(…)`, in which braces pair. */
  #delimited(open: string, from: number): string {
    const close = open === '{' ? '}' : open === '(' ? ')' : '"';
    const start = this.#at + 1;
    const signs = /[{}"()]/g;
    signs.lastIndex = start;
    let depth = 0;
    for (let m = signs.exec(this.#text); m && m.index < this.#entryEnd; m = signs.exec(this.#text)) {
      if (depth === 0 && m[0] === close) {
        this.#moveTo(m.index + 1);
        return this.#text.slice(start, m.index);
      }
      if (m[0] === '{') depth++;
      else if (m[0] === '}') depth--;
      if (depth < 0) break;
    }
    return this.#fail(from, `a ${close} that closes the ${open} of this line`);
  }

  #word(expected: string): string {
    this.#blank();
    const word = this.#match(/[^\s{}(),=#"%@]+/y);
    return word || this.#fail(this.#line, expected);
  }

  #sign(signs: string, expected: string): string {
    this.#blank();
    const sign = this.#peek();
    if (sign === '' || !signs.includes(sign)) return this.#fail(this.#line, expected);
    this.#moveTo(this.#at + 1);
    return sign;
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Past white space and, inside an entry, remarks that a % starts. */
  #blank(): void {
    this.#match(/(?:\s|%[^\n]*(?:\n|$))*/y);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0] ?? '';
    this.#moveTo(this.#at + match.length);
    return match;
  }

  /** Never over a line break backwards. */
  #moveTo(index: number): void {
    for (; this.#break < index; this.#line++) this.#break = this.#breakFrom(this.#break + 1);
    this.#at = index;
  }

  #breakFrom(index: number): number {
    const found = this.#text.indexOf('\n', index);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  }

  #fail(line: number, expected: string): never {
    const found = this.#text.slice(this.#at, this.#at + 30).split('\n')[0];
    throw new Malformed(line, `expected ${expected}, found ${found ? `“${found}”` : 'the end of the line or file'}`);
  }
}
