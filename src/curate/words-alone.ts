import type { Archive } from '../editorial/archive.ts';
import { openDay } from './change-day.ts';
import { daysOf, leftIn } from './take-from-published.ts';

/** What an editor says of a day. */
export type DayWords = 'note' | 'picks';

/** What the editor says of a day on which no paper is listed; nothing where one is. @param date `yyyy-mm-dd` */
export function wordsAlone(root: string, date: string, archive: Archive): DayWords[] {
  const { note, title, picks } = openDay(root, date).day;
  const said: DayWords[] = [];
  if (note !== '' || title !== undefined) said.push('note');
  if (picks && picks.length > 0) said.push('picks');
  const isListed = (): boolean => [...leftIn(archive).all()].some(entry => daysOf(entry).includes(date));
  return said.length > 0 && isListed() ? [] : said;
}
