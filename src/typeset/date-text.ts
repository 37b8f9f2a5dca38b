import { DateTime } from 'luxon';
import type { PaperEntry } from '../paper.ts';

export { shortDay } from './months.ts';

const kept = new Map<string, string>();

/** A day or date in words. Depends on nothing but its arguments: no clock, no time zone, no locale of the machine. */
function inWords(date: string, format: string): string {
  const key = format + date;
  let text = kept.get(key);
  if (text === undefined) {
    const parsed = DateTime.fromISO(date, { zone: 'utc', locale: 'en' });
    text = parsed.isValid ? parsed.toFormat(format) : date;
    kept.set(key, text);
  }
  return text;
}

/** `2025-11-19` as "Wednesday 19 November 2025". Day, month and year stay in one line, as in every date here. */
export function longDay(day: string): string {
  return inWords(day, 'cccc d\u00a0LLLL\u00a0yyyy');
}

/** `2025-11-19` as "19 November 2025". */
export function plainDay(day: string): string {
  return inWords(day, 'd\u00a0LLLL\u00a0yyyy');
}

/** `2025-11` as "November 2025". */
export function monthName(month: string): string {
  return inWords(month, 'LLLL\u00a0yyyy');
}

/** The name of a venue for one line: its year stays beside what stands before it, as in "CoRL 2023". */
export function venueText(venue: string): string {
  return venue.replace(/ (?=(?:19|20)\d\d$)/, '\u00a0');
}

/** A paper's own date, unless its venue says it already, as "ICLR 2024" says the year. */
export function dateBesideVenue(entry: Pick<PaperEntry, 'issued' | 'container-title'>): string | undefined {
  const { issued, 'container-title': venue } = entry;
  return issued && !(issued.length === 4 && venue?.includes(issued)) ? issuedText(issued) : undefined;
}

/** A paper's own date at the precision known: "24 July 2024", "May 2024", "2024". */
export function issuedText(issued: string): string {
  return issued.length === 4 ? issued : issued.length === 7 ? monthName(issued) : plainDay(issued);
}
