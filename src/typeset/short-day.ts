import type { Words } from '../words/words.ts';

/**
 * `2025-11-19` as "19 Nov 2025", `2025-11` as "Nov 2025", which no line divides. Not luxon's: the pages' scripts write dates too, and
 * are a tenth of its size.
 */
export function shortDay(words: Words, day: string): string {
  const [year = '', month, date] = day.split('-');
  const m = words.say('months-short').split(' ')[Number(month) - 1];
  if (m === undefined) return day;
  return date === undefined
    ? words.say('date-short-month', { m, y: year })
    : words.say('date-short', { d: String(Number(date)), m, y: year });
}
