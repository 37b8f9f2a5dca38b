import { refusalAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { clip } from '../typeset/clip.ts';
import type { PublishedItem } from './item.ts';

/** `published.json`: what has been published. */
export interface PublishedFile {
  /** The prefix of the ids; absent if nothing has been published yet. */
  tag?: string;
  /** By key: `paper:a-study`, `day:2025-11-19`. An item's permanent id is the tag, a colon and the key. */
  items: ReadonlyMap<string, PublishedItem>;
}

export const NOTHING_PUBLISHED: PublishedFile = { items: new Map() };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const ADVICE = 'Take the file back from version control, or from a copy; it is written by builds only.';
const MERGING = 'Keep both sides: delete the lines of marks (<<<<<<<, =======, >>>>>>>) and no other, and build again.';

/** @throws ContentError where the file cannot be read, or a merge was left half done */
export function publishedText(file: string): string {
  return decodeUtf8(file, readBytes(file), MERGING);
}

/** @throws ContentError as `publishedText` and `readPublished` do */
export function openPublished(file: string): PublishedFile {
  return readPublished(file, publishedText(file));
}

/**
 * Reads what `writePublished` writes, and what a merge makes of two such texts by taking the lines of both: of an item that
 * stands there twice, what was changed later counts. In the first format the items are a map of their own.
 *
 * @throws ContentError where the text is something else
 */
export function readPublished(file: string, text: string): PublishedFile {
  const fail = (message: string, line?: number): never => {
    throw refusalAt({ file, ...(line ? { line } : {}) }, 'published', message, ADVICE);
  };
  if (text.trim() === '') return fail('expected the items that were published, found an empty file', 1);
  const whole = readWhole(text);
  const found = whole?.isLined ? whole : (readRows(text) ?? whole);
  if (!found) {
    const mark = text.split('\n').findIndex(line => /^(?:<{7}|={7}|>{7})/.test(line));
    if (mark >= 0) return fail('expected JSON, found merge conflict markers', mark + 1);
    const rows = text.trimEnd().split('\n');
    const broken = rows.findIndex(row => !attempt(() => readRow(row)));
    return fail(
      `expected JSON, found ${broken === rows.length - 1 ? 'a file that is cut off' : 'a line that is none'}`,
      broken + 1,
    );
  }
  if (typeof found.tag !== 'string')
    return fail(
      'expected the key "tag" behind those of items, found none: is the file cut off?',
      text.trimEnd().split('\n').length,
    );
  for (const [key, item] of found.items)
    if (!TIME.test(item?.published) || !TIME.test(item.updated) || typeof item.hash !== 'string') {
      const line = text.split('\n').findIndex(row => row.startsWith(JSON.stringify(key))) + 1;
      fail(
        `expected "published" and "updated" as yyyy-mm-ddThh:mm:ssZ and a "hash" of ${key}, found ${short(item)}`,
        line,
      );
    }
  return { tag: found.tag, items: found.items };
}

interface Found {
  tag?: unknown;
  items: Map<string, PublishedItem>;
}

/** The text as JSON; undefined where it is none. `isLined`: each item has one line, and none has two. */
function readWhole(text: string): (Found & { isLined: boolean }) | undefined {
  const data = attempt((): { tag?: unknown; items?: unknown } | null => JSON.parse(text));
  if (data === undefined) return undefined;
  const { tag, items, ...flat } = data ?? {};
  const isFlat = !(typeof items === 'object' && items !== null);
  const list = Object.entries((isFlat ? flat : items) as Record<string, PublishedItem>);
  const others = isFlat ? 4 : 6;
  return { tag, items: new Map(list), isLined: text.split('\n').length === list.length + others };
}

/** The text line by line: no comma need be in its place. */
function readRows(text: string): Found | undefined {
  const found: Found = { items: new Map() };
  try {
    for (const row of text.split('\n'))
      for (const [key, item] of readRow(row)) {
        if (key === 'tag') found.tag = item;
        else found.items.set(key, later(found.items.get(key), item as PublishedItem));
      }
  } catch {
    return undefined;
  }
  return found;
}

/** What a line says. @throws SyntaxError where it is none of such a file */
function readRow(line: string): [key: string, item: unknown][] {
  const row = line.replace(/\r$/, '');
  if (/^(?:\}*|\{|"items": ?\{)$/.test(row)) return [];
  return Object.entries(JSON.parse(`{${row.replace(/,$/, '')}}`));
}

/**
 * What two branches say of one item. Where it says the same in both, it changed when the first of them said so, and what one of them
 * knows besides stays: that it is gone, or where it went. One that is there after all is said to be so by the next build.
 */
function later(a: PublishedItem | undefined, b: PublishedItem): PublishedItem {
  if (!a || !b) return b;
  const published = a.published < b.published ? a.published : b.published;
  const [first, last] = a.updated > b.updated ? [b, a] : [a, b];
  if (a.hash === b.hash) return { ...last, ...first, published };
  // Neither is later: whichever stays, readers of the other branch are told of it as of a change.
  return { ...last, published, ...(a.updated === b.updated && { hash: '' }) };
}

function short(item: unknown): string {
  return attempt(() => clip(JSON.stringify(item), 80)) ?? 'what is nested too deeply to be shown';
}

/** The file with these items marked as gone, which the editor meant: whoever has them keeps them, and a build doesn't miss them. */
export function markGone(file: PublishedFile, keys: Iterable<string>): PublishedFile {
  const items = new Map(file.items);
  for (const key of keys) items.set(key, { ...items.get(key)!, gone: true });
  return { ...file, items };
}

/**
 * The file's text: one line per item, in key order, so that each change is a one-line diff. The tag comes last, so that every
 * item's line ends alike: a merge that takes the lines of two branches leaves JSON.
 */
export function writePublished({ tag, items }: PublishedFile): string {
  const lines = [...items.keys()].sort().map(key => `${JSON.stringify(key)}: ${JSON.stringify(items.get(key))},\n`);
  return `{\n${lines.join('')}"tag": ${JSON.stringify(tag)}\n}\n`;
}
