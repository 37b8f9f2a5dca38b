import fs from 'node:fs';
import path from 'node:path';
import {
  contentFolder,
  leftovers,
  readArchive,
  readDayFolder,
  readFeedFolder,
  readPageFolder,
  readTopicFolder,
} from '../content/content-folder.ts';
import { olderFormat } from '../content/format.ts';
import { readSidecar } from '../content/sidecar.ts';
import { readSiteFolder } from '../content/site-file.ts';
import { ContentError, type Diagnostic, formatDiagnostic, PartlyReadError, warningAt } from '../diagnostic.ts';
import { Decisions } from '../editorial/decisions.ts';
import { EntryNames } from '../editorial/entry-names.ts';
import { compileTopics } from '../editorial/topics.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { dumpFiles } from '../ingest/incoming.ts';
import { passedOver } from '../ingest/passed-over.ts';
import { prepareReadable } from '../ingest/refused-dump.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerFile, openLedger } from '../ledger/ledger-store.ts';
import { readDump } from '../read/dump.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { type DumpJob, encodingOf, VERSION } from '../read/dump-job.ts';
import { parseLines } from '../read/line-set.ts';
import { loadSources } from '../read/sources.ts';
import { commandLine } from '../terminal/command.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkDigest, checkTag, lineOf, unknownName } from './check-digest.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkListings } from './check-listings.ts';
import { checkSetAside } from './check-set-aside.ts';
import { checkWords } from './check-words.ts';
import { aliasesOf } from './digest-content.ts';

export interface CheckReport {
  problems: Diagnostic[];
  /** What was looked at. */
  counts: { entries: number; topics: number; days: number; pages: number; dumps: number; ledgers: number };
}

/** Reads every file of a content folder and says all that is wrong with it. Nothing is changed. */
export async function check(root: string): Promise<CheckReport> {
  const folder = contentFolder(root);
  const problems: Diagnostic[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.diagnostics);
      return undefined;
    }
  };
  const counts = { entries: 0, topics: 0, days: 0, pages: 0 };
  /** Counts what could be read, where not all could be. */
  const attemptAll = <T>(what: keyof typeof counts, read: () => T, all: (value: T) => readonly unknown[]) =>
    attempt(() => {
      try {
        const value = read();
        counts[what] = all(value).length;
        return value;
      } catch (error) {
        if (error instanceof PartlyReadError) counts[what] = error.read;
        throw error;
      }
    });
  const text = (file: string): string => decodeUtf8(file, readBytes(file));

  const read = attempt(() => readSiteFolder(root));
  if (read) problems.push(...read.warnings, ...olderFormat(root, folder.site, text(folder.site)));
  if (read) problems.push(...(attempt(() => checkTag(root, read.site)) ?? []), ...checkWords(root, read.site));
  const topics = attemptAll(
    'topics',
    () => readTopicFolder(root),
    all => all,
  );
  if (topics) attempt(() => compileTopics(topics, folder.topics));
  const days = attemptAll(
    'days',
    () => readDayFolder(root),
    all => all,
  );
  const archive = attemptAll(
    'entries',
    () => readArchive(root),
    all => all.entries,
  );
  problems.push(...(archive?.warnings ?? []), ...leftovers(root));
  const names = EntryNames.of(archive?.entries ?? []);
  const aliases = aliasesOf(archive?.entries ?? []);
  const decisions = attempt(() => Decisions.read(root, name => (aliases.has(name) ? name : names.idOf(name))));
  if (archive && decisions) problems.push(...checkIdentifiers(root, archive, decisions, lineOf));

  const pages = attemptAll(
    'pages',
    () => readPageFolder(root),
    all => all,
  );
  const queries = attempt(() => readFeedFolder(root));
  const sources = await loadSources();
  const ledgers = new Map<string, Ledger>();
  const broken = new Set<string>();
  for (const name of fs.existsSync(folder.ledger) ? fs.readdirSync(folder.ledger).sort() : [])
    if (name.endsWith('.json')) {
      const ledger = attempt(() => openLedger(path.join(folder.ledger, name)));
      if (ledger) ledgers.set(ledger.dump, ledger);
      else broken.add(`ledger/${name}`);
    }
  if (archive) problems.push(...checkListings(root, archive, ledgers, decisions));
  if (archive) problems.push(...(attempt(() => checkSetAside(root, archive.entries)) ?? []));
  const files = dumpFiles(folder.dumps);
  const dumps = files.map(({ name }) => name);
  problems.push(...passedOver(folder.dumps, true));
  let awaited = false;
  /** Dumps without a ledger, by their bytes. */
  const strangers = new Map<string, string>();
  for (const { name, file } of files) {
    const dump = attempt(() => readDump(name, file, readBytes(file), encodingOf(dumpInFolder(root, name))));
    const ledger = ledgers.get(name);
    if (!dump) continue;
    if (!ledger) strangers.set(dump.sha256, name);
    const isIngested = ledger?.sha256 === dump.sha256;
    awaited ||= !isIngested;
    // What was ingested as it is now was read.
    if (!isIngested && !attempt(() => prepare(name))) continue;
    if (broken.has(ledgerFile(name))) continue;
    if (!isIngested)
      problems.push({
        severity: 'warning',
        rule: 'not-ingested',
        file,
        message: ledger ? 'expected the dump as it was ingested, found other bytes' : 'the dump was not ingested yet',
        advice: commandLine('ingest', '--content', root),
      });
    else problems.push(...checkLedger(ledger, path.join(root, ledgerFile(name)), dump.lines.length));
  }
  for (const name of fs.existsSync(folder.dumps) ? fs.readdirSync(folder.dumps).sort() : [])
    if (/\.ya?ml$/i.test(name)) {
      const file = path.join(folder.dumps, name);
      const sidecar = attempt(() => readSidecar(file, text(file)));
      if (!dumps.some(dump => dump.replace(/\.[^.]+$/, '') === name.normalize('NFC').replace(/\.ya?ml$/i, '')))
        problems.push({
          severity: 'warning',
          rule: 'lone-sidecar',
          file,
          message: 'expected a dump of this name beside it, found none',
          advice: 'Rename or delete the file.',
        });
      if (sidecar?.source !== undefined && !sources.some(source => source.id === sidecar.source))
        problems.push(unknownName(file, 'source', 'a source', sidecar.source, new Set(sources.map(({ id }) => id))));
    }
  for (const { dump, sha256 } of ledgers.values())
    if (!dumps.includes(dump)) problems.push(missingDump(root, dump, strangers.get(sha256)));
  if (archive) {
    const { entries, files } = archive;
    const known = new Set<string | undefined>(
      [...ledgers.values()].flatMap(({ records }) => records.map(({ entry }) => entry)),
    );
    for (const { aliases } of entries) for (const alias of aliases ?? []) known.add(alias);
    const isKnown = (name: string) => known.has(name);
    problems.push(...checkDecisions(folder.decisions, decisions?.written ?? [], names, isKnown));
    problems.push(...checkDigest(root, { site: read?.site, entries, files, topics, days, pages, queries, awaited }));
  }
  // A sidecar is read with its dump too.
  const said = new Set<string>();
  return {
    problems: problems.filter(problem => {
      const text = formatDiagnostic(problem);
      return !said.has(text) && said.add(text);
    }),
    counts: { ...counts, dumps: dumps.length, ledgers: ledgers.size },
  };

  /** The dump as ingestion would read it. */
  function prepare(name: string): DumpJob {
    const evidence = { today: '', warn: () => {} };
    return prepareReadable(dumpInFolder(root, name), sources, VERSION, evidence, false);
  }
}

/** @param renamed the dump that has its bytes */
function missingDump(root: string, dump: string, renamed: string | undefined): Diagnostic {
  const place = { file: path.join(root, ledgerFile(dump)), line: 1 };
  const message = `expected the dump ${dump} in ${contentFolder(root).dumps}, found none`;
  if (renamed !== undefined) {
    const advice = `${renamed} has its bytes and takes its place: ${commandLine('ingest', '--content', root)}`;
    return warningAt(place, 'no-dump', message, advice);
  }
  const undo = `To take back what it brought, the papers that it alone lists too: ${commandLine('undo', dump, '--content', root)}`;
  return warningAt(place, 'no-dump', message, `If it has another name or place now, put it back. ${undo}`);
}

/** Whether each line of the dump is claimed once. */
function checkLedger(ledger: Ledger, file: string, lines: number): Diagnostic[] {
  const claims = new Uint8Array(lines + 1);
  let wrong: number | undefined;
  for (const text of [...ledger.records.map(record => record.lines), ...Object.values(ledger.other)])
    for (const { from, to } of parseLines(text))
      for (let line = from; line <= to; line++) {
        if (line > lines || claims[line]) wrong ??= line;
        if (line <= lines) claims[line] = 1;
      }
  for (let line = 1; line <= lines; line++) if (claims[line] === 0) wrong ??= line;
  if (wrong === undefined) return [];
  const how = wrong > lines ? 'behind its end' : claims[wrong] ? 'twice' : 'missing';
  return [
    {
      severity: 'error',
      rule: 'ledger-lines',
      file,
      message: `expected each line of ${ledger.dump} once, found line ${wrong} ${how}`,
      advice: 'Take the ledger back from version control, or delete it and ingest the dump again.',
    },
  ];
}
