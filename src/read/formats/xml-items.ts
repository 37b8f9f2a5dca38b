import { SaxesParser } from 'saxes';
import { ContentError } from '../../diagnostic.ts';
import type { LineRange, SourceDump } from '../source.ts';
import { isBlank } from './line-cursor.ts';

/** An element right below an item (`title`), or one below such an element (`author/name`). */
export interface XmlPart extends LineRange {
  path: string;
  text: string;
  /** Its attribute `href`, as Atom's links have it. */
  href: string;
}

/** One of the elements that a feed repeats, with its parts by path. */
export class XmlItem implements LineRange {
  readonly parts: XmlPart[] = [];
  readonly from: number;
  to: number;
  readonly #outside: ReadonlyMap<string, string>;

  constructor(from: number, outside: ReadonlyMap<string, string>) {
    this.from = from;
    this.to = from;
    this.#outside = outside;
  }

  all(path: string): XmlPart[] {
    return this.parts.filter(part => part.path === path);
  }

  first(path: string): XmlPart | undefined {
    return this.parts.find(part => part.path === path);
  }

  /** The text of an element that stands outside all items, so far. */
  outside(name: string): string | undefined {
    return this.#outside.get(name);
  }
}

/**
 * The items of a feed, read as a stream, one line after the other.
 *
 * @param names of the elements that are items
 * @throws ContentError where the file is not well-formed XML, or uses an entity that XML itself does not have
 */
export function* xmlItems(dump: SourceDump, names: readonly string[]): Generator<XmlItem> {
  const parser = new SaxesParser();
  const outside = new Map<string, string>();
  const done: XmlItem[] = [];
  const path: string[] = [];
  let line = 1;
  let item: XmlItem | undefined;
  let depth = 0;
  let open: XmlPart[] = [];
  let text = '';

  parser.on('error', error => {
    throw new ContentError({
      severity: 'error',
      rule: 'malformed-xml',
      file: dump.file,
      line,
      message: `expected well-formed XML, found an error in it: ${error.message.replace(/^[^ ]*\d+:\d+: /, '')}`,
      advice: 'Save the answer again, whole and as it came.',
    });
  });
  parser.on('opentag', tag => {
    path.push(tag.name);
    text = '';
    if (item) {
      const below = path.length - depth;
      if (below > 2) return;
      const part = {
        path: path.slice(depth).join('/'),
        text: '',
        href: tag.attributes['href'] ?? '',
        from: line,
        to: line,
      };
      open.push(part);
      item.parts.push(part);
    } else if (names.includes(tag.name)) {
      item = new XmlItem(line, outside);
      depth = path.length;
      open = [];
    }
  });
  const add = (piece: string): void => {
    if (!item) text += piece;
    else for (const part of open) part.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', tag => {
    if (item && path.length === depth) {
      item.to = line;
      done.push(item);
      item = undefined;
    } else if (item && path.length - depth <= 2) open.pop()!.to = line;
    else if (!item && text.trim() !== '' && !outside.has(tag.name)) outside.set(tag.name, text);
    path.pop();
    text = '';
  });

  let started = false;
  for (const raw of dump.lines) {
    // An XML declaration must come first, and no-break spaces outside the root are an error: leave blank lines empty.
    started ||= !isBlank(raw);
    if (started) parser.write(isBlank(raw) ? '\n' : `${started && line === 1 ? raw.trimStart() : raw}\n`);
    for (const finished of done.splice(0)) yield finished;
    line++;
  }
  line = dump.lines.length;
  parser.close();
}
