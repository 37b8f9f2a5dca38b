import { type Warn, warningAt } from '../diagnostic.ts';
import type { DumpJob } from '../read/dump-job.ts';
import type { Parsed, SourceDump } from '../read/source.ts';
import { resolveDay } from '../read/survey.ts';
import { readDate } from '../read/text/date.ts';
import { type CleanRecord, cleanFields, cleanRecord, type DumpContext } from './clean.ts';

/** A cleaned record of a dump, and the day on which its page lists it. */
export interface StreamedRecord extends CleanRecord {
  listed: string;
}

/**
 * The records of a dump in order, each cleaned with what its page and the sidecar say of all papers.
 *
 * @param seen is given every part of the dump
 */
export function* streamRecords(
  job: DumpJob,
  dump: SourceDump,
  warn: Warn,
  seen: (parsed: Parsed) => void = () => {},
): Generator<StreamedRecord> {
  const { file, listed, years, sidecar } = job;
  const context: DumpContext = { file, defaults: { ...sidecar.fields }, listed, years, warn };
  for (const parsed of job.source.parse(dump)) {
    seen(parsed);
    if (parsed.kind === 'unread')
      warn(warningAt({ file: job.file, line: parsed.line ?? parsed.from }, parsed.rule, parsed.message, parsed.advice));
    else if (parsed.kind === 'record') yield { ...cleanRecord(parsed, context), listed: context.listed };
    else if (parsed.kind === 'page') {
      context.defaults = { ...cleanFields(parsed.fields ?? {}), ...job.sidecar.fields };
      const day = parsed.day === undefined ? undefined : resolveDay(readDate(parsed.day), job.years);
      if (day !== undefined && job.listedFrom === 'dump') context.listed = day;
    }
  }
}
