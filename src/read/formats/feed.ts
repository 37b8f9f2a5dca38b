import { oneLine } from '../record-draft.ts';
import type { Parsed, SourceDump, UnreadRecord } from '../source.ts';
import { firstLines, unclaimed } from './line-cursor.ts';
import { type XmlItem, type XmlShape, xmlItems } from './xml-items.ts';

/** What Atom, RSS and RDF (RSS 1.0) have in common. */
const SHAPE: XmlShape = {
  items: ['entry', 'item'],
  texts: ['title', 'summary', 'description', 'content', 'content:encoded', 'dc:title', 'dc:description'],
};

/** What the beginning of a file says of a feed. */
export interface FeedStart {
  /** The line of its root; undefined where the file is no feed in XML. */
  root: number | undefined;
  /** Whether it is one of arXiv's: its address stands before the first paper, or is the beginning of that paper's id. */
  isArxiv: boolean;
}

const OF_ARXIV =
  /<(?:id|guid)(?:\s[^<>]{0,200})?>\s{0,20}(?:https?:\/\/(?:[a-z]{1,10}\.)?arxiv\.org\/|oai:arxiv\.org)/i;

export function feedStart(dump: SourceDump): FeedStart {
  const first = firstLines(dump.lines, 50).map(({ from, text }) => ({ from, text: text.slice(0, 20_000) }));
  const root = first.find(({ text }) => /<(?:feed|rss|rdf:RDF)(?:[\s>]|$)/i.test(text));
  if (!root || !first[0]!.text.startsWith('<')) return { root: undefined, isArxiv: false };
  const [head = '', item = ''] = first
    .map(({ text }) => text)
    .join('\n')
    .split(/<(?:entry|item)[\s>]/, 2);
  return { root: root.from, isArxiv: /\barxiv\.org\b/i.test(head) || OF_ARXIV.test(item) };
}

/**
 * The items of a feed that can be read, each as what `read` makes of it, and between them what else the file holds. The feed's
 * own day is when it was asked for (Atom) or made (RSS); its lines stand before the first item.
 */
export function* readFeed(dump: SourceDump, read: (item: XmlItem) => Iterable<Parsed>): Generator<Parsed> {
  let next = 1;
  for (const item of xmlItems(dump, SHAPE)) {
    if (next > 1 || item.kind === 'unread')
      yield* unclaimed(dump.lines, next, item.from - 1, next === 1 ? 'heading' : 'separator');
    else yield* facts(dump, item);
    next = item.to + 1;
    if (item.kind === 'unread') yield item satisfies UnreadRecord;
    else yield* read(item);
  }
  yield* unclaimed(dump.lines, next, dump.lines.length, next === 1 ? 'heading' : 'separator');
}

function* facts(dump: SourceDump, item: XmlItem): Generator<Parsed> {
  const to = Math.max(1, item.from - 1);
  const day = item.outside('updated', 'pubDate', 'lastBuildDate', 'dc:date');
  if (day) yield { kind: 'page', day: oneLine(day), from: 1, to };
  else if (item.from > 1) yield* unclaimed(dump.lines, 1, to, 'heading');
}
