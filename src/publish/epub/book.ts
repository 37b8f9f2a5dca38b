import type { Pictures } from '../../content/pictures.ts';
import { UsageError } from '../../diagnostic.ts';
import { asOneDay, wholeSections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { dayKey, paperKey } from '../../digest/item.ts';
import { isoWeek } from '../../digest/period.ts';
import type { PaperEntry } from '../../paper.ts';
import { weekName } from '../../theme/pages/weeks.ts';
import { monthName, plainDay } from '../../typeset/date-text.ts';
import type { Words } from '../../words/words.ts';
import { dayTitle } from '../feeds/day-item.ts';
import { isWeek, newestOf } from '../newest.ts';

/** The content of a book, before it is typeset. */
export interface Book {
  /** For its id and its file: `2025-11-19`, `2025-W47`, `2025-11`, `topic-graphs`. */
  name: string;
  title: string;
  /** What it is about, in a few words: `19 November 2025`. */
  subject: string;
  /** A second line below: the editor's title of a day, the days of a week. */
  subtitle?: string | undefined;
  /** Of a day or a topic. */
  introduction?: Remarks;
  /** Those of a week or month, with the editor's notes. */
  days: readonly Remarks[];
  /** The picks, then the topics; of a topic, its months. */
  parts: readonly BookPart[];
  /** How many topics its papers belong to first; not of a topic. */
  topics?: number;
  /** When its content last changed. */
  updated: string;
}

/** The editor's words. */
export interface Remarks {
  title: string;
  /** Markdown; empty where there is none. */
  note: string;
  pictures?: Pictures | undefined;
}

/** A part of a book, with an entry in its contents. */
export interface BookPart {
  title: string;
  /** The topic that its papers share. */
  topic?: string | undefined;
  papers: readonly PaperEntry[];
}

/**
 * @param what `yyyy-mm-dd`, `yyyy-Www` (ISO 8601), `yyyy-mm`, `newest`, `newest-week`, or a topic's slug
 * @throws UsageError if the digest has no papers there
 */
export function book(digest: Digest, what: string): Book {
  const named = newestOf(digest, what);
  const made = /^\d{4}-/.test(named) ? bookOfDays(digest, named) : bookOfTopic(digest, named);
  if (made.parts.length === 0 && ![made.introduction, ...made.days].some(words => words?.note))
    throw new UsageError(`expected a day, week, month or topic with papers, found none in ${what}`);
  return made;
}

function bookOfDays(digest: Digest, what: string): Book {
  const { site, words } = digest;
  const days = digest.days.filter(day => isOf(day.date, what)).reverse();
  const [day] = days;
  const week = isWeek(what) && day;
  const subject =
    day?.date === what
      ? plainDay(words, what)
      : week
        ? words.say('week-of-year', ofYear(what))
        : monthName(words, what);
  const papers = days.flatMap(day => day.papers);
  const common = {
    name: what,
    subject,
    title: week
      ? words.say('digest-of-week', { digest: site.name, ...ofYear(what) })
      : words.say('digest-and-date', { digest: site.name, date: subject }),
    parts: day
      ? wholeSections(digest, asOneDay(days)).map(({ name, slug, papers }) => ({ title: name, topic: slug, papers }))
      : [],
    topics: new Set(papers.flatMap(({ topics = [] }) => topics.slice(0, 1))).size,
    updated: latest(
      days.map(({ date }) => digest.times(dayKey(date), date).updated),
      digest,
      papers,
    ),
  };
  return day?.date === what
    ? { ...common, subtitle: day.note?.title, introduction: remarks(words, day), days: [] }
    : {
        ...common,
        subtitle: week ? weekName(words, week.date) : undefined,
        days: days.map(each => remarks(words, each)),
      };
}

/** The number and the year of `2025-W47`. */
const ofYear = (week: string) => ({ week: String(Number(week.slice(6))), year: week.slice(0, 4) });

function bookOfTopic(digest: Digest, slug: string): Book {
  const topic = digest.topic(slug);
  if (!topic) throw new UsageError(`expected a day, a week, a month or a topic of the digest, found "${slug}"`);
  const months = groupBy(topic.papers, entry => entry.listed.slice(0, 7));
  return {
    name: `topic-${slug}`,
    title: digest.words.say('digest-on-topic', { digest: digest.site.name, topic: topic.name }),
    subject: topic.name,
    introduction: { title: topic.name, note: topic.file?.intro ?? '' },
    days: [],
    parts: [...months].map(([month, papers]) => ({ title: monthName(digest.words, month), topic: slug, papers })),
    updated: latest([], digest, topic.papers),
  };
}

function remarks(words: Words, day: DigestDay): Remarks {
  return { title: dayTitle(words, day), note: day.note?.note ?? '', pictures: day.note?.pictures };
}

function latest(times: string[], digest: Digest, papers: readonly PaperEntry[]): string {
  for (const { id, listed } of papers) times.push(digest.times(paperKey(id), listed).updated);
  return times.reduce((last, time) => (time > last ? time : last), '1970-01-01T00:00:00Z');
}

function isOf(date: string, what: string): boolean {
  return date === what || (what.length === 7 && date.startsWith(`${what}-`)) || isoWeek(date) === what;
}
