import fs from 'node:fs';
import path from 'node:path';
import { contentFolder, readDayFolder } from '../content/content-folder.ts';
import type { DayFile } from '../content/day-file.ts';
import { hashField } from '../content/field-hash.ts';
import { sidecarName } from '../content/sidecar.ts';
import { ContentError, type Diagnostic, type Warn, warningAt } from '../diagnostic.ts';
import type { EntryNames } from '../editorial/entry-names.ts';
import { attempt } from '../files/attempt.ts';
import { makeFolder } from '../files/folder.ts';
import type { Step } from '../files/step.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import { dumpNames } from '../ingest/incoming.ts';
import { type LedgerRecord, writeLedger } from '../ledger/ledger.ts';
import { ledgerFile, newerVersion } from '../ledger/ledger-store.ts';
import { asideFile, type LedgerAside, ledgersAside } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { commandLine } from '../terminal/command.ts';
import { type ArchiveChange, type ChangeContext, changeArchive, requireDump } from './change-archive.ts';
import { daysOf, leftIn, takeFromPublished } from './take-from-published.ts';
import { wordsAlone } from './words-alone.ts';

/** What became of dumps that were undone. */
export interface UndoneDumps extends ArchiveChange {
  dumps: {
    /** Its whole name. */
    dump: string;
    /** Where it is now, relative to the content folder; absent if it was deleted, or was gone before. */
    aside?: string;
  }[];
  /** Entries that no dump lists any more but that stay because a person edited them. */
  kept: string[];
  /** How many published items went with the entries: papers, and days that are empty now. */
  unpublished: number;
}

/** What became of one. */
export type UndoChange = Omit<UndoneDumps, 'dumps'> & UndoneDumps['dumps'][number];

/** Undoes a dump, as {@link undoDumps} does. */
export async function undoDump(
  root: string,
  named: string,
  forget: boolean,
  warn: Warn,
  step?: Step,
): Promise<UndoChange> {
  const { dumps, ...change } = await undoDumps(root, [named], forget, warn, step);
  return { ...change, ...dumps[0]! };
}

/**
 * Undoes dumps as one change. Entries that they alone listed are removed unless a person edited them; the fields of others fall back
 * to what the remaining dumps say. The dumps, their sidecars and their ledgers are set aside, and ingesting them from there restores
 * everything. What had been published of them is noted in `published.json` as gone.
 *
 * @param named the dumps' names, with or without their endings
 * @param forget deletes the dumps instead of setting them aside
 * @param step keeps what stood there before
 * @param asMade whether a file of the folder is as taking the dumps in made it: what was mended or left out then goes with them
 * @throws UsageError if no such dump was ingested
 */
export async function undoDumps(
  root: string,
  named: readonly string[],
  forget: boolean,
  warn: Warn,
  step?: Step,
  asMade: (file: string) => boolean = () => false,
): Promise<UndoneDumps> {
  const done: UndoneDumps['dumps'] = [];
  const kept: string[] = [];
  const before: PaperEntry[] = [];
  let unpublished = 0;
  let picks: Pick[] = [];
  const take = ({ archive, transaction }: ChangeContext): void => {
    const { entries, ledgers, unsettled, delisted } = archive;
    const old = named.map(name => requireDump(archive, name));
    picks = picksOf(root, archive.names);
    const names = new Set(old.map(({ dump }) => dump));
    const aside = ledgersAside(root);
    // Dumps that listed an entry too and went before: whichever comes again first brings it back.
    const earlier = new Map<string, [LedgerRecord, LedgerAside][]>();
    for (const place of aside)
      for (const record of place.ledger.records) {
        if (record.outcome !== 'new' && record.outcome !== 'merged') continue;
        const id = archive.resolve(record.entry!);
        if (entries.has(id)) earlier.set(id, [...(earlier.get(id) ?? []), [record, place]]);
      }
    const marked = new Set<LedgerAside>();
    for (const name of names) ledgers.remove(name);
    const newer = [...ledgers.all].filter(({ dump }) => names.has(newerVersion(dump) ?? ''));
    for (const ledger of [...old, ...newer])
      for (const { entry } of ledger.records) if (entry !== undefined && entries.has(entry)) unsettled.add(entry);
    for (const id of [...unsettled]) {
      const open = entries.get(id)!;
      before.push({ ...open.entry });
      entries.written(open);
      const records = old.flatMap(ledger => ledger.records).filter(record => record.entry === id);
      if (ledgers.listingsOf(id).length > 0) {
        for (const { fields } of records) for (const field of Object.values(fields)) delete field?.hash;
        continue;
      }
      delisted.add(id);
      if (asMade(entries.file(id)!) || !entries.isEdited(open)) {
        for (const record of records) record.outcome = 'undone';
        for (const [record, place] of earlier.get(id) ?? []) {
          record.outcome = 'undone';
          marked.add(place);
        }
        entries.remove(id);
        continue;
      }
      kept.push(id);
      if (!entries.isOurs(open, 'provenance')) continue;
      const rest = open.entry.provenance.filter(listing => !names.has(listing.dump));
      entries.set(open, 'provenance', rest);
      for (const { fields } of records) if (fields.provenance) fields.provenance.hash = hashField(rest);
    }
    for (const { ledger, file } of marked) transaction.write(file, writeLedger(ledger));
    for (const ledger of old) {
      if (asMade(ledgerFile(ledger.dump)))
        for (const record of ledger.records) if (record.outcome === 'deleted') record.outcome = 'undone';
      const isThere = takeAway(root, ledger.dump, names, forget, transaction);
      if (!forget) makeRoom(root, ledger.dump, aside, transaction);
      if (!forget) transaction.write(asideFile(ledgerFile(ledger.dump)), writeLedger(ledger));
      done.push({ dump: ledger.dump, ...(isThere && !forget && { aside: asideFile(`dumps/${ledger.dump}`) }) });
    }
  };
  const settled = ({ archive, transaction }: ChangeContext): void => {
    unpublished = takeFromPublished(root, before, leftIn(archive), transaction);
    for (const day of new Set(before.flatMap(daysOf)))
      if (attempt(() => wordsAlone(root, day, archive))?.includes('note')) warn(loneNote(root, day));
  };
  const change = await changeArchive(root, warn, take, settled, step);
  // The next dump is copied into this folder, even where the last one went. All is done by now: whether the folder stands is no matter.
  const { dumps, papers } = contentFolder(root);
  for (const folder of [dumps, papers]) attempt(() => makeFolder(folder));
  const removed = new Set(change.removed);
  for (const pick of picks) if (removed.has(pick.id)) warn(danglingPick(root, pick, done[0]?.aside));
  return { ...change, dumps: done, kept: kept.sort(), unpublished };
}

/**
 * Takes a dump and its sidecar out of the folder.
 *
 * @param gone the dumps that go, so that none of them keeps a sidecar that they share
 * @returns whether the dump was there
 */
function takeAway(
  root: string,
  dump: string,
  gone: ReadonlySet<string>,
  forget: boolean,
  transaction: Transaction,
): boolean {
  const { file, sidecarFile } = dumpInFolder(root, dump);
  const sidecar = `dumps/${path.basename(sidecarFile)}`;
  const stem = (name: string) => name.replace(/\.[^.]+$/, '');
  const others = dumpNames(contentFolder(root).dumps).filter(name => !gone.has(name));
  const shared = others.some(name => stem(name) === stem(dump));
  for (const [inside, at] of [
    [`dumps/${path.basename(file)}`, file],
    [sidecar, sidecarFile],
  ] as const)
    if (fs.existsSync(at)) {
      if (!forget) transaction.write(asideFile(inside).normalize('NFC'), fs.readFileSync(at));
      if (inside !== sidecar || !shared) transaction.remove(inside);
    }
  return fs.existsSync(file);
}

/** A pick of a day's file: as it is written there, and the entry that it names. */
interface Pick {
  day: string;
  written: string;
  id: string;
}

function picksOf(root: string, names: EntryNames): Pick[] {
  return readDays(root).flatMap(({ day, picks = [] }) =>
    picks.map(written => ({ day, written, id: names.idOf(written) })),
  );
}

/** Warns of a day's file that picks a removed entry. @param aside where the dump is now */
function danglingPick(root: string, { day, written, id }: Pick, aside: string | undefined): Diagnostic {
  const file = path.join(contentFolder(root).days, `${day}.md`);
  const line = decodeUtf8(file, readBytes(file))
    .split('\n')
    .findIndex(text => text.includes(written));
  const again = aside && commandLine('ingest', path.join(root, aside), '--content', root);
  const found = written === id ? id : `${written} (${id})`;
  const message = `expected the picks of ${day} to be entries, found ${found}, which was removed with the dump`;
  const advice = `Take it out of this line${again ? `, or bring the dump back: ${again}` : '.'}`;
  return warningAt({ file, line: line + 1 }, 'dangling-pick', message, advice);
}

/** Warns of a note on a day that has lost its papers: as long as it stands, the digest has the day. */
function loneNote(root: string, day: string): Diagnostic {
  return warningAt(
    { file: path.join(contentFolder(root).days, `${day}.md`) },
    'lone-note',
    'expected papers on the day of this note, found that none is left',
    'If the day is to go too, delete this file before the next build; while it is there, the day stays in the digest.',
  );
}

/** Errors in a day note are for `check` to report. */
function readDays(root: string): DayFile[] {
  try {
    return readDayFolder(root);
  } catch (error) {
    if (error instanceof ContentError) return [];
    throw error;
  }
}

/** Another version of the dump that was set aside earlier is renamed, with its hash in the name. */
function makeRoom(root: string, dump: string, aside: readonly LedgerAside[], transaction: Transaction): void {
  const earlier = aside.find(({ file }) => file === asideFile(ledgerFile(dump)))?.ledger;
  if (!earlier) return;
  const { name, ext } = path.parse(dump);
  const other = `${name}.${earlier.sha256.slice(0, 8)}${ext}`;
  for (const [from, to] of [
    [`dumps/${dump}`, `dumps/${other}`],
    [`dumps/${sidecarName(dump)}`, `dumps/${sidecarName(other)}`],
  ] as const) {
    const file = path.join(root, asideFile(from));
    if (fs.existsSync(file)) transaction.write(asideFile(to), fs.readFileSync(file));
  }
  transaction.write(asideFile(ledgerFile(other)), writeLedger(earlier));
}
