import fs from 'node:fs';
import path from 'node:path';
import { addDecision, type Decision, removeDecision } from '../content/decisions-file.ts';
import { FIND, nearestName } from '../content/nearest-key.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import { type Archive, openArchive } from '../editorial/archive.ts';
import type { OpenEntry } from '../editorial/entry-store.ts';
import { settleEntries } from '../editorial/settle-entries.ts';
import type { Step } from '../files/step.ts';
import { Transaction } from '../files/transaction.ts';
import { dumpNames } from '../ingest/incoming.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { asideFile } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { dumpNamed } from '../read/dump-file.ts';
import { loadSources } from '../read/sources.ts';
import { commandLine } from '../terminal/command.ts';

/** What a person's change did to the archive. */
export interface ArchiveChange {
  added: string[];
  changed: string[];
  removed: string[];
}

/** What a change can use. */
export interface ChangeContext {
  archive: Archive;
  /** For files other than entries and ledgers. */
  transaction: Transaction;
  /** Writes a decision to `decisions.yaml`. */
  decide(decision: Decision): void;
  /** Removes a decision, if it is there. */
  revoke(decision: Decision): void;
}

/**
 * Applies a person's change to the archive, all of it or nothing.
 *
 * @param change makes the change; the entries it adds to `archive.unsettled` are settled afterwards
 * @param after runs once the entries are settled
 * @param step keeps what stood there before, so that the change can be taken back
 * @param fileCache what is known of entries that did not change
 */
export async function changeArchive(
  root: string,
  warn: Warn,
  change: (context: ChangeContext) => void,
  after: (context: ChangeContext) => void = () => {},
  step?: Step,
  fileCache?: FileCache,
): Promise<ArchiveChange> {
  Transaction.recover(root);
  const archive = openArchive(root, await loadSources(), warn, fileCache);
  const transaction = new Transaction(root);
  const file = archive.folder.decisions;
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  let decisions = before;
  const decide = (decision: Decision): void => {
    decisions = addDecision(decisions, decision, file, archive.decisions.idOf);
  };
  const revoke = (decision: Decision): void => {
    if (decisions !== undefined) decisions = removeDecision(decisions, decision, file, archive.decisions.idOf);
  };
  const context: ChangeContext = { archive, transaction, decide, revoke };
  try {
    change(context);
    settleEntries(archive, warn);
    after(context);
    // Once the last decision is taken back, no empty file is left behind.
    if (decisions === '' && before !== undefined) transaction.remove('decisions.yaml');
    else if (decisions !== before && decisions !== undefined) transaction.write('decisions.yaml', decisions);
    const result = archive.entries.stage(transaction);
    archive.ledgers.stage(transaction);
    step?.keep(transaction);
    transaction.commit();
    return result;
  } catch (error) {
    transaction.abandon();
    throw error;
  }
}

/**
 * The entry that a person names, see `EntryNames`.
 *
 * @throws UsageError if no entry is called so, or more than one could be meant
 */
export function requireEntry({ entries, names, resolve }: Archive, typed: string): OpenEntry {
  const open = entries.get(typed);
  if (open) return open;
  const into = resolve(typed);
  if (into !== typed)
    throw new UsageError(`expected the id of an entry, found ${typed}, which was merged into ${into}`);
  return entries.get(names.require(typed))!;
}

/** The ledger of a dump, which may be named without its ending. @throws UsageError if no dump of this name was ingested */
export function requireDump({ ledgers, folder: { root } }: Archive, dump: string): Ledger {
  const known = [...ledgers.all].map(other => other.dump);
  const name = dumpNamed(dump, known);
  if (name !== undefined) return ledgers.get(name)!;
  const folder = path.join(root, asideFile('dumps'));
  const aside = dumpNamed(dump, dumpNames(folder));
  const what =
    aside === undefined
      ? `"${dump}"; ${nearestName(dump, known, FIND.dump)}`
      : `one that is set aside; to bring it back: ${commandLine('ingest', path.join(folder, aside))}`;
  throw new UsageError(`expected the name of a dump that was ingested, found ${what}`);
}
