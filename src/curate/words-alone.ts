import type { Archive } from '../editorial/archive.ts';
import { openDay } from './change-day.ts';

/** What an editor says of a day. */
export type DayWords = 'note' | 'picks';

/** What the editor says of a day on which no paper is listed; nothing where one is. @param date `yyyy-mm-dd` */
export function wordsAlone(root: string, date: string, { entries }: Archive): DayWords[] {
  const { note, title, picks } = openDay(root, date).day;
  const said: DayWords[] = [];
  if (note !== '' || title !== undefined) said.push('note');
  if (picks && picks.length > 0) said.push('picks');
  const isListed =
    said.length > 0 &&
    entries.ids.some(id => {
      const { listed, provenance } = entries.get(id)!.entry;
      return listed === date || provenance.some(place => place.listed === date);
    });
  return isListed ? [] : said;
}
