import type { PaperEntry } from '../paper.ts';
import { nameOrder } from '../typeset/name-order.ts';
import { groupBy } from './group-by.ts';
import type { DigestDay } from './grouping.ts';
import type { Lookup } from './lookup.ts';

/** How many papers one page of a day shows. At about 150 compressed bytes each, a page stays well under 100 KB. */
const DAY_PAGE = 300;

/** The papers of a day under one heading. A long topic is split at page boundaries. */
export interface DaySection {
  /** The anchor for links into the page. */
  id: string;
  name: string;
  slug?: string;
  picks?: boolean;
  /** Whether each of its papers is alone in its topic. */
  mixed?: boolean;
  papers: readonly PaperEntry[];
  /** The number of papers of the whole section, on all pages. */
  total: number;
  /** The page of the day that the section stands on; the first is 1. */
  page: number;
  /** Whether the section began on an earlier page. */
  continued?: boolean;
}

/** The day's picks, in the editor's order. */
export function dayPicks(digest: Lookup, day: DigestDay): PaperEntry[] {
  const named = (day.note?.picks ?? []).map(id => digest.paper(id)).filter(entry => entry !== undefined);
  return [...new Set([...named, ...day.papers.filter(entry => entry.pick)])];
}

/** Papers in the order in which they are shown: the first words of an abstract are no title to begin with. */
export function titledFirst(papers: readonly PaperEntry[]): PaperEntry[] {
  return [...papers.filter(({ title }) => title), ...papers.filter(({ title }) => !title)];
}

/** How many pages the papers of a day take. */
export function countDayPages(digest: Lookup, day: DigestDay): number {
  const listed = new Set(day.papers);
  const guests = dayPicks(digest, day).filter(entry => !listed.has(entry)).length;
  return Math.max(1, Math.ceil((day.papers.length + guests) / DAY_PAGE));
}

/** The names of the topics of a day's papers by their primary topics, the largest first. */
export function dayTopics(digest: Lookup, { papers }: DigestDay): string[] {
  const order = nameOrder(digest.words);
  return [...groupBy(papers, entry => entry.topics?.[0] ?? '')]
    .filter(([slug]) => slug !== '')
    .map(([slug, { length }]) => ({ name: digest.topicName(slug), length }))
    .sort((a, b) => b.length - a.length || order(a.name, b.name))
    .map(({ name }) => name);
}

/** The sections of a day, each whole: what is continued on a later page of the day stands with its beginning. */
export function wholeSections(digest: Lookup, day: DigestDay): DaySection[] {
  const whole: DaySection[] = [];
  for (const section of daySections(digest, day)) {
    const last = whole.at(-1);
    if (section.continued && last) whole[whole.length - 1] = { ...last, papers: [...last.papers, ...section.papers] };
    else whole.push(section);
  }
  return whole;
}

/** Several days as if they were one: all papers and all picks, in the order of the days. @param days at least one */
export function asOneDay(days: readonly DigestDay[]): DigestDay {
  const { date } = days[0]!;
  const picks = days.flatMap(({ note }) => note?.picks ?? []);
  return { date, papers: days.flatMap(({ papers }) => papers), again: [], note: { day: date, note: '', picks } };
}

/**
 * Splits a day into sections: picks first, then the other papers by primary topic, the largest topic first; papers that
 * are alone in their topic together, and papers without a topic last.
 */
export function daySections(digest: Lookup, day: DigestDay): DaySection[] {
  const { words } = digest;
  const order = nameOrder(words);
  const picks = dayPicks(digest, day);
  const picked = new Set(picks);
  const others = day.papers.filter(entry => !picked.has(entry));
  const isLast = ({ slug }: { slug: string }) => Number(slug === '');
  const groups = [...groupBy(others, entry => entry.topics?.[0] ?? '')]
    .map(([slug, papers]) => ({
      slug,
      papers: titledFirst(papers),
      name: slug === '' ? words.say('other-papers') : digest.topicName(slug),
    }))
    .sort((a, b) => isLast(a) - isLast(b) || b.papers.length - a.papers.length || order(a.name, b.name));
  const sections: DaySection[] = [];
  let count = 0;
  const add = (id: string, name: string, papers: readonly PaperEntry[], more: Partial<DaySection>): void => {
    for (let from = 0; from < papers.length; ) {
      const page = Math.floor(count / DAY_PAGE) + 1;
      const part = papers.slice(from, from + (page * DAY_PAGE - count));
      const continued = from > 0;
      const anchor = continued ? `${id}-${page}` : id;
      sections.push({ ...more, id: anchor, name, papers: part, total: papers.length, page, continued });
      count += part.length;
      from += part.length;
    }
  };
  if (picks.length > 0) add('picks', words.say('picks-heading'), picks, { picks: true });
  // Headings of one paper each would be as long as what they head: those papers run together, each with its topic beside it.
  const single = groups.filter(({ slug, papers }) => slug !== '' && papers.length === 1);
  const run = single.length > 1 ? single.flatMap(({ papers }) => papers) : [];
  const headed = groups.filter(({ papers }) => !run.includes(papers[0]!));
  const last = headed.at(-1);
  const rest = last?.slug === '' ? headed.pop() : undefined;
  for (const { slug, name, papers } of headed) add(`topic-${slug}`, name, papers, { slug });
  if (run.length > 0)
    add('more-topics', words.say(headed.length > 0 ? 'more-topics' : 'papers-heading'), run, { mixed: true });
  if (rest) add('other', headed.length + run.length > 0 ? rest.name : words.say('papers-heading'), rest.papers, {});
  return sections;
}
