import type { Digest } from '../digest/digest.ts';
import { isoWeek } from '../digest/period.ts';

/** The day or week that `newest` or `newest-week` stands for. Anything else, and either in an empty digest, stands for itself. */
export function newestOf(digest: Digest, what: string): string {
  const date = digest.newest?.date;
  if (date === undefined) return what;
  return what === 'newest' ? date : what === 'newest-week' ? isoWeek(date) : what;
}

/** Whether a text names a week, as `2025-W47` does. */
export function isWeek(what: string): boolean {
  return /^\d{4}-W\d\d$/.test(what);
}
