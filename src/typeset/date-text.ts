import { DateTime, Info } from 'luxon';
import type { PaperEntry } from '../paper.ts';
import type { WordKey, Words } from '../words/words.ts';

export { shortDay } from './short-day.ts';

const kept = new WeakMap<Words, Map<string, string>>();

/** A day or date in words. Depends on nothing but its arguments: no clock, no time zone, no locale of the machine. */
function inWords(words: Words, date: string, format: WordKey & `date-${string}`): string {
  let own = kept.get(words);
  if (!own) {
    own = new Map();
    kept.set(words, own);
  }
  const key = format + date;
  let text = own.get(key);
  if (text === undefined) {
    const parsed = DateTime.fromISO(date, { zone: 'utc', locale: words.locale });
    text = parsed.isValid ? parsed.toFormat(words.say(format as 'date-long')) : date;
    own.set(key, text);
  }
  return text;
}

/** `2025-11-19` as "Wednesday 19 November 2025". Day, month and year stay in one line, as in every date here. */
export function longDay(words: Words, day: string): string {
  return inWords(words, day, 'date-long');
}

/** `2025-11-19` as "19 November 2025". */
export function plainDay(words: Words, day: string): string {
  return inWords(words, day, 'date-plain');
}

/** `2025-11-19` as "Wednesday 19", among days of one month. */
export function dayInMonth(words: Words, day: string): string {
  return inWords(words, day, 'date-in-month');
}

/** `2025-11-19` as "Wednesday 19 November", among days of about one year. */
export function dayInYear(words: Words, day: string): string {
  return inWords(words, day, 'date-in-year');
}

/** `2025-11-19` as "November". */
export function monthAlone(words: Words, day: string): string {
  return inWords(words, day, 'date-month-alone');
}

/** `2025-11` as "November 2025". */
export function monthName(words: Words, month: string): string {
  return inWords(words, month, 'date-month');
}

/** The names of the days of the week, Monday first. @param form `narrow`: initials, some of which are alike */
export function weekdayNames({ locale }: Words, form: 'long' | 'narrow'): readonly string[] {
  return Info.weekdays(form, { locale });
}

/** The name of a venue for one line: its year stays beside what stands before it, as in "CoRL 2023". */
export function venueText(venue: string): string {
  return venue.replace(/ (?=(?:19|20)\d\d$)/, '\u00a0');
}

/** A paper's own date, unless its venue says it already, as "ICLR 2024" says the year. */
export function dateBesideVenue(
  words: Words,
  entry: Pick<PaperEntry, 'issued' | 'container-title'>,
): string | undefined {
  const { issued, 'container-title': venue } = entry;
  return issued && !(issued.length === 4 && venue?.includes(issued)) ? issuedText(words, issued) : undefined;
}

/** A paper's own date at the precision known: "24 July 2024", "May 2024", "2024". */
export function issuedText(words: Words, issued: string): string {
  return issued.length === 4 ? issued : issued.length === 7 ? monthName(words, issued) : plainDay(words, issued);
}
