import type { PaperEntry } from '../paper.ts';

/** Words of a venue that say it is a meeting, not a journal. */
const MEETING = /\b(?:conference|proceedings|workshop|symposium|meeting)\b/i;

/** Whether the paper was presented at a meeting rather than printed in a journal, as far as the entry tells. */
export function isMeeting(entry: PaperEntry): boolean {
  return entry.event !== undefined || entry.genre === 'poster' || MEETING.test(entry['container-title'] ?? '');
}
