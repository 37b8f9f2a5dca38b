import { isDate } from '../../content/calendar.ts';
import { clip } from '../../typeset/clip.ts';
import { MONTHS } from '../../typeset/months.ts';

/** What a written date says, at the precision at which it says it. */
export interface DateReading {
  /** EDTF: `2024-07-24`, `2024-07` or `2024`. Absent where the year is missing or the date is not one. */
  edtf?: string;
  /** 1 to 12. */
  month?: number;
  /** 1 to 31. */
  day?: number;
  /** A month, perhaps with a day, that names no year: `withYear` completes it. */
  yearMissing?: boolean;
  /** Why nothing was read: what was expected and what was found. */
  problem?: string;
  /** What the text says beside this date, and the date does not. */
  leftOut?: string;
}

/** Publications before or after these years are taken for errors of the source. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2099;

/** The months by their first three letters: `jan`. */
export const SHORT_MONTHS: readonly string[] = MONTHS.map(name => name.slice(0, 3).toLowerCase());
/** A word that begins as a month's name does, as a pattern that ignores case. */
export const MONTH_WORD = `(?:${SHORT_MONTHS.join('|')})[a-z]{0,6}`;
const MONTH = `(${MONTHS.map(name => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})';
const named = (part: string, name: 'year' | 'month' | 'day') => part.replace('(', `(?<${name}>`);
const [Y, M, D] = [named(YEAR, 'year'), named(MONTH, 'month'), named(DAY, 'day')];
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? +)?';
const ZONE = '(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\\d{2}:?\\d{2}))?';
const CLOCK = `(?:(?:[T ]| at | *,? *)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\.?)?${ZONE})?`;

/** The forms in which a date is exact. */
const FORMS = [
  `${Y}-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?${CLOCK}`,
  `${Y}[/.](?<month>\\d{1,2})(?:[/.](?<day>\\d{1,2}))?`,
  `${Y}(?<month>\\d{2})(?<day>\\d{2})`,
  Y,
  `(?<month>\\d{1,2})[/.]${Y}`,
  `${WEEKDAY}${M}(?: +${D})?(?:,? +${Y})?${CLOCK}`,
  `${WEEKDAY}${D}[ -](?:of )?${M}(?:,?[ -]${Y})?${CLOCK}`,
  `${Y}[ ,-]+${M}(?: +${D})?`,
].map(form => new RegExp(`^${form}$`, 'i'));
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
/** A year's neighbours: `2016/17`, `2016--2017`, `2016-`. */
const YEARS = /^(\d{4}) ?(?:\/|[-–—]{1,3}) ?(\d{2}|\d{4})?$/;
const APART = /[–—/]|--+|-(?=\s)|(?<=\s)-/;
/** A span of months or days: `Jan-Feb 2014`, `June 16-21, 2014`, `30 Jul - 4 Aug 2014`, `2014 Jan/Feb`. */
const MONTHS_SPAN = new RegExp(`^(?:${YEAR},? )?${MONTH} ?[-–—/&]{1,3} ?${MONTH}(?:,? ${YEAR})?$`, 'i');
const DAYS_SPAN = new RegExp(
  `^(?:${MONTH} ${DAY} ?[-–—/&]{1,3} ?\\d{1,2}|${DAY} ?[-–—/&]{1,3} ?\\d{1,2} ${MONTH}),? ${YEAR}$`,
  'i',
);
/** Spans from one month or year into another: `1998 Dec-1999 Jan`, `2016 Jun 28-Jul 5`, `2000 Mar 15-30`, `Dec 2019-Jan 2020`. */
const SPAN = new RegExp(
  `^(?:(\\d{4},? ${MONTH_WORD}\\.?(?: \\d{1,2})?) ?[-–—/] ?(?:(?:\\d{4},? )?${MONTH_WORD}\\.?(?: \\d{1,2})?|\\d{1,2})|` +
    `(${MONTH_WORD}\\.?(?: \\d{1,2},?)? \\d{4}) ?[-–—/] ?${MONTH_WORD}\\.?(?: \\d{1,2},?)? \\d{4})$`,
  'i',
);

/**
 * Reads a date as sources write it: "Jul 24, 2024", "24 July 2024", "2024-07-24", "2024/07/24", "Jul 2024", "2024",
 * "Mar 12", with or without a weekday or a time of day. The date is taken as written: a time or an offset never moves it.
 * Of a date that is not exact ("2015~", "c. 1998", "2016/2017", "in press 2024", "Spring 2014") what is known is kept, of a
 * span its start, and `leftOut` says that there was more.
 *
 * @returns a reading; with `problem` and no `edtf` where the text is no date or an impossible one. Never throws. A month
 *   that is not stated stays unknown (EDTF level 0, https://www.loc.gov/standards/datetime/).
 */
export function readDate(raw: string): DateReading {
  const text = raw
    .slice(0, 200)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[([](.*)[)\]]$/, '$1')
    .trim();
  const exact = exactDate(text.replace(/[.,;:/]$/, '').trim());
  if (exact && (exact.edtf !== undefined || exact.yearMissing)) return exact;
  const vague = vagueDate(text);
  if (vague) return { ...vague, leftOut: exact?.problem ?? `kept ${vague.edtf}` };
  if (exact) return exact;
  const found = JSON.stringify(clip(text, 60));
  return { problem: `expected a date such as "Jul 24, 2024" or "2024-07-24", found ${found}` };
}

/** A date of one of the usual forms; undefined where the text has none of them. */
function exactDate(text: string): DateReading | undefined {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (!parts) continue;
    const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
    return dateOf(text, number(parts['year']), monthOf(parts['month']), number(parts['day']));
  }
  const numbers = NUMBERS.exec(text);
  if (!numbers) return undefined;
  const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
  if (first > 12) return dateOf(text, year, second, first);
  if (second > 12 || first === second) return dateOf(text, year, first, second);
  const found = `${JSON.stringify(text)}, whose day and month cannot be told apart`;
  return { problem: `expected a date with its month in letters or its year first, found ${found}` };
}

/** What is known of a date that is not exact; undefined where not even its year is. */
function vagueDate(text: string): DateReading | undefined {
  const years = YEARS.exec(text);
  if (years) return known(dateOf(text, Number(years[1])));
  const days = DAYS_SPAN.exec(text);
  if (days) return known(dateOf(text, Number(days[5]), monthOf(days[1] ?? days[4]), Number(days[2] ?? days[3])));
  const months = MONTHS_SPAN.exec(text);
  if (months && (months[1] ?? months[4]) !== undefined)
    return known(dateOf(text, Number(months[1] ?? months[4]), monthOf(months[2])));
  const span = SPAN.exec(text);
  const start = span && exactDate(span[1] ?? span[2]!);
  if (start?.edtf !== undefined) return start;
  // A span's start, or its end where it has no start; each perhaps with a mark of doubt (EDTF) or a letter behind the year.
  const year = yearIn(text);
  for (const part of text.split(APART)) {
    const plain = part
      .trim()
      .replace(/^[([<©]|(?<![)\]>.,;:?~%])[)\]>.,;:?~%]+$/g, '')
      .replace(/^(?:c(?:a|irca)?\.?|approx(?:imately)?\.?|about|around|©) ?(?=\d{4})/i, '')
      .replace(/^(\d{4})[a-z]$/i, '$1')
      .replace(/^(\d{4})-(?:2[1-9]|3\d|4[01]|[0X]{2}|uu)(?:-.*)?$/i, '$1')
      .trim();
    const exact = exactDate(plain);
    const reading = exact?.yearMissing && year !== undefined ? withYear(exact, year) : exact;
    if (reading?.edtf !== undefined) return reading;
    const first = yearIn(part);
    if (first !== undefined) return dateOf(part, first);
  }
  return undefined;
}

/** The first number of four figures that can be a year. */
function yearIn(text: string): number | undefined {
  const years = Array.from(text.matchAll(/(?<![\d.])(\d{4})(?!\d)/g), found => Number(found[1]));
  return years.find(year => year >= FIRST_YEAR && year <= LAST_YEAR);
}

function known(reading: DateReading): DateReading | undefined {
  return reading.edtf === undefined ? undefined : reading;
}

/** A paper's date from several fields that may state it, in the order in which they count. */
export interface StatedDate {
  /** As written, or as EDTF where it was put together. Absent where no field says anything. */
  issued?: string;
  /** The indexes of the fields that gave it. */
  from: number[];
  /** The indexes of those that said something else that could not be used. */
  unused: number[];
}

/**
 * The date that several fields state together: the first that says a year, with the month and day of one that says them
 * without it (`DA  - OCT` beside `PY  - 2012`) or more exactly. What says no year of its own never gets another one.
 */
export function statedDate(written: readonly (string | undefined)[]): StatedDate {
  const readings = written.map(text => (text?.trim() ? readDate(text) : undefined));
  const base = readings.findIndex(reading => reading?.edtf !== undefined);
  if (base < 0) {
    const first = readings.findIndex(reading => reading !== undefined);
    return first < 0 ? { from: [], unused: [] } : { issued: written[first]!, from: [first], unused: [] };
  }
  const unused = readings.flatMap((reading, i) => (i < base && reading?.problem !== undefined ? [i] : []));
  const { edtf } = readings[base]!;
  for (const [i, reading] of readings.entries()) {
    if (!reading || i === base) continue;
    const whole = reading.yearMissing ? withYear(reading, Number(edtf!.slice(0, 4))).edtf : reading.edtf;
    if (whole && whole.length > edtf!.length && whole.startsWith(edtf!))
      return { issued: whole, from: [base, i], unused };
  }
  const missing = readings.flatMap((reading, i) => (i < base && reading?.yearMissing ? [i] : []));
  return { issued: written[base]!, from: [base], unused: [...unused, ...missing].sort((a, b) => a - b) };
}

/**
 * The year of a day that states none, seen on a page of a known day: the last such day that is not after the page's own,
 * a day or two aside that time zones may make.
 *
 * @param page `yyyy-mm-dd`
 */
export function yearBefore({ month, day }: DateReading, page: string): number {
  const year = Number(page.slice(0, 4));
  const shown = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return shown > Date.parse(`${page}T00:00:00Z`) + 2 * 86_400_000 ? year - 1 : year;
}

/** The reading with the year it lacks; unchanged where it states one. With `problem` where that year has no such day. */
export function withYear(reading: DateReading, year: number): DateReading {
  if (!reading.yearMissing) return reading;
  return dateOf(`${year}-${two(reading.month ?? 0)}-${two(reading.day ?? 0)}`, year, reading.month, reading.day);
}

function dateOf(text: string, year?: number, statedMonth?: number, statedDay?: number): DateReading {
  // Exports write 00 for a month or a day that they do not know.
  const month = statedMonth || undefined;
  const day = statedDay || undefined;
  const wrong = (expected: string): DateReading => ({ problem: `expected ${expected}, found ${JSON.stringify(text)}` });
  if (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR))
    return wrong(`a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
  if (month !== undefined && month > 12) return wrong('a month from 1 to 12');
  if (day !== undefined) {
    // A day without a month says nothing that can be kept.
    if (month === undefined) return wrong('a month with the day');
    // Without a year, 29 February may be right.
    if (!isDate(`${year ?? 2000}-${two(month)}-${two(day)}`)) return wrong('a day of that month');
  }
  const parts = { ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) };
  if (year === undefined) return month === undefined ? wrong('a year') : { ...parts, yearMissing: true };
  const edtf = [year, ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-');
  return { edtf, ...parts };
}

/** A month in letters or figures. */
function monthOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return /^\d/.test(written) ? Number(written) : SHORT_MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
