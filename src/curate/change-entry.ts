import fs from 'node:fs';
import path from 'node:path';
import { contentFolder, readArchive } from '../content/content-folder.ts';
import { type EntryChanges, editEntry } from '../content/edit-entry.ts';
import { readEntry } from '../content/entry-file.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import { UsageError } from '../diagnostic.ts';
import { EntryNames } from '../editorial/entry-names.ts';
import { changeFiles } from '../files/change-files.ts';
import { ifThere } from '../files/if-there.ts';
import type { Step } from '../files/step.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import { noteMoves } from './note-moved.ts';
import { type EntriesLeft, takeFromPublished } from './take-from-published.ts';

/** An entry, and its file relative to the content folder. */
export interface EntryFile {
  entry: PaperEntry;
  file: string;
  text: string;
}

/** What an entry is to say, or what says it by what it says now. */
export type EntryChange = EntryChanges | ((entry: PaperEntry) => EntryChanges);

/** The entry's file, relative to the content folder. */
function fileOf(root: string, id: string): string | undefined {
  const { papers } = contentFolder(root);
  const isHere = (year: string) => /^\d{4}$/.test(year) && fs.existsSync(path.join(papers, year, `${id}.md`));
  const year = ENTRY_ID.test(id) ? (ifThere(() => fs.readdirSync(papers)) ?? []).find(isHere) : undefined;
  return year && `papers/${year}/${id}.md`;
}

/** How people name the entries of a folder, which are read once a name is no id. @param fileCache what is known of them */
export function namesIn(root: string, fileCache?: FileCache): EntryNames {
  return new EntryNames(
    id => fileOf(root, id) !== undefined,
    () => readArchive(root, fileCache).entries,
  );
}

/**
 * Opens one entry without reading the others.
 * @throws UsageError where there is no such entry; ContentError where its file cannot be read
 */
export function openEntry(root: string, id: string): EntryFile {
  const file = fileOf(root, id);
  if (file === undefined) throw new UsageError(`expected the id of an entry, found "${id}"`);
  const at = path.join(root, file);
  const text = decodeUtf8(at, readBytes(at));
  return { entry: readEntry(at, text, id).entry, file, text };
}

/**
 * Changes fields of one entry, as part of a larger change. With its day its file moves to the folder of the year, and a published day
 * that it leaves empty is noted as gone.
 *
 * @param fileCache what is known of the other entries
 * @param when the time of the change, with which the corrections tell of a published paper's other day
 * @throws UsageError, ContentError as `openEntry` does
 */
export function stageEntry(
  root: string,
  id: string,
  transaction: Transaction,
  change: EntryChange,
  fileCache?: FileCache,
  when?: string,
): void {
  const { entry, file, text } = openEntry(root, id);
  const changes = typeof change === 'function' ? change(entry) : change;
  const edited = editEntry(text, changes, path.join(root, file));
  if (edited === text) return;
  const after = readEntry(file, edited, id).entry;
  const isAtHome = file === homeOf(entry);
  const home = isAtHome ? homeOf(after) : file;
  if (home !== file) transaction.remove(file);
  transaction.write(home, edited);
  if (after.listed === entry.listed) return;
  const all = () => readArchive(root, fileCache).entries.map(other => (other.id === id ? after : other));
  const left: EntriesLeft = { has: () => true, all };
  if (when === undefined) takeFromPublished(root, [entry], left, transaction);
  else noteMoves(root, [{ before: entry, day: after.listed }], left, transaction, when);
}

const homeOf = ({ id, listed }: PaperEntry): string => `papers/${listed.slice(0, 4)}/${id}.md`;

/** As `stageEntry`, as a change of its own. */
export function changeEntry(root: string, id: string, change: EntryChange, step?: Step, fileCache?: FileCache): void {
  changeFiles(root, step, transaction => stageEntry(root, id, transaction, change, fileCache, step?.when));
}
