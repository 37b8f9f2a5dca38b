import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { SET_ASIDE } from '../content/content-folder.ts';
import { readEntry } from '../content/entry-file.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { ifThere } from '../files/if-there.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { PaperEntry } from '../paper.ts';
import type { Ledger } from './ledger.ts';
import { openLedger } from './ledger-store.ts';

/** Where a file of the content folder is kept when it is set aside. @param file relative to the content folder */
export function asideFile(file: string): string {
  return `${SET_ASIDE}/${file}`;
}

const HASHES = v.record(v.string(), v.string());

const NOTE = v.object({
  into: v.pipe(v.string(), v.regex(ENTRY_ID)),
  /** The fields that the other entry took over. */
  copied: v.optional(v.array(v.string()), []),
  /** A hash of each field as ingestion last wrote it. */
  written: v.optional(HASHES, {}),
  /** A hash of each field as it was when the entry was set aside; older versions of this program did not note it. */
  fields: v.optional(HASHES),
  /** The entry that it was merged into. */
  kept: v.optional(
    v.object({
      /** Its text before the merge. */
      text: v.string(),
      /** A hash of each of its fields as ingestion had written it before the merge. */
      written: HASHES,
      /** A hash of its text after the merge. */
      merged: v.string(),
      /** A hash of each field that the merge added or changed. */
      given: HASHES,
    }),
  ),
});

/** What is recorded beside an entry that was merged into another. */
export type AsideNote = v.InferOutput<typeof NOTE>;

/** The path of the note beside an entry that is set aside. */
export function asideNote(file: string): string {
  return asideFile(file.replace(/\.md$/, '.json'));
}

/** The text of such a note. */
export const asideNoteText = (note: AsideNote): string => `${JSON.stringify(note, undefined, 2)}\n`;

/**
 * What is recorded beside an entry that is set aside; nothing where there is no such file.
 *
 * @param file the entry's, under its original path in the content folder
 * @throws ContentError where it is something else
 */
export function readAsideNote(root: string, file: string): AsideNote | undefined {
  const at = path.join(root, asideNote(file));
  if (!fs.existsSync(at)) return undefined;
  const text = decodeUtf8(at, readBytes(at), ADVICE);
  const note = v.safeParse(
    NOTE,
    attempt(() => JSON.parse(text)),
  );
  if (note.success) return note.output;
  throw refusalAt(
    { file: at },
    'broken-note',
    'expected what a merge of two papers noted, found something else',
    ADVICE,
  );
}

const ADVICE =
  'Take it back from version control; after a merge of two branches, either side: git checkout --ours FILE, or --theirs FILE';

/** A ledger that is set aside. */
export interface LedgerAside {
  ledger: Ledger;
  /** Relative to the content folder. */
  file: string;
}

/** The ledgers of dumps that were undone, which remember what a person deleted or edited. @throws ContentError as `openLedger` does */
export function ledgersAside(root: string): LedgerAside[] {
  const folder = asideFile('ledger');
  const names = (ifThere(() => fs.readdirSync(path.join(root, folder))) ?? []).filter(name => name.endsWith('.json'));
  return names.sort().map(name => ({ ledger: openLedger(path.join(root, folder, name)), file: `${folder}/${name}` }));
}

/** The entries that are set aside, by id: their files, under their original paths in the content folder. */
export function entriesAside(root: string): Map<string, string> {
  const papers = path.join(root, asideFile('papers'));
  const names = (folder: string): string[] => (ifThere(() => fs.readdirSync(folder)) ?? []).sort();
  const years = names(papers).filter(year => /^\d{4}$/.test(year));
  return new Map(
    years.flatMap(year =>
      names(path.join(papers, year))
        .filter(name => name.endsWith('.md') && ENTRY_ID.test(name.slice(0, -3)))
        .map(name => [name.slice(0, -3), `papers/${year}/${name}`] as const),
    ),
  );
}

/** An entry that is set aside. @param file under its original path in the content folder */
export function readEntryAside(root: string, id: string, file: string): PaperEntry {
  const at = path.join(root, asideFile(file));
  return readEntry(at, decodeUtf8(at, readBytes(at)), id).entry;
}

/** The file of an entry that was set aside, under its original path in the content folder. */
export function asideFileOf(root: string, id: string): string | undefined {
  const papers = path.join(root, asideFile('papers'));
  if (!fs.existsSync(papers)) return undefined;
  const year = fs.readdirSync(papers).find(name => fs.existsSync(path.join(papers, name, `${id}.md`)));
  return year === undefined ? undefined : `papers/${year}/${id}.md`;
}
