import path from 'node:path';
import type { Decision } from '../content/decisions-file.ts';
import type { Archive } from '../editorial/archive.ts';
import type { Doubt } from '../editorial/clean.ts';
import type { EntryField, OpenEntry } from '../editorial/entry-book.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { parseLines } from '../read/line-set.ts';

/** Something that waits for a person. */
export interface ReviewItem {
  /** The entry's id; of unread lines, the dump's name. */
  id: string;
  /** `untitled`, `same-paper`, `repeated-name`, `no-topic`, `unread`, `unlisted`, or the name of a text's damage. */
  kind: string;
  /** Where to mend it. */
  file: string;
  line?: number;
  /** What was found: one sentence. */
  message: string;
  /** What to do: a command, or what to write into the file. */
  advice: string;
  /** The other entry of a doubtful pair, or the repeated name. */
  about?: string;
}

const WORDS: Record<string, string> = {
  'cut-off-math': 'a formula is cut off',
  'unbalanced-braces': 'braces do not match',
  'lost-symbol': 'a sign was lost on the way',
  'glued-words': 'words are glued together',
  'no-final-punctuation': 'the abstract ends without punctuation',
  'cut-off': 'the text is cut off',
  'control-characters': 'there are characters that cannot be seen',
  'unknown-macro': 'a LaTeX macro is not known and stands as it was',
};

/** Everything that waits for a person and was not settled, by kind, then by entry. */
export function review(archive: Archive): ReviewItem[] {
  const { entries, ledgers, decided, folder } = archive;
  const items: ReviewItem[] = [];
  const put = (item: ReviewItem): void => {
    if (decided.isSettled(item.id, item.kind, item.about)) return;
    if (item.kind === 'same-paper' && decided.differentFrom(item.id).has(item.about ?? '')) return;
    items.push(item);
  };
  for (const id of entries.ids) {
    const open = entries.get(id)!;
    const file = path.join(folder.root, entries.file(id)!);
    const settle = (kind: string): string => `broadsheet review --settle ${id} ${kind}`;
    if (open.entry.title === undefined)
      put({
        id,
        kind: 'untitled',
        file,
        line: 2,
        message: 'the paper has no title',
        advice: `Write a line "title: …" there, or: ${settle('untitled')}`,
      });
    if (open.entry.topics === undefined)
      put({
        id,
        kind: 'no-topic',
        file,
        line: 2,
        message: 'no topic fits',
        advice: `Write a line "topics: [slug]" there, or: ${settle('no-topic')}`,
      });
    const places = ledgers.listingsOf(id);
    if (places.length === 0 && open.entry.provenance.length > 0)
      put({
        id,
        kind: 'unlisted',
        file,
        line: lineOf(open, 'provenance'),
        message: 'no dump lists the paper any more',
        advice: `Delete the file if the paper should go, or: ${settle('unlisted')}`,
      });
    const seen = new Set<string>();
    for (const { ledger, record } of places)
      for (const doubt of record.doubts ?? []) {
        const item = doubtItem(archive, open, file, doubt, record, ledger.dump);
        const key = item && `${item.kind}\t${item.about ?? item.message}`;
        if (!item || seen.has(key!)) continue;
        seen.add(key!);
        put(item);
      }
  }
  for (const { dump, other } of ledgers.all)
    for (const { from } of parseLines(other.unread ?? ''))
      put({
        id: dump,
        kind: 'unread',
        file: path.join(folder.dumps, dump),
        line: from,
        message: 'a line of the dump was not understood',
        advice: `Mend the dump and ingest it again, or: broadsheet review --settle ${dump} unread`,
      });
  return items.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function order({ kind, id, line }: ReviewItem): string {
  return `${kind}\t${id}\t${String(line ?? 0).padStart(9, '0')}`;
}

/** @returns undefined where a person has seen to it: the field was edited, or the other entry is gone */
function doubtItem(
  { entries, resolve }: Archive,
  open: OpenEntry,
  file: string,
  { kind, line, excerpt, entry: named }: Doubt,
  record: LedgerRecord,
  dump: string,
): ReviewItem | undefined {
  const { id } = open.entry;
  if (kind === 'same-paper') {
    const other = resolve(named ?? '');
    if (other === id || !entries.has(other)) return undefined;
    return {
      id,
      kind,
      file,
      line: lineOf(open, 'title'),
      message: `perhaps the same paper as ${other}: ${excerpt}`,
      advice: `broadsheet merge ${other} ${id}, or: broadsheet review --settle ${id} same-paper`,
      about: other,
    };
  }
  const field = (Object.entries(record.fields).find(([, { lines }]) =>
    parseLines(lines ?? '').some(range => range.from <= line && line <= range.to),
  )?.[0] ?? 'abstract') as EntryField;
  if (!entries.isOurs(open, field)) return undefined;
  const name = kind === 'repeated-name' ? { about: excerpt } : {};
  return {
    id,
    kind,
    file,
    line: lineOf(open, field, excerpt),
    message: `${kind === 'repeated-name' ? 'an author is named twice' : (WORDS[kind] ?? kind.replaceAll('-', ' '))}: ${excerpt} (${dump}:${line})`,
    advice: `Mend it there, or: broadsheet review --settle ${id} ${kind}`,
    ...name,
  };
}

/** The line of the entry's file where a field stands, or where a text occurs after it. */
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

/** What is written to `decisions.yaml` so that items are not asked about again. */
export function settlement({ id, kind, about }: ReviewItem): Decision {
  if (kind === 'same-paper') return { different: [id, about!] };
  if (kind === 'repeated-name') return { 'repeated-name': id, name: about! };
  return { settled: id, doubt: kind };
}
