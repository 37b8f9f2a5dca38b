import { asOneDay } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { isoWeek } from '../../digest/period.ts';
import type { PaperEntry } from '../../paper.ts';
import { Layout } from '../../theme/layout.ts';
import { dayFile } from '../../theme/pages/days.ts';
import { weekBase, weekName } from '../../theme/pages/weeks.ts';
import { clip } from '../../typeset/clip.ts';
import { longDay } from '../../typeset/date-text.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plainNote } from '../../typeset/own-words.ts';
import type { Words } from '../../words/words.ts';
import { type DayPart, dayParts, daySummary, dayTitle, sectionUrl } from '../feeds/day-item.ts';
import { paperLinks } from '../feeds/paper-feed-item.ts';
import { isWeek } from '../newest.ts';

/** What a mail is about: a day, or a week. */
export interface Issue {
  /** `2025-11-19`, `2025-W47` */
  key: string;
  kind: 'day' | 'week';
  /** "Wednesday 19 November 2025", "17–23 November 2025" */
  name: string;
  /** For the subject: the name, and what it brings. */
  title: string;
  /** In a sentence. */
  summary: string;
  /** Its page. */
  url: string;
  /** Its papers; of a week, as if they were of one day. */
  whole: DigestDay;
  /** Of a week, the oldest first; none for a day. */
  days: readonly { title: string; url: string }[];
}

/** The content of a mail. */
export interface MailParts {
  digest: Digest;
  issue: Issue;
  parts: readonly MailPart[];
  unsubscribe: string;
  /** Most characters of the editor's note; the rest is on the day's page. */
  noteLength: number;
}

export interface MailPart extends DayPart {
  /** Where its section stands on the site. */
  url: string;
  /** Whether its papers are told by title and authors alone: all but the picks of a week. */
  brief: boolean;
}

/** A day or a week of the digest; undefined if it has no such. @param what `yyyy-mm-dd` or `yyyy-Www` */
export function issueOf(digest: Digest, what: string): Issue | undefined {
  const { words } = digest;
  const url = (date: string) => Layout.of(digest).url(dayFile(date));
  if (!isWeek(what)) {
    const day = digest.day(what);
    return (
      day && {
        key: what,
        kind: 'day',
        name: longDay(words, what),
        title: dayTitle(words, day),
        summary: daySummary(digest, day),
        url: url(what),
        whole: day,
        days: [],
      }
    );
  }
  const days = digest.days.filter(({ date }) => isoWeek(date) === what).reverse();
  if (!days[0]) return undefined;
  const name = weekName(words, days[0].date);
  const whole = asOneDay(days);
  return {
    key: what,
    kind: 'week',
    name,
    title: words.say('date-and-title', { date: name, title: words.say('n-papers', { n: whole.papers.length }) }),
    summary: daySummary(digest, whole),
    url: Layout.of(digest).url(`${weekBase(days[0].date)}.html`),
    whole,
    days: days.map(day => ({ title: dayTitle(words, day), url: url(day.date) })),
  };
}

/** The words for the whole of an issue, which a mail may cut. */
export const WHOLE = { day: 'whole-digest-of-day', week: 'whole-digest-of-week' } as const;

/** The sections of an issue with as many papers as there is room for. */
export function mailParts(digest: Digest, { kind, whole, url }: Issue, room: number): MailPart[] {
  return dayParts(digest, whole, room).map(part => ({
    ...part,
    url: kind === 'week' ? url : sectionUrl(digest, whole.date, part.section),
    brief: kind === 'week' && !part.section.picks,
  }));
}

/** The editor's title of a day. */
export function mailTitle({ issue }: MailParts): string | undefined {
  const title = issue.whole.note?.title;
  return title && clip(harmless(title), 200);
}

/** The editor's note on the day (Markdown), and whether it was cut. */
export function mailNote({ issue, noteLength }: MailParts): { text: string; cut: boolean } | undefined {
  const note = issue.whole.note?.note;
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
export function mailLinks(words: Words, entry: PaperEntry): { name: string; url: string }[] {
  return paperLinks(words, entry)
    .filter(({ url }) => url.length < 500)
    .slice(0, 3);
}
