import path from 'node:path';
import { UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import { commandLine } from '../terminal/command.ts';
import { openDay, stageDay } from './change-day.ts';

/** A day's file before anything is written into it; its comments say what else it may hold. */
const DRAFT = `---
# title: A headline of the day
# picks:
#   - a paper: its id, its arXiv identifier or DOI, or how its title begins
---

`;

const fileOf = (day: string): string => `days/${day}.md`;

/**
 * Sees that a day has a file to write a note into.
 *
 * @returns whether it was made for this
 */
export function beginNote(root: string, day: string): boolean {
  if (openDay(root, day).text !== undefined) return false;
  changeFiles(root, undefined, transaction => transaction.write(fileOf(day), DRAFT));
  return true;
}

/**
 * Looks at what a person wrote. A file that was made for it goes if nothing was written, and so does what only said what it may hold.
 *
 * @param isMade whether `beginNote` made it
 * @returns whether there is something
 * @throws ContentError naming the line of what is wrong in it
 */
export function endNote(root: string, date: string, isMade: boolean): boolean {
  const { text, day } = openDay(root, date);
  if (text === undefined) return false;
  if (!isMade) return true;
  const isEmpty = day.note === '' && day.title === undefined && !day.picks?.length;
  changeFiles(root, undefined, transaction => {
    if (isEmpty) transaction.remove(fileOf(date));
    else if (text.startsWith(DRAFT.trimEnd()) && day.title === undefined && !day.picks)
      transaction.write(fileOf(date), `${day.note}\n`);
  });
  return !isEmpty;
}

/**
 * Writes the note of a day.
 *
 * @param isReplaced whether another note that stands there goes
 * @throws UsageError where another stands there, or there are no words
 */
export function writeNote(root: string, date: string, note: string, isReplaced: boolean): void {
  const before = openDay(root, date).day.note;
  if (note.trim() === '') throw new UsageError('expected the words of a note, found none');
  if (before !== '' && before !== note.trim() && !isReplaced)
    throw new UsageError(
      `expected a day without a note, found one in ${path.join(root, fileOf(date))}. ` +
        `To write this in its place, add --replace. To edit it: ${commandLine('note', date)}`,
    );
  changeFiles(root, undefined, transaction => stageDay(root, date, transaction, () => ({ note })));
}
