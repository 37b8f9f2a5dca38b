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
}

/** Publications before or after these years are taken for errors of the source. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? +)?';
const CLOCK =
  '(?:(?:[T ]| at | *,? *)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]\\.?m\\.?)?(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\\d{2}:?\\d{2}))?)?';

const ISO = new RegExp(`^${YEAR}-(\\d{1,2})(?:-(\\d{1,2}))?${CLOCK}$`, 'i');
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$/;
const YEAR_ALONE = /^(\d{4})$/;
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}(?: +${DAY})?(?:,? +${YEAR})?${CLOCK}$`, 'i');
const DAY_FIRST = new RegExp(`^${WEEKDAY}${DAY}[ -](?:of )?${MONTH}(?:,?[ -]${YEAR})?${CLOCK}$`, 'i');
const YEAR_MONTH = new RegExp(`^${YEAR}[ ,-]+${MONTH}(?: +${DAY})?$`, 'i');
const SEASON = new RegExp(`^(?:spring|summer|fall|autumn|winter),? +${YEAR}$`, 'i');
/** The forms, and which group of each is the year, the month and the day. */
const FORMS: [RegExp, { year: number; month?: number; day?: number }][] = [
  [ISO, { year: 1, month: 2, day: 3 }],
  [YEAR_FIRST, { year: 1, month: 2, day: 3 }],
  [YEAR_ALONE, { year: 1 }],
  [SEASON, { year: 1 }],
  [MONTH_FIRST, { year: 3, month: 1, day: 2 }],
  [DAY_FIRST, { year: 3, month: 2, day: 1 }],
  [YEAR_MONTH, { year: 1, month: 2, day: 3 }],
];
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/**
 * Reads a date as sources write it: "Jul 24, 2024", "24 July 2024", "2024-07-24", "2024/07/24", "Jul 2024", "2024",
 * "Mar 12", with or without a weekday or a time of day. The date is taken as written: a time or an offset never moves it.
 *
 * @returns a reading; with `problem` and no `edtf` where the text is no date or an impossible one. Never throws. A month
 *   that is not stated stays unknown (EDTF level 0, https://www.loc.gov/standards/datetime/).
 */
export function readDate(raw: string): DateReading {
  const text = raw
    .slice(0, 200)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  for (const [pattern, parts] of FORMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = (i: number | undefined) => (i === undefined ? undefined : match[i]);
    const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
    return dateOf(text, number(part(parts.year)), monthOf(part(parts.month)), number(part(parts.day)));
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    if (first > 12) return dateOf(text, year, second, first);
    if (second > 12 || first === second) return dateOf(text, year, first, second);
    return {
      problem: `expected a date with its month in letters or its year first, found ${JSON.stringify(text)}, whose day and month cannot be told apart`,
    };
  }
  return {
    problem: `expected a date such as "Jul 24, 2024" or "2024-07-24", found ${JSON.stringify(text.slice(0, 60))}`,
  };
}

/**
 * The year of the dates that state none, by the evidence of those that do: listings leave out the year of the papers of
 * the running year, so that it is the one after the newest year stated.
 *
 * @returns undefined where no date states its year.
 */
export function inferYear(readings: Iterable<DateReading>): number | undefined {
  let newest: number | undefined;
  for (const { edtf } of readings) {
    if (!edtf) continue;
    const year = Number(edtf.slice(0, 4));
    if (newest === undefined || year > newest) newest = year;
  }
  return newest === undefined ? undefined : newest + 1;
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
    if (day > daysIn(month, year ?? 2000)) return wrong('a day of that month');
  }
  const parts = { ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) };
  if (year === undefined) return month === undefined ? wrong('a year') : { ...parts, yearMissing: true };
  const edtf = [year, ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-');
  return { edtf, ...parts };
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A month in letters or figures. */
function monthOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return /^\d/.test(written) ? Number(written) : MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
