import fs from 'node:fs';
import path from 'node:path';
import { isDay } from '../content/calendar.ts';
import { setInSidecar, sidecarName } from '../content/sidecar.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { Step } from '../files/step.ts';
import { ingestDump } from '../ingest/dump-reader.ts';
import { prepareReadable } from '../ingest/refused-dump.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PaperEntry } from '../paper.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { type DumpFile, type DumpJob, VERSION } from '../read/dump-job.ts';
import type { Source } from '../read/source.ts';
import { loadSources } from '../read/sources.ts';
import { commandLine } from '../terminal/command.ts';
import { type ArchiveChange, changeArchive, requireDump } from './change-archive.ts';
import { noteMoved } from './note-moved.ts';
import { type DayWords, wordsAlone } from './words-alone.ts';

export interface Redating extends ArchiveChange {
  /** The dump's whole name, and those of others to which its sidecar belongs too. */
  dumps: string[];
  /** The day on which the dump listed its papers before. */
  was: string;
  /** The ids of the papers that moved. */
  moved: string[];
  /** What the editor said of the day before, where that has no paper any more. */
  alone: readonly DayWords[];
  /** Of how many the corrections say so, since they had been published. */
  published: number;
}

/**
 * Puts a dump that was ingested on another day, as a person decided: its sidecar says the day, and the papers whose day came from it
 * move, but for those that a person has moved. What had been published gets a line in the corrections.
 *
 * @param named the dump's name, with or without its ending
 * @param now the time of the change, `yyyy-mm-ddThh:mm:ssZ`
 * @throws UsageError if no such dump was ingested, or its text is another now
 */
export async function redateDump(
  root: string,
  named: string,
  day: string,
  now: string,
  warn: Warn,
  step?: Step,
): Promise<Redating> {
  if (!isDay(day)) throw new UsageError(`expected a day, as "2025-01-31", found "${day}"`);
  const sources = await loadSources();
  const before: PaperEntry[] = [];
  const result: Omit<Redating, keyof ArchiveChange> = {
    dumps: [],
    was: '',
    moved: [],
    alone: [],
    published: 0,
  };
  const change = await changeArchive(
    root,
    warn,
    ({ archive, transaction }) => {
      const { entries, ledgers, relisted } = archive;
      const dump = requireDump(archive, named);
      result.was = dump.listed;
      result.dumps.push(dump.dump);
      if (dump.listed === day) return;
      const alike = [...ledgers.all].filter(({ dump: name }) => sidecarName(name) === sidecarName(dump.dump));
      const file = dumpInFolder(root, dump.dump);
      const sidecar = sidecarSaying(file, dump, day);
      for (const old of alike) {
        if (old !== dump) result.dumps.push(old.dump);
        // What is wrong in it was said when it was ingested.
        ingestDump(prepared({ ...dumpInFolder(root, old.dump), sidecar }, old, sources), archive, silent);
      }
      const inside = `dumps/${path.basename(file.sidecarFile)}`;
      if (sidecar === undefined && file.sidecarText !== undefined) transaction.remove(inside);
      else if (sidecar !== undefined && sidecar !== file.sidecarText) transaction.write(inside, sidecar);
      for (const id of relisted) before.push({ ...entries.get(id)!.entry });
    },
    ({ archive, transaction }) => {
      result.published = noteMoved(root, before, archive, transaction, now).length;
      result.moved = before
        .filter(({ id, listed }) => archive.entries.get(id)!.entry.listed !== listed)
        .map(({ id }) => id);
      if (before.length > 0) result.alone = wordsAlone(root, result.was, archive);
    },
    step,
  );
  return { ...change, ...result };
}

const silent = () => {};

/**
 * The sidecar that puts the dump on the day; undefined for none. A line that is new says from which day the dump was moved: back on that
 * day, it goes again and leaves no trace.
 */
function sidecarSaying({ sidecarFile, sidecarText }: DumpFile, old: Ledger, day: string): string | undefined {
  const isBack = new RegExp(`^listed:.* # moved from ${day}\\r?$`, 'm').test(sidecarText ?? '');
  const edited = setInSidecar(sidecarFile, sidecarText, { listed: isBack ? undefined : day });
  if (isBack) return edited.trim() === '' ? undefined : edited;
  // A day of the clock is nowhere else.
  if (old['listed-from'] === 'sidecar' || old['listed-from'] === 'clock') return edited;
  return edited.replace(/^listed: "[\d-]+"/m, `$& # moved from ${old.listed}`);
}

/** The dump as it was ingested, with another sidecar. */
function prepared(
  { sidecar, ...file }: DumpFile & { sidecar: string | undefined },
  old: Ledger,
  sources: readonly Source[],
): DumpJob {
  if (!fs.existsSync(file.file))
    throw new UsageError(`expected the dump ${old.dump} in ${path.dirname(file.file)}, found none`);
  const { sidecarText: _, ...dump } = file;
  const job = prepareReadable(
    { ...dump, ...(sidecar !== undefined && { sidecarText: sidecar }) },
    sources,
    VERSION,
    { old, today: old.listed, warn: silent },
    true,
  );
  if (job.sha256 === old.sha256) return job;
  throw new UsageError(`expected ${old.dump} as it was ingested, found another text; first: ${commandLine('ingest')}`);
}
