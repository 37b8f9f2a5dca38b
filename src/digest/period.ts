const DAY = 864e5;

/** `2025-11-19` as milliseconds of UTC: for arithmetic, never for a clock. */
function timeOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Monday is 0. */
export function weekday(day: string): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % 7;
}

/** The Monday of a day's week, `yyyy-mm-dd`. */
export function monday(day: string): string {
  return dayOf(timeOf(day) - weekday(day) * DAY);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return dayOf(timeOf(day) + days * DAY);
}

/** The week of a day by ISO 8601: `2025-W47`. A week belongs to the year that holds its Thursday. */
export function isoWeek(day: string): string {
  const thursday = timeOf(day) + (3 - weekday(day)) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The days of a month, `2025-11`. */
export function daysInMonth(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}
