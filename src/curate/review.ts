import path from 'node:path';
import type { Decision } from '../content/decisions-file.ts';
import { groupBy } from '../digest/group-by.ts';
import type { Archive } from '../editorial/archive.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-store.ts';
import type { Doubt, Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { newerVersion } from '../ledger/ledger-store.ts';
import { dumpNamed } from '../read/dump-file.ts';
import { parseLines } from '../read/line-set.ts';
import { commandLine } from '../terminal/command.ts';
import { requireEntry } from './change-archive.ts';
import { damageNow } from './damage-now.ts';
import { REVIEW_KINDS, type ReviewKind } from './review-kinds.ts';

/** Something that needs a person's attention. */
export interface ReviewItem {
  /** The entry's id, or the dump's name for unread lines. */
  id: string;
  /** A `ReviewKind`, or what the ledger of another version says. */
  kind: string;
  /** Where to fix it. */
  file: string;
  line?: number;
  /** What was found, in one sentence. */
  message: string;
  /** What to do: a command, or what to write into the file. */
  advice: string;
  /** The other entry of a doubtful pair, or the repeated name. */
  about?: string;
  /** All entries, if many may be the same paper; `id` is then the first. */
  group?: string[];
  /** The field of the entry that the doubt is about. */
  field?: EntryField;
  /** What stands there in the dump; nothing where a person edited the field since. */
  found?: { excerpt: string; dump: string; line: number }[];
}

/** A larger group of entries that may be the same paper becomes one item. */
const PAIRS = 10;
/** How many places of one kind in an entry are shown. */
const PLACES = 3;

/** What a doubt's kind says, in words. */
export function doubtSays(kind: string): string {
  return Object.hasOwn(REVIEW_KINDS, kind) ? REVIEW_KINDS[kind as ReviewKind] : kind.replaceAll('-', ' ');
}

/**
 * Everything that needs attention and has not been settled, by kind, then by entry.
 *
 * @param itemsOf answers what an entry's file and listings give rise to, where that is known already
 */
export function review(archive: Archive, itemsOf: typeof entryItems = entryItems): ReviewItem[] {
  const dumps = [...archive.ledgers.all].flatMap(ledger => unreadItems(archive, ledger));
  const items = [...archive.entries.ids.flatMap(id => itemsOf(archive, id)), ...dumps];
  const waiting = inGroups(
    items.filter(item => waits(archive, item)),
    archive,
  );
  // Each kind is in order already, but for a few.
  return [...groupBy(waiting, item => item.kind)].sort(byName).flatMap(([, of]) => of.sort(byPlace));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const byPlace = (a: ReviewItem, b: ReviewItem): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : (a.line ?? 0) - (b.line ?? 0);

/** What needs attention of one entry, or of a dump; pairs that many others are connected with are pairs here. */
export function reviewOf(archive: Archive, id: string): ReviewItem[] {
  const ledger = archive.entries.has(id) ? undefined : archive.ledgers.get(id);
  const items = archive.entries.has(id) ? entryItems(archive, id) : ledger ? unreadItems(archive, ledger) : [];
  return items.filter(item => waits(archive, item));
}

/** Whether no person has settled it. */
function waits({ decisions }: Archive, { id, kind, about }: ReviewItem): boolean {
  // Whether pairs are settled is said of the group that they belong to.
  if (kind === 'same-paper') return !decisions.differentFrom(id).has(about ?? '');
  return !decisions.isSettled(id, kind, about);
}

/** What an entry's file and listings give rise to, settled or not. */
export function entryItems(archive: Archive, id: string): ReviewItem[] {
  const { entries, ledgers, folder } = archive;
  const items: ReviewItem[] = [];
  const open = entries.get(id)!;
  const file = path.join(folder.root, entries.file(id)!);
  const ask = (kind: string, line: number, message: string, todo: string): void => {
    items.push({ id, kind, file, line, message, advice: orSettle(todo, id, kind) });
  };
  if (open.entry.title === undefined) ask('untitled', 2, 'the paper has no title', 'Write a line "title: …" there');
  if (open.entry.topics === undefined) ask('no-topic', 2, 'no topic fits', 'Write a line "topics: [slug]" there');
  const places = ledgers.listingsOf(id);
  const todo = 'Delete the file if the paper should go';
  if (places.length === 0 && open.entry.provenance.length > 0)
    ask('unlisted', lineOf(open, 'provenance'), 'no dump lists the paper any more', todo);
  // One item per kind and field, however many places in the field it concerns.
  const seen = new Map<string, DoubtItem>();
  for (const { ledger, record } of places)
    for (const doubt of record.doubts ?? []) {
      const item = doubtItem(archive, open, file, doubt, record, ledger.dump);
      if (!item) continue;
      const key = `${item.kind}\t${item.field}\t${item.about ?? ''}`;
      const known = seen.get(key);
      if (!known) seen.set(key, item);
      else if (!known.places.includes(item.places[0]!)) {
        known.places.push(...item.places);
        known.found.push(...item.found);
      }
    }
  for (const { places, says, ...item } of seen.values()) {
    const more = places.length > PLACES ? `; and ${places.length - PLACES} more` : '';
    items.push({ ...item, message: `${says}: ${places.slice(0, PLACES).join('; ')}${more}` });
  }
  return items;
}

function unreadItems({ folder, ledgers }: Archive, { dump, other }: Ledger): ReviewItem[] {
  // Nobody mends a version that was replaced.
  if (ledgers.get(newerVersion(dump) ?? '')) return [];
  return parseLines(other.unread ?? '').map(({ from, to }) => {
    const lines = from === to ? 'a line of the dump was' : `lines ${from}-${to} of the dump were`;
    return {
      id: dump,
      kind: 'unread',
      file: path.join(folder.dumps, dump),
      line: from,
      message: `${lines} not understood`,
      advice: orSettle('Correct the dump and ingest it again', dump, 'unread'),
    };
  });
}

/**
 * Turns entries that many doubts connect, such as those of a monthly column, into one item, since nobody reviews them pair
 * by pair.
 */
function inGroups(items: readonly ReviewItem[], { decisions, entries, folder }: Archive): ReviewItem[] {
  const heads = new Map<string, string>();
  const headOf = (id: string): string => {
    let head = id;
    while (heads.has(head)) head = heads.get(head)!;
    // The next lookup then finds the head at once.
    for (let at = id; at !== head; ) {
      const next = heads.get(at)!;
      heads.set(at, head);
      at = next;
    }
    return head;
  };
  const pairs = items.filter(item => item.kind === 'same-paper' && item.about !== undefined);
  for (const { id, about } of pairs) {
    const [a, b] = [headOf(id), headOf(about!)];
    if (a !== b) heads.set(a < b ? b : a, a < b ? a : b);
  }
  const groups = new Map<string, { ids: Set<string>; first: ReviewItem }>();
  for (const item of pairs) {
    const head = headOf(item.id);
    const group = groups.get(head) ?? { ids: new Set(), first: item };
    groups.set(head, group);
    group.ids.add(item.id).add(item.about!);
  }
  // Settling a group also settles the entries that join it later.
  const isSettled = (ids: ReadonlySet<string>): boolean => [...ids].some(id => decisions.isSettled(id, 'same-paper'));
  for (const [head, { ids }] of groups) if (isSettled(ids)) groups.delete(head);
  const rest = items.filter(
    item => item.kind !== 'same-paper' || (groups.get(headOf(item.id))?.ids.size ?? Number.POSITIVE_INFINITY) <= PAIRS,
  );
  for (const { ids, first } of groups.values()) {
    const group = [...ids].sort();
    if (group.length <= PAIRS) continue;
    const named = `${group.slice(0, PLACES).join(', ')} and ${group.length - PLACES} more`;
    rest.push({
      ...first,
      id: group[0]!,
      file: path.join(folder.root, entries.file(group[0]!)!),
      line: lineOf(entries.get(group[0]!)!, 'title'),
      about: group[1]!,
      message: `${group.length} entries have a title or an identifier in common: ${named}; for example: ${first.message}`,
      advice:
        `Merge those that are the same paper: ${commandLine('merge', '<kept>', '<other>')}\n` +
        `For the rest, and any that follow: ${commandLine('review', '--settle', group[0]!, 'same-paper')}`,
      group,
    });
  }
  return rest;
}

/** What to do, or else how to say that nothing is to be done. */
function orSettle(todo: string, id: string, kind: string): string {
  return `${todo}\nor: ${commandLine('review', '--settle', id, kind)}`;
}

/** An item before all its places are known. */
interface DoubtItem extends Omit<ReviewItem, 'message'> {
  says: string;
  field: EntryField;
  found: NonNullable<ReviewItem['found']>;
  places: string[];
}

/** @returns undefined if a person has dealt with it: nothing of the kind is left in the field they edited, or the other entry is gone */
function doubtItem(
  { entries, resolve }: Archive,
  open: OpenEntry,
  file: string,
  { kind, line, excerpt, entry: named }: Doubt,
  record: LedgerRecord,
  dump: string,
): DoubtItem | undefined {
  const { id } = open.entry;
  const found = [{ excerpt, dump, line }];
  if (kind === 'same-paper') {
    const other = resolve(named ?? '');
    if (other === id || !entries.has(other)) return undefined;
    return {
      id,
      kind,
      file,
      line: lineOf(open, 'title'),
      field: 'title',
      says: `perhaps the same paper as ${other}`,
      places: [excerpt],
      found,
      advice: orSettle(commandLine('merge', other, id), id, kind),
      about: other,
    };
  }
  const field = (Object.entries(record.fields).find(([, { lines }]) =>
    parseLines(lines ?? '').some(range => range.from <= line && line <= range.to),
  )?.[0] ?? 'abstract') as EntryField;
  const name = kind === 'repeated-name' ? { about: excerpt } : {};
  // What a person edited is no more as the dump has it: what is left there is looked for again.
  const left = entries.isOurs(open, field) ? undefined : placesLeft(open, field, kind);
  if (left?.length === 0) return undefined;
  return {
    id,
    kind,
    file,
    line: lineOf(open, field, left?.[0] ?? excerpt),
    field,
    says: doubtSays(kind),
    places: left ?? [`${excerpt} (${dump}:${line})`],
    found: left ? [] : found,
    advice: orSettle('Correct it there', id, kind),
    ...name,
  };
}

const placesLeft = ({ entry }: OpenEntry, field: EntryField, kind: string): string[] =>
  damageNow(entry, field, kind).map(({ excerpt }) => excerpt);

/** The line of the entry's file where a field stands, or where the excerpt occurs. */
function lineOf({ text, entry }: OpenEntry, field: EntryField, excerpt?: string): number {
  const lines = (text ?? '').split('\n');
  const end = lines.indexOf('---', 1);
  const found = excerpt === undefined ? -1 : lines.findIndex(line => line.includes(excerpt));
  if (found > 0) return found + 1;
  const at =
    field === 'abstract' && entry.abstract !== undefined
      ? lines.findIndex((line, i) => i > end && line.trim() !== '')
      : lines.findIndex(line => line.startsWith(`${field}:`));
  return at < 0 ? 2 : at + 1;
}

/**
 * The id under which something waits: an entry's or a dump's, however a person names it.
 *
 * @throws UsageError where nothing is called so
 */
export function reviewedId(archive: Archive, typed: string): string {
  if (archive.entries.has(typed)) return typed;
  const dumps = [...archive.ledgers.all].map(({ dump }) => dump);
  return dumpNamed(typed, dumps) ?? requireEntry(archive, archive.resolve(typed)).entry.id;
}

/** The decision that settles an item, as written to `decisions.yaml`. */
export function settlingDecision({ id, kind, about, group }: ReviewItem): Decision {
  if (group) return { settled: id, doubt: kind };
  if (kind === 'same-paper') return { different: [id, about!] };
  if (kind === 'repeated-name') return { 'repeated-name': id, name: about! };
  return { settled: id, doubt: kind };
}
