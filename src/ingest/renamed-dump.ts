import fs from 'node:fs';
import path from 'node:path';
import { setInSidecar, sidecarName } from '../content/sidecar.ts';
import { type Warn, warningAt } from '../diagnostic.ts';
import type { Transaction } from '../files/transaction.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import type { DumpJob } from '../read/dump-job.ts';
import { dumpNames, type IncomingDump } from './incoming.ts';

/** The ledgers of dumps that stand under another name now, by that name: their file is gone, and one without a ledger has its bytes. */
export function findRenamed(
  waiting: readonly IncomingDump[],
  root: string,
  ledgers: LedgerStore,
  hasLedger: (name: string) => boolean,
): Map<string, Ledger> {
  const renamed = new Map<string, Ledger>();
  const strangers = waiting.filter(({ name }) => !hasLedger(name));
  if (strangers.length === 0) return renamed;
  const bytes = new Set(strangers.map(({ sha256 }) => sha256));
  const isGone = ({ dump, sha256 }: Ledger) => bytes.has(sha256) && !fs.existsSync(dumpInFolder(root, dump).file);
  const byBytes = new Map([...ledgers.all].filter(isGone).map(ledger => [ledger.sha256, ledger]));
  for (const { name, sha256 } of strangers) {
    const was = byBytes.get(sha256);
    if (!was) continue;
    byBytes.delete(sha256);
    renamed.set(name, was);
  }
  return renamed;
}

/** The dump with what was known of it under its former name: what its sidecar says, and the day and the year that the name itself said. */
export function prepareRenamed(dump: IncomingDump, was: Ledger, root: string, prepare: () => DumpJob): DumpJob {
  const { sidecarText } = dumpInFolder(root, was.dump);
  if (dump.sidecarText === undefined && sidecarText !== undefined) dump.sidecarText = sidecarText;
  const job = prepare();
  const isKnown = job.listed === was.listed && job.yearsFrom === was['years-from'];
  if (isKnown || job.listedFrom === 'sidecar') return job;
  dump.sidecarText = setInSidecar(dump.sidecarFile, dump.sidecarText, { listed: was.listed });
  return prepare();
}

/** Stages that a dump has another name: its sidecar goes with it, and its former ledger is done with. */
export function stageRenamed(
  { name, file, sidecarFile, sidecarText }: IncomingDump,
  was: Ledger,
  root: string,
  ledgers: LedgerStore,
  transaction: Transaction,
  warn: Warn,
): void {
  ledgers.remove(was.dump);
  const former = dumpInFolder(root, was.dump);
  const inFolder = (file: string) => `dumps/${path.basename(file)}`;
  if (sidecarText !== undefined && dumpInFolder(root, name).sidecarText !== sidecarText)
    transaction.write(inFolder(sidecarFile), sidecarText);
  const isShared = [name, ...dumpNames(path.dirname(sidecarFile))].some(
    other => sidecarName(other) === sidecarName(was.dump),
  );
  if (former.sidecarText !== undefined && former.sidecarText === sidecarText && !isShared)
    transaction.remove(inFolder(former.sidecarFile));
  const advice = 'Its papers keep their ids and addresses, and name it by its new name.';
  warn(warningAt({ file }, 'renamed-dump', `${name} is ${was.dump} under another name`, advice));
}
