import fs from 'node:fs';
import path from 'node:path';
import { contentFolder, readArchive, readDayFolder, readTopicFolder } from '../content/content-folder.ts';
import { readDecisions } from '../content/decisions-file.ts';
import { readFeed } from '../content/feed-file.ts';
import { readSidecar } from '../content/sidecar.ts';
import { readSite } from '../content/site-file.ts';
import { ContentError, type Diagnostic } from '../diagnostic.ts';
import { readTopicModel } from '../editorial/archive.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { dumpNames } from '../ingest/incoming.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerFile, openLedger } from '../ledger/ledger-book.ts';
import type { PaperEntry } from '../paper.ts';
import { readDump } from '../read/dump.ts';
import { parseLines } from '../read/line-set.ts';
import { loadSources } from '../read/sources.ts';

export interface CheckReport {
  problems: Diagnostic[];
  /** What was looked at. */
  counts: { entries: number; topics: number; days: number; dumps: number; ledgers: number };
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
  const text = (file: string): string => decodeUtf8(file, readBytes(file));

  attempt(() => readSite(folder.site, text(folder.site)));
  const topics = attempt(() => readTopicFolder(root));
  if (topics) attempt(() => readTopicModel(root));
  const days = attempt(() => readDayFolder(root));
  const archive = attempt(() => readArchive(root));
  problems.push(...(archive?.warnings ?? []));
  const ids = new Set(archive?.entries.map(entry => entry.id));
  const fileOf = (id: string): string => path.join(root, archive?.files.get(id)?.path ?? `papers/${id}.md`);
  const aliases = new Set<string>();
  for (const entry of archive?.entries ?? []) for (const alias of entry.aliases ?? []) aliases.add(alias);
  for (const entry of archive?.entries ?? [])
    problems.push(...checkEntry(entry, fileOf(entry.id), ids, topics && new Set(topics.map(topic => topic.slug))));
  for (const { day, picks } of days ?? [])
    for (const id of picks ?? [])
      if (archive && !ids.has(id))
        problems.push(missing(path.join(folder.days, `${day}.md`), 'picks', 'an entry', id, text));
  if (fs.existsSync(folder.decisions)) attempt(() => readDecisions(folder.decisions, text(folder.decisions)));

  for (const name of fs.existsSync(folder.feeds) ? fs.readdirSync(folder.feeds).sort() : [])
    if (/\.ya?ml$/i.test(name)) {
      const file = path.join(folder.feeds, name);
      const feed = attempt(() => readFeed(file, text(file), name.replace(/\.ya?ml$/i, '')));
      for (const slug of feed?.topics ?? [])
        if (topics && !topics.some(topic => topic.slug === slug))
          problems.push(missing(file, 'topics', 'a topic', slug, text));
    }

  const sources = await loadSources();
  const ledgers = new Map<string, Ledger>();
  for (const name of fs.existsSync(folder.ledger) ? fs.readdirSync(folder.ledger).sort() : [])
    if (name.endsWith('.json')) {
      const ledger = attempt(() => openLedger(path.join(folder.ledger, name)));
      if (ledger) ledgers.set(ledger.dump, ledger);
    }
  const dumps = dumpNames(folder.dumps);
  for (const name of dumps) {
    const file = path.join(folder.dumps, name);
    const dump = attempt(() => readDump(name, file, readBytes(file)));
    const ledger = ledgers.get(name);
    if (!dump) continue;
    if (!ledger || ledger.sha256 !== dump.sha256)
      problems.push({
        severity: 'warning',
        rule: 'not-ingested',
        file,
        message: ledger ? 'expected the dump as it was ingested, found other bytes' : 'the dump was not ingested yet',
        advice: `broadsheet ingest --content ${root}`,
      });
    else problems.push(...checkLedger(ledger, path.join(root, ledgerFile(name)), dump.lines.length));
  }
  for (const name of fs.existsSync(folder.dumps) ? fs.readdirSync(folder.dumps).sort() : [])
    if (/\.ya?ml$/i.test(name)) {
      const file = path.join(folder.dumps, name);
      const sidecar = attempt(() => readSidecar(file, text(file)));
      if (!dumps.some(dump => dump.replace(/\.[^.]+$/, '') === name.replace(/\.ya?ml$/i, '')))
        problems.push({
          severity: 'warning',
          rule: 'lone-sidecar',
          file,
          message: 'expected a dump of this name beside it, found none',
          advice: 'Rename or delete the file.',
        });
      if (sidecar?.source !== undefined && !sources.some(source => source.id === sidecar.source))
        problems.push(missing(file, 'source', 'a source', sidecar.source, text));
    }
  for (const { dump } of ledgers.values())
    if (!dumps.includes(dump))
      problems.push({
        severity: 'warning',
        rule: 'no-dump',
        file: path.join(root, ledgerFile(dump)),
        line: 1,
        message: `expected the dump ${dump} in ${folder.dumps}, found none`,
        advice: `Bring the dump back; to take back what it brought: broadsheet undo ${dump}`,
      });
  return {
    problems,
    counts: {
      entries: ids.size,
      topics: topics?.length ?? 0,
      days: days?.length ?? 0,
      dumps: dumps.length,
      ledgers: ledgers.size,
    },
  };

  /** Whether the entry points to what is there. */
  function checkEntry(
    entry: PaperEntry,
    file: string,
    known: ReadonlySet<string>,
    slugs: ReadonlySet<string> | undefined,
  ): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const slug of entry.topics ?? [])
      if (slugs && !slugs.has(slug)) found.push(missing(file, 'topics', 'a topic', slug, text));
    for (const alias of entry.aliases ?? [])
      if (known.has(alias))
        found.push({
          ...missing(file, 'aliases', 'the address of no entry', alias, text),
          advice: `${alias} is an entry of its own: delete one of the two, or merge them: broadsheet merge ${entry.id} ${alias}`,
        });
    return found;
  }
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
  return [
    {
      severity: 'error',
      rule: 'ledger-lines',
      file,
      message: `expected each line of ${ledger.dump} once, found line ${wrong} ${claims[wrong] ? 'twice' : 'missing'}`,
      advice: 'Take the ledger back from version control, or delete it and ingest the dump again.',
    },
  ];
}

/** A name that leads nowhere, at the line where it stands. */
function missing(
  file: string,
  key: string,
  expected: string,
  found: string,
  read: (file: string) => string,
): Diagnostic {
  const lines = read(file).split('\n');
  const start = lines.findIndex(line => line.startsWith(`${key}:`));
  const at = lines.findIndex((line, i) => i >= start && line.includes(found));
  return {
    severity: 'error',
    rule: 'unknown-name',
    file,
    line: Math.max(at, start, 0) + 1,
    message: `expected the name of ${expected} in "${key}", found "${found}"`,
    advice: 'Correct this line.',
  };
}
