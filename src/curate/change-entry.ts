import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { type EntryChanges, editEntry } from '../content/edit-entry.ts';
import { readEntry } from '../content/entry-file.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import { UsageError } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import type { Step } from '../files/step.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import type { PaperEntry } from '../paper.ts';
import { changeFiles } from './change-files.ts';

/** An entry's file, relative to the content folder; undefined where there is none. Only its name is looked for. */
export function entryFileOf(root: string, id: string): string | undefined {
  const { papers } = contentFolder(root);
  if (!ENTRY_ID.test(id)) return undefined;
  const year = (attempt(() => fs.readdirSync(papers)) ?? []).find(
    name => /^\d{4}$/.test(name) && fs.existsSync(path.join(papers, name, `${id}.md`)),
  );
  return year && `papers/${year}/${id}.md`;
}

/**
 * Changes fields of one entry, as part of a larger change.
 *
 * @param change the fields with their new values, by what the entry says now
 * @throws UsageError where there is no such entry; ContentError where its file cannot be read
 */
export function stageEntry(
  root: string,
  id: string,
  transaction: Transaction,
  change: (entry: PaperEntry) => EntryChanges,
): void {
  const file = entryFileOf(root, id);
  if (file === undefined) throw new UsageError(`expected the id of an entry, found "${id}"`);
  const at = path.join(root, file);
  const text = decodeUtf8(at, readBytes(at));
  const edited = editEntry(text, change(readEntry(at, text, id).entry), at);
  if (edited !== text) transaction.write(file, edited);
}

/** As `stageEntry`, as a change of its own. It does not move: for another day, see `movePaper`. */
export function changeEntry(root: string, id: string, change: (entry: PaperEntry) => EntryChanges, step?: Step): void {
  changeFiles(root, step, transaction => stageEntry(root, id, transaction, change));
}
