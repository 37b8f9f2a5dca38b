import fs from 'node:fs';
import path from 'node:path';
import { isDay } from '../content/calendar.ts';
import { readArchive } from '../content/content-folder.ts';
import { type DayFile, readDay } from '../content/day-file.ts';
import { type DayChanges, editDay } from '../content/edit-day.ts';
import { UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import type { Step } from '../files/step.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import { type EntriesLeft, takeFromPublished } from './take-from-published.ts';

/** What a day's file says, and its text; one that is not there says nothing. */
interface OpenDay {
  day: DayFile;
  text: string | undefined;
}

/** @throws UsageError where it is no day; ContentError where the file cannot be read */
export function openDay(root: string, day: string): OpenDay {
  if (!isDay(day)) throw new UsageError(`expected a day, as "2025-01-31", found "${day}"`);
  const file = path.join(root, 'days', `${day}.md`);
  if (!fs.existsSync(file)) return { day: { day, note: '' }, text: undefined };
  const text = decodeUtf8(file, readBytes(file));
  return { day: readDay(file, text, day), text };
}

/**
 * Changes what a day's file says, as part of a larger change. A file with nothing left to say goes, and
 * a published day with it that no paper is listed on.
 *
 * @param change what is to be said, by what is said now
 */
export function stageDay(
  root: string,
  date: string,
  transaction: Transaction,
  change: (day: DayFile) => DayChanges,
): void {
  const { day, text } = openDay(root, date);
  const file = `days/${date}.md`;
  const edited = editDay(text, change(day), path.join(root, file));
  if (edited === (text ?? '')) return;
  if (edited !== '') {
    transaction.write(file, edited);
    return;
  }
  transaction.remove(file);
  const left: EntriesLeft = { has: () => true, all: () => readArchive(root).entries };
  takeFromPublished(root, [], left, transaction, [date]);
}

/** As `stageDay`, as a change of its own. */
export function changeDay(root: string, date: string, change: (day: DayFile) => DayChanges, step?: Step): void {
  changeFiles(root, step, transaction => stageDay(root, date, transaction, change));
}
