import { dateTime } from '../content/calendar.ts';

/** Monday is 0. */
export function weekday(day: string): number {
  return dateTime(day).weekday - 1;
}

/** The Monday of a day's week, `yyyy-mm-dd`. */
export function monday(day: string): string {
  return dateTime(day).startOf('week').toISODate()!;
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return dateTime(day).plus({ days }).toISODate()!;
}

/** The week of a day by ISO 8601: `2025-W47`. A week belongs to the year that holds its Thursday. */
export function isoWeek(day: string): string {
  return dateTime(day).toISOWeekDate()!.slice(0, 8);
}

/** The days of a month, `2025-11`. */
export function daysInMonth(month: string): number {
  return dateTime(month).daysInMonth!;
}
