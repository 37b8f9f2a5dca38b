/** The months by name. Not luxon's: the pages' scripts write dates too, and are a tenth of its size. */
export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** `2025-11-19` as "19 Nov 2025", `2025-11` as "Nov 2025", which no line divides. */
export function shortDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = MONTHS[month! - 1]?.slice(0, 3);
  return name === undefined ? day : [date, name, year].filter(part => part !== undefined).join('\u00a0');
}
