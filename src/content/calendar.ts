import { DateTime } from 'luxon';

const kept = new Map<string, DateTime>();

/** A date, `yyyy`, `yyyy-mm` or `yyyy-mm-dd`, as its first midnight in UTC. Kept, since a digest asks for each of its days often. */
export function dateTime(date: string): DateTime {
  let time = kept.get(date);
  if (!time) {
    time = DateTime.fromISO(date, { zone: 'utc' });
    kept.set(date, time);
  }
  return time;
}

/** Whether `text` is a date that can be: `yyyy`, `yyyy-mm` or `yyyy-mm-dd` with a year from `firstYear` to 2099. */
export function isDate(text: string, firstYear = 1500): boolean {
  const match = /^(\d{4})(?:-\d\d){0,2}$/.exec(text);
  return match !== null && Number(match[1]) >= firstYear && Number(match[1]) <= 2099 && dateTime(text).isValid;
}

/** Whether `text` is a day of a digest: a real day, `yyyy-mm-dd`, from 1900 to 2099. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDate(text, 1900);
}
