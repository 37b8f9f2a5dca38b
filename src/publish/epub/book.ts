import type { Pictures } from '../../content/pictures.ts';
import { UsageError } from '../../diagnostic.ts';
import { daySections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { dayKey, paperKey } from '../../digest/item.ts';
import { isoWeek } from '../../digest/period.ts';
import type { PaperEntry } from '../../paper.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import { dayTitle } from '../feeds/day-item.ts';

/** The content of a book, before it is typeset. */
export interface Book {
  /** For its id and its file: `2025-11-19`, `2025-W47`, `2025-11`, `topic-graphs`. */
  name: string;
  title: string;
  /** Markdown. */
  introduction: string;
  /** Those of the introduction. */
  pictures?: Pictures | undefined;
  parts: readonly BookPart[];
  /** When its content last changed. */
  updated: string;
}

/** A part of a book, with an entry in its contents. */
export interface BookPart {
  title: string;
  /** Markdown. */
  note: string;
  /** Those of the note. */
  pictures?: Pictures | undefined;
  chapters: readonly Chapter[];
}

export interface Chapter {
  title: string;
  papers: readonly PaperEntry[];
}

/** Papers in one chapter: e-readers turn pages slowly in long files. */
const LONGEST_CHAPTER = 80;

/**
 * @param what `yyyy-mm-dd`, `yyyy-Www` (ISO 8601), `yyyy-mm`, or a topic's slug
 * @throws UsageError if the digest has no papers there
 */
export function book(digest: Digest, what: string): Book {
  const made = /^\d{4}-/.test(what) ? bookOfDays(digest, what) : bookOfTopic(digest, what);
  if (!made.parts.some(part => part.note !== '' || part.chapters.length > 0))
    throw new UsageError(`expected a day, week, month or topic with papers, found none in ${what}`);
  return made;
}

function bookOfDays(digest: Digest, what: string): Book {
  const days = digest.days.filter(day => isOf(day.date, what)).reverse();
  const [day] = days;
  const updated = latest(
    days.map(({ date }) => digest.times(dayKey(date), date).updated),
    digest,
    days.flatMap(({ papers }) => papers),
  );
  const title = (period: string) => `${digest.site.name}, ${period}`;
  if (day && day.date === what)
    return {
      name: what,
      title: title(plainDay(what)),
      introduction: note(day),
      pictures: day.note?.pictures,
      parts: chaptersOfDay(digest, day).map(chapter => ({ title: chapter.title, note: '', chapters: [chapter] })),
      updated,
    };
  const week = /^(\d{4})-W(\d\d)$/.exec(what);
  return {
    name: what,
    title: title(week ? `week ${Number(week[2])} of ${week[1]}` : monthName(what)),
    introduction: '',
    parts: days.map(each => ({
      title: dayTitle(each),
      note: note(each),
      pictures: each.note?.pictures,
      chapters: chaptersOfDay(digest, each),
    })),
    updated,
  };
}

function bookOfTopic(digest: Digest, slug: string): Book {
  const topic = digest.topic(slug);
  if (!topic) throw new UsageError(`expected a day, a week, a month or a topic of the digest, found "${slug}"`);
  const months = groupBy(topic.papers, entry => entry.listed.slice(0, 7));
  return {
    name: `topic-${slug}`,
    title: `${digest.site.name}: ${topic.name}`,
    introduction: topic.file?.intro ?? '',
    parts: [...months].map(([month, papers]) => ({
      title: monthName(month),
      note: '',
      chapters: split({ title: monthName(month), papers }),
    })),
    updated: latest([], digest, topic.papers),
  };
}

function note(day: DigestDay): string {
  return day.note?.note ?? '';
}

function chaptersOfDay(digest: Digest, day: DigestDay): Chapter[] {
  return [...groupBy(daySections(digest, day), ({ name }) => name)].flatMap(([title, sections]) =>
    split({ title, papers: sections.flatMap(({ papers }) => papers) }),
  );
}

function split({ title, papers }: Chapter): Chapter[] {
  const parts: Chapter[] = [];
  for (let from = 0; from < papers.length; from += LONGEST_CHAPTER)
    parts.push({
      title: from === 0 ? title : `${title}, continued (${from / LONGEST_CHAPTER + 1})`,
      papers: papers.slice(from, from + LONGEST_CHAPTER),
    });
  return parts;
}

function latest(times: string[], digest: Digest, papers: readonly PaperEntry[]): string {
  for (const { id, listed } of papers) times.push(digest.times(paperKey(id), listed).updated);
  return times.reduce((last, time) => (time > last ? time : last), '1970-01-01T00:00:00Z');
}

function isOf(date: string, what: string): boolean {
  return date === what || (what.length === 7 && date.startsWith(`${what}-`)) || isoWeek(date) === what;
}
