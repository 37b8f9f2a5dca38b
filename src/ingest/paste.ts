import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { readSidecar, setInSidecar } from '../content/sidecar.ts';
import { ContentError, type Diagnostic, UsageError, type Warn } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import { lettersOf } from '../files/real-path.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerFile, openLedger } from '../ledger/ledger-store.ts';
import { asideFile } from '../ledger/set-aside.ts';
import { hashFile, sha256 } from '../read/dump.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { VERSION } from '../read/dump-job.ts';
import { loadSources } from '../read/sources.ts';
import { dumpFiles, dumpName, dumpNames, requireKeepable } from './incoming.ts';
import { type IngestOptions, type IngestReport, ingest } from './ingest.ts';
import { applyMends, type PasteMends } from './mend-paste.ts';
import { type HeldPaste, type PastePreview, previewOf } from './paste-preview.ts';
import { prepareReadable } from './refused-dump.ts';

/** A text that a person pasted, or a file that was dropped, and what the person says of it. */
export interface Paste {
  bytes: Uint8Array;
  /** Of the dump. Without one it is called by its day and its source. */
  name?: string;
  /** The ending of the name that it gets; `.txt` where it is not said. */
  ending?: string;
  /** The source that reads it, whatever the others recognise. */
  source?: string;
  /** In which encoding the bytes are, where they are not UTF-8. */
  encoding?: string;
  /** The digest day, `yyyy-mm-dd`. */
  listed?: string;
}

/** Thrown where the text itself cannot be read, or not be kept as it is called. */
export class UnreadPaste extends ContentError {}

export interface PasteOptions extends Pick<IngestOptions, 'content' | 'today' | 'fileCache'> {
  paste: Paste;
}

/**
 * What taking a text in would do. Nothing is written.
 *
 * @throws UnreadPaste where the text cannot be read; ContentError where another file of the folder cannot
 */
export async function previewPaste({ paste, ...options }: PasteOptions): Promise<PastePreview> {
  const held = await hold(paste, options);
  const warnings: Diagnostic[] = [];
  let preview: PastePreview | undefined;
  const look = (read: readonly Ledger[], archive: Archive): void => {
    preview = previewOf(held, read, archive, warnings);
  };
  const warn = (diagnostic: Diagnostic): unknown => warnings.push(diagnostic);
  const { refused } = await ingest({ ...options, held: [held.dump], dryRun: true, warn, amend: look });
  requireRead(refused, held);
  return preview ?? previewOf(held, [], undefined, warnings);
}

export interface TakeInOptions extends PasteOptions, Pick<IngestOptions, 'step' | 'moved'> {
  /** Is shown what is about to be done, and says what to mend of it; what it throws leaves the folder as it was. */
  decide?(preview: PastePreview): PasteMends;
  warn: Warn;
}

/**
 * Takes a text in: keeps it as a dump, reads it, and mends what a person said, all of it or nothing.
 *
 * @returns what `ingest` did, and the dump's name
 * @throws as `previewPaste` does; UsageError where it was taken in before, or what is to be mended is not there
 */
export async function takeIn({ paste, decide, ...options }: TakeInOptions): Promise<IngestReport & { dump: string }> {
  const held = await hold(paste, options);
  const warnings: Diagnostic[] = [];
  const known = (): UsageError =>
    new UsageError(`expected a text with news, found ${held.dump.name} as it was read before`);
  let isRead = false;
  const report = await ingest({
    ...options,
    held: [held.dump],
    warn: diagnostic => warnings.push(diagnostic),
    amend: (read, archive) => {
      const preview = previewOf(held, read, archive, warnings);
      // Nor are the others read that wait: they were not what was asked for.
      if (!preview.isRead) throw known();
      isRead = true;
      if (decide) applyMends(decide(preview), archive);
    },
  });
  requireRead(report.refused, held);
  if (!isRead) throw known();
  for (const warning of warnings) options.warn(warning);
  return { ...report, dump: held.dump.name };
}

function requireRead(refused: IngestReport['refused'], { dump: { name } }: HeldPaste): void {
  const problems = refused.find(({ dump }) => dump === name)?.problems;
  if (problems) throw new UnreadPaste(...problems);
}

/** The text as a dump: under its name, its lines read. @throws as `previewPaste` does */
async function hold(paste: Paste, { content, today }: Omit<PasteOptions, 'paste'>): Promise<HeldPaste> {
  const { bytes, source, encoding, listed, ending = '.txt' } = paste;
  const stated = {
    ...(source !== undefined && { source }),
    ...(encoding !== undefined && { encoding }),
    ...(listed !== undefined && { listed }),
  };
  const kept = paste.name === undefined ? keptAs(content, bytes) : undefined;
  const said = paste.name === undefined ? kept : dumpName(paste.name);
  const name = said ?? `${listed ?? today}-pasted${ending}`;
  const inFolder = dumpInFolder(content, name);
  const spellings = new Map(namesIn(content).map(other => [lettersOf(other), other]));
  ofPaste(inFolder.file, () => requireKeepable(inFolder.file, name, spellings));
  if (inFolder.sidecarText !== undefined) readSidecar(inFolder.sidecarFile, inFolder.sidecarText);
  const sidecarText =
    Object.keys(stated).length === 0
      ? inFolder.sidecarText
      : setInSidecar(inFolder.sidecarFile, inFolder.sidecarText, stated);
  const file = { ...inFolder, ...(sidecarText !== undefined && { sidecarText }), bytes: () => bytes };
  const ledger = path.join(content, ledgerFile(name));
  const old = said !== undefined && fs.existsSync(ledger) ? openLedger(ledger) : undefined;
  const evidence = { today, warn() {}, ...(old && { old }) };
  const sources = await loadSources();
  const job = ofPaste(file.file, () => prepareReadable(file, sources, VERSION, evidence, true));
  const called = said ?? freeName(`${job.listed}-${job.source.id}`, ending, spellings);
  const there = fs.existsSync(inFolder.file) ? sha256(fs.readFileSync(inFolder.file)) : undefined;
  return {
    dump: { name: called, file: dumpInFolder(content, called).file, bytes, stated },
    source: job.source.id,
    about: job.source.about,
    listed: job.listed,
    listedFrom: job.listedFrom,
    lines: job.open().lines,
    isNamed: paste.name !== undefined,
    replaces: said !== undefined && there !== undefined && there !== job.sha256,
  };
}

/** Does what fails by the text, or by what is said of it, which is no line of the text. @param file of the text */
function ofPaste<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new UnreadPaste(
      ...error.diagnostics.map(({ line, ...told }) =>
        told.file === file && line !== undefined ? { ...told, line } : told,
      ),
    );
  }
}

/** The name under which the very bytes are kept, in `dumps/` or set aside. */
function keptAs(content: string, bytes: Uint8Array): string | undefined {
  const hash = sha256(bytes);
  for (const folder of ['dumps', asideFile('dumps')])
    for (const { name, file } of dumpFiles(path.join(content, folder)))
      if (fs.statSync(file).size === bytes.length && hashFile(file).sha256 === hash) return name;
  return undefined;
}

function namesIn(content: string): string[] {
  return dumpNames(contentFolder(content).dumps);
}

/** A name that no dump has, nor one that was set aside. */
function freeName(stem: string, ending: string, spellings: ReadonlyMap<string, string>): string {
  for (let i = 1; ; i++) {
    const name = `${stem}${i === 1 ? '' : `-${i}`}${ending}`;
    if (!spellings.has(lettersOf(name))) return name;
  }
}
