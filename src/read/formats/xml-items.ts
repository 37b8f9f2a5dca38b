import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { refusalAt } from '../../diagnostic.ts';
import type { LineRange, SourceDump, UnreadRecord } from '../source.ts';
import { isBlank } from './line-cursor.ts';

/** An element below an item: `title`, or one below such an element, `author/name`. */
export interface XmlPart extends LineRange {
  path: string;
  /** Without the text of the parts below it. */
  text: string;
  attributes: Readonly<Record<string, string>>;
  /** Where the parts below it stand among the item's: from the one index to before the other. */
  below: { from: number; to: number };
}

/** Which elements of a file say what. */
export interface XmlShape {
  /** The names of the elements that are items. */
  items: readonly string[];
  /** The names of those that hold running text: tags inside of them stay in the text, as in `10<sup>3</sup>`. */
  texts: readonly string[];
  /** How deep below an item parts are looked for: 2 where it is not said. */
  depth?: number;
}

/** One of the elements that a feed repeats, with its parts by path. */
export class XmlItem implements LineRange {
  readonly kind = 'item';
  readonly parts: XmlPart[] = [];
  readonly attributes: Readonly<Record<string, string>>;
  readonly from: number;
  to: number;
  readonly #outside: ReadonlyMap<string, string>;

  constructor(from: number, outside: ReadonlyMap<string, string>, attributes: Readonly<Record<string, string>>) {
    this.from = from;
    this.to = from;
    this.#outside = outside;
    this.attributes = attributes;
  }

  all(path: string): XmlPart[] {
    return this.parts.filter(part => part.path === path);
  }

  /** The first part of the first of these paths that has any. */
  first(...paths: string[]): XmlPart | undefined {
    return paths.map(path => this.parts.find(part => part.path === path)).find(part => part);
  }

  /** The parts below one of these parts, in their order. */
  below(part: XmlPart): XmlPart[] {
    return this.parts.slice(part.below.from, part.below.to);
  }

  /** The text of the first of these elements that stands outside all items, so far. */
  outside(...names: string[]): string | undefined {
    return names.map(name => this.#outside.get(name)).find(text => text !== undefined);
  }
}

/**
 * The items of a feed, read as a stream, one line after the other. An item with an error in it is told of, and the next one
 * read: where the error took the item's end with it, the next item begins with its own tag.
 *
 * @throws ContentError where the file is not well-formed XML, or uses an entity that XML itself does not have, and no item
 * could be read
 */
export function* xmlItems(dump: SourceDump, shape: XmlShape): Generator<XmlItem | UnreadRecord> {
  const outside = new Map<string, string>();
  const reader = new ItemReader(shape, outside);
  const start = `<(?:${shape.items.join('|')})[\\s>]`;
  const [starts, beforeItem] = [new RegExp(`^${start}`), new RegExp(`(?=${start})`)];
  let started = false;
  let count = 0;
  let line = 1;
  for (const raw of dump.lines) {
    // An XML declaration must come first, and no-break spaces outside the root are an error: leave blank lines empty.
    started ||= !isBlank(raw);
    if (started) {
      const text = isBlank(raw) ? '\n' : `${line === 1 ? raw.trimStart() : raw}\n`;
      for (const [i, piece] of text.split(beforeItem).entries()) reader.write(piece, line, starts.test(piece), i === 0);
    }
    for (const finished of reader.done.splice(0)) {
      if (finished.kind === 'item') count++;
      yield finished;
    }
    line++;
  }
  reader.end(dump.lines.length);
  const rest = reader.done.splice(0);
  if (count === 0 && reader.problem)
    throw refusalAt(
      { file: dump.file, line: reader.problem.line },
      'malformed-xml',
      `expected well-formed XML, found an error in it: ${reader.problem.message}`,
      'Save the answer again, whole and as it came.',
    );
  yield* rest;
}

/** A parser that goes on behind errors, and the items that it has finished. */
class ItemReader {
  readonly done: (XmlItem | UnreadRecord)[] = [];
  /** The first error of all. */
  problem?: { line: number; message: string };
  readonly #names: readonly string[];
  readonly #texts: ReadonlySet<string>;
  readonly #deepest: number;
  readonly #outside: Map<string, string>;
  #parser: SaxesParser;
  #line = 1;
  /** The line on which an item ends that another one cuts off. */
  #before = 1;
  /** How many items were opened. */
  #opened = 0;
  #path: string[] = [];
  #item: XmlItem | undefined;
  /** What is wrong with the item that is open. */
  #wrong: { line: number; message: string } | undefined;
  #depth = 0;
  #open: XmlPart[] = [];
  /** How long the path is of the running text that is open. */
  #running = Number.POSITIVE_INFINITY;
  #text = '';

  constructor({ items, texts, depth = 2 }: XmlShape, outside: Map<string, string>) {
    this.#names = items;
    this.#texts = new Set(texts);
    this.#deepest = depth;
    this.#outside = outside;
    this.#parser = this.#newParser();
  }

  /** @param startsItem whether the text begins with an item's tag: where no item opens there, the parser is lost in an error */
  write(text: string, line: number, startsItem: boolean, startsLine: boolean): void {
    this.#line = line;
    this.#before = startsLine ? line - 1 : line;
    const opened = this.#opened;
    this.#parser.write(text);
    if (!startsItem || this.#opened > opened) return;
    this.#fail('another item begins before its end');
    this.#finish(this.#before);
    this.#path = [];
    this.#parser = this.#newParser();
    this.#parser.write(`<items>${text}`);
  }

  end(line: number): void {
    this.#line = line;
    if (this.#item) this.#fail('the file ends inside of it');
    this.#finish(line);
    try {
      this.#parser.close();
    } catch {
      // What is not closed was told of already.
    }
  }

  #newParser(): SaxesParser {
    const parser = new SaxesParser();
    parser.on('error', error => this.#fail(error.message.replace(/^[^ ]*\d+:\d+: /, '')));
    parser.on('opentag', tag => this.#enter(tag));
    parser.on('text', text => this.#add(this.#written(text)));
    parser.on('cdata', text => this.#add(this.#written(text)));
    parser.on('closetag', tag => this.#leave(tag));
    return parser;
  }

  #fail(message: string): void {
    const problem = { line: this.#line, message };
    this.problem ??= problem;
    // Of several documents in one file, each is read.
    if (this.#item && !/only one root|outside of root|must be at the start/.test(message)) this.#wrong ??= problem;
  }

  #enter({ name, attributes, isSelfClosing }: SaxesTagPlain): void {
    if (this.#item && this.#names.includes(name) && this.#path.length - this.#depth < 2) {
      // An item inside of an item: the first one was never closed.
      this.#fail(`expected </${this.#path[this.#depth - 1]}> before the next item`);
      this.#finish(this.#before);
      this.#path = this.#path.slice(0, this.#depth - 1);
    }
    this.#path.push(name);
    this.#text = '';
    if (this.#item) {
      if (this.#path.length > this.#running) this.#add(isSelfClosing ? `<${name}/>` : `<${name}>`);
      if (this.#path.length > Math.min(this.#running, this.#depth + this.#deepest)) return;
      const path = this.#path.slice(this.#depth).join('/');
      const next = this.#item.parts.length + 1;
      const below = { from: next, to: next };
      const part = { path, text: '', attributes, below, from: this.#line, to: this.#line };
      this.#open.push(part);
      this.#item.parts.push(part);
      if (this.#texts.has(name)) this.#running = this.#path.length;
    } else if (this.#names.includes(name)) {
      this.#opened++;
      this.#item = new XmlItem(this.#line, this.#outside, attributes);
      this.#depth = this.#path.length;
      this.#open = [];
      this.#running = Number.POSITIVE_INFINITY;
    }
  }

  /** In a formula of a running text, which is kept with its tags, a sign that could open one stays written. */
  #written(text: string): string {
    if (this.#path.length <= this.#running || !/[<&]/.test(text)) return text;
    const isFormula = this.#path.some(name => /^(?:mml:)?math$/.test(name));
    return isFormula ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text;
  }

  #add(piece: string): void {
    if (!this.#item) this.#text += piece;
    else {
      const part = this.#open.at(-1);
      if (part) part.text += piece;
    }
  }

  #leave({ name, isSelfClosing }: SaxesTagPlain): void {
    const below = this.#path.length - this.#depth;
    if (this.#item && below === 0) this.#finish(this.#line);
    else if (this.#item && this.#path.length > this.#running) {
      if (!isSelfClosing) this.#add(`</${name}>`);
    } else if (this.#item && below > 0 && below <= this.#deepest) {
      const part = this.#open.pop();
      if (part) [part.to, part.below.to] = [this.#line, this.#item.parts.length];
      this.#running = Number.POSITIVE_INFINITY;
    } else if (!this.#item && this.#text.trim() !== '' && !this.#outside.has(name)) this.#outside.set(name, this.#text);
    this.#path.pop();
    this.#text = '';
  }

  #finish(line: number): void {
    const item = this.#item;
    if (!item) return;
    item.to = Math.max(item.from, line);
    if (this.#wrong)
      this.done.push({
        kind: 'unread',
        rule: 'malformed-xml',
        from: item.from,
        to: item.to,
        line: Math.min(this.#wrong.line, item.to),
        message: `expected well-formed XML, found an error in this item: ${this.#wrong.message}`,
        advice: 'It was left out. Save the answer again, whole and as it came.',
      });
    else this.done.push(item);
    this.#item = undefined;
    this.#wrong = undefined;
  }
}
