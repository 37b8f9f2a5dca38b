import { dayPicks } from '../digest/day-sections.ts';
import type { Digest, DigestDay } from '../digest/digest.ts';
import { fingerprint } from './page.ts';
import { paperItemKey } from './parts/paper-item.ts';

const keys = new WeakMap<Digest, Map<string, string>>();

/** All that a list shows of a day and its papers, in short: pages of many days need not go through all their papers again. */
export function dayKey(digest: Digest, day: DigestDay): string {
  let known = keys.get(digest);
  if (!known) {
    known = new Map();
    keys.set(digest, known);
  }
  let key = known.get(day.date);
  if (key === undefined) {
    let papers = '';
    // A day's note may pick what another day lists.
    for (const entry of [...day.papers, ...dayPicks(digest, day)]) papers += paperItemKey(digest, entry);
    key = fingerprint([day.date, day.note && JSON.stringify(day.note), papers]);
    known.set(day.date, key);
  }
  return key;
}
