import type { Source, SourceDump } from './source.ts';
import { type DateReading, readDate, withYear, yearBefore } from './text/date.ts';

/** What is asked of a dump before its records are read. */
export interface Survey {
  /** How many records there are. */
  records: number;
  /** The newest year that a paper of the dump states. */
  newest?: number;
  /** Whether a paper's day states no year. */
  unstated: boolean;
  /** The page's own day as the dump words it, and as it reads. */
  pageDay?: { raw: string; line: number; reading: DateReading };
}

/** What speaks for the year of a day that states none. */
export interface YearEvidence {
  /** The page's own day, `yyyy-mm-dd`: the year is that of the last such day before it. */
  page?: string;
  /** The newest year that the page shows: it leaves out the one after. */
  newest?: number;
}

/** Reads through a dump for the evidence of its years and the page's own day. */
export function surveyDump(source: Source, dump: SourceDump): Survey {
  const survey: Survey = { records: 0, unstated: false };
  for (const parsed of source.parse(dump)) {
    if (parsed.kind === 'record') survey.records++;
    if (parsed.kind === 'record' && parsed.issued !== undefined) {
      const reading = readDate(parsed.issued);
      if (reading.edtf) survey.newest = Math.max(survey.newest ?? 0, Number(reading.edtf.slice(0, 4)));
      survey.unstated ||= reading.yearMissing ?? false;
    } else if (parsed.kind === 'page' && parsed.day !== undefined && !survey.pageDay)
      survey.pageDay = { raw: parsed.day, line: parsed.from, reading: readDate(parsed.day) };
  }
  return survey;
}

/** The reading with the year that the evidence speaks for; as it is where it states one, or nothing speaks for any. */
export function completeDate(reading: DateReading, { page, newest }: YearEvidence): DateReading {
  if (!reading.yearMissing) return reading;
  if (page !== undefined) return withYear(reading, yearBefore(reading, page));
  return newest === undefined ? reading : withYear(reading, newest + 1);
}

/** @returns the day as `yyyy-mm-dd`, or `undefined` where it is not known to the day */
export function resolveDay(reading: DateReading, evidence: YearEvidence): string | undefined {
  const { edtf } = completeDate(reading, evidence);
  return edtf?.length === 10 ? edtf : undefined;
}
