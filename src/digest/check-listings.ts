import path from 'node:path';
import type { Archive } from '../content/content-folder.ts';
import { type Diagnostic, warningAt } from '../diagnostic.ts';
import type { Decisions } from '../editorial/decisions.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { newerVersion } from '../ledger/ledger-store.ts';
import { identifierName, type PaperEntry } from '../paper.ts';
import { ADDED } from '../read/sources/plain-list.ts';
import { commandLine } from '../terminal/command.ts';
import { lineOf } from './check-digest.ts';
import { aliasesOf } from './digest-content.ts';

/** Listings that a merge of two branches lost, since it took one side of an entry, or of a dump and its ledger. */
export function checkListings(
  root: string,
  archive: Archive,
  ledgers: ReadonlyMap<string, Ledger>,
  decisions: Decisions | undefined,
): Diagnostic[] {
  return [...untoldByEntries(root, archive, ledgers), ...untoldByLedgers(root, archive, ledgers, decisions)];
}

const placeOf = (dump: string, lines: string) => `${dump.normalize('NFC')}:${lines}`;

/** Listings that the ledgers tell of and the entries do not name. */
function untoldByEntries(
  root: string,
  { entries, files }: Archive,
  ledgers: ReadonlyMap<string, Ledger>,
): Diagnostic[] {
  const lost: Diagnostic[] = [];
  const aliases = aliasesOf(entries);
  const named = new Map(
    entries.map(({ id, provenance }) => [id, new Set(provenance.map(({ dump, lines }) => placeOf(dump, lines)))]),
  );
  for (const { dump, records } of ledgers.values())
    for (const { entry, outcome, lines } of records) {
      if ((outcome !== 'new' && outcome !== 'merged') || newerVersion(dump) !== undefined) continue;
      const id = named.has(entry!) ? entry! : (aliases.get(entry!) ?? '');
      if (named.get(id)?.has(placeOf(dump, lines)) ?? true) continue;
      const file = path.join(root, files.get(id)!.path);
      const message = `expected ${placeOf(dump, lines)} in "provenance", as the ledger says, found it missing`;
      const advice = `If a merge of two branches took one side of this file: ${commandLine('ingest', '--again', '--content', root)}`;
      lost.push(warningAt({ file, line: lineOf(file, 'provenance', 'provenance') }, 'lost-listing', message, advice));
    }
  return lost;
}

/** Listings that the entries name, in dumps of which no record is theirs. */
function untoldByLedgers(
  root: string,
  { entries, files }: Archive,
  ledgers: ReadonlyMap<string, Ledger>,
  decisions: Decisions | undefined,
): Diagnostic[] {
  const lost: Diagnostic[] = [];
  const told = new Map([...ledgers].map(([dump, { records }]) => [dump, new Set(records.map(({ entry }) => entry))]));
  for (const entry of entries) {
    const { id, aliases = [], provenance } = entry;
    const isTold = (dump: string) => [id, ...aliases].some(name => told.get(dump.normalize('NFC'))?.has(name) ?? true);
    const untold = provenance.filter(({ dump }) => !isTold(dump));
    if (untold.length === 0 || decisions?.isSettled(id, 'unlisted')) continue;
    const file = path.join(root, files.get(id)!.path);
    const isListed = untold.length < provenance.length;
    for (const { dump, lines, listed } of untold) {
      const message = `expected a listing of this paper in ${dump}, as "provenance" says, found none at ${lines} or elsewhere`;
      const again = commandLine('ingest', '--again', '--content', root);
      const advice = isListed ? `To take it out: ${again}` : listAgain(root, entry, dump, listed);
      lost.push(warningAt({ file, line: lineOf(file, 'provenance', dump) }, 'lost-listing', message, advice));
    }
  }
  return lost;
}

/** What to do for a paper that nothing lists. */
function listAgain(root: string, { id, title, identifiers, links }: PaperEntry, dump: string, listed: string): string {
  const name = identifierName(identifiers) ?? links?.[0]?.url;
  const called = title === undefined || identifierName(identifiers) ? [] : ['--title', title];
  const isAdded = dump.normalize('NFC') === `${listed}-${ADDED}` && name !== undefined;
  const back = isAdded
    ? commandLine('add', name, ...called, '--listed', listed, '--content', root)
    : `give the other side’s text another name, and ${commandLine('ingest', 'FILE', '--content', root)}`;
  const settle = commandLine('review', '--settle', id, 'unlisted', '--content', root);
  return `If a merge of two branches took one side of the dump: ${back}\nIf nothing lists it any more: ${settle}`;
}
