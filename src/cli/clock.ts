import { UsageError } from '../diagnostic.ts';

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

/** The day of that time, `yyyy-mm-dd`. */
export function today(): string {
  return now().slice(0, 10);
}
