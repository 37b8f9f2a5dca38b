import { dateTime } from '../content/calendar.ts';

/** Monday is 0. */
export function weekday(day: string): number {
  return dateTime(day).weekday - 1;
}

/** The Monday of a day's week, `yyyy-mm-dd`. */
export function monday(day: string): string {
  return dateTime(day).startOf('week').toISODate()!;
}

/** The day that is a number of days later. */
export function addDays(day: string, days: number): string {
  return dateTime(day).plus({ days }).toISODate()!;
}

/** The ISO 8601 week of a day, such as `2025-W47`. A week belongs to the year that contains its Thursday. */
export function isoWeek(day: string): string {
  return dateTime(day).toISOWeekDate()!.slice(0, 8);
}

/** The number of a day's week in its year, from 1. */
export function weekNumber(day: string): number {
  return dateTime(day).weekNumber;
}

/** The number of days in a month, such as `2025-11`. */
export function daysInMonth(month: string): number {
  return dateTime(month).daysInMonth!;
}

/** A month as a number; the one after it is one more. @param month `yyyy-mm` */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
