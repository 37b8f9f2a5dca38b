import { sidecarName } from '../content/sidecar.ts';
import { ContentError, type Diagnostic, errorAt, refusalAt } from '../diagnostic.ts';
import { LineClaims } from '../ledger/line-claims.ts';
import { type DayEvidence, type DumpFile, type DumpJob, prepareDump } from '../read/dump-job.ts';
import { lookalike } from '../read/lookalike.ts';
import type { Source } from '../read/source.ts';

/** A dump that could not be read; it is left in place, and the others are ingested without it. */
export interface RefusedDump {
  dump: string;
  /** The path as the user wrote it. */
  file: string;
  /** The reasons, as errors. */
  problems: readonly Diagnostic[];
}

/** Error codes of a file that cannot be read. */
const UNREADABLE = new Set(['EACCES', 'EPERM', 'EIO', 'EISDIR', 'ENOENT', 'ELOOP', 'ENXIO']);

/** The reasons why one dump failed; an error that is not the dump's fault is thrown again. */
export function reasonsOf(error: unknown, file: string): readonly Diagnostic[] {
  if (error instanceof ContentError) return error.diagnostics;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !UNREADABLE.has(code)) throw error;
  const message = `expected a file that can be read, found ${code}`;
  return [errorAt({ file }, 'unreadable', message, 'Check that the file exists and is readable, and try again.')];
}

/** The same reasons as warnings, for a command that continues without the dump. */
export function asWarnings({ dump, problems }: RefusedDump): Diagnostic[] {
  return problems.map((problem, i) => ({
    ...problem,
    severity: 'warning',
    advice: [problem.advice, i === 0 && `Until then ${dump} is skipped: none of its papers is read.`]
      .filter(Boolean)
      .join('\n'),
  }));
}

/**
 * Like `prepareDump`, but also refuses a dump that has no records and has lines that are not page furniture.
 *
 * @throws ContentError if the dump cannot be read
 */
export function prepareReadable(
  dump: DumpFile,
  sources: readonly Source[],
  version: number,
  evidence: DayEvidence,
  hold: boolean,
): DumpJob {
  const notes: Diagnostic[] = [];
  const job = prepareDump(dump, sources, version, { ...evidence, warn: note => notes.push(note) }, hold);
  if (job.records === 0) requireRecords(job);
  for (const note of notes) evidence.warn(note);
  return job;
}

/** How many unread lines a message shows. */
const SHOWN = 3;

function requireRecords(job: DumpJob): void {
  const lines = job.open();
  const claims = new LineClaims(lines, job.file, () => {}, job.source.sharesLines);
  for (const parsed of job.source.parse(lines))
    if (parsed.kind !== 'record') claims.claim(parsed.kind === 'page' ? 'heading' : parsed.kind, parsed);
  const { unread } = claims.rest();
  if (unread === undefined) return;
  const first = Number.parseInt(unread, 10);
  const { named, advice } = lookalike(lines);
  throw refusalAt(
    { file: job.file, line: first, details: lines.lines.slice(first - 1, first - 1 + SHOWN).map(clip) },
    'nothing-read',
    `expected papers as in ${job.source.about}, found none${named}; lines that were not understood: ${clip(unread)}`,
    advice ??
      `Mend the file; or, if it is of another kind, name its source by a line "source: …" in ${sidecarName(job.name)}.`,
  );
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
