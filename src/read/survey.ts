import type { Source, SourceDump } from './source.ts';
import { readDate } from './text/date.ts';

/** What is asked of a dump before its records are read. */
export interface Survey {
  /** How many records there are. */
  records: number;
  /**
   * The year of a date that states none: the one after the newest year that the dump's papers state. Absent where no
   * paper states a year.
   */
  yearOfUnstated?: number;
  /** The page's own day as the dump words it, and as `yyyy-mm-dd` where its year is known. */
  pageDay?: { raw: string; line: number; date?: string };
}

/** Reads through a dump for the evidence of its years and the page's own day. */
export function surveyDump(source: Source, dump: SourceDump): Survey {
  const survey: Survey = { records: 0 };
  let newest = 0;
  for (const parsed of source.parse(dump))
    if (parsed.kind === 'record') {
      survey.records++;
      const year = parsed.issued === undefined ? undefined : readDate(parsed.issued).edtf?.slice(0, 4);
      if (year !== undefined) newest = Math.max(newest, Number(year));
    } else if (parsed.kind === 'page' && parsed.day !== undefined && !survey.pageDay)
      survey.pageDay = { raw: parsed.day, line: parsed.from };
  if (newest > 0) survey.yearOfUnstated = newest + 1;
  if (survey.pageDay) {
    const date = resolveDay(survey.pageDay.raw, survey.yearOfUnstated);
    if (date !== undefined) survey.pageDay.date = date;
  }
  return survey;
}

/** @returns the day as `yyyy-mm-dd`, or `undefined` where it is not known to the day */
export function resolveDay(raw: string, yearOfUnstated: number | undefined): string | undefined {
  const date = readDate(raw);
  const edtf =
    date.yearMissing && yearOfUnstated !== undefined ? readDate(`${raw}, ${yearOfUnstated}`).edtf : date.edtf;
  return edtf?.length === 10 ? edtf : undefined;
}
