import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PaperEntry } from '../paper.ts';
import { sha256 } from '../read/dump.ts';
import type { HeldDump } from './incoming.ts';
import { type RecordReport, recordReport } from './ingest.ts';

/** A text that is about to be taken in. */
export interface HeldPaste {
  dump: HeldDump;
  source: string;
  listed: string;
  /** See `DayFrom`. */
  listedFrom: string;
  /** Where such text is copied from. */
  about: string;
  lines: readonly string[];
  /** Whether a person said the dump's name. */
  isNamed: boolean;
  /** Whether it is a new version of a dump that is kept under its name. */
  replaces: boolean;
}

/** A paper of the text, and what would become of it. */
export interface PastedPaper extends RecordReport {
  /** Whether its entry would be a new one. */
  isNew: boolean;
  /** Its entry, as it would be; absent where there would be none. */
  paper?: PaperEntry;
}

/** What taking a text in would do. */
export interface PastePreview extends Omit<HeldPaste, 'dump'> {
  /** The dump's name. */
  dump: string;
  /** Whether there is anything to do: not where the very text was read before, of the same day and source. */
  isRead: boolean;
  /** What days without a year take theirs from. */
  yearsFrom?: Ledger['years-from'];
  papers: PastedPaper[];
  /** Lines that belong to no paper, by kind. */
  other: Ledger['other'];
  /** What is to be said of the text. */
  warnings: readonly Diagnostic[];
  /** Other dumps that wait in the folder and would be read with it. */
  others: string[];
  /** Another where anything else would be done. */
  seen: string;
}

/** @param read the ledgers of the dumps that were read; the text's own is not among them where there is nothing to do */
export function previewOf(
  { dump, ...held }: HeldPaste,
  read: readonly Ledger[],
  archive: Archive | undefined,
  warnings: readonly Diagnostic[],
): PastePreview {
  const ledger = read.find(other => other.dump === dump.name);
  const papers = (ledger?.records ?? []).map((record): PastedPaper => {
    const open = record.entry === undefined ? undefined : archive!.entries.get(record.entry);
    return {
      ...recordReport(record, archive!),
      isNew: open?.isNew ?? false,
      ...(open && { paper: structuredClone(open.entry) }),
    };
  });
  const ours = path.basename(dump.file);
  const told = {
    dump: dump.name,
    isRead: ledger !== undefined,
    replaces: held.replaces,
    ...(ledger && { source: ledger.source, listed: ledger.listed, listedFrom: ledger['listed-from'] }),
    ...(ledger?.['years-from'] && { yearsFrom: ledger['years-from'] }),
    papers,
    other: ledger?.other ?? {},
    others: read.filter(other => other !== ledger).map(other => other.dump),
  };
  return {
    ...held,
    ...told,
    warnings: warnings.filter(({ file }) => file !== undefined && path.basename(file) === ours),
    seen: sha256(Buffer.from(JSON.stringify([sha256(dump.bytes), told]))).slice(0, 16),
  };
}
