import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { isDay } from '../content/calendar.ts';
import { readSite, siteBytes } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { decodeUtf8 } from '../files/text-file.ts';
import type { FileCache } from '../memory/file-cache.ts';

/** The last second of 2099, since 1970: what is later is milliseconds, or a year that no file's name could hold. */
const LAST_SECOND = 4_102_444_799;

/**
 * The time of the clock, or of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), to the second:
 * `yyyy-mm-ddThh:mm:ssZ`.
 * @throws UsageError where the environment states another time than whole seconds
 */
export function now(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'] || undefined;
  if (epoch !== undefined && !(/^\d{1,10}$/.test(epoch) && Number(epoch) <= LAST_SECOND))
    throw new UsageError(
      `expected whole seconds from 1970 to 2099 in SOURCE_DATE_EPOCH (0 to ${LAST_SECOND}), found "${epoch}"`,
    );
  const time = epoch === undefined ? Date.now() : Number(epoch) * 1000;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** An option's day. */
export function calendarDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a day of the calendar as yyyy-mm-dd.');
  return text;
}

/**
 * The day of that time, `yyyy-mm-dd`, where the editor is: in the time zone of the content folder's `site.yaml`, or UTC where there
 * is none that can be read.
 */
export function today(content: string, fileCache?: FileCache): string {
  const file = path.join(content, 'site.yaml');
  const site = attempt(() => readSite(file, decodeUtf8(file, siteBytes(file, fileCache))));
  return DateTime.fromISO(now(), { zone: site?.timezone ?? 'UTC' }).toISODate()!;
}
