import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import { monthNumber } from '../../digest/period.ts';

/** Months that the newest one is compared with. */
const MONTHS_BEFORE = 6;
/** With fewer papers in the month, or before, a share says nothing. */
const PAPERS_ENOUGH = 20;
/** Fewer papers of a topic, in the month and before, are chance. */
const TOPIC_ENOUGH = 4;
const SHOWN = 5;

/** A topic's part of the papers, 0 to 1. */
export interface TopicShare {
  topic: DigestTopic;
  /** Its papers of the month. */
  count: number;
  share: number;
  before: number;
}

/** How much of the papers a topic won. */
export const gain = ({ share, before }: TopicShare): number => share - before;

/** What a month has more and less of than the months before. */
export interface Rising {
  /** `yyyy-mm` */
  month: string;
  /** Those that it is compared with, the newest first. */
  before: readonly string[];
  /** The one that rose or fell most first. */
  rising: readonly TopicShare[];
  falling: readonly TopicShare[];
}

/** Compares the newest month of listing with those of the half year before it; nothing where the last has none, or too few papers. */
export function risingTopics(digest: Digest): Rising | undefined {
  const months = [...new Set(digest.days.filter(day => day.papers.length > 0).map(day => day.date.slice(0, 7)))];
  const [month, ...all] = months;
  if (month === undefined) return undefined;
  const isBefore = (other: string, most: number) => monthNumber(month) - monthNumber(other) <= most;
  const earlier = all.filter(other => isBefore(other, MONTHS_BEFORE));
  // What lies further back, with nothing listed since, may come from other sources.
  if (!earlier[0] || !isBefore(earlier[0], 1)) return undefined;
  const inMonth = (listed: string) => listed.startsWith(month);
  const inEarlier = (listed: string) => earlier.includes(listed.slice(0, 7));
  const count = (papers: DigestTopic['papers'], is: (listed: string) => boolean) =>
    papers.reduce((sum, { listed }) => sum + Number(is(listed)), 0);
  const total = count(digest.papers, inMonth);
  const totalBefore = count(digest.papers, inEarlier);
  if (total < PAPERS_ENOUGH || totalBefore < PAPERS_ENOUGH) return undefined;
  const shares = digest.topics.flatMap((topic): TopicShare[] => {
    const now = count(topic.papers, inMonth);
    const before = count(topic.papers, inEarlier);
    if (now + before < TOPIC_ENOUGH) return [];
    return [{ topic, count: now, share: now / total, before: before / totalBefore }];
  });
  const sorted = shares.sort((a, b) => gain(b) - gain(a) || (a.topic.slug < b.topic.slug ? -1 : 1));
  // A change of less than a hundredth is none.
  const rising = sorted.filter(each => gain(each) >= 0.01).slice(0, SHOWN);
  const falling = sorted
    .filter(each => gain(each) <= -0.01)
    .reverse()
    .slice(0, SHOWN);
  return rising.length + falling.length > 0 ? { month, before: earlier, rising, falling } : undefined;
}
