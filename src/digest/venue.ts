import type { PaperEntry } from '../paper.ts';

/** Words that mark a venue as a meeting rather than a journal. */
const MEETING = /\b(?:conference|proceedings|workshop|symposium|meeting)\b/i;

/** Whether the paper was presented at a meeting rather than published in a journal, as far as the entry tells. */
export function isMeeting(entry: PaperEntry): boolean {
  return entry.event !== undefined || entry.genre === 'poster' || MEETING.test(entry['container-title'] ?? '');
}
