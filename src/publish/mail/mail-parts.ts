import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { clip } from '../../typeset/clip.ts';
import { plainNote } from '../../typeset/own-words.ts';
import type { DayPart } from '../feeds/day-item.ts';
import { paperLinks } from '../feeds/paper-feed-item.ts';

/** The content of a day's mail. */
export interface MailParts {
  digest: Digest;
  day: DigestDay;
  parts: readonly DayPart[];
  /** The day's page. */
  url: string;
  unsubscribe: string;
  /** Most characters of the editor's note; the rest is on the day's page. */
  noteLength: number;
}

/** The editor's note on the day (Markdown), and whether it was cut. */
export function mailNote({ day, noteLength }: MailParts): { text: string; cut: boolean } | undefined {
  const note = day.note?.note;
  if (!note) return undefined;
  return note.length <= noteLength
    ? { text: note, cut: false }
    : { text: clip(plainNote(note), noteLength), cut: true };
}

/** The editor's remark on a paper, in one line. */
export function mailRemark(entry: PaperEntry): string {
  return entry.note ? clip(plainNote(entry.note), 600) : '';
}

/** A paper's own links: where to read it, code. */
export function mailLinks(entry: PaperEntry): { name: string; url: string }[] {
  return paperLinks(entry)
    .filter(({ url }) => url.length < 500)
    .slice(0, 3);
}
