import * as v from 'valibot';
import { refusalAt } from '../diagnostic.ts';
import { isDay } from './calendar.ts';
import { requireFields } from './check-fields.ts';
import { entryName, text } from './entry-schema.ts';
import { bodyText, splitMarkdownFile } from './markdown-file.ts';
import type { Pictures } from './pictures.ts';
import { readYaml } from './yaml-text.ts';

/** The editor's words on a day's digest. */
export interface DayFile {
  /** `yyyy-mm-dd`, the file's name. */
  day: string;
  title?: string;
  /** Markdown; empty where there is none. */
  note: string;
  /** The entries that the editor puts first on this day, in that order, as they are written there; a digest has their ids. */
  picks?: string[];
  /** Of the note. */
  pictures?: Pictures;
}

/** @internal */
export const DaySchema = v.object(
  { title: v.optional(text), picks: v.optional(v.array(entryName, 'a list of ids')) },
  'a map',
);

/**
 * Reads `days/<yyyy-mm-dd>.md`: a note in Markdown, with or without front matter.
 * @throws ContentError naming file and line of each mistake
 */
export function readDay(file: string, source: string, day: string): DayFile {
  if (!isDay(day)) {
    const message = `expected a day that exists as the file's name, as "2025-01-31.md", found "${day}"`;
    throw refusalAt({ file }, 'day-name', message, 'Rename the file.');
  }
  if (!/^\ufeff?---/.test(source)) return { day, note: bodyText(source) ?? '' };
  const { yaml, body } = splitMarkdownFile(file, source);
  return { day, ...requireFields(file, readYaml(file, yaml, 2), DaySchema, 2), note: bodyText(body) ?? '' };
}
