import fs from 'node:fs';
import {
  type ContentFolder,
  contentFolder,
  type Archive as Papers,
  readArchive,
  readTopicFolder,
} from '../content/content-folder.ts';
import type { Warn } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import type { Transaction } from '../files/transaction.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { LedgerStore, newerVersion } from '../ledger/ledger-store.ts';
import { entriesAside, ledgersAside, readEntryAside } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { Provenance } from '../paper.ts';
import { sha256 } from '../read/dump.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { type DumpJob, prepareDump } from '../read/dump-job.ts';
import type { Source } from '../read/source.ts';
import { archiveKeys, type KnownEntry } from './archive-keys.ts';
import { Decisions } from './decisions.ts';
import { EntryNames } from './entry-names.ts';
import { EntryStore } from './entry-store.ts';
import { type Identity, identify, identityKeys, recordKeys } from './identity.ts';
import { ListingStore } from './listing-store.ts';
import { PaperIndex } from './match.ts';
import { foldListings } from './merge.ts';
import type { SettleContext } from './settle.ts';
import { compileTopics, type TopicModel } from './topics.ts';

/** Everything that records are compared with and written to. */
export interface Archive extends SettleContext {
  folder: ContentFolder;
  /** The entries that existed before this run, by id. */
  known: ReadonlyMap<string, KnownEntry>;
  readonly index: PaperIndex;
  /** How people name the entries. */
  names: EntryNames;
  decisions: Decisions;
  /** Where new entries can be written as soon as they are read. */
  stage?: Transaction;
  /** Entries that still have to be settled. */
  unsettled: Set<string>;
  /** Entries whose day comes from a dump that a person has put on another day, with that day. */
  redated: Map<string, string>;
  /** Entries that such a dump lists, on another day than before: also those whose own day stays. */
  relisted: Set<string>;
  /** Entries that lose their last listing because a person wants it so. */
  delisted: Set<string>;
  /** Ids that two new papers would have shared, and that no entry gets. */
  contested: Set<string>;
  /** Whether an id belongs or once belonged to an entry; an address is never reused for another paper. */
  isTaken(id: string): boolean;
  /** The listings in a dump that the entries' own files named before this run. */
  namedIn(dump: string): readonly { id: string; place: Provenance }[];
  /** The entry that an id leads to: itself, or the one it was merged into. */
  resolve(id: string): string;
}

/**
 * Opens a content folder for changes. Entries are read on demand.
 *
 * @param fileCache remembers the contents of unchanged files
 * @throws ContentError if a file of the folder is invalid
 */
export function openArchive(root: string, sources: readonly Source[], warn: Warn, fileCache?: FileCache): Archive {
  const papers = readArchive(root, fileCache);
  for (const warning of papers.warnings) warn(warning);
  const archive = archiveOf(root, sources, papers, new LedgerStore(contentFolder(root).ledger), fileCache);
  // Before anything is changed.
  void archive.index;
  return archive;
}

/**
 * As `openArchive`, to look at alone: what is opened again and again shares the ledgers that did not change.
 *
 * @param papers the entries as they stand
 */
export function lookAtArchive(root: string, sources: readonly Source[], papers: Papers, fileCache: FileCache): Archive {
  return archiveOf(root, sources, papers, new LedgerStore(contentFolder(root).ledger, fileCache), fileCache);
}

function archiveOf(
  root: string,
  sources: readonly Source[],
  papers: Papers,
  ledgers: LedgerStore,
  fileCache?: FileCache,
): Archive {
  const folder = contentFolder(root);
  const known = archiveKeys(papers);
  const files = new Map([...known].map(([id, file]) => [id, file.path]));
  const entries = new EntryStore(root, files, ledgers);
  const listings = new ListingStore(ledgers, ledger => reopenDump(folder, ledger, sources));
  const contested = new Set<string>();
  const names = new EntryNames(
    id => entries.has(id),
    () => readArchive(root, fileCache).entries,
  );
  const aliases = new Map<string, string>();
  for (const [id, file] of known) for (const alias of file.aliases) aliases.set(alias, id);
  const resolve = (id: string): string => {
    for (let at = id, steps = 0; steps < 10; steps++) {
      if (entries.has(at)) return at;
      const next = aliases.get(at);
      if (next === undefined) break;
      at = next;
    }
    return id;
  };
  const aside = ledgersAside(root).map(({ ledger }) => ledger);
  for (const ledger of aside) ledgers.remember(ledger);
  /** What papers were ever listed under; somebody who only looks at the archive may never ask for it. */
  let remembered: { index: PaperIndex; listed: Set<string> } | undefined;
  const remember = () => {
    if (remembered) return remembered;
    const mergedAway = identitiesAside(root, resolve);
    const index = new PaperIndex(
      id => entries.identity(resolve(id)),
      id => deletedIdentity(id, ledgers, listings),
      id => [...listings.before(id).map(paper => identify(paper)), ...(mergedAway.get(id) ?? [])],
    );
    const listed = new Set<string>();
    for (const [id, file] of known) index.add(id, file.keys);
    for (const [id, papers] of mergedAway) for (const paper of papers) index.add(id, identityKeys(paper));
    for (const ledger of [...ledgers.all, ...aside])
      for (const record of ledger.records)
        if (record.entry !== undefined && record.outcome !== 'undone') {
          listed.add(record.entry);
          index.add(record.entry, recordKeys(record));
        }
    remembered = { index, listed };
    return remembered;
  };
  const isTaken = (id: string) => entries.has(id) || contested.has(id) || aliases.has(id) || remember().listed.has(id);
  let topics: TopicModel | undefined;
  let named: ReturnType<typeof listingsNamed> | undefined;
  const archive: Archive = {
    folder,
    known,
    entries,
    ledgers,
    get index() {
      return remember().index;
    },
    names,
    contested,
    decisions: Decisions.read(root, id => (isTaken(id) ? id : names.idOf(id))),
    unsettled: new Set(),
    redated: new Map(),
    relisted: new Set(),
    delisted: new Set(),
    found: new Set(),
    listings,
    topics: () => {
      topics ??= compileTopics(readTopicFolder(root, fileCache), folder.topics);
      return topics;
    },
    isTaken,
    namedIn: dump => {
      named ??= listingsNamed(known);
      return named.get(dump) ?? [];
    },
    resolve,
  };
  return archive;
}

/** By dump. */
function listingsNamed(known: ReadonlyMap<string, KnownEntry>): Map<string, { id: string; place: Provenance }[]> {
  const named = new Map<string, { id: string; place: Provenance }[]>();
  for (const [id, { provenance }] of known)
    for (const place of provenance) {
      const dump = place.dump.normalize('NFC');
      const places = named.get(dump);
      if (places) places.push({ id, place });
      else named.set(dump, [{ id, place }]);
    }
  return named;
}

/** What the papers are that a person merged into an entry, by its id: no ledger may tell of them any more. */
function identitiesAside(root: string, resolve: (id: string) => string): Map<string, Identity[]> {
  const found = new Map<string, Identity[]>();
  for (const [id, file] of entriesAside(root)) {
    const into = resolve(id);
    const entry = into === id ? undefined : attempt(() => readEntryAside(root, id, file));
    if (entry) found.set(into, [...(found.get(into) ?? []), identify(entry)]);
  }
  return found;
}

/** What a deleted entry was, by what its listings say. */
function deletedIdentity(id: string, ledgers: LedgerStore, listings: ListingStore): Identity | undefined {
  const papers = listings.before(id);
  if (papers.length === 0) return undefined;
  const places = ledgers.recordsBefore(id).flatMap(({ record: { printed } }) => printed ?? []);
  return identify(foldListings(papers).paper, [...new Set(places)]);
}

/** @returns undefined if the dump's bytes are gone or do not match the ledger */
function reopenDump(folder: ContentFolder, ledger: Ledger, sources: readonly Source[]): DumpJob | undefined {
  // The earlier version of a dump that is being replaced may still have its original name.
  for (const name of [ledger.dump, newerVersion(ledger.dump)]) {
    const dump = name === undefined ? undefined : dumpInFolder(folder.root, name);
    if (!dump || !fs.existsSync(dump.file) || sha256(dump.bytes()) !== ledger.sha256) continue;
    const job = prepareDump(dump, sources, 0, { old: ledger, today: ledger.listed, warn: () => {} }, true);
    return job.source.id === ledger.source ? { ...job, listed: ledger.listed } : undefined;
  }
  return undefined;
}
