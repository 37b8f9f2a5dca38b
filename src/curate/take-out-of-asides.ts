import fs from 'node:fs';
import path from 'node:path';
import { type EntryChanges, editEntry } from '../content/edit-entry.ts';
import { readEntry } from '../content/entry-file.ts';
import { hashField } from '../content/field-hash.ts';
import type { EntryField } from '../editorial/entry-store.ts';
import {
  type AsideNote,
  asideFile,
  asideFileOf,
  asideNote,
  asideNoteText,
  readAsideNote,
} from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import { sha256 } from '../read/dump.ts';
import type { ChangeContext } from './change-archive.ts';

/** An entry that a person merged into another. */
export interface Merge {
  id: string;
  /** Under its original path in the content folder. */
  file: string;
  note: AsideNote;
}

/** How an entry that is set aside was merged, how what it was merged into was, and so on. */
export function mergesUp(root: string, id: string): Merge[] {
  const way: Merge[] = [];
  for (let merge = mergeOf(root, id); merge && !way.some(({ id }) => id === merge!.id); ) {
    way.push(merge);
    merge = mergeOf(root, merge.note.into);
  }
  return way;
}

function mergeOf(root: string, id: string): Merge | undefined {
  const file = asideFileOf(root, id);
  const note = file === undefined ? undefined : readAsideNote(root, file);
  return note && { id, file: file!, note };
}

/**
 * Takes what a merge gave out of all that is set aside: out of each entry that it was then carried into, and out of what is noted of how
 * an entry was before another was merged into it, too.
 *
 * @param way from the entry that comes back
 * @param gone that entry, and what comes back with it
 * @param others what is merged into the same and stays so
 */
export function takeOutOfAsides(
  { archive, transaction }: ChangeContext,
  way: readonly Merge[],
  gone: readonly string[],
  others: readonly string[] = [],
): void {
  const { entries, folder } = archive;
  let fields = Object.keys(way[0]?.note.kept?.given ?? {});
  const siblings = others
    .filter(id => !way.some(merge => merge.id === id))
    .flatMap(id => mergeOf(folder.root, id) ?? []);
  for (const [i, { note }] of way.entries()) {
    if (!note.kept) return;
    const taken: Taken = { kept: note.kept, fields, gone, isAll: i === 0 };
    for (const { file, note: later } of siblings) {
      if (later.into !== note.into || !later.kept || !namesAny(later.kept.text, gone, file)) continue;
      const { text, changes } = without(later.kept.text, taken, file);
      const written = withHashes(later.kept.written, changes, field => note.kept!.written[field]);
      transaction.write(asideNote(file), asideNoteText({ ...later, kept: { ...later.kept, text, written } }));
    }
    const up = way[i + 1];
    if (!up || entries.has(up.id)) return;
    const { text, changes } = without(textAside(folder.root, up.file), taken, up.file);
    transaction.write(asideFile(up.file), text);
    transaction.write(asideNote(up.file), asideNoteText(noteBack(up.note, note.kept, changes)));
    fields = fields.filter(field => up.note.kept && field in up.note.kept.given);
  }
}

type KeptNote = NonNullable<AsideNote['kept']>;

/** What is to be taken out of an entry. */
interface Taken {
  /** Of the merge by which it came there. */
  kept: KeptNote;
  /** Those that came all the way. */
  fields: readonly string[];
  gone: readonly string[];
  /** Whether all that this merge gave goes. */
  isAll: boolean;
}

function without(
  text: string,
  { kept, fields, gone, isAll }: Taken,
  file: string,
): { text: string; changes: EntryChanges } {
  const [now, before] = [text, kept.text].map(of => readEntry(file, of, '').entry) as [PaperEntry, PaperEntry];
  const given = (fields as EntryField[]).filter(field => hashField(now[field]) === kept.given[field]);
  const aliases = now.aliases?.filter(alias => !gone.includes(alias));
  const changes: EntryChanges = {
    ...Object.fromEntries(given.map(field => [field, before[field]])),
    aliases: aliases?.length ? aliases : undefined,
  };
  return { text: isAll && isAsMerged(text, kept, gone) ? kept.text : editEntry(text, changes, file), changes };
}

/** Whether nothing but the merge made the text of what it was before, and nothing else would go with the merge. */
export function isAsMerged(text: string, kept: KeptNote, gone: readonly string[]): boolean {
  if (sha256(Buffer.from(text)) !== kept.merged) return false;
  const [now = [], before = []] = [text, kept.text].map(of => readEntry('', of, '').entry.aliases);
  return now.every(alias => gone.includes(alias) || before.includes(alias));
}

const namesAny = (text: string, ids: readonly string[], file: string): boolean =>
  readEntry(file, text, '').entry.aliases?.some(alias => ids.includes(alias)) ?? false;

/** What is noted of an entry that is set aside, after such changes: what it no longer has, it gave to no other. */
function noteBack(note: AsideNote, kept: KeptNote, changes: EntryChanges): AsideNote {
  const { aliases: _, ...lost } = changes;
  const hashOf = (field: string): string | undefined => {
    const value = changes[field as keyof EntryChanges];
    return value === undefined ? undefined : hashField(value);
  };
  return {
    ...note,
    copied: note.copied.filter(field => !(field in lost)),
    written: withHashes(note.written, changes, field => kept.written[field]),
    ...(note.fields && { fields: withHashes(note.fields, changes, hashOf) }),
    ...(note.kept && { kept: { ...note.kept, given: withHashes(note.kept.given, lost, () => undefined) } }),
  };
}

/** @param hash of a field that changes; undefined where it has none */
function withHashes(
  of: Readonly<Record<string, string>>,
  changes: EntryChanges,
  hash: (field: string) => string | undefined,
): Record<string, string> {
  const rest = Object.entries(of).filter(([field]) => !(field in changes));
  const changed = Object.keys(changes).flatMap(field => {
    const is = hash(field);
    return is === undefined ? [] : [[field, is] as const];
  });
  return Object.fromEntries([...rest, ...changed]);
}

/** The text of an entry that is set aside. */
export const textAside = (root: string, file: string): string =>
  fs.readFileSync(path.join(root, asideFile(file)), 'utf8');
