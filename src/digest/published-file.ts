import { ContentError } from '../diagnostic.ts';
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
const ADVICE = 'Take the file back from version control; it is written by builds only.';

/** @throws ContentError if the text is not in the form of `writePublished`, for example after a merge left conflict markers */
export function readPublished(file: string, text: string): PublishedFile {
  const fail = (message: string, line?: number): never => {
    throw new ContentError({
      severity: 'error',
      rule: 'published',
      file,
      ...(line ? { line } : {}),
      message,
      advice: ADVICE,
    });
  };
  let data: { tag?: unknown; items?: unknown };
  try {
    data = JSON.parse(text);
  } catch {
    const mark = text.split('\n').findIndex(line => /^(?:<{7}|={7}|>{7})/.test(line));
    return fail(
      mark < 0 ? 'expected JSON, found something else' : 'expected JSON, found merge conflict markers',
      mark + 1,
    );
  }
  const { tag, items } = data ?? {};
  if (typeof tag !== 'string' || typeof items !== 'object' || items === null || Array.isArray(items))
    return fail('expected the keys "tag" and "items", found others');
  const list = Object.entries(items as Record<string, PublishedItem>);
  for (const [key, item] of list)
    if (!TIME.test(item?.published) || !TIME.test(item.updated) || typeof item.hash !== 'string') {
      const line = text.split('\n').findIndex(row => row.startsWith(JSON.stringify(key))) + 1;
      fail(
        `expected "published" and "updated" as yyyy-mm-ddThh:mm:ssZ and a "hash" of ${key}, found ${short(item)}`,
        line,
      );
    }
  return { tag, items: new Map(list) };
}

function short(item: unknown): string {
  try {
    return JSON.stringify(item)?.slice(0, 80);
  } catch {
    return 'what is nested too deeply to be shown';
  }
}

/** The file's text: one line per item, in key order, so that each change is a one-line diff. */
export function writePublished({ tag, items }: PublishedFile): string {
  const keys = [...items.keys()].sort();
  const lines = keys.map(key => `${JSON.stringify(key)}: ${JSON.stringify(items.get(key))}`);
  return `{\n"tag": ${JSON.stringify(tag)},\n"items": {\n${lines.join(',\n')}\n}\n}\n`;
}
